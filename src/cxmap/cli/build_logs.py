"""Output into the log of a build server, which obeys lines that look like commands: here none does."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, TextIO, cast

OBEYING = ("GITHUB_ACTIONS", "TF_BUILD", "TEAMCITY_VERSION")
"""Set by the servers whose logs take commands: GitHub and its kin, Azure, TeamCity."""
ASKED = "CXMAP_LOG"
"""`safe` asks for harmless lines where no server is recognised, `plain` refuses them where one is."""
_OURS = re.compile(r"::(?:error|warning|notice|group|endgroup)(?: [^\r\n]*?)?::[^\r\n]*")
"""Commands that show something. Those that set or stop something are never ours."""
_NO = ("", "0", "false", "no")


def log_obeys() -> bool:
    """Whether somebody reads the output who would obey it."""
    asked = os.environ.get(ASKED, "").strip().lower()
    if asked in ("safe", "plain"):
        return asked == "safe"
    return any(os.environ.get(name, "").strip().lower() not in _NO for name in OBEYING)


class _Disarmed:
    """A stream that passes on whole lines, each made harmless; everything else of it is the stream's own."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream
        self._line = ""

    def __getattr__(self, name: str) -> Any:
        return getattr(self._stream, name)

    def write(self, text: str) -> int:
        *whole, self._line = re.split("(?<=[\r\n])", self._line + text)
        if whole:
            from cxmap.api.texts import disarmed

            self._stream.write("".join(map(disarmed, whole)))
        return len(text)

    def obey(self, line: str) -> None:
        """Pass on a command of ours as it is, on a line of its own."""
        self.end()
        self._stream.write(line + "\n")

    def flush(self) -> None:
        """Whole lines only: what comes next on the line can still make a command of it."""
        self._stream.flush()

    def end(self) -> None:
        """Pass on a last line that nobody ended."""
        self.write("\n" if self._line else "")
        self.flush()


def command(line: str) -> None:
    """A command of ours on standard output, the only one that is not made harmless.

    It is one line, and one of the few commands that show something; ValueError for all else.
    """
    if not _OURS.fullmatch(line):
        raise ValueError("no such command is ours")
    if isinstance(sys.stdout, _Disarmed):
        sys.stdout.obey(line)
    else:
        sys.stdout.write(line + "\n")


def finish(stream: TextIO) -> None:
    """Flush a stream, with what is left of a last line."""
    if isinstance(stream, _Disarmed):
        stream.end()
    else:
        stream.flush()


@contextmanager
def harmless_output() -> Iterator[None]:
    """Standard output and error, with no line that a build server would obey, if one is there."""
    if not log_obeys():
        yield
        return
    streams = sys.stdout, sys.stderr
    sys.stdout, sys.stderr = (cast(TextIO, _Disarmed(stream)) for stream in streams)
    try:
        yield
    finally:
        sys.stdout, sys.stderr = streams
