"""Standard output and error: encodings, colours, width."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

if TYPE_CHECKING:
    from rich.console import Console


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


def console(stream: TextIO | None = None) -> Console:
    """A console on standard output (or another stream) that never interprets markup.

    It honours NO_COLOR and FORCE_COLOR and is 80 columns wide where nothing says otherwise.
    """
    from rich.console import Console

    target = stream or sys.stdout
    width = None if target.isatty() or os.environ.get("COLUMNS") else 100
    return Console(file=target, markup=False, emoji=False, highlight=False, soft_wrap=False, width=width)


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
