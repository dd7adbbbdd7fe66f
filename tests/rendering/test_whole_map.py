"""Nothing that is written is dropped: every text of a map is found in the matrix, the report and the JSON."""

from __future__ import annotations

import html
import json
import re
from functools import cache

import pytest

import cxmap
from cxmap.api import texts
from cxmap.locale import words_for
from cxmap.model import Map
from cxmap.rendering.pictures.matrix.layout import pages
from cxmap.rendering.report.page import draw_report
from cxmap.rendering.report.short import draw_short
from cxmap.rendering.scene.page import Text
from cxmap.scoring import Scorecard
from cxmap.view.gaps.table import build_gaps
from cxmap.view.matrix.build import build_matrix
from cxmap.view.report.build import build_page, build_report
from cxmap.view.report.values import Site
from tests.rendering.filled import Filled, Place, filled

EN = words_for("en")
EXCEPTIONS: dict[str, str] = {
    "x-": "fields of one's own are for other programs, which find them in the JSON",
    "use": "what is taken in is shown like the map's own; the files are for its makers",
    "portrait": "the picture itself is shown, and `validate` tells where it cannot be",
}
"""Fields that people do not see, each with the reason."""


@cache
def whole() -> tuple[Filled, Scorecard]:
    made = filled()
    return made, cxmap.score(Map.model_validate(made.document))


def lost(text: str, *, exceptions: bool = True) -> list[str]:
    """The fields whose word is not in a text."""
    told = re.sub(r"\s+", " ", text)
    places: dict[str, Place] = whole()[0].words
    return [
        f"{kind}.{name}"
        for word, (kind, name) in places.items()
        if word not in told and not (exceptions and name in EXCEPTIONS)
    ]


def unread(text: str) -> list[str]:
    """The fields whose number, share, length of time or day is not in a text, digit for digit."""
    told = re.sub(r"\s+", " ", text)
    figures = whole()[0].figures
    return [
        ".".join(place)
        for figure, place in figures.items()
        if not re.search(rf"(?<![\d.]){re.escape(figure)}(?!\d)", told)
    ]


def test_every_kind_of_part_is_filled() -> None:
    """A new field is in the law from its first day, and words are told apart."""
    made, card = whole()
    kinds = {kind for kind, _ in made.words.values()}
    assert {"Map", "Phase", "Touchpoint", "Opportunity", "PainPoint", "Kpi", "Lane", "Source"} <= kinds
    assert not [word for word in made.words for other in made.words if word != other and word in other]
    assert len(card.touchpoints) == 1


def test_the_matrix_draws_all_of_it() -> None:
    drawn = pages(build_matrix(whole()[1], EN))
    items = [item.text for page in drawn for item in page.items if isinstance(item, Text)]
    assert not lost(" ".join(items))
    assert not unread(" ".join(items))


def test_the_report_says_all_of_it() -> None:
    page = draw_report(build_report(whole()[1], EN, "0.1"))
    assert not lost(html.unescape(page))
    assert not unread(html.unescape(re.sub("<[^>]*>", " ", page)))


def test_the_page_among_many_says_all_of_it() -> None:
    page = draw_short(build_page(whole()[1], EN, "0.1"), Site())
    assert not lost(html.unescape(page))


def test_the_json_holds_all_of_it() -> None:
    text = texts.gaps_json([("whole.cxmap.yaml", build_gaps(whole()[1], EN))])
    assert not lost(text, exceptions=False)
    assert json.loads(text)["maps"][0]["written"]["x-own"] == whole()[0].document["x-own"]


def test_the_law_hears_of_figures_that_are_missing() -> None:
    figures = whole()[0].figures
    assert {"reach", "importance", "share", "since", "csat", "waiting"} <= {
        name for _, name in figures.values()
    }
    assert unread(" ".join(list(figures)[1:])) == [".".join(next(iter(figures.values())))]


@pytest.mark.parametrize("field", ["description", "note", "x-own"])
def test_the_law_hears_of_what_is_missing(field: str) -> None:
    word = whole()[0].document[field]
    rest = " ".join(other for other in whole()[0].words if other != word)
    assert len(lost(rest, exceptions=False)) == 1
