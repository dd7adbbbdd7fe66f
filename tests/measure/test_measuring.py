"""Answers become figures: which cells count, which do not and why, and what comes of both."""

from __future__ import annotations

import os
import statistics
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from cxmap.errors import CxmapError, InputError
from cxmap.measure import Measured, measure
from cxmap.model import MeasuredFigure, Metric
from tests.measure.conftest import map_with

Run = Callable[..., Measured]
WIDE = "files: answers.csv\nscale: {min: 1, max: 5}\nscores: {queue: Q1, pay: Q2}"
LONG = "files: answers.csv\nscale: {min: 1, max: 5}\ntouchpoint: step\nscore: score"


def of(measured: Measured, place: str | None, **who: str) -> list[Metric]:
    """The figures of a place, of everybody unless a group is named."""
    wanted = {"persona": None, "segment": None, **who}

    def fits(figure: MeasuredFigure) -> bool:
        metric = figure.metric
        return figure.place == place and {"persona": metric.persona, "segment": metric.segment} == wanted

    return [figure.metric for figure in measured.content.figures if fits(figure)]


def test_a_column_for_each_touchpoint(measured: Run) -> None:
    result = measured(WIDE, {"answers.csv": "Q1,Q2\n1,5\n2,\n2,4\n"})
    (queue,), (pay,) = of(result, "queue"), of(result, "pay")
    assert queue.answers == (1, 2, 0, 0, 0)
    assert pay.answers == (0, 0, 0, 1, 1)
    assert result.content.inputs[0].dropped == {"nothing": 1}


def test_a_row_for_each_answer_with_places_by_id_name_or_declared_word(measured: Run) -> None:
    rows = "step,score\nqueue,1\nQueue at the till,2\n PAY ,3\nTill 4,4\nParking,5\n,5\n"
    result = measured(f"{LONG}\nvalues: {{pay: [pay, Till 4]}}", {"answers.csv": rows})
    assert of(result, "queue")[0].answers == (1, 1, 0, 0, 0)
    assert of(result, "pay")[0].answers == (0, 0, 1, 1, 0)
    assert result.dropped["no such place"] == 2
    assert result.examples["no such place"] == (("(nothing)", 1), ("Parking", 1))


def test_what_is_no_answer_is_told_apart_by_its_reason(measured: Run) -> None:
    rows = "Q1,Q2\n6,6.0\n0,Blank\nthree,blank \n9,4.5\n2,NaN\n3,inf\n,1_0\n"
    result = measured(f"{WIDE}\nno_answer: [6, 0, Blank]", {"answers.csv": rows})
    assert result.content.inputs[0].dropped == {
        "no answer": 5, "no number": 4, "nothing": 1, "off the scale": 1,
    }  # fmt: skip
    assert of(result, "queue")[0].answers == (0, 1, 1, 0, 0)
    (pay,) = of(result, "pay")
    assert (pay.answers, pay.value, pay.n, pay.sd) == ((), 4.5, 1, None)


def test_answers_between_the_steps_give_a_mean_and_its_spread(measured: Run) -> None:
    scores = [1.25, 2.5, 4.75, 3.0]
    rows = "Q1,Q2\n" + "".join(f"{score},1\n" for score in scores)
    (metric,) = of(measured(WIDE, {"answers.csv": rows}), "queue")
    assert metric.value == pytest.approx(statistics.fmean(scores), abs=1e-9)
    assert metric.sd == pytest.approx(statistics.stdev(scores), abs=1e-9)


def test_answers_between_the_steps_of_a_share_are_left_out(measured: Run) -> None:
    result = measured(f"{WIDE}\ntype: csat", {"answers.csv": "Q1,Q2\n4.5,5\n4,5\n"})
    assert result.dropped["between the answers"] == 1
    assert of(result, "queue")[0].answers == (0, 0, 0, 1, 0)


def test_weights_are_summed_exactly_and_give_an_effective_n(measured: Run) -> None:
    rows = "Q1,Q2,w\n" + "5,5,0.1\n" * 10 + "1,1,2\n1,1,\n1,1,-1x\n"
    result = measured(f"{WIDE}\nweight: w", {"answers.csv": rows})
    (metric,) = of(result, "queue")
    assert metric.answers == (1, 0, 0, 0, 10)
    assert metric.weights == (2.0, 0.0, 0.0, 0.0, 1.0)
    assert metric.effective_n == pytest.approx(3.0**2 / (10 * 0.01 + 4))
    assert result.dropped["no weight"] == 4


@pytest.mark.parametrize(
    ("period", "days"),
    [
        ("month", [date(2026, 4, 2), date(2026, 3, 31), date(2026, 1, 31)]),
        ("quarter", [date(2026, 4, 2), date(2026, 3, 31)]),
        ("year", [date(2026, 4, 2)]),
        ("all", [date(2026, 4, 2)]),
    ],
)
def test_periods_end_on_their_last_day_or_with_the_last_answer(
    measured: Run, period: str, days: list[date]
) -> None:
    rows = "Q1,Q2,day\n1,1,2026-01-05\n2,2,2026-03-01\n3,3,2026-03-31\n4,4,2026-04-02 10:30:00\n5,5,soon\n"
    if period in ("month", "quarter"):
        rows += "1,1,2026-01-31\n"
    result = measured(f"{WIDE}\ndate: day\nperiod: {period}", {"answers.csv": rows})
    assert [metric.date for metric in of(result, "queue")] == days
    assert result.dropped.get("no date", 0) == (0 if period == "all" else 2)


def test_dates_in_another_form_are_declared(measured: Run) -> None:
    rows = "Q1,Q2,day\n1,1,05/11/2016 12:00:00 AM\n2,2,13/11/2016 12:00:00 AM\n"
    result = measured(
        f'{WIDE}\ndate: day\ndate_format: "%m/%d/%Y %I:%M:%S %p"\nperiod: year', {"answers.csv": rows}
    )
    assert [metric.date for metric in of(result, "queue")] == [date(2016, 5, 11)]
    assert result.dropped["no date"] == 2


def test_files_have_dates_and_columns_of_their_own(measured: Run) -> None:
    data = (
        "files:\n  - {file: 2024.csv, date: 2024-05-31, columns: {Q1: Q1_wait}}\n"
        "  - {file: 2025.csv, date: 2025-05-31}\n"
        "scale: {min: 1, max: 5}\nscores: {queue: Q1, pay: [Q2, 'Q2 (new)']}\nperiod: year"
    )
    files = {"2024.csv": "Q1_wait,Q2 \n1,2\n", "2025.csv": " Q1;Q2 (new)\n3;4\n"}
    result = measured(data, files)
    assert [(metric.date, metric.answers) for metric in of(result, "queue")] == [
        (date(2025, 5, 31), (0, 0, 1, 0, 0)),
        (date(2024, 5, 31), (1, 0, 0, 0, 0)),
    ]
    assert [metric.answers for metric in of(result, "pay")] == [(0, 0, 0, 1, 0), (0, 1, 0, 0, 0)]


def test_the_last_answer_of_a_person_counts(measured: Run) -> None:
    head = "who,step,score,day\n"
    files = {
        "1.csv": f"{head}a,pay,1,2026-01-01\na,queue,2,2026-01-01\n,pay,3,2026-01-01\n,pay,3,2026-01-01\n",
        "2.csv": f"{head}a,pay,5,2026-01-02\n",
    }
    data = LONG.replace("answers.csv", "'*.csv'")
    result = measured(f"{data}\nrespondent: who\ndate: day", files)
    assert of(result, "pay")[0].answers == (0, 0, 2, 0, 1)
    assert of(result, "queue")[0].answers == (0, 1, 0, 0, 0)


GROUPS = (
    "personas:\n  - {id: biz, name: Business}\n  - {id: fam, name: Family}\n"
    "segments:\n  - {id: gold, name: Gold}\n"
)


def test_personas_and_segments_have_figures_of_their_own(measured: Run) -> None:
    rows = "Q1,Q2,p,tier\n1,1,1,gold\n2,2,1.0,x\n3,3,2,GOLD\n4,4,9,\n"
    data = f"{WIDE}\npersonas: {{column: p, values: {{biz: 1, fam: [2, 3]}}}}\nsegments: {{column: tier}}"
    result = measured(data, {"answers.csv": rows}, more=GROUPS)
    assert of(result, "queue")[0].answers == (1, 1, 1, 1, 0)
    assert of(result, "queue", persona="biz")[0].answers == (1, 1, 0, 0, 0)
    assert of(result, "queue", persona="fam")[0].answers == (0, 0, 1, 0, 0)
    assert of(result, "queue", segment="gold")[0].answers == (1, 0, 1, 0, 0)


def test_only_wanted_rows(measured: Run) -> None:
    rows = "Q1,Q2,country,year\n1,1,NL,2026\n2,2,nl ,2026.0\n3,3,BE,2026\n4,4,NL,2025\n"
    result = measured(f"{WIDE}\nwhere: {{country: NL, year: 2026}}", {"answers.csv": rows})
    assert of(result, "queue")[0].answers == (1, 1, 0, 0, 0)
    assert result.dropped["not wanted"] == 2


def test_a_question_about_the_whole(measured: Run) -> None:
    data = "files: answers.csv\ntype: nps\noverall: likely\nscores: {pay: Q2}\nno_answer: 11"
    result = measured(data, {"answers.csv": "likely,Q2\n10,10\n0,11\n8,9\n"})
    (whole,) = of(result, None)
    assert whole.recounted == 0
    assert whole.raw_n == 3


def test_separators_quotes_encodings_and_decimal_commas(measured: Run) -> None:
    text = 'Q1;Q2;Wörter\n"4,5";2;"zwei\nZeilen; und ""mehr"""\n3,5;1;é\n'
    data = f"{WIDE}\nencoding: latin-1\ndecimal: ','"
    (metric,) = of(measured(data, {"answers.csv": text.encode("latin-1")}), "queue")
    assert (metric.value, metric.n) == (4.0, 2)


def test_lines_of_another_length_are_passed_over_and_counted(measured: Run) -> None:
    result = measured(WIDE, {"answers.csv": "Q1,Q2\n1,2\n3\n1,2,3\n2,2\n"})
    assert result.dropped["malformed"] == 2
    assert of(result, "queue")[0].answers == (1, 1, 0, 0, 0)


def test_json_lines_and_parquet_give_what_csv_gives(measured: Run, tmp_path: Path) -> None:
    import duckdb

    csv = measured(WIDE, {"answers.csv": "Q1,Q2\n1,5\n2,4\n"}).content.figures
    lines = '{"Q1": 1, "Q2": 5}\n{"Q1": 2, "Q2": 4}\n'
    assert measured(WIDE.replace("csv", "jsonl"), {"answers.jsonl": lines}).content.figures == csv
    answers = "SELECT 1 AS Q1, 5.0 AS Q2 UNION ALL SELECT 2, 4.0"
    duckdb.execute(f"COPY ({answers}) TO '{tmp_path / 'answers.parquet'}'")
    assert measured(WIDE.replace("csv", "parquet"), {}).content.figures == csv


def test_the_order_of_rows_and_of_files_does_not_matter(measured: Run, tmp_path: Path) -> None:
    rows = [f"{at % 5 + 1},{(at * 7) % 5 + 1},{0.1 + at % 3},{at % 40}" for at in range(400)]
    data = f"{WIDE}\nweight: w\nrespondent: who".replace("answers.csv", "'*.csv'")
    one = measured(data, {"a.csv": "Q1,Q2,w,who\n" + "\n".join(rows)})
    two = measured(data, {"a.csv": "Q1,Q2,w,who\n" + "\n".join(reversed(rows))})
    assert one.content.figures == two.content.figures


def refusal(folder: Path, data: str, files: dict[str, str]) -> str:
    for name, content in files.items():
        (folder / name).write_text(content, "utf-8")
    with pytest.raises(InputError) as caught:
        measure(map_with(data), folder)
    return str(caught.value)


@pytest.mark.parametrize(
    ("data", "files", "said"),
    [
        (WIDE, {}, "`answers.csv` does not exist"),
        (WIDE, {"answer.csv": "Q1"}, "did you mean `answer.csv`?"),
        (WIDE, {"answers.csv": ""}, "answers.csv is empty"),
        (WIDE, {"answers.csv": "Q1,Q2b\n1,2\n"}, "has no column `Q2`; did you mean `Q2b`?"),
        (WIDE, {"answers.csv": "Q1,Q2,Q2\n1,2,3\n"}, "has 2 columns that are called `Q2`"),
        (WIDE, {"answers.csv": "Q1,Q2\n9,x\n9,\n"}, "nothing is left to count in answers.csv: 2 off"),
        (WIDE.replace("answers.csv", "../answers.csv"), {}, "does not exist"),
        (WIDE.replace("answers.csv", "'*.csv'"), {}, "no file matches `*.csv`"),
        (WIDE.replace("answers.csv", "https://example.org/a.csv"), {}, "is not a file in the folder"),
        (WIDE.replace("answers.csv", "answers.xlsx"), {"answers.xlsx": "PK"}, "is not a workbook"),
        (WIDE.replace("answers.csv", "answers.dat"), {"answers.dat": "1"}, "write `format: csv`"),
        (WIDE.replace("answers.csv", "a.parquet"), {"a.parquet": "no"}, "a.parquet cannot be read as data"),
        (WIDE, {"answers.csv": "\n\nQ1,Q2\n1,2\n"}, "its first line holds no names of columns"),
        (WIDE, {"answers.csv": "x" * 200_000 + ",Q1,Q2\n1,2,3\n"}, "cannot be read as names of columns"),
        (f"{WIDE}\nweight: w", {"answers.csv": "Q1,Q2,w\n1,2,0\n1,2,-1\n1,2,nan\n"}, "6 no weight"),
        (f"{WIDE}\nweight: w", {"answers.csv": "Q1,Q2,w\n" + "1,2,9e11\n" * 9}, "adds up to cannot be held"),
        (f"{LONG}\nvalues: {{queue: x, pay: X}}", {"answers.csv": "step,score\n"}, "stands for two places"),
    ],
)  # fmt: skip
def test_what_cannot_be_read_is_said_in_one_sentence(
    tmp_path: Path, data: str, files: dict[str, str], said: str
) -> None:
    message = refusal(tmp_path, data, files)
    assert said in message
    assert "\n" not in message


def test_links_out_of_the_folder_are_not_followed(tmp_path: Path) -> None:
    secret = tmp_path / "secret.csv"
    secret.write_text("Q1,Q2\n1,2\n", "utf-8")
    folder = tmp_path / "project"
    folder.mkdir()
    (folder / "answers.csv").symlink_to(secret)
    with pytest.raises(InputError, match="lies outside the folder of the map"):
        measure(map_with(WIDE), folder)


def test_names_of_columns_and_files_are_never_sql(measured: Run) -> None:
    name = 'Q"; DROP TABLE x; --'
    file = "it's [*] a 'file'.csv"
    quoted = '"' + name.replace('"', '\\"') + '"'
    data = f'files: "{file.replace("[*]", "(1)")}"\nscale: {{min: 1, max: 5}}\nscores: {{queue: {quoted}}}'
    header = '"' + name.replace('"', '""') + '"'
    result = measured(data, {file.replace("[*]", "(1)"): f"{header}\n4\n"})
    assert of(result, "queue")[0].answers == (0, 0, 0, 1, 0)


def test_weights_of_whole_populations_count(measured: Run) -> None:
    data = "files: a.csv\nscale: {min: 1, max: 5}\nscores: {queue: Q1}\nweight: w"
    (metric,) = of(measured(data, {"a.csv": "Q1,w\n2,125000.5\n4,374999.5\n5,0\n3,-7\n"}), "queue")
    assert list(metric.answers) == [0, 1, 0, 1, 0]
    assert list(metric.weights) == [0, 125000.5, 0, 374999.5, 0]
    assert metric.effective_n == pytest.approx(500_000**2 / (125000.5**2 + 374999.5**2))


@pytest.mark.parametrize("period", ["year", "quarter", "month"])
def test_days_that_no_calendar_has_are_no_days(measured: Run, period: str) -> None:
    days = ["infinity", "-infinity", "0044-03-15 (BC)", "10000-01-01", "294246-01-01", "9999-12-31"]
    rows = "".join(f"3,{day}\n" for day in days)
    data = f"files: a.csv\nscale: {{min: 1, max: 5}}\nscores: {{queue: Q1}}\ndate: d\nperiod: {period}"
    result = measured(data, {"a.csv": f"Q1,d\n{rows}"})
    (metric,) = of(result, "queue")
    assert (sum(metric.answers), metric.date) == (1, date.max)
    assert result.dropped == {"no date": 5}


def test_a_separator_is_no_quotation_mark() -> None:
    with pytest.raises(CxmapError, match="cannot be the quotation mark"):
        map_with(f"{WIDE}\nseparator: '\"'")


def test_brackets_in_the_names_of_folders_and_files_are_letters(tmp_path: Path) -> None:
    folder = tmp_path / "visits [old]"
    folder.mkdir()
    for name in ("answers[1].csv", "answers1.csv"):
        (folder / name).write_text("Q1,Q2\n1,2\n", "utf-8")
    result = measure(map_with(WIDE.replace("answers.csv", '"answers[[]1].csv"')), folder, floor=1)
    assert [file.file for file in result.content.inputs] == ["answers[1].csv"]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no pipes that have a name")
@pytest.mark.parametrize("name", ["a.csv", "a.tsv", "a.parquet", "a.jsonl", "a.xlsx"])
def test_a_pipe_or_a_folder_is_no_data_and_nobody_waits_for_it(
    measured: Run, tmp_path: Path, name: str
) -> None:
    binding = f"files: {name}\nscale: {{min: 1, max: 5}}\nscores: {{queue: q}}"
    os.mkfifo(tmp_path / name)
    with pytest.raises(InputError, match="is not a regular file but a pipe"):
        measured(binding, {})
    (tmp_path / name).unlink()
    (tmp_path / name).mkdir()
    with pytest.raises(InputError, match="is not a regular file but a folder"):
        measured(binding, {})


def test_what_is_no_date_is_shown(measured: Callable[..., Measured]) -> None:
    days = ["2026-01-02", "03.01.2026", "soon", "", "2026-02-03", "soon"]
    rows = "Q1,day\n" + "".join(f"{at % 5 + 1},{day}\n" for at, day in enumerate(days * 4))
    data = "files: a.csv\nscale: {min: 1, max: 5}\nscores: {queue: Q1}\ndate: day\nperiod: month"
    for more in ("", "\nrespondent: Q1"):
        result = measured(data + more, {"a.csv": rows})
        assert result.examples["no date"] == (("soon", 8), ("03.01.2026", 4))
        assert result.dropped["no date"] == 16


def test_what_is_no_parquet_is_said(measured: Callable[..., Measured]) -> None:
    data = "files: a.parquet\nscale: {min: 1, max: 5}\nscores: {queue: Q1}"
    for content in (b"PAR1xxxxPAR1", b"PAR1" + bytes(40) + b"PAR1", b"nothing", b""):
        with pytest.raises(InputError, match=r"a\.parquet"):
            measured(data, {"a.parquet": content})
