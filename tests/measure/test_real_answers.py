"""Surveys and logs that nobody here made: the figures are those that pandas computed of them."""

from __future__ import annotations

import csv
import json
import os
import shutil
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

import cxmap
from cxmap.measure import measure
from cxmap.measure.lock import lock_text
from cxmap.measure.sums import Sums
from cxmap.model import Map

REAL = os.environ.get("CXMAP_REAL", "")
pytestmark = pytest.mark.skipif(not REAL, reason="CXMAP_REAL does not name the folder of real data")


@pytest.fixture
def data(tmp_path: Path) -> Path:
    shutil.copytree(Path(REAL) / "data", tmp_path / "data")
    return tmp_path / "data"


@pytest.fixture
def expected(data: Path) -> dict[str, Any]:
    read: dict[str, Any] = json.loads((data / "expected.json").read_text("utf-8"))
    return read


def airport(year: str, columns: list[str], *, weighted: bool) -> Map:
    places = "".join(f"  - {{id: {column}, name: {column}}}\n" for column in columns)
    scores = "".join(f"      {column}: {column}\n" for column in columns)
    weight = "    weight: WEIGHT\n" if weighted else ""
    return cxmap.loads(
        "cxmap: 1\ntitle: An airport\ndata:\n"
        f"  - files: sfo/{year}.csv\n    scale: {{min: 1, max: 5}}\n    no_answer: [0, 6]\n{weight}"
        f"    scores:\n{scores}touchpoints:\n{places}"
    )


@pytest.mark.parametrize("weighted", [False, True])
def test_the_airport_survey_without_its_codes_for_no_answer(
    data: Path, expected: dict[str, Any], weighted: bool
) -> None:
    facts = expected["sfo/2017.csv"]
    columns = [name for name, fact in facts.items() if isinstance(fact, dict) and "mean_valid" in fact]
    figures = measure(airport("2017", columns, weighted=weighted), data).content.figures
    assert {figure.place for figure in figures} == set(columns)
    for figure in figures:
        fact = facts[figure.place]
        mean = figure.metric.recounted
        assert mean == pytest.approx(fact["weighted_mean_valid" if weighted else "mean_valid"], abs=6e-5)
        assert figure.metric.raw_n == fact["n_valid_1_5"]


ONCE = {"Q7ART": "Q7A_ART", "Q7FOOD": "Q7B_FOOD", "Q7SIGN": "Q7D_SIGNS", "Q7ALL": "Q7O_WHOLE"}
"""What columns were called in the first year."""


def test_five_years_of_the_airport_of_which_one_named_its_columns_otherwise(
    data: Path, expected: dict[str, Any]
) -> None:
    columns = [name for name in ONCE if name != "Q7ALL"]
    files = [
        f"{{file: sfo/{year}.csv, date: {year}-05-31"
        + (f", columns: {json.dumps(ONCE)}}}" if year == 2013 else "}")
        for year in range(2013, 2018)
    ]
    map_ = cxmap.loads(
        f"cxmap: 1\ntitle: An airport\nscale: {{min: 1, max: 5}}\ndata:\n  - files: [{', '.join(files)}]\n"
        "    scale: {min: 1, max: 5}\n    no_answer: [0, 6]\n    period: year\n    outcome: Q7ALL\n"
        f"    scores: {{{', '.join(f'{name}: {name}' for name in columns)}}}\n"
        f"touchpoints: [{', '.join(f'{{id: {name}, name: {name}}}' for name in columns)}]\n"
    )
    texts = {lock_text(measure(map_, data, cache=Sums(data.parent / "kept")).content) for _ in range(2)}
    assert texts == {lock_text(measure(map_, data).content)}
    figures = measure(map_, data).content.figures
    assert len(figures) == 5 * len(columns)
    for figure in figures:
        assert figure.metric.date is not None and figure.place is not None
        year = f"{figure.metric.date.year}"
        with (data / "sfo" / f"{year}.csv").open(encoding="utf-8-sig", newline="") as file:
            rows = [
                {key.strip(): cell.strip() for key, cell in row.items() if key}
                for row in csv.DictReader(file)
            ]
        counts = Counter(row[ONCE[figure.place] if year == "2013" else figure.place] for row in rows)
        assert figure.metric.answers == tuple(counts[f"{answer}"] for answer in range(1, 6))
        if year == "2017":
            mean = expected["sfo/2017.csv"][figure.place]["mean_valid"]
            assert figure.metric.recounted == pytest.approx(mean, abs=6e-5)


def log(name: str, columns: str, activities: list[str]) -> Map:
    places = "".join(f'  - {{id: p{at}, name: "{name}"}}\n' for at, name in enumerate(activities))
    return cxmap.loads(f"cxmap: 1\ntitle: A log\nevents:\n  files: {name}\n{columns}touchpoints:\n{places}")


@pytest.mark.parametrize(
    ("name", "columns"),
    [
        (
            "orders-interval-log.csv",
            "  case: case:concept:name\n  activity: concept:name\n"
            "  start: start_timestamp\n  end: time:timestamp\n",
        ),
        ("traffic-fines.csv", "  case: case_id\n  activity: activity\n  end: timestamp\n"),
    ],
)
def test_logs_of_orders_and_fines(data: Path, expected: dict[str, Any], name: str, columns: str) -> None:
    facts = expected[name]["activities"]
    (events,) = measure(log(name, columns, list(facts)), data, floor=1).content.events
    assert events.cases == expected[name]["cases"]
    assert [observed.visits for observed in events.touchpoints] == list(facts.values())


def test_paths_in_a_cell(data: Path, expected: dict[str, Any]) -> None:
    facts = expected["channel-paths.csv"]["channels"]
    map_ = log("channel-paths.csv", "  path: path\n", list(facts))
    (events,) = measure(map_, data, floor=1).content.events
    assert [observed.visits for observed in events.touchpoints] == list(facts.values())


def test_reviews_on_another_scale_than_their_aspects(data: Path, expected: dict[str, Any]) -> None:
    facts = expected["skytrax-lounge.csv"]
    map_ = cxmap.loads(
        "cxmap: 1\ntitle: Lounges\ndata:\n"
        "  - {files: skytrax-lounge.csv, scale: {min: 0, max: 5}, scores: {staff: staff_service_rating}}\n"
        "  - {files: skytrax-lounge.csv, scale: {min: 1, max: 10}, overall: overall_rating}\n"
        "touchpoints: [{id: staff, name: Staff}]\n"
    )
    staff, overall = measure(map_, data).content.figures
    for figure, fact in ((staff, facts["staff_service_rating"]), (overall, facts["overall_rating"])):
        value = figure.metric.value if figure.metric.recounted is None else figure.metric.recounted
        assert value == pytest.approx(fact["mean"], abs=6e-5)
        assert figure.metric.raw_n == fact["n"]
