"""How stable the top is: it falls when knowledge falls."""

from __future__ import annotations

from itertools import pairwise
from random import Random
from statistics import fmean
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cxmap.scoring import Scorecard, Settings, Stability, score, stability
from tests.scoring.scoring_maps import FIVE, map_of, point

NOISE = 0.12
"""What a share of draws may rise by though less is known.

Little of that is the luck of the draw, since draws share their random numbers. Where several places vie for
the last place in the top, all of them within a hair, one that is less known beats all the others more often.
"""


def many(*scores: float, **frame: Any) -> Scorecard:
    return score(
        map_of(*(point(f"t{at}", experience=value) for at, value in enumerate(scores)), **{"goal": 1} | frame)
    )


def stable(card: Scorecard, draws: int = 1_000) -> Stability:
    found = stability(card, draws=draws)
    assert found is not None
    return found


def test_the_same_seed_gives_the_same_answer() -> None:
    card = many(-2, -1.9, -1.8, -1.7, -1.6)
    one, two, other = stability(card), stability(card), stability(card, seed=1)
    assert one is not None
    assert other is not None
    assert one == two
    assert one.same_first == pytest.approx(other.same_first, abs=0.05)


def test_a_clear_top_stays_and_a_close_one_does_not() -> None:
    clear, close = stable(many(-2, -2, -2, 0.95, 0.95)), stable(many(-2, -2, -2, -1.99, -1.99))
    assert clear.same_top == 1
    assert close.same_top < 0.3
    assert close.same_first < 0.4


def test_as_many_shortfalls_as_the_top_holds_say_nothing() -> None:
    assert stability(many(-2, -1, 0)) is None
    found = stability(many(-2, -1, 0), top=2)
    assert found is not None
    assert [place.id for place in found.top] == ["t0", "t1"]


def test_what_the_tolerance_forgives_never_leads() -> None:
    points = [
        point("first", experience=-0.6, importance=1, reach="10%"),
        point("second", experience=-0.55, importance=1, reach="5%"),
        point("forgiven", experience=0.6, importance=5),
    ]
    card = score(map_of(*points, goal=1, tolerance=0.5), settings=Settings(guess_width=0))
    assert [place.id for place in card.listed] == ["first", "second"]
    found = stability(card, top=1)
    assert found is not None
    assert found.same_first > 0.5


def test_it_says_what_is_drawn() -> None:
    rating = {"type": "rating", "scale": FIVE, "value": 3, "sd": 1, "n": 40}
    points = [point(f"t{at}", experience=2 + at / 10) for at in range(4)]
    found = stable(score(map_of(*points, point("asked", metrics=[rating]), scale=FIVE, goal=4)))
    assert (found.believed, found.measured, found.guess_width) == (4, 1, 0.5)
    settings_ = Settings(guess_width=0.2)
    assert stable(score(map_of(*points, scale=FIVE, goal=4), settings=settings_)).guess_width == 0.2


def test_eight_guesses_are_less_firm_than_eight_surveys_of_400() -> None:
    values = (2.0, 2.2, 2.3, 2.5, 2.6, 2.9, 3.0, 3.2)
    weights = (4, 4, 4, 4, 3, 5, 4, 3)
    lines = [(value, weight, 1.0, False) for value, weight in zip(values, weights, strict=True)]
    surveys, guesses = known_by(lines, 400, goal=4), known_by(lines, None, goal=4)
    assert guesses.same_top < surveys.same_top - 0.1
    assert guesses.same_first < surveys.same_first - 0.1


def survey(value: float, n: int) -> dict[str, Any]:
    spread = {"sd": 1.0} if n > 1 else {}
    return {"metrics": [{"type": "rating", "scale": FIVE, "value": value, "n": n, **spread}]}


def share(value: float, n: int) -> dict[str, Any]:
    return {"metrics": [{"type": "csat", "value": 25 * (value - 1), "n": n}]}


places = st.lists(
    st.tuples(
        st.integers(26, 86).map(lambda twentieth: twentieth / 20),
        st.integers(1, 5),
        st.sampled_from([1, 0.5, 0.2]),
        st.booleans(),
    ),
    min_size=4,
    max_size=9,
)
Places = list[tuple[float, int, float, bool]]


def known_by(given_: Places, n: int | None, guess_width: float | None = None, goal: float = 4.9) -> Stability:
    """The same places, guessed or asked of n."""
    points = []
    for at, (value, weight, reach, is_share) in enumerate(given_):
        known = {"experience": value} if n is None else share(value, n) if is_share else survey(value, n)
        points.append(point(f"t{at}", importance=weight, reach=reach, **known))
    card = score(map_of(*points, scale=FIVE, goal=goal), settings=Settings(guess_width=guess_width, min_n=1))
    return stable(card)


def never_rises(steps: list[Stability]) -> None:
    for more, less in pairwise(steps):
        assert less.same_top <= more.same_top + NOISE
        assert less.same_first <= more.same_first + NOISE


@settings(max_examples=25)
@given(places)
def test_wider_guesses_are_never_more_stable(given_: Places) -> None:
    never_rises([known_by(given_, None, width) for width in (0.0, 0.25, 1.0)])


@settings(max_examples=25)
@given(places)
def test_fewer_answers_are_never_more_stable(given_: Places) -> None:
    never_rises([known_by(given_, n) for n in (2_000, 60, 4, 1)])


@settings(max_examples=25)
@given(places)
def test_guesses_in_place_of_surveys_are_never_more_stable(given_: Places) -> None:
    never_rises([known_by(given_, 400), known_by(given_, None)])


def test_over_many_lists_the_mean_falls_at_every_step() -> None:
    """Single lists may rise within the noise; lists as such do not."""
    random = Random(0)
    lists = [
        [
            (
                random.randint(26, 86) / 20,
                random.randint(1, 5),
                random.choice([1, 0.5, 0.2]),
                random.random() < 0.5,
            )
            for _ in range(random.randint(4, 9))
        ]
        for _ in range(30)
    ]
    answers = [fmean(known_by(one, n).same_top for one in lists) for n in (2_000, 200, 20, 2, 1)]
    guesses = [fmean(known_by(one, None, width).same_top for one in lists) for width in (0, 0.2, 0.5, 1, 2)]
    for means in (answers, guesses):
        assert all(less < more - 0.005 for more, less in pairwise(means)), means


@given(st.lists(st.integers(-8, 3).map(lambda quarter: quarter / 4), min_size=4, max_size=7))
def test_shares_of_draws_are_shares(scores: list[float]) -> None:
    found = stable(many(*scores), draws=50)
    assert 0 <= found.same_top <= 1
    assert 0 <= found.same_first <= 1
