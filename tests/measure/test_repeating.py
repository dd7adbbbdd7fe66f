"""What the same people answered in two periods, worked out once more in plain Python."""

from __future__ import annotations

import random
import statistics
from collections.abc import Callable
from datetime import date

import pytest

from cxmap.measure import Measured
from cxmap.measure.repeating import may_be_shown
from cxmap.model.metrics import SamePeople
from tests.measure.test_measuring import of

Run = Callable[..., Measured]
LONG = (
    "files: answers.csv\ntouchpoint: step\nscore: score\nrespondent: who\ndate: day\nperiod: quarter\n"
    "no_answer: 9\n"
)
RATING = LONG + "scale: {min: 1, max: 5}"
DAYS = ("2025-02-03", "2025-05-04", "2025-08-05")
ENDS = DAYS
"""The last day of each quarter on which somebody answered."""


Rows = list[tuple[str, str, str, int]]


def answers(seed: int) -> Rows:
    """People who answer in some of three quarters, some of them without an answer (9)."""
    draw = random.Random(seed)
    return [
        (f"p{person}", place, day, draw.choice((1, 2, 3, 4, 5, 9)))
        for person in range(60)
        for place in ("queue", "pay")
        for day in DAYS
        if draw.random() < 0.7
    ]


def csv(rows: Rows, more: str = "") -> str:
    return f"who,step,day,score{more and ',weight'}\n" + "".join(
        f"{','.join(map(str, row))}{more}\n" for row in rows
    )


def pairs(rows: Rows, place: str, earlier: str, later: str) -> list[tuple[int, int]]:
    given = {(who, day): score for who, step, day, score in rows if step == place and score != 9}
    people = sorted({who for who, *_ in rows})
    return [
        (given[who, earlier], given[who, later])
        for who in people
        if (who, earlier) in given and (who, later) in given
    ]


def same(measured: Measured, place: str, day: str) -> dict[date, SamePeople]:
    (metric,) = [metric for metric in of(measured, place) if metric.date == date.fromisoformat(day)]
    return {one.since: one for one in metric.same_people}


def test_mean_and_spread_of_changes_are_those_of_the_people(measured: Run) -> None:
    rows = answers(7)
    result = measured(RATING, {"answers.csv": csv(rows)}, floor=1)
    for place in ("queue", "pay"):
        for earlier, later in ((0, 1), (1, 2), (0, 2)):
            moves = [after - before for before, after in pairs(rows, place, DAYS[earlier], DAYS[later])]
            found = same(result, place, ENDS[later])[date.fromisoformat(ENDS[earlier])]
            assert found.n == len(moves) > 5
            assert found.change == pytest.approx(statistics.fmean(moves))
            assert found.sd == pytest.approx(statistics.stdev(moves))


def test_a_share_counts_who_became_and_who_ceased_to_be_satisfied(measured: Run) -> None:
    rows = answers(8)
    result = measured(f"{RATING}\ntype: csat", {"answers.csv": csv(rows)}, floor=1)
    both = pairs(rows, "pay", DAYS[0], DAYS[1])
    moves = [100.0 * ((after >= 4) - (before >= 4)) for before, after in both]
    found = same(result, "pay", ENDS[1])[date.fromisoformat(ENDS[0])]
    assert found.n == len(moves)
    assert found.change == pytest.approx(statistics.fmean(moves))
    assert found.sd == pytest.approx(statistics.stdev(moves))


def test_the_last_answer_of_a_period_counts_and_nobody_without_a_name(measured: Run) -> None:
    rows: Rows = [(f"p{n}", "pay", day, 3) for n in range(9) for day in DAYS[:2]]
    rows += [("p0", "pay", "2025-05-30", 5), ("", "pay", DAYS[0], 1), ("", "pay", DAYS[1], 1)]
    result = measured(RATING, {"answers.csv": csv(rows)}, floor=1)
    (found,) = same(result, "pay", "2025-05-30").values()
    assert found.n == 9
    assert found.change == pytest.approx(2 / 9)


def test_nobody_is_paired_where_people_are_not_told_apart_or_answers_weigh(measured: Run) -> None:
    for binding in (RATING.replace("respondent: who\n", ""), f"{RATING}\nweight: weight"):
        result = measured(binding, {"answers.csv": csv(answers(9), ",1")}, floor=1)
        assert all(not figure.metric.same_people for figure in result.content.figures)


def test_few_pairs_and_few_others_are_withheld(measured: Run) -> None:
    assert may_be_shown(20, 20, 30, 5)
    assert not may_be_shown(4, 20, 30, 5)
    assert not may_be_shown(20, 21, 30, 5), "what the one other answered could be worked out"
    rows = [f"p{n},pay,{day},{n % 5 + 1}" for n in range(8) for day in DAYS[:2]]
    alone = [f"x,pay,{DAYS[0]},1"]
    head = "who,step,day,score\n"
    shown = measured(RATING, {"answers.csv": head + "\n".join(rows) + "\n"}, floor=5)
    assert same(shown, "pay", DAYS[1])[date.fromisoformat(DAYS[0])].n == 8
    hidden = measured(RATING, {"answers.csv": head + "\n".join(rows + alone) + "\n"}, floor=5)
    assert not same(hidden, "pay", DAYS[1])
