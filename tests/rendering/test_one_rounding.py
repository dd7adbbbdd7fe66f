"""One figure is written with the same digits in every picture: never -0.2 beside -0.25."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from cxmap import api
from cxmap.api import VIEWS
from cxmap.locale import words_for
from cxmap.locale.words import MINUS
from cxmap.model import Map
from cxmap.scoring import Scorecard
from cxmap.view.numbers import numbers_of
from cxmap.view.ticks import scale_ticks

EXAMPLES = sorted((Path(__file__).parent.parent.parent / "examples").glob("*.cxmap.yaml"))
PICTURES = tuple(view for view in VIEWS if view != "report")
NUMBER = re.compile(rf"(?<![\w.,])[{MINUS}+]?\d+\.\d+(?![\w%]|\.\d)")


@cache
def _drawn(path: Path, view: str) -> frozenset[str]:
    """The numbers with decimals that a picture shows."""
    page = api.render(_map(path), view, "svg", language="en").decode()
    texts = (html.unescape(text) for text in re.findall(r">([^<]+)<", page))
    return frozenset(number for text in texts for number in NUMBER.findall(text))


@cache
def _map(path: Path) -> Map:
    return api.load(path)


def _figures(card: Scorecard) -> Iterator[tuple[str, float, str]]:
    """Every figure of every place, by what it is called, and as it has to be written."""
    shown = numbers_of(card.scale, words_for("en"))
    for found in card.places:
        scores = [("goal", found.goal.score), ("experience", found.experience)]
        scores += [("believed", found.believed.score)]
        scores += [(own.name, own.experience) for own in found.personas]
        if found.measured is not None:
            scores += [("low", found.measured.low), ("high", found.measured.high)]
        for name, value in scores:
            if value is not None:
                yield f"{found.name}, {name}", value, shown.score(value)
        if found.gap is not None:
            yield f"{found.name}, gap", found.gap, shown.difference(found.gap)


def _aggregates(map_: Map) -> Iterator[str]:
    """Means, promises and the like, which may well look as if a place's figure had been rounded."""
    view = api.figures(map_, language="en")
    shown = numbers_of(map_.scale, words_for("en"))
    yield from (shown.score(one.value) for one in view.figures)
    for table in view.tables:
        for group in table.groups:
            yield from (shown.score(value) for value in (group.mean, group.lowest, group.highest))
            yield shown.difference(group.mean_gap)
    for found in api.gaps(map_, language="en").rows:
        yield from re.findall(r"\d+\.\d+", f"{found.method} {found.own_figure}")
        yield from (words_for("en").number(value) for value in (found.priority, found.importance) if value)
    yield from (tick.number for tick in scale_ticks(map_.scale, words_for("en")))
    yield from (shown.score(one.experience) for idea in map_.opportunities for one in idea.expects)


@pytest.mark.parametrize("view", PICTURES)
@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.name.removesuffix(".cxmap.yaml"))
def test_no_picture_rounds_a_figure_in_a_way_of_its_own(path: Path, view: str) -> None:
    map_ = _map(path)
    figures = list(_figures(api.score(map_)))
    known = {text for _, _, text in figures} | set(_aggregates(map_))
    for name, value, text in figures:
        signed = text[0] in "+" + MINUS
        for coarser in (f"{value:+.1f}" if signed else f"{value:.1f}", f"{value:+.2f}"):
            other = coarser.replace("-", MINUS).rstrip("0").rstrip(".")
            assert other in known or other == text or other not in _drawn(path, view), (name, text, other)
