"""Derived importance and comments in words, in every output and language."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import cxmap
from cxmap import api
from cxmap.api import texts
from cxmap.locale import words_for
from cxmap.model import Map
from cxmap.scoring import Settings, score
from cxmap.view.answered import build_answered
from cxmap.view.matrix.build import build_matrix
from cxmap.view.quadrants.build import build_quadrants
from cxmap.view.report.build import build_report

LIBRARY = "docs/measure/library.cxmap.yaml"


@pytest.fixture
def library(project: Path) -> Map:
    return cxmap.load(project / LIBRARY)


@pytest.mark.parametrize("language", ["en", "nl", "de", "fr"])
def test_every_language_tells_both(library: Map, language: str) -> None:
    words = words_for(language)
    found = build_answered(score(library), words)
    (table,) = found.drivers
    assert [row.id for row in table.rows] == ["find", "reserve", "ask", "borrow"]
    first = table.rows[0]
    assert first.weight_text in first.said
    assert first.correlation_text in first.said
    assert first.stated == 4
    assert "{" not in " ".join((*table.notes, table.title, *(row.said for row in table.rows)))
    assert all("{" not in " ".join(row.said) for row in found.mentions)
    assert all(words.count(row.n) in row.said[0] for row in found.mentions)


def test_outputs_agree(library: Map, project: Path) -> None:
    words = words_for("en")
    card = score(library)
    found = build_answered(card, words)
    rows = {row.id: row for table in found.drivers for row in table.rows}
    document = json.loads(texts.gaps_json([(LIBRARY, api.gaps(library, language="en"))]))
    (told,) = document["maps"]
    assert {row["id"]: row["relative_weight"] for row in told["drivers"][0]["places"]} == {
        id_: row.weight for id_, row in rows.items()
    }
    for row in told["rows"]:
        assert row["derived_importance"][0]["correlation"] == rows[row["id"]].correlation
        assert row["importance"] == next(
            step.touchpoint.importance for step in library.steps if step.touchpoint.id == row["id"]
        )
        assert row["comments"][0]["of"] == found.mentions[0].of
    matrix = repr(build_matrix(card, words))
    report = build_report(card, words, "1")
    assert report.answered is not None
    cards = repr(report.chapters)
    for row in rows.values():
        assert row.said in matrix
        assert row.said in cards
    for mention in found.mentions:
        assert mention.said[0] in matrix
        assert mention.said[0] in cards
    assert any("Johnson" in work for work in report.literature)


def test_a_map_without_answers_has_neither_lanes_nor_a_section(project: Path) -> None:
    card = score(cxmap.load(project / "examples/shopping-day.cxmap.yaml"))
    words = words_for("en")
    assert build_report(card, words, "1").answered is None
    keys = {lane.key for band in build_matrix(card, words).bands for lane in band.lanes}
    assert not keys & {"answered", "derived"}
    assert words.in_answers.derived not in build_matrix(card, words).empty_lanes


def test_quadrants_say_that_importance_is_derived(library: Map) -> None:
    words = words_for("en")
    view = build_quadrants(score(library, settings=Settings(importance="derived")), words)
    assert view.importance == words.in_answers.axis
    assert any("recommending" in note for note in view.notes)
    assert max(point.importance for point in view.points) == 5
    plain = build_quadrants(score(library), words)
    assert plain.importance == words.importance


def test_where_nothing_is_derived_the_picture_says_so(project: Path) -> None:
    map_ = cxmap.load(project / "examples/shopping-day.cxmap.yaml")
    words = words_for("en")
    view = build_quadrants(score(map_, settings=Settings(importance="derived")), words)
    assert view.points == ()
    assert view.sheet.headline == words.in_answers.none_derived
