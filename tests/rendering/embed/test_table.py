"""Gaps as a table in a notebook: whole, in the map's language, and harmless."""

from __future__ import annotations

from html import unescape
from pathlib import Path

import pytest

import cxmap
from cxmap.locale import words_for
from cxmap.model import Map
from cxmap.rendering.embed.table import MOST_ROWS


def table(data: dict[str, object]) -> str:
    return cxmap.score(Map.model_validate({"cxmap": 1, "title": "T", **data}))._repr_html_() or ""


def test_every_touchpoint_has_a_row(project: Path) -> None:
    map_ = cxmap.load(project / "examples/shopping-day.cxmap.yaml")
    shown = cxmap.score(map_)._repr_html_() or ""
    for step in map_.steps:
        assert step.touchpoint.name in unescape(shown)
    assert "8 of 12 touchpoints are below goal (our estimate)" in shown
    assert "no score, on purpose" in shown


def test_texts_are_texts() -> None:
    shown = table({"touchpoints": [{"name": "<b onclick=x>", "experience": 0, "goal": 1}]})
    assert "<b onclick" not in shown and "&lt;b onclick" in shown


def test_more_rows_than_anybody_reads_are_counted() -> None:
    points = [{"name": f"n{at}", "experience": 0, "goal": 1} for at in range(MOST_ROWS + 7)]
    shown = table({"touchpoints": points})
    assert shown.count("<tr>") == MOST_ROWS + 2 and "7" in shown.rpartition("<tr>")[2]


@pytest.mark.parametrize("language", ["en", "nl", "de", "fr"])
def test_it_speaks_the_language_of_the_map(language: str) -> None:
    shown = table({"language": language, "touchpoints": [{"name": "a", "experience": 0, "goal": 1}]})
    words = words_for(language)
    assert all(
        f">{word}</th>" in shown for word in (words.touchpoint, words.gap, words.verdict, words.priority)
    )
