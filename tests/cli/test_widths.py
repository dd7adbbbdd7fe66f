"""Every table of every command, over every example and published map, at every width: whole."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace
from rich.cells import cell_len

from cxmap import api
from cxmap.cli.app import run
from cxmap.model import Map
from cxmap.rendering.text import evidence_table, figure_tables, gap_table, what_if_tables
from cxmap.rendering.text.gap_records import as_json
from cxmap.rendering.text.numbers import interval, number, percent, scale_numbers
from cxmap.rendering.text.wrapping import FOLD
from cxmap.view.gaps.rows import GapRow, GapTable

ROOT = Path(__file__).parent.parent.parent
MAPS = sorted([*(ROOT / "examples").glob("*.cxmap.yaml"), *(ROOT / "tests" / "maps").glob("*.yaml")])
WIDTHS = (40, 60, 80, 100, 140)
GROUPS = ("phase", "channel", "element", "owner", "persona", "market")


@pytest.fixture(params=MAPS, ids=lambda path: path.name.split(".cxmap")[0])
def map_(request: pytest.FixtureRequest) -> Map:
    return api.load(request.param)


def _texts(map_: Map, width: int | None) -> Iterator[str]:
    """Everything that the commands print of a map as tables."""
    gaps = api.gaps(map_, language="en")
    yield gap_table.terminal(gaps, width=width).plain
    yield gap_table.terminal(gaps, width=width, explain=True).plain
    for persona in list(map_.personas_by_id)[:1]:
        yield gap_table.terminal(api.gaps(map_, persona=persona, language="en"), width=width).plain
    yield figure_tables.figures(api.figures(map_, language="en"), GROUPS, width=width).plain
    evidence = api.evidence(map_, as_of=date(2027, 1, 1), language="en")
    yield evidence_table.evidence(evidence, most=None, width=width).plain
    best = api.best_step(map_)
    if best is not None:
        yield what_if_tables.what_if(best.outcome, best=best, width=width).plain


@pytest.mark.parametrize("width", WIDTHS)
def test_no_line_is_too_long_and_no_word_is_broken(map_: Map, width: int) -> None:
    for text in _texts(map_, width):
        lines = text.split("\n")
        assert max(map(cell_len, lines)) <= width
        assert all(line == line.rstrip() for line in lines)
        assert width < 60 or FOLD not in text
        assert not re.search(r"\S…|…\S", text)  # between two numbers it is a word of its own


@pytest.mark.parametrize("width", WIDTHS)
def test_words_of_names_stay_whole(map_: Map, width: int) -> None:
    gaps = api.gaps(map_, language="en")
    shown = set(gap_table.terminal(gaps, width=width).plain.split())
    longest = int(width * gap_table.NAMES_AT_LEAST)
    for row in gaps.rows:
        assert {word for word in row.name.split() if cell_len(word) <= longest} <= shown


def _numbers(row: GapRow, table: GapTable) -> Iterator[tuple[str, str]]:
    """Each number of a row as it has to be read, with the column that is named where it is not."""
    shown = scale_numbers(table.low, table.high)
    if row.rank is not None:
        yield "rank", str(row.rank)
        yield "priority", number(row.priority, 1)
        yield "factors", f"{number(row.shortfall, 1)}%"
        importance = number(row.importance, 1)
        yield "factors", f"({importance})/3" if row.assumed else f"{importance}/3"
        yield "factors", percent(row.reach)
    for name, value in (("goal", row.goal), ("experience", row.experience)):
        if value is not None:
            yield name, shown.score(value)
    if row.gap is not None:
        yield "gap", shown.difference(row.gap)
    if row.low is not None and row.high is not None:
        yield "interval", interval(shown, row.low, row.high)
    if row.answered is not None:
        yield "n", f"n={number(row.answered)}"
    if row.needed is not None:
        yield "answers that would decide", number(row.needed)
    if row.blind_spot is not None:
        yield "estimate", shown.score(row.believed)
        yield "estimate", shown.difference(row.blind_spot)
    for _, score in row.spread:
        yield "personas and segments", shown.score(score)


def _tokens(text: str) -> set[str]:
    return {token for word in text.split() for token in (word, word.strip("(),;"))}


@pytest.mark.parametrize("width", WIDTHS)
def test_every_number_is_whole_or_its_column_is_named(map_: Map, width: int) -> None:
    table = api.gaps(map_, language="en")
    for row in table.rows:
        one = replace(table, rows=(row,), blind=(), stability=None, coverage="", tolerance=0.0)
        text = gap_table.terminal(one, width=width).plain
        _, _, named = " ".join(text.split()).partition("--wide also shows what has no room here: ")
        left_out = named.partition(";")[0].split(", ")
        for column, expected in _numbers(row, table):
            assert expected in _tokens(text) or column in left_out, (row.name, column, expected)


def test_with_wide_nothing_is_left_out(map_: Map) -> None:
    assert not any("--wide" in text for text in _texts(map_, None))
    table = api.gaps(map_, language="en")
    tokens = _tokens(gap_table.terminal(table, width=None).plain)
    assert all(expected in tokens for row in table.rows for _, expected in _numbers(row, table))


def test_an_explanation_holds_every_number_of_the_json(map_: Map) -> None:
    """But for what is text there, and for ends of scales."""
    table = api.gaps(map_, language="en")
    shown = scale_numbers(table.low, table.high)
    for row in table.rows:
        text = "\n".join(line.plain for line in gap_table.explained(row, table, 80))
        wanted = [
            shown.score(value) for value in (row.goal, row.experience, row.believed) if value is not None
        ]
        wanted += [shown.difference(value) for value in (row.gap, row.blind_spot) if value is not None]
        wanted += [number(row.priority, 1)] if row.gap is not None and row.priority is not None else []
        wanted += [interval(shown, row.low, row.high)] if row.low is not None else []
        wanted += [number(row.opportunity_score, 1)] if row.opportunity_score is not None else []
        assert set(wanted) <= {token.rstrip(":") for token in _tokens(text)}


@pytest.mark.parametrize("width", ["60", "80"])
def test_the_first_screen_holds_the_first_rows(
    width: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", width)
    path = str(ROOT / "examples" / "hotel-stay.cxmap.yaml")
    assert run(["gaps", path]) == 0
    screen = capsys.readouterr().out.splitlines()[:23]  # the last line of 24 is the prompt's
    assert screen[0] == "A stay at Hotel Oosterkade"
    assert screen[1].startswith("5 of 17 touchpoints are below goal")
    ranks = [found[1] for line in screen if (found := re.match(r" ?(\d+)  \S", line))]
    assert ranks[:5] == ["1", "2", "3", "4", "5"]


@pytest.mark.parametrize("width", ["0", "1", "39", "00000"])
def test_a_terminal_of_no_width_is_a_narrow_one(
    width: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    path = str(ROOT / "examples" / "shopping-day.cxmap.yaml")
    monkeypatch.setenv("COLUMNS", "40")
    assert run(["gaps", path]) == 0
    narrow = capsys.readouterr().out
    monkeypatch.setenv("COLUMNS", width)
    assert run(["gaps", path]) == 0
    assert capsys.readouterr().out == narrow != ""


@pytest.mark.parametrize("width", ["", "wide", "-5", "²"])
def test_without_a_width_a_pipe_has_a_hundred_columns(
    width: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    path = str(ROOT / "examples" / "hotel-stay.cxmap.yaml")
    monkeypatch.setenv("COLUMNS", width)
    assert run(["gaps", path]) == 0
    assert 80 < max(map(cell_len, capsys.readouterr().out.splitlines())) <= 100


@pytest.mark.parametrize("width", ["40", "60", "80"])
def test_findings_keep_to_the_width(
    width: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", width)
    monkeypatch.chdir(ROOT / "tests" / "loading" / "cases")
    run(["validate", "-q", *(path.name for path in sorted(Path().glob("*.yaml"))[:20])])
    assert max(map(cell_len, capsys.readouterr().out.splitlines())) <= int(width)


@pytest.mark.parametrize("width", ["60", "80", "140"])
def test_rules_keep_to_the_width(
    width: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Examples stand there as they are written: with lines of at most 56 columns, and no longer."""
    monkeypatch.setenv("COLUMNS", width)
    assert run(["rule"]) == 0
    for page in api.rules():
        assert run(["rule", page.code]) == 0
        lines = capsys.readouterr().out.splitlines()
        assert max(map(cell_len, lines)) <= int(width), page.code


def test_json_has_what_the_table_has(map_: Map) -> None:
    """Keyed by id: as many rows as touchpoints, however they are called."""
    table = api.gaps(map_, language="en")
    text = as_json([("m", table)], version="0")
    rows = json.loads(text)["maps"][0]["rows"]
    assert [row["id"] for row in rows] == [row.id for row in table.rows]
    assert not re.search(r"\b(NaN|Infinity)\b", text)


def _scaled(low: float, high: float, scores: list[float]) -> dict[str, Any]:
    return {
        "cxmap": 1,
        "title": "T",
        "scale": {"min": low, "max": high},
        "goal": high,
        "touchpoints": [{"name": f"n{at}", "experience": score} for at, score in enumerate(scores)],
    }


@pytest.mark.parametrize(
    ("low", "high", "scores", "shown"),
    [
        (0, 0.01, [0.004, 0.0041], ["0.004", "0.0041", "-0.006", "-0.0059"]),
        (0, 10_000_000, [7_123_456, 1_234_567.5], ["7,123,456", "1,234,567.5", "-2,876,544", "-8,765,432.5"]),
        (-1e9, 1e9, [-999_999_999.5, 0], ["-999,999,999.5", "0", "-1,000,000,000"]),
        (0, 20, [7.25, 19.75], ["7.25", "19.75", "-12.75", "-0.25"]),
        (1, 5, [4.999, 2.125], ["5", "2.12", "-0.001", "-2.88"]),
    ],
)
@pytest.mark.parametrize("width", WIDTHS[1:])
def test_digits_follow_the_scale(
    low: float, high: float, scores: list[float], shown: list[str], width: int
) -> None:
    table = api.gaps(Map.model_validate(_scaled(low, high, [*map(float, scores)])), language="en")
    tokens = _tokens(gap_table.terminal(table, width=width).plain)
    unsigned = {token.lstrip("+") for token in tokens}
    assert set(shown) <= unsigned
    assert not {"-0", "+0"} & tokens
