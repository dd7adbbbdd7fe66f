"""Standard output and error: encodings, colours, width."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING, TextIO

if TYPE_CHECKING:
    from rich.console import Console


def prepare_streams() -> None:
    """Make every text printable, whatever the terminal's encoding."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(errors="backslashreplace")


def console(stream: TextIO | None = None) -> Console:
    """A console on standard output (or another stream) that never interprets markup.

    It honours NO_COLOR and FORCE_COLOR and is 80 columns wide where nothing says otherwise.
    """
    from rich.console import Console

    target = stream or sys.stdout
    width = None if target.isatty() or os.environ.get("COLUMNS") else 100
    return Console(file=target, markup=False, emoji=False, highlight=False, soft_wrap=False, width=width)


def say(text: str) -> None:
    """A remark on standard error."""
    sys.stderr.write(text + "\n")


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
