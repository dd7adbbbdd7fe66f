"""Maps for the tests of the report, as plain data, and the pages that come of them."""

from __future__ import annotations

from typing import Any

from cxmap.locale import words_for
from cxmap.model import Map
from cxmap.rendering.report.page import draw_report
from cxmap.scoring import score
from cxmap.view.report.build import build_report

SMALL: dict[str, Any] = {"cxmap": 1, "title": "Small", "touchpoints": ["First letter"]}


def rich(text: str = "text", *, columns: int = 4, long: str = "") -> dict[str, Any]:
    """A map that uses every kind of text field; `text` is put into each of them."""
    remark = {"text": text, "persona": "a", "source": "s", "when": text}
    touchpoint: dict[str, Any] = {
        "description": text,
        "channel": ["web", "shop"],
        "device": text,
        "importance": 4,
        "reach": 0.5,
        "experience": {"a": -2, "b": 1},
        "motivations": [remark],
        "actions": [remark],
        "thoughts": [remark],
        "questions": [remark],
        "feelings": [{"word": text, "score": -1, "when": text}],
        "pain_points": [{**remark, "severity": 4, "effect": text, "remedy": text}],
        "gains": [remark],
        "quotes": [{**remark, "by": text}],
        "impact": [{"direction": "negative", "why": text, "persona": "a"}],
        "elements": ["help"],
        "frontstage": [{"text": text, "by": text, "system": text}],
        "backstage": [{"text": text}],
        "support": [{"text": text}],
        "evidence": [{"source": "s", "note": text}, {"to_collect": text}],
        "kpis": [{"name": text, "current": text, "target": text, "source": "s"}],
        "curves": {"more": 1},
        "lanes": {"own": [text]},
        "when": text,
        "duration": "10 min",
        "waiting": "2 days",
        "next": [{"to": "t1", "share": 0.4, "when": text}],
        "owner": text,
        "tags": [text],
        "links": [{"to": "https://example.org/", "text": text}],
        "note": text,
        "x-own": "never shown",
    }
    asked: dict[str, Any] = {"name": text, "source": "s", "date": "2026-03-01"}
    metrics = [{"type": "csat", "answers": [9, 8, 7, 6, 5], **asked}, {"type": "nps", "value": 12, "n": 40}]
    touchpoints = [
        {**touchpoint, "id": f"t{at}", "name": f"{text} {long}{at}", "metrics": [] if at % 2 else metrics}
        for at in range(columns)
    ]
    touchpoints.append({"id": "empty", "name": text, "experience": None})
    return {
        "cxmap": 1,
        "title": text,
        "description": text,
        "date": "2026-03-31",
        "owner": {"name": text, "email": "cx@example.org"},
        "scope": {"objective": text, "trigger": text, "outcome": text, "question": text, "includes": [text]},
        "scale": {"min": -2, "max": 2, "words": [text, "b", "c", "d", text]},
        "goal": {"score": 1, "words": text},
        "markets": [{"id": "m", "name": text, "payment": [text], "description": text}],
        "segments": [{"id": "g", "name": text, "description": text}],
        "personas": [
            {"id": "a", "name": text, "role": text, "needs": [text], "job": text, "quotes": [text]},
            {"id": "b", "name": "Bert " + text},
        ],
        "sources": [{"id": "s", "name": text, "n": 3, "by": text, "url": text, "note": text}],
        "channels": [{"id": "web", "name": text, "purpose": text, "goal": 1}, {"id": "shop", "name": "Shop"}],
        "curves": [{"id": "more", "name": text, "scale": {"min": 0, "max": 10}}],
        "lanes": [{"id": "own", "name": text}],
        "phases": [
            {"id": "p", "name": text, "description": text, "note": text, "touchpoints": touchpoints},
            {"id": "q", "name": text, "touchpoints": []},
        ],
        "opportunities": [
            {
                "id": "o", "title": text, "description": text, "addresses": ["t0", "p"], "impact": 4,
                "feasibility": 3, "budget": text, "owner": text, "note": text, "links": ["a/b.html"],
                "expects": [{"touchpoint": "t0", "experience": 1}],
            }
        ],
        "pain_points": [text],
        "quotes": [text],
        "kpis": [{"name": text}],
        "tags": [text],
        "note": text,
    }  # fmt: skip


def page(data: dict[str, Any], *, persona: str | None = None) -> str:
    """The report of a map."""
    map_ = Map.model_validate(data)
    return draw_report(build_report(score(map_, persona=persona), words_for(map_.language), "0.1"))


JOURNEY: dict[str, Any] = {
    "cxmap": 1,
    "title": "Stay",
    "scale": {"min": 1, "max": 5},
    "goal": 4,
    "personas": [{"id": "a", "name": "Anna"}, {"id": "b", "name": "Bert"}],
    "channels": [{"id": "web", "name": "Web"}, {"id": "desk", "name": "Desk"}],
    "phases": [
        {
            "id": "before",
            "name": "Before",
            "description": "Until the day itself",
            "touchpoints": [
                {"id": "find", "name": "Find it", "channel": "web", "experience": {"a": 5, "b": 4}},
                {"id": "book", "name": "Book", "channel": "web", "experience": 3, "importance": 5},
            ],
        },
        {
            "id": "there",
            "name": "There",
            "touchpoints": [
                {
                    "id": "arrive",
                    "name": "Arrive",
                    "channel": "desk",
                    "experience": 1,
                    "pain_points": ["=Queue of an hour, \"at least\""],
                    "metrics": [{"type": "csat", "scale": {"min": 1, "max": 5}, "answers": [9, 18, 9, 0, 0]}],
                },
                {"id": "sleep", "name": "Sleep", "channel": "desk", "experience": None},
            ],
        },
    ],
}  # fmt: skip


def shown(tab: Any) -> list[str]:
    """The names in the list of gaps, as it stands."""
    names = (
        "[...document.querySelectorAll('.gaps tbody tr:not([hidden]) th a')].map(found => found.textContent)"
    )
    return list(tab.evaluate(names))


def address(tab: Any) -> str:
    """The query and the fragment of the page's address."""
    return str(tab.evaluate("location.search + location.hash"))
