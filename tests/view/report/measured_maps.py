"""A map with measured, undecided, believed and unscored touchpoints, and its report."""

from __future__ import annotations

from typing import Any

from cxmap.locale import words_for
from cxmap.model import Map
from cxmap.scoring import score
from cxmap.view.report.build import build_report
from cxmap.view.report.values import Phrase, ReportView

METRICS: dict[str, list[dict[str, Any]]] = {
    "csat": [
        {"type": "csat", "answers": [40, 30, 15, 10, 5], "date": "2026-03-01", "source": "s"},
        {"type": "nps", "value": -20, "n": 90},
    ],
    "effort": [{"type": "ces", "scale": {"min": 1, "max": 7, "direction": "lower-is-better"}, "value": 2.5,
                "n": 8, "sd": 1.5}],
    "nps": [{"type": "nps", "promoters": 80, "passives": 15, "detractors": 5, "value": 70}],
    "own": [{"type": "rating", "scale": {"min": 1, "max": 5}, "value": 3.5, "n": 60, "sd": 0.8}],
    "bare": [{"type": "rating", "scale": {"min": 1, "max": 5}, "value": 3.4}],
}  # fmt: skip


def touchpoint(id_: str, **more: Any) -> dict[str, Any]:
    return {"id": id_, "name": id_.capitalize(), "metrics": METRICS.get(id_, []), **more}


MAP: dict[str, Any] = {
    "cxmap": 1,
    "title": "T",
    "date": "2026-03-31",
    "scale": {"min": 1, "max": 5},
    "goal": 4,
    "personas": [{"id": "a", "name": "Anna", "share": 0.6}, {"id": "b", "name": "Bert", "share": 0.4}],
    "sources": [
        {"id": "s", "type": "survey", "name": "Survey", "date": "2026-03-01"},
        {"id": "old", "type": "interview", "name": "Talks", "date": "2024-01-01", "n": 6},
    ],
    "channels": [{"id": "web", "name": "Web", "owner": "E"}, {"id": "desk", "name": "Desk", "owner": "D"}],
    "phases": [
        {
            "id": "p",
            "name": "P",
            "touchpoints": [
                touchpoint("csat", channel="web", importance=5, experience=4, reach=0.5),
                touchpoint("effort", channel="desk", experience={"a": 3, "b": 2}, elements=["help"]),
                touchpoint("nps", channel="web", experience=4.5),
                touchpoint("own", channel="desk", importance=4, experience=3.5),
                touchpoint("bare", channel="web", importance=2),
                touchpoint("guess", channel="desk", experience={"a": 2, "b": 4}, evidence="old"),
                touchpoint("none", evidence=[{"to_collect": "Ask them"}]),
            ],
        }
    ],
}


def view(data: dict[str, Any] | None = None, language: str = "en", **settings: Any) -> ReportView:
    card = score(Map.model_validate(data or MAP), **settings)
    return build_report(card, words_for(language), "0.1")


def text(runs: tuple[Phrase, ...]) -> str:
    return "".join(run.text for run in runs)
