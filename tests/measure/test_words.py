"""Which ids the cells of a column stand for."""

from __future__ import annotations

from pathlib import Path

import pytest

import cxmap
from cxmap.errors import InputError
from cxmap.measure.measuring import measure
from tests.measure.conftest import HEAD

MAP = (
    HEAD + "data: {files: a.csv, scale: {min: 1, max: 5}, touchpoint: step, score: s}\n"
    "phases:\n  - {id: before, name: Booking, touchpoints: "
    "[{id: book, name: booking}, {id: pay, name: Pay}]}\n"
)


def _places(folder: Path, steps: list[str], text: str = MAP) -> dict[str | None, int]:
    (folder / "a.csv").write_text("step,s\n" + "".join(f"{step},4\n" for step in steps))
    found = measure(cxmap.loads(text), folder, floor=1)
    return {figure.place: sum(figure.metric.answers) for figure in found.content.figures}


def test_ids_are_told_apart_where_names_are_not(tmp_path: Path) -> None:
    assert _places(tmp_path, ["book", "before", "book", "Pay"]) == {"book": 2, "before": 1, "pay": 1}


def test_a_name_of_two_is_refused_where_the_data_hold_it(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="`Booking` stands for two places, `book` and `before`; say which"):
        _places(tmp_path, ["pay", "Booking"])


def test_an_id_wins_over_a_name(tmp_path: Path) -> None:
    text = MAP.replace("name: Pay", "name: book")
    assert _places(tmp_path, ["book", "pay"], text) == {"book": 1, "pay": 1}


def test_a_declared_word_is_no_other_id(tmp_path: Path) -> None:
    text = MAP.replace("score: s", "score: s, values: {book: [pay]}")
    with pytest.raises(InputError, match="`pay` stands for two places"):
        _places(tmp_path, ["pay"], text)
