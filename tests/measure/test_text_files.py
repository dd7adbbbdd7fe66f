"""Text files as programs write them: whatever ends a line, whatever stands in quotes, no row gets lost."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable
from pathlib import Path
from threading import Timer

import pytest

from cxmap.errors import InputError
from cxmap.measure import Measured
from cxmap.measure.engine import opened

BINDING = """
files: a.csv
scale: {min: 1, max: 5}
scores: {queue: q, pay: "Q2\\nHow was paying?"}
"""
Measuring = Callable[..., Measured]


def _answers(measured: Measured) -> dict[str | None, int]:
    return {figure.place: sum(figure.metric.answers) for figure in measured.content.figures}


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("within", ["\n", "\r\n", "\r"])
def test_a_line_may_end_within_quotes(end: str, within: str, measured: Measuring) -> None:
    name = f'"Q2{within}How was paying?"'
    text = end.join([f"q,note,{name}", *(f'{at},"a{within}b",4' for at in (1, 2, 3)), ""])
    binding = BINDING.replace("\\n", within.replace("\r", "\\r").replace("\n", "\\n"))
    found = measured(binding, {"a.csv": text})
    assert found.rows == 3
    assert _answers(found) == {"queue": 3, "pay": 3}
    assert not found.dropped


@pytest.mark.parametrize("bad", ['2,"a"x', "2", "2,3,4"])
def test_a_malformed_line_takes_nothing_along(bad: str | bytes, measured: Measuring) -> None:
    line = bad if isinstance(bad, bytes) else bad.encode()
    text = b"q,p\n" + b"1,4\n" * 5 + line + b"\n" + b"5,4\n" * 700
    found = measured("files: a.csv\nscale: {min: 1, max: 5}\nscores: {queue: q, pay: p}", {"a.csv": text})
    assert found.dropped["malformed"] == 1
    assert _answers(found) == {"queue": 705, "pay": 705}
    assert found.rows == 705


@pytest.mark.parametrize("rows", [3, 1_500_000])
def test_a_quote_that_is_never_closed_is_told_with_its_line(rows: int, measured: Measuring) -> None:
    text = b"q,p\n" + b"1,4\n" * 5 + b'2,"4\n' + b"5,4\n" * rows
    with pytest.raises(InputError, match=r"^a\.csv: the quote that opens in line 7 is never closed"):
        measured("files: a.csv\nscale: {min: 1, max: 5}\nscores: {queue: q, pay: p}", {"a.csv": text})


@pytest.mark.parametrize("text", ["q,p\n1,2\r\n3,4\n", "q,p\r\n1,2\n3,4\r\n"])
def test_lines_that_end_in_two_ways_are_told(text: str, measured: Measuring) -> None:
    with pytest.raises(InputError, match=r"^a\.csv: its lines do not all end alike"):
        measured("files: a.csv\nscale: {min: 1, max: 5}\nscores: {queue: q, pay: p}", {"a.csv": text})


def test_people_beyond_the_memory_are_counted_all_the_same(
    measured: Measuring, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("cxmap.measure.engine.MEMORY", "60MB")
    spare = tmp_path / "spare"
    spare.mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(spare))
    people = 600_000
    rows = "".join(f"somebody.{at * 7919 % people:07}@example.org,{at % 5 + 1}\n" for at in range(people))
    binding = "files: a.csv\nscale: {min: 1, max: 5}\nscores: {queue: q}\nrespondent: who"
    assert _answers(measured(binding, {"a.csv": f"who,q\n{rows}"})) == {"queue": people}
    assert list(spare.iterdir()) == []
    monkeypatch.setattr("cxmap.measure.engine.SPILL", "1MB")
    with pytest.raises(InputError, match=r"too many people, .* to count in 60MB of memory and 1MB of temp"):
        measured(binding, {})
    monkeypatch.setattr("cxmap.measure.engine._free", lambda: 12_300_000)
    with pytest.raises(InputError, match=rf"and the 12 MB that were free for .* in {spare}; make room there"):
        measured(binding, {})
    assert list(spare.iterdir()) == []


@pytest.mark.skipif(os.name != "posix", reason="a signal to oneself is of POSIX")
def test_who_stops_it_in_the_middle_of_a_statement_is_no_bug() -> None:
    before = signal.signal(signal.SIGINT, signal.default_int_handler)  # a shell may have it ignored
    try:
        with opened([]) as engine, pytest.raises(KeyboardInterrupt):
            Timer(0.3, os.kill, (os.getpid(), signal.SIGINT)).start()
            engine.rows("SELECT sum(hash(a.range * b.range)) FROM range(1000000) a, range(100000) b", "a")
    finally:
        signal.signal(signal.SIGINT, before)


def test_a_system_without_a_place_for_temporary_files(
    measured: Measuring, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path / "none"))
    found = measured("files: a.csv\nscale: {min: 1, max: 5}\nscores: {queue: q}", {"a.csv": "q\n3\n"})
    assert _answers(found) == {"queue": 1}
