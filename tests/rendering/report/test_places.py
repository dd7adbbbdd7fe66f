"""Words beside marks and numbered discs: readable, never on top of each other, the same every time."""

from __future__ import annotations

import math
import time
from itertools import pairwise

import pytest

from cxmap.locale import words_for
from cxmap.model import Map
from cxmap.rendering.report.labels import COLUMN, Asked, Box, Given, place
from cxmap.rendering.report.plot import HEIGHT, plot
from cxmap.rendering.report.scatter import APART, BOTTOM, LEFT, RIGHT, TOP, scatter
from cxmap.scoring import score
from cxmap.view.curve.build import build_curve
from cxmap.view.report.numbers import Grid, Placed, Run


def asked(
    x: float, y: float, *, up: float = 7, down: float = 7, below: bool = False, small: str = ""
) -> Asked:
    return Asked(x, y, up, down, below, "3.4", small, badge=False)


def box(want: Asked, given: Given) -> Box:
    x, y = want.x + given.dx, want.y + given.dy
    return Box(x - want.width / 2, y - want.height / 2, x + want.width / 2, y + want.height / 2)


@pytest.mark.parametrize("below", [True, False])
def test_words_stand_where_they_would_when_nothing_is_in_the_way(below: bool) -> None:
    (given,) = place([asked(100, 170, below=below)], [], HEIGHT)
    assert given.dx == 0 and (given.dy > 0) == below


def test_words_go_elsewhere_when_something_is_in_the_way() -> None:
    want = asked(100, 170)
    (free,) = place([want], [], HEIGHT)
    blocked = box(want, free)
    (given,) = place([want], [Box(blocked.left, blocked.top, blocked.right, blocked.bottom, 20)], HEIGHT)
    assert not box(want, given).meets(blocked)


def test_words_keep_clear_of_margins_of_error_and_of_the_edge() -> None:
    want = asked(100, 60, up=55, down=30, small="n = 120")
    (given,) = place([want], [], HEIGHT)
    assert box(want, given).top > 0 and not box(want, given).meets(Box(95, 5, 105, 90))


def test_neighbours_do_not_cover_each_other() -> None:
    wanted = [asked(40 + 12 * at, 170, small="n = 1234") for at in range(4)]
    boxes = [box(want, given) for want, given in zip(wanted, place(wanted, [], HEIGHT), strict=True)]
    assert not any(one.meets(other) for one, other in pairwise(boxes))


def grid(spots: list[tuple[float, float]]) -> Grid:
    places = tuple(
        Placed(at, Run(f"T{at}"), x, y, f"{x}", f"{y}") for at, (x, y) in enumerate(spots, start=1)
    )
    return Grid("performance", "importance", 50, 50, "", (), places)


@pytest.mark.parametrize(
    "spots", [[(50.0, 50.0)] * 60, [(0.0, 100.0)] * 20, [(10.0 * at, 50.0) for at in range(11)]]
)
def test_discs_never_overlap_and_stay_inside(spots: list[tuple[float, float]]) -> None:
    drawn = scatter(grid(spots))
    middles = [(float(spot.x), float(spot.y)) for spot in drawn.spots]
    for at, one in enumerate(middles):
        assert LEFT < one[0] < RIGHT and TOP < one[1] < BOTTOM
        assert all(math.dist(one, other) >= APART - 0.02 for other in middles[:at])
    moved = [
        spot
        for spot in drawn.spots
        if math.dist((float(spot.x), float(spot.y)), (float(spot.at_x), float(spot.at_y))) > 3
    ]
    assert all(spot.leader for spot in moved)
    assert drawn == scatter(grid(spots))


def test_a_lone_disc_stands_on_its_place() -> None:
    (spot,) = scatter(grid([(25, 75)])).spots
    assert (spot.x, spot.y, spot.leader) == (spot.at_x, spot.at_y, "")


def test_measured_marks_have_whisker_n_and_the_believed_one_beside_them() -> None:
    data = {
        "cxmap": 1,
        "title": "T",
        "scale": {"min": 0, "max": 100},
        "goal": 60,
        "touchpoints": [
            {"name": "A", "experience": 80, "metrics": [{"type": "csat", "value": 40, "n": 50}]},
            {"name": "B", "experience": 40, "metrics": [{"type": "csat", "value": 40}]},
            {"name": "C", "experience": 30},
        ],
    }
    first, same, believed = plot(build_curve(score(Map.model_validate(data)), words_for("en"))).points
    assert (first.kind, first.n) == ("measured", "n = 50") and first.whisker.startswith("M-5 ")
    assert float(first.ghost) < 0 and first.tie == f"M0 0V{first.ghost}"
    assert (same.kind, same.ghost, same.whisker, same.n) == ("measured", "", "", "")
    assert (believed.kind, believed.ghost) == ("believed", "")
    assert COLUMN > 0


def test_a_plot_that_is_full_looks_no_further() -> None:
    """As many discs as have room keep apart; the others stand on their spots without a long search."""
    spots = [(at * 37.0 % 101, at * 53.0 % 97) for at in range(1500)]
    begun = time.process_time()
    drawn = scatter(grid(spots)).spots
    assert time.process_time() - begun < 5
    alone = [spot for spot in drawn if not spot.leader]
    assert len(drawn) == 1500 and len(alone) > 1200
