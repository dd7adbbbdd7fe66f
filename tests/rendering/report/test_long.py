"""Journeys whose curves and tables would take more paper than anybody turns over."""

from __future__ import annotations

import re

import pytest

from cxmap.locale import LANGUAGES
from cxmap.model import Map
from cxmap.rendering.report import page as report_page

from .report_pages import page, rich


@pytest.fixture(autouse=True)
def _long(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every journey counts as one that is too long for paper."""
    monkeypatch.setattr(report_page, "MOST_PAGES", 0)


@pytest.mark.parametrize("language", sorted(LANGUAGES))
def test_the_page_says_what_it_leaves_out_and_where_it_is(language: str) -> None:
    data = {**rich(columns=3), "language": language}
    said = LANGUAGES[language].in_report.too_long.format(count=len(Map.model_validate(data).steps))
    assert page(data).count(said) == 1
    assert "cxmap render --view curve" in said


def test_curves_and_tables_are_for_the_screen_alone() -> None:
    text = page(rich(columns=3))
    assert 'class="paper" aria-hidden' not in text
    assert 'class="wide whole-map screen"' in text
    assert text.count('<table class="strip"') == 1
    assert "curve-lane" not in text


def test_each_touchpoint_says_on_paper_what_the_tables_would() -> None:
    text = page(rich(columns=3))
    assert '<body id="top" class="long">' in text
    assert "body:not(.long) .card>:is(.scores,.spread){display:none}" in text
    assert text.count('<dl class="scores">') >= 3


def test_nothing_written_is_lost() -> None:
    word = "marvellous"
    text = page(rich(word, columns=3))
    cards = text[text.index('id="touchpoints"') :]
    lists = ("motivations", "actions", "thoughts", "questions", "pain_points", "gains", "quotes")
    kinds = set(re.findall(r'class="passage (\w+)', cards))
    assert kinds >= set(lists)
    assert cards.count(word) >= len(lists) * 3
