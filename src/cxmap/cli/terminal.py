"""Standard output and error: encodings, colours, width."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

if TYPE_CHECKING:
    from rich.console import Console
    from rich.text import Text

_IN_ASCII = {"─": "-", "·": "|", "×": "x", "↵": "\\", "…": "~", "–": "-"}
CLOSED_PIPE = 141
UNWRITABLE = 2


def prepare_streams() -> None:
    """Make every text printable, whatever the terminal's encoding; a stream that is closed takes nothing."""
    if sys.stdout is None:
        sys.stdout = _nowhere()
    if sys.stderr is None:
        sys.stderr = _nowhere()
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(errors="backslashreplace")


def _nowhere() -> TextIO:
    return Path(os.devnull).open("w", encoding="utf-8")


def silence(stream: int) -> None:
    """Let nothing more be written to a stream that is closed: Python would complain at exit."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), stream)


USUAL_WIDTH = 100
"""Columns where nobody says how many there are, as in a pipe."""
ROWS = 25
"""Nothing here depends on it, but rich would read it, and COLUMNS once more, from the environment."""
MOST_DIGITS = 9
"""Of COLUMNS that are looked at: Python makes no number of thousands."""
NARROWEST, WIDEST = 40, 1_000
"""Fewer columns would hold no table, and are taken for a mistake; so are more."""


def columns_said(stream: TextIO | None = None) -> int | None:
    """How many columns a line may have, as COLUMNS or the terminal says; None in a pipe without COLUMNS."""
    target = stream or sys.stdout
    said = os.environ.get("COLUMNS", "").strip()
    width = int(said[:MOST_DIGITS]) if said.isdecimal() else 0
    if not said.isdecimal():
        if not target.isatty():
            return None
        try:
            width = os.get_terminal_size(target.fileno()).columns or USUAL_WIDTH
        except (OSError, ValueError):
            width = USUAL_WIDTH
    return min(max(width, NARROWEST), WIDEST)


def columns(stream: TextIO | None = None) -> int:
    """The same, or 100 where nobody says."""
    return columns_said(stream) or USUAL_WIDTH


def unwritable(error: OSError) -> int:
    """The exit code for output that nobody takes, said on standard error unless the reader just went away."""
    silence(1)
    if isinstance(error, BrokenPipeError):
        silence(2)
        return CLOSED_PIPE
    complain(f"the output cannot be written: {error.strerror or error}")
    return UNWRITABLE


def put_alone(text: str) -> int:
    """A result that is all there is to say, and the exit code."""
    prepare_streams()
    try:
        sys.stdout.write(text)
        sys.stdout.flush()
    except OSError as error:
        return unwritable(error)
    return 0


def console(stream: TextIO | None = None) -> Console:
    """A console on standard output (or another stream) that never interprets markup.

    It honours NO_COLOR and FORCE_COLOR.
    """
    from rich.console import Console

    target = stream or sys.stdout
    wide = columns(target)
    return Console(file=target, markup=False, emoji=False, highlight=False, width=wide, height=ROWS)


def show(text: Text) -> None:
    """A text on standard output that has been laid out: no line of it is broken here."""
    try:
        text.plain.encode(sys.stdout.encoding or "utf-8")
    except UnicodeEncodeError:
        text.plain = text.plain.translate(_plain_signs(sys.stdout.encoding))
    console().print(text, soft_wrap=True)


def _plain_signs(encoding: str) -> dict[int, str]:
    """Signs of ours that an encoding lacks, each with one that takes its place and its width."""
    return {ord(sign): plain for sign, plain in _IN_ASCII.items() if not _can_be(sign, encoding)}


def _can_be(sign: str, encoding: str) -> bool:
    try:
        sign.encode(encoding)
    except UnicodeEncodeError:
        return False
    return True


def say(text: str) -> None:
    """A remark on standard error. Where nobody listens, the work goes on."""
    if not text.isprintable():
        from cxmap.api.texts import visible

        text = visible(text)
    try:
        sys.stderr.write(text + "\n")
        sys.stderr.flush()
    except OSError:
        silence(2)


def complain(text: str) -> None:
    """An error on standard error, on one line."""
    say("cxmap: " + " ".join(text.split()))


def put(text: str) -> None:
    """A result on standard output."""
    sys.stdout.write(text)


def put_bytes(content: bytes) -> None:
    """A result in bytes on standard output."""
    sys.stdout.flush()
    sys.stdout.buffer.write(content)
    sys.stdout.buffer.flush()
