"""One score, gap, verdict and rank for each place, whichever output one looks at."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given

import cxmap
from cxmap.api import texts
from cxmap.api.views import Views
from cxmap.locale import words_for
from cxmap.model import Map
from cxmap.rendering.report.page import draw_report
from cxmap.scoring import PlaceScore, Scorecard, extremes, journey, tally
from cxmap.view.evidence import build_evidence
from cxmap.view.gaps.table import build_gaps
from cxmap.view.report.build import build_report
from cxmap.view.wording import gap_text, points, verdict_text
from tests.view.test_counts_agree import SLOW, judged_maps

EN = words_for("en")
ROOT = Path(__file__).parents[2]
MAPS = sorted([*(ROOT / "examples").glob("*.cxmap.yaml"), *(ROOT / "tests/maps").glob("*.cxmap.yaml")])


def told_in_the_matrix(views: Views) -> Iterator[tuple[str, str, int | None]]:
    """Every judged cell: goal and experience, gap and verdict, rank."""
    for band in views.matrix.bands:
        for lane in band.lanes:
            for cell in lane.cells if lane.key == "scores" else ():
                yield from ((entry.text, entry.value, entry.rank) for entry in cell.entries if entry.value)


def marks(views: Views) -> Iterator[tuple[str, str]]:
    """The scores of the main line with the ids of their touchpoints."""
    for run in views.curve.series[0].stretches:
        for mark in run.marks:
            yield views.curve.columns[mark.column].id, mark.label


def judged(card: Scorecard) -> list[PlaceScore]:
    return [place for place in card.places if place.gap is not None]


def said(card: Scorecard, place: PlaceScore) -> tuple[str, str, str]:
    experience, gap = points(card, place.experience, EN), gap_text(card, place.gap, EN)
    return experience, gap, verdict_text(place, EN)


def check_places(card: Scorecard, views: Views) -> None:
    rows = {row.id: row for row in build_gaps(card, EN).rows}
    document: Any = json.loads(texts.gaps_json([("map.cxmap.yaml", build_gaps(card, EN))]))["maps"][0]
    written = {row["id"]: row for row in document["rows"]}
    in_matrix = list(told_in_the_matrix(views))
    bells = {bell.id: bell for bell in views.of("gaps").rows}
    boxes = {box.id: box for box in views.of("flow").plan.boxes}
    items = {item.id: item for section in views.of("board").sections for item in section.items if item.rank}
    for place in judged(card):
        experience, gap, verdict = said(card, place)
        row = rows[place.id]
        assert (points(card, row.experience, EN), gap_text(card, row.gap, EN)) == (experience, gap)
        assert (row.verdict_text, row.rank) == (verdict, place.rank)
        own = written[place.id]
        assert (own["verdict"], own["rank"]) == (place.verdict, place.rank)
        assert own["experience"] == pytest.approx(place.experience) and own["gap"] == pytest.approx(place.gap)
        goal = points(card, place.goal.score, EN)
        cell = f"goal {goal} \u2192 experience {experience}", f"gap {gap}: {verdict}", place.rank
        assert cell in in_matrix
        bell = bells[place.id]
        assert (bell.experience_label, bell.gap_label, bell.verdict, bell.rank) == (
            *said(card, place),
            place.rank,
        )
        if place.touchpoint is not None:
            box = boxes[place.id]
            assert (box.score, box.gap, box.verdict, box.rank) == (*said(card, place), place.rank)
        if place.id in items:
            item = items[place.id]
            assert (item.figure, item.verdict, item.rank) == (gap, verdict, place.rank)
    for id_, label in marks(views):
        place = next(found for found in card.places if found.id == id_)
        felt = {" & ".join(points(card, score, EN) for score in turn) for turn in place.turns}
        felt |= {points(card, score, EN) for score in place.felt}
        assert label in felt | {points(card, place.experience, EN)}


def check_figures(card: Scorecard, page: str) -> None:
    counts, whole = tally(card), journey(card)
    evidence = build_evidence(card, EN, as_of=None, stale_days=365)
    assert (evidence.measured, evidence.scored) == (counts.measured, counts.scored.total)
    assert evidence.on_data == counts.measured + counts.believed_from_data
    if whole is None:
        return
    assert points(card, whole.mean, EN) in page
    ends = extremes(card, card.places)
    if ends is not None:
        worst, _ = ends
        assert (worst.place.name, worst.score) == (whole.lowest.name, whole.lowest_score)
        assert points(card, whole.lowest_score, EN) in page and whole.lowest.name in page


def whole_page(card: Scorecard) -> str:
    page = draw_report(build_report(card, EN, "0.1"))
    return " ".join(html.unescape(re.sub("<[^>]*>", " ", page)).split())


@SLOW
@given(judged_maps())
def test_every_output_says_the_same_of_a_place(map_: Map) -> None:
    card = cxmap.score(map_)
    check_places(card, Views(card, EN))


@pytest.mark.parametrize("path", MAPS, ids=lambda path: path.name.removesuffix(".cxmap.yaml"))
def test_every_output_says_the_same_of_a_real_map(path: Path) -> None:
    card = cxmap.score(cxmap.load(path))
    check_places(card, Views(card, EN))
    check_figures(card, whole_page(card))
