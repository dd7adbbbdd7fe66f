"""Pictures and reports in another language hold nothing of English that cxmap put there."""

from __future__ import annotations

import html
import re
from functools import cache
from pathlib import Path

import pytest

import cxmap
from cxmap import api
from cxmap.model import Map

EXAMPLES = sorted((Path(__file__).parent.parent.parent / "examples").glob("*.cxmap.yaml"))
ENGLISH = (
    "touchpoint", "goal", "verdict", "shortfall", "experience", "believed", "measured", "undecided", "score",
    "gap", "none", "worst", "mean", "answers", "source", "owner", "the", "and", "of", "with",
    "is", "are", "to", "week", "weeks", "day", "days", "year", "lowest", "met", "reach", "wait", "waits",
)  # fmt: skip
SAME = {"de": {"score"}, "fr": {"score", "source"}, "nl": {"is", "met", "of", "score", "week"}}
"""Words that the language shares with English."""
MAP = """
cxmap: 1
title: ЖЖЖ
language: ru
scale: {min: 1, max: 5}
goal: {nps: 40}
metrics:
  - {type: nps, promoters: 20, passives: 20, detractors: 60, source: s}
  - {type: csat, answers: [1, 2, 3, 4, 5], persona: a}
  - {type: csat, answers: [1, 0, 0, 0, 0], persona: b}
date: 2018-07-01
personas:
  - {id: a, name: ЖА, share: 0.5, needs: [Ж]}
  - {id: b, name: ЖБ, share: 0.5}
channels: [{id: c, name: ЖВ, mode: online, purpose: Ж, goal: {csat: 30%}}, {id: d, name: ЖГ, mode: offline}]
sources:
  - {id: s, type: survey, date: 2018-01-01, n: 100, name: ЖС}
  - {id: i, type: interview, status: planned}
opportunities:
  - {id: o, title: ЖО, impact: 4, feasibility: 3, effort: 2, addresses: [one], due: 2018-09-01, owner: Ж}
  - {id: p, title: ЖП, impact: 2, feasibility: 5, status: done}
phases:
  - id: f
    name: ЖФ
    goal: 4
    metrics: [{type: rating, scale: {min: 1, max: 9}, value: 4, sd: 2, n: 90}]
    touchpoints:
      - id: one
        name: Ж1
        channel: [c]
        duration: 10 min
        waiting: 2-3 min
        importance: 5
        reach: 0.5
        owner: Ж
        experience: {a: 2, b: 4}
        pain_points: [{text: Ж, severity: 3, effect: Ж, remedy: Ж}]
        impact: [{direction: negative, why: Ж}]
        elements: [help, quality]
        next: [{to: two, share: 40%}, {to: three, share: 50%}]
        entry: true
        backstage: [{text: Ж, by: Ж, system: Ж}]
        evidence: [{source: s}, {to_collect: Ж}]
      - id: two
        name: Ж2
        channel: [d]
        waiting: 3 min
        optional: true
        metrics: [{type: csat, value: 40, n: 100, source: s, date: 2018-01-01}, {type: nps, value: 10, n: 50}]
        experience: 5
        quotes: [{text: Ж, by: Ж}]
        kpis: [{name: Ж, current: 1, target: 2}]
      - id: both
        name: Ж5
        channel: [c, d]
        goal: {ces: 5, nps: 20}
        metrics:
          - {type: csat, answers: [10, 10, 10, 60, 60], source: s}
          - {type: nps, promoters: 1, passives: 2, detractors: 60}
      - id: three
        name: Ж3
        channel: [d]
        experience: 5
        goal: 5
        repeats: true
        exit: true
        deviation: failing
      - {id: four, name: Ж4, experience: null}
"""


@cache
def _map(name: str) -> Map:
    return cxmap.loads(MAP) if name == "Ж" else cxmap.load(name)


def _page(found: bytes) -> str:
    """The words of an HTML page or SVG that people see or hear, without scripts, styles and addresses."""
    text = found.decode()
    text = re.sub(r"(?s)<(script|style|metadata)\b.*?</\1>|<!--.*?-->|<ul class=\"works\".*?</ul>", " ", text)
    spoken = re.findall(r'(?:title|aria-label|data-label)="([^"]*)"', text)
    return html.unescape(" ".join([re.sub(r"<[^>]*>", " ", text), *spoken]))


def _english(text: str, language: str) -> set[str]:
    found = set(re.findall(r"[^\W\d_]+", text.lower()))
    return found & set(ENGLISH) - SAME[language]


@pytest.mark.parametrize("language", ["de", "fr"])
@pytest.mark.parametrize("view", [view for view in api.VIEWS if view != "report"])
def test_pictures_speak_one_language(view: str, language: str) -> None:
    drawn = api.render_pages(_map("Ж"), view, "svg", language=language)
    for page in drawn:
        assert not _english(_page(page), language)


@pytest.mark.parametrize("language", ["de", "fr", "nl"])
def test_the_report_speaks_one_language(language: str) -> None:
    page = _page(api.render(_map("Ж"), "report", language=language))
    assert not _english(page, language)
    assert "{" not in page


@pytest.mark.parametrize("at", range(len(EXAMPLES)), ids=lambda at: EXAMPLES[at].name.partition(".")[0])
def test_examples_are_drawn_in_another_language(at: int) -> None:
    language, goal = (("de", "Ziel"), ("fr", "objectif"))[at % 2]
    curve = _page(api.render(_map(str(EXAMPLES[at])), "curve", "svg", language=language))
    assert goal in curve
    assert not re.search(r"\b(goal|touchpoint)s? \d|falls? short of|no score\b", curve)


MEASURED = """
cxmap: 1
title: ЖЖЖ
language: ru
scale: {min: 1, max: 5}
goal: 4
personas: [{id: a, name: ЖА, share: 50%}, {id: b, name: ЖБ, share: 50%}]
touchpoints:
  - {name: Ж1, metrics: [{type: rating, scale: {min: 1, max: 5}, value: 3.9, sd: 1.1, effective_n: 12100}]}
  - name: Ж2
    metrics:
      - {type: rating, scale: {min: 1, max: 5}, value: 3.9, sd: 1.1, n: 100, persona: a}
      - {type: rating, scale: {min: 1, max: 5}, value: 3.1, sd: 1.1, n: 100, persona: b}
"""


@pytest.mark.parametrize("view", [view for view in api.VIEWS if view != api.REPORT])
@pytest.mark.parametrize(("language", "thousands"), [("nl", "."), ("fr", "\u202f")])
def test_numbers_of_answers_are_written_as_all_others(view: str, language: str, thousands: str) -> None:
    drawn = html.unescape(api.render(api.loads(MEASURED), view, "svg", language=language).decode())
    shown = [text for text in re.findall(r"<text[^>]*>([^<]*)</text>", drawn) if "cxmap" not in text]
    assert [text for text in shown if re.search(r"\d\.\d(?!\d\d)", text)] == []
    counts = {count for text in shown for count in re.findall(r"n\s=\s([\d.,\u202f]*\d)", text)}
    assert counts <= {f"12{thousands}100", f"12{thousands}300", "200", "100"}
    assert view != "curve" or f"12{thousands}100" in counts
