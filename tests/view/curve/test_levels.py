"""Scores of phases as a whole: level where they stand for touchpoints without one."""

from __future__ import annotations

from typing import Any

import cxmap
from cxmap.locale import words_for
from cxmap.model import Map
from cxmap.scoring.journey import journey
from cxmap.view.curve.build import build_curve
from cxmap.view.curve.mirror import mirrored
from cxmap.view.curve.values import CurveView
from cxmap.view.gaps.table import build_gaps
from cxmap.view.matrix.build import build_matrix

EN = words_for("en")


def made(*touchpoints: Any, experience: float = -2) -> Map:
    phase = {"id": "p", "name": "P", "experience": experience, "touchpoints": list(touchpoints)}
    return Map.model_validate({"cxmap": 1, "title": "T", "goal": 1, "phases": [phase, {"name": "Q"}]})


def levels(map_: Map) -> list[tuple[int, int, str, int | None]]:
    view: CurveView = build_curve(cxmap.score(map_), EN)
    return [(one.first, one.last, one.label, one.rank) for one in view.levels]


def test_a_level_lies_over_the_columns_that_the_phase_stands_for() -> None:
    scored = {"name": "b", "experience": 1}
    assert levels(made("a", scored, "c", "d")) == [
        (0, 0, "\N{MINUS SIGN}2", 1),
        (2, 3, "\N{MINUS SIGN}2", None),
    ]
    assert levels(made("a", "b")) == [(0, 1, "\N{MINUS SIGN}2", 1)]
    assert levels(made()) == [(0, 0, "\N{MINUS SIGN}2", 1)]


def test_a_score_beside_those_of_all_touchpoints_is_drawn_and_printed_and_not_judged() -> None:
    map_ = made({"name": "a", "experience": 1}, {"name": "b", "experience": 2})
    assert levels(map_) == [(0, 1, "\N{MINUS SIGN}2", None)]
    card = cxmap.score(map_)
    assert build_curve(card, EN).levels[0].goal is None
    table = build_gaps(card, EN)
    assert [row.id for row in table.beside] == ["p"] and "p" not in [row.id for row in table.rows]
    lanes = {lane.key: lane for band in build_matrix(card, EN).bands for lane in band.lanes}
    over = next(cell for cell in lanes["scores"].cells if cell.last > cell.first)
    assert "\N{MINUS SIGN}2" in over.entries[0].text


def swinging(*scores: float, goal: float = 1, more: tuple[Any, ...] = ("a", "b", "c")) -> Map:
    feelings = [{"word": f"w{at}", "score": score} for at, score in enumerate(scores)]
    phase = {"id": "p", "name": "P", "goal": goal, "feelings": feelings, "touchpoints": list(more)}
    return Map.model_validate({"cxmap": 1, "title": "T", "phases": [phase]})


def test_a_mood_that_changes_within_a_phase_has_a_level_for_each_moment_in_turn() -> None:
    view = build_curve(cxmap.score(swinging(2, -2)), EN)
    assert [(one.left, one.right, one.height) for one in view.levels] == [(0, 1.5, 100), (1.5, 3, 0)]
    assert [one.label for one in view.levels] == ["+2", "\N{MINUS SIGN}2"]
    assert [one.side for one in view.levels] == ["above", "short"]
    assert [one.rank for one in view.levels] == [None, 1]
    figures = journey(cxmap.score(swinging(2, -2)))
    assert figures is not None and figures.lowest_score == -2


def test_moments_share_the_columns_without_a_score_of_their_own_and_none_is_lost() -> None:
    scored = {"name": "x", "experience": 1}
    view = build_curve(cxmap.score(swinging(2, -2, 0, more=("a", scored, "b"))), EN)
    assert [(one.first, round(one.left, 3), round(one.right, 3)) for one in view.levels] == [
        (0, 0, 0.667), (0, 0.667, 1), (2, 2, 2.333), (2, 2.333, 3),
    ]  # fmt: skip
    assert [one.height for one in view.levels] == [100, 0, 0, 50]


def test_moments_are_mirrored_with_the_columns() -> None:
    view = build_curve(cxmap.score(swinging(2, -2)), EN)
    turned = mirrored(view)
    assert [(one.left, one.right, one.height) for one in turned.levels] == [(0, 1.5, 0), (1.5, 3, 100)]
    assert mirrored(turned) == view
