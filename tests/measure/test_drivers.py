"""Which touchpoints an overall score goes with: numpy as an oracle, deletion, weights, small groups."""

from __future__ import annotations

import csv
import io
import json
import os
import random
from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np
import pytest

import cxmap
from cxmap.errors import InputError
from cxmap.measure import Measured, measure
from cxmap.model import Map, MeasuredDrivers

Measure = Callable[..., Measured]
BOUND = "scale: {min: 1, max: 5}\nno_answer: 9\nscores: {queue: q, pay: p}\n"
OUTCOME = BOUND + "outcome: {column: all, scale: {min: 0, max: 10}, no_answer: 11}\n"
Row = tuple[object, ...]


def people(n: int, seed: int = 1) -> list[Row]:
    chance = random.Random(seed)
    rows: list[Row] = []
    for number in range(n):
        mood = chance.gauss(0, 1)
        queue = min(5, max(1, round(3 + mood + chance.gauss(0, 1))))
        pay = min(5, max(1, round(3 + 0.6 * mood + chance.gauss(0, 1))))
        whole = min(10, max(0, round(5 + 1.5 * (queue - 3) + 0.3 * (pay - 3) + chance.gauss(0, 1.5))))
        rows.append(
            (
                number,
                9 if chance.random() < 0.2 else queue,
                "" if chance.random() < 0.1 else pay,
                11 if chance.random() < 0.05 else whole,
                round(0.5 + chance.random(), 2),
            )
        )
    return rows


def file_of(rows: Sequence[Row]) -> dict[str, str]:
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow(["who", "q", "p", "all", "w"])
    writer.writerows(rows)
    return {"a.csv": text.getvalue()}


def drivers_of(measured: Measured) -> MeasuredDrivers:
    (found,) = measured.content.drivers
    return found


def known(rows: list[Row]) -> np.ndarray:
    def number(cell: object, code: object) -> float:
        return np.nan if cell in ("", code) else float(str(cell))

    return np.array([[number(row[1], 9), number(row[2], 9), number(row[3], 11)] for row in rows])


@pytest.mark.parametrize("weighted", [False, True])
def test_correlations_are_those_of_the_people_who_answered_both(measured: Measure, weighted: bool) -> None:
    rows = people(300)
    found = drivers_of(
        measured("files: a.csv\n" + OUTCOME + ("weight: w\n" if weighted else ""), file_of(rows))
    )
    table, weights = known(rows), np.array([float(str(row[4])) for row in rows])
    for driver, column in zip(found.drivers, (0, 1), strict=True):
        both = ~np.isnan(table[:, column]) & ~np.isnan(table[:, 2])
        own = weights[both] if weighted else np.ones(both.sum())
        covariance = np.cov(table[both][:, [column, 2]].T, aweights=own)
        expected = covariance[0, 1] / np.sqrt(covariance[0, 0] * covariance[1, 1])
        assert driver.n == both.sum()
        assert driver.correlation == pytest.approx(expected, abs=1e-9)
        assert (driver.effective_n or driver.n) == pytest.approx(own.sum() ** 2 / (own**2).sum(), abs=1e-6)
    assert found.n == (~np.isnan(table[:, 2])).sum()
    assert (
        found.least_n
        == (~np.isnan(table).any(axis=1) | (~np.isnan(table[:, 0]) & ~np.isnan(table[:, 1]))).sum()
    )
    weights_ = [driver.weight for driver in found.drivers]
    assert found.explained == pytest.approx(sum(weight or 0 for weight in weights_), abs=1e-8)


def test_without_gaps_the_weights_add_up_to_the_r_squared_of_a_regression(measured: Measure) -> None:
    rows = [row for row in people(400) if row[1] != 9 and row[2] != "" and row[3] != 11]
    found = drivers_of(measured("files: a.csv\n" + OUTCOME, file_of(rows)))
    table = known(rows)
    design = np.column_stack([np.ones(len(rows)), table[:, :2]])
    residuals = table[:, 2] - design @ np.linalg.lstsq(design, table[:, 2], rcond=None)[0]
    assert found.explained == pytest.approx(1 - residuals.var() / table[:, 2].var(), abs=1e-8)


def test_the_order_of_rows_and_files_makes_no_difference(measured: Measure) -> None:
    rows = people(200)
    one = drivers_of(measured("files: a.csv\n" + OUTCOME + "weight: w\n", file_of(rows)))
    parts = {"b.csv": file_of(rows[:70])["a.csv"], "c.csv": file_of(rows[:69:-1])["a.csv"]}
    two = drivers_of(measured("files: [c.csv, b.csv]\n" + OUTCOME + "weight: w\n", parts))
    assert one == two


def test_a_person_counts_once(measured: Measure) -> None:
    rows = people(100)
    once = drivers_of(measured("files: a.csv\n" + OUTCOME + "respondent: who\n", file_of(rows)))
    twice = drivers_of(measured("files: a.csv\n" + OUTCOME + "respondent: who\n", file_of(rows + rows)))
    assert once == twice


def test_a_scale_the_other_way_round_turns_the_correlation_only(measured: Measure) -> None:
    rows = people(200)
    usual = drivers_of(measured("files: a.csv\n" + OUTCOME, file_of(rows)))
    other = OUTCOME.replace("max: 10}", "max: 10, direction: lower-is-better}")
    turned = drivers_of(measured("files: a.csv\n" + other, file_of(rows)))
    for one, two in zip(usual.drivers, turned.drivers, strict=True):
        assert two.correlation == -one.correlation
        assert two.weight == one.weight


def test_few_answers_tell_nothing(measured: Measure) -> None:
    found = drivers_of(measured("files: a.csv\n" + OUTCOME, file_of(people(29))))
    assert found.drivers == ()
    assert found.withheld == 2
    assert found.unweighed == "few answers"
    assert found.explained is None


def test_a_high_privacy_floor_holds_for_drivers_too(measured: Measure) -> None:
    found = drivers_of(measured("files: a.csv\n" + OUTCOME, file_of(people(100)), floor=90))
    assert {driver.place for driver in found.drivers} <= {"pay"}
    held = drivers_of(measured("files: a.csv\n" + OUTCOME, file_of(people(100)), floor=101))
    assert (held.n, held.drivers, held.since) == (None, (), None)


def test_equal_answers_have_no_correlation(measured: Measure) -> None:
    rows = [(*row[:2], 4, *row[3:]) for row in people(200)]
    found = drivers_of(measured("files: a.csv\n" + OUTCOME, file_of(rows)))
    assert [driver.place for driver in found.drivers] == ["queue"]
    assert found.withheld == 1
    assert found.drivers[0].weight == pytest.approx(found.drivers[0].correlation ** 2, abs=1e-8)


def test_two_columns_that_say_the_same_are_not_weighed(measured: Measure) -> None:
    rows = [(*row[:2], row[1] if row[1] != 9 else "", *row[3:]) for row in people(200)]
    found = drivers_of(measured("files: a.csv\n" + OUTCOME, file_of(rows)))
    assert found.unweighed == "not told apart"
    assert [driver.weight for driver in found.drivers] == [None, None]
    assert all(driver.correlation > 0.5 for driver in found.drivers)


def test_a_question_that_few_answered_with_the_others_is_left_out_of_the_weights(measured: Measure) -> None:
    # either queue or pay, but never both: each goes with the whole, and nothing is known of the two together
    rows = [
        (row[0], row[1], "", *row[3:]) if at % 2 else (row[0], 9, *row[2:])
        for at, row in enumerate(people(200))
    ]
    found = drivers_of(measured("files: a.csv\n" + OUTCOME, file_of(rows)))
    assert len(found.drivers) == 2
    assert sorted(driver.weight is None for driver in found.drivers) == [False, True]


def test_what_is_no_answer_to_the_overall_question_is_counted_and_shown(measured: Measure) -> None:
    bound = OUTCOME.replace(", no_answer: 11", "")
    result = measured("files: a.csv\n" + bound, file_of(people(200)))
    assert result.dropped["off the scale"] == result.examples["off the scale"][0][1]
    assert result.examples["off the scale"][0][0] == "11"


def test_codes_of_another_scale_are_answers_on_the_own_one(measured: Measure) -> None:
    rows: list[Row] = [(number, 3 + number % 3, 2 + number % 4, 9, 1) for number in range(60)]
    assert drivers_of(measured("files: a.csv\n" + OUTCOME, file_of(rows))).n == 60


@pytest.mark.parametrize(
    ("bound", "said"),
    [
        ("touchpoint: t\nscore: s\noutcome: all", "needs `respondent`"),
        ("touchpoint: t\nscore: s\nrespondent: w\noutcome: {name: all}", "one of the two"),
        ("scores: {pay: p}\noutcome: {value: all}", "name its `column`"),
        ("overall: q\noutcome: all", "a column for each touchpoint"),
    ],
)
def test_an_outcome_needs_answers_that_belong_together(bound: str, said: str) -> None:
    from tests.measure.conftest import map_with

    with pytest.raises(cxmap.InvalidMapError, match=said):
        map_with("files: a.csv\nscale: {min: 1, max: 5}\n" + bound)


LONG_BOUND = (
    "files: a.csv\nscale: {min: 1, max: 5}\nno_answer: 9\ntouchpoint: step\nscore: score\nrespondent: who\n"
    "date: day\n"
)


def long_file(rows: Sequence[Row], *, beside: bool, day: str = "2026-01-0") -> list[Row]:
    """The same answers with a row for each; the whole as a row of its own, or beside each answer."""
    lines: list[Row] = []
    for who, queue, pay, whole, weight in rows:
        asked = [("Queue at the till", queue), ("pay", pay), *([] if beside else [("OVERALL ", whole)])]
        lines += [
            (who, step, score, whole if beside else "", weight, f"{day}{1 + at}")
            for at, (step, score) in enumerate(asked)
        ]
    return lines


def long_text(lines: Sequence[Row]) -> dict[str, str]:
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow(["who", "step", "score", "all", "weight", "day"])
    writer.writerows(lines)
    return {"a.csv": text.getvalue()}


@pytest.mark.parametrize("weighted", ["", "weight: weight\n"])
@pytest.mark.parametrize("beside", [True, False])
def test_a_row_for_each_answer_tells_the_same_as_a_row_for_each_person(
    measured: Measure, beside: bool, weighted: str
) -> None:
    rows = people(200)
    wide = drivers_of(
        measured(
            "files: w.csv\n" + OUTCOME + weighted.replace(": weight", ": w"),
            {"w.csv": file_of(rows)["a.csv"]},
        )
    )
    where = "column: all" if beside else "value: overall"
    bound = f"{LONG_BOUND}{weighted}outcome: {{{where}, scale: {{min: 0, max: 10}}, no_answer: 11}}\n"
    lines = long_file(rows, beside=beside)
    random.Random(3).shuffle(lines)
    nobody: list[Row] = [("", "pay", 1, 0, 1, "2026-01-01")] * 50
    result = measured(bound, long_text([*lines, *nobody]))
    long = drivers_of(result)
    same = {"outcome": wide.outcome, "since": None, "until": None}
    assert long.model_copy(update=same) == wide
    assert long.outcome == ("all" if beside else "overall")
    assert "no such place" not in result.dropped
    figures = {figure.place: figure.metric for figure in result.content.figures}
    assert set(figures) == {"queue", "pay"}, "what is held against the touchpoints is none of them"


def test_answers_of_one_period_are_held_against_each_other(measured: Measure) -> None:
    """In the first month nothing goes with anything; who answers again counts with the second month alone."""
    rows = people(120)
    flat: list[Row] = [(row[0], 3, 3, 5, 1) for row in rows]
    bound = (
        f"{LONG_BOUND}period: month\noutcome: {{value: overall, scale: {{min: 0, max: 10}}, no_answer: 11}}\n"
    )
    second = long_file(rows, beside=False, day="2026-02-0")
    once = drivers_of(measured(bound, long_text(second)))
    both = drivers_of(measured(bound, long_text([*second, *long_file(flat, beside=False)])))
    assert both == once


def test_an_outcome_with_more_touchpoints_than_can_be_weighed_is_refused(tmp_path: Path) -> None:
    lines = [f"a,t{at},3,5" for at in range(61)]
    (tmp_path / "a.csv").write_text("\n".join(["who,step,score,all", *lines]) + "\n", "utf-8")
    places = "".join(f"  - {{id: t{at}, name: T{at}}}\n" for at in range(61))
    map_ = cxmap.loads(
        "cxmap: 1\ntitle: Many\ndata: {files: a.csv, scale: {min: 1, max: 5}, touchpoint: step, "
        f"score: score, respondent: who, outcome: all}}\ntouchpoints:\n{places}"
    )
    with pytest.raises(InputError, match=r"at most 60 touchpoints at once, and a\.csv has answers for 61"):
        measure(map_, tmp_path)


def test_a_column_that_is_not_there_is_named_with_the_near_one(measured: Measure) -> None:
    bound = OUTCOME.replace("column: all", "column: al")
    with pytest.raises(InputError, match="no column `al`; did you mean `all`"):
        measured("files: a.csv\n" + bound, file_of(people(50)))


def test_many_touchpoints_are_read_in_several_statements(tmp_path: Path) -> None:
    chance = np.random.default_rng(5)
    size = 20
    answers = np.clip(np.round(chance.normal(size=(400, size + 1)) + chance.normal(size=(400, 1)) + 3), 1, 5)
    names = [f"t{at}" for at in range(size)]
    with (tmp_path / "a.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow([*names, "all"])
        writer.writerows(answers.astype(int).tolist())
    places = "".join(f"  - {{id: {name}, name: {name}}}\n" for name in names)
    map_: Map = cxmap.loads(
        "cxmap: 1\ntitle: Many\ndata:\n  - files: a.csv\n    scale: {min: 1, max: 5}\n    outcome: all\n"
        f"    scores: {{{', '.join(f'{name}: {name}' for name in names)}}}\ntouchpoints:\n{places}"
    )
    found = drivers_of(measure(map_, tmp_path))
    expected = np.asarray(np.corrcoef(answers.T))[:size, size]
    assert [driver.correlation for driver in found.drivers] == pytest.approx(list(expected), abs=1e-9)
    assert all(driver.weight is not None for driver in found.drivers)


@pytest.mark.skipif("CXMAP_REAL" not in os.environ, reason="CXMAP_REAL does not name the folder of real data")
def test_the_airport_survey(tmp_path: Path) -> None:
    import shutil

    real = Path(os.environ["CXMAP_REAL"]) / "data"
    shutil.copy(real / "sfo" / "2017.csv", tmp_path)
    columns = ["Q7ART", "Q7FOOD", "Q7SIGN"]
    bound = "".join(f"      {name}: {name}\n" for name in columns)
    places = "".join(f"  - {{id: {name}, name: {name}}}\n" for name in columns)
    found = drivers_of(
        measure(
            cxmap.loads(
                "cxmap: 1\ntitle: An airport\ndata:\n  - files: 2017.csv\n    scale: {min: 1, max: 5}\n"
                f"    no_answer: [0, 6]\n    scores:\n{bound}    outcome: Q7ALL\ntouchpoints:\n{places}"
            ),
            tmp_path,
        )
    )
    with (tmp_path / "2017.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = [{key.strip(): cell for key, cell in row.items() if key} for row in csv.DictReader(file)]
    for driver in found.drivers:
        pairs = np.array(
            [
                (int(row[driver.place]), int(row["Q7ALL"]))
                for row in rows
                if row[driver.place] in "12345"
                and row["Q7ALL"] in "12345"
                and row[driver.place]
                and row["Q7ALL"]
            ]
        )
        assert driver.n == len(pairs)
        assert driver.correlation == pytest.approx(np.corrcoef(pairs.T)[0, 1], abs=1e-9)
    assert len(found.drivers) == len(columns)
    assert json.dumps(found.model_dump(mode="json"))
