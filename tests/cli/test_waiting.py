"""The bar while files are read: on a terminal only, only where it takes long, and gone afterwards."""

from __future__ import annotations

import io

import pytest

from cxmap.cli import waiting as module
from cxmap.cli.waiting import waiting


class Terminal(io.StringIO):
    """Standard error that somebody looks at."""

    is_one = True

    def isatty(self) -> bool:
        return self.is_one


def looked_at(monkeypatch: pytest.MonkeyPatch) -> Terminal:
    seen = Terminal()
    monkeypatch.setattr("sys.stderr", seen)
    monkeypatch.setenv("COLUMNS", "60")
    monkeypatch.setenv("TERM", "xterm")
    return seen


def test_nothing_is_shown_in_a_pipe_or_where_nobody_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = looked_at(monkeypatch)
    with waiting(shown=False) as bar:
        assert bar is None
    terminal.is_one = False
    with waiting(shown=True) as bar:
        assert bar is None
    assert terminal.getvalue() == ""


def test_what_is_over_soon_shows_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = looked_at(monkeypatch)
    with waiting(shown=True) as bar:
        assert bar is not None
        bar.begin("a.csv")
        bar.done(0.5)
    assert terminal.getvalue() == ""


def test_what_takes_long_shows_name_pass_and_share_on_one_line(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    terminal = looked_at(monkeypatch)
    monkeypatch.setattr(module, "AFTER", 0.0)
    with waiting(shown=True) as bar:
        assert bar is not None
        bar.begin(f"{'long/' * 30}answers.csv")
        bar.done(0.25)
        bar.begin(f"{'long/' * 30}answers.csv")  # over before anybody looks: no pass of its own
        bar.begin(f"{'long/' * 30}answers.csv")
        bar.done(0.5)
    shown = terminal.getvalue()
    assert "answers.csv, pass 2" in shown and "50 %" in shown and "pass 3" not in shown
    assert "long/" * 12 not in shown
    assert shown.rstrip().endswith("\x1b[2K"), "the line is emptied"
