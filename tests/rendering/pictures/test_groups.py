"""Curves of groups beside each other: nothing overlaps, leaves the page or is lost, on every paper."""

from __future__ import annotations

from pathlib import Path

import pytest

from cxmap import api
from cxmap.locale import words_for
from cxmap.rendering.frame.paper import SIZES
from cxmap.rendering.pictures.curve.layout import pages
from cxmap.rendering.report.comparison import beside, draw_comparison
from cxmap.rendering.report.look import PLAIN
from cxmap.rendering.scene.page import Page
from cxmap.rendering.theme import LIGHT
from cxmap.scoring.varied import By
from cxmap.view.comparison.build import build_comparison
from cxmap.view.comparison.values import ComparisonView

from .test_layout import SMALLEST, overlaps, squeezed

ROOT = Path(__file__).parents[3]
CASES: list[tuple[Path, By, str]] = [
    (ROOT / "docs" / "compare" / "bank.cxmap.yaml", "market", "en"),
    (ROOT / "docs" / "compare" / "bank.cxmap.yaml", "persona", "fr"),
    (ROOT / "examples" / "hotel-stay.cxmap.yaml", "persona", "de"),
    (ROOT / "examples" / "software-support.cxmap.yaml", "market", "nl"),
]


def view_of(path: Path, by: By, language: str) -> ComparisonView:
    map_ = api.load(path)
    return build_comparison(api.compare_groups(map_, by), words_for(language), map_.language)


def check(page: Page, stretch: float) -> None:
    assert overlaps(page) == []
    for text in page.texts:
        box = text.box
        assert box.x >= 0 and box.right <= page.width, text
        assert box.y >= 0 and box.bottom <= page.height, text
        assert text.style.size * stretch >= SMALLEST - 0.01


@pytest.mark.parametrize("size", [None, *SIZES])
@pytest.mark.parametrize(("path", "by", "language"), CASES, ids=lambda value: getattr(value, "stem", value))
def test_every_score_and_difference_stands_on_the_page(
    path: Path, by: By, language: str, size: str | None
) -> None:
    view = view_of(path, by, language)
    assert view.curve is not None
    assert view.curve.groups is not None
    drawn = pages(view.curve, LIGHT, "1", SIZES[size].area if size else None)
    for page in drawn:
        check(page, SIZES[size].stretch if size else 1.0)
    said = squeezed("".join(text.text for page in drawn for text in page.texts))
    assert squeezed(view.headline) in said
    for row in view.curve.groups.scores:
        for score in row:
            assert squeezed(score.text) in said
    for difference in view.curve.groups.differences:
        for text in (difference.label, *difference.texts, *difference.notes):
            assert squeezed(text) in said
    for name in view.sides:
        assert said.count(squeezed(name)) >= 2, "on its line and before its scores"


def test_the_page_is_whole_without_a_network_and_escapes_names() -> None:
    map_ = api.loads(
        "cxmap: 1\ntitle: <b>T</b>\npersonas: [{id: a, name: <i>A</i>}, {id: b, name: B}]\n"
        "phases: [{name: P, touchpoints: [{name: <u>X</u>, experience: {a: 1, b: -1}}]}]\n"
    )
    view = build_comparison(api.compare_groups(map_, "persona"), words_for("de"), "en")
    page = draw_comparison(view, words_for("de"), PLAIN, "1")
    assert "<b>T" not in page
    assert "<i>A" not in page
    assert "<u>X" not in page
    assert "http:" not in page.replace("http://www.w3.org", "")
    assert "https:" not in page
    assert page.count("<svg") == len(beside(view, PLAIN).pages)
    assert 'lang="de"' in page


def test_a_report_shows_groups_beside_each_other_and_none_where_there_are_none() -> None:
    def report(path: Path) -> str:
        return api.render(api.load(path), "report", "html").decode()

    shown = report(CASES[0][0])
    assert 'id="beside-market"' in shown
    assert 'id="beside-persona"' in shown
    assert "more than chance" in shown
    assert 'id="beside"' not in report(ROOT / "examples" / "shopping-day.cxmap.yaml")
    one = api.load(CASES[0][0])
    alone = api.render(one, "report", "html", persona="sanne").decode()
    assert 'id="beside"' not in alone
