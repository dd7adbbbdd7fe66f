"""Somebody at the keyboard who answers what `cxmap new` asks, with anything."""

from __future__ import annotations

import io
import sys
from collections.abc import Iterator
from pathlib import Path
from random import Random

from cxmap import api
from cxmap.errors import CxmapError
from tests.generated.programs.copies import ran
from tests.generated.texts import Writer

ANSWERS = (
    "1",
    "2",
    "3",
    "",
    "0",
    "-1",
    "9" * 5_000,
    "\u0661",
    "\u00b2",
    "1.0",
    "a\tb",
    "\udcff",
    "\0",
    "::error::x",
    "x" * 9_000,
)


class _Keyboard(io.StringIO):
    def isatty(self) -> bool:
        """It is one."""
        return True


def drive(random: Random, path: str, folder: str, out: str) -> Iterator[str]:
    """What is wrong with a map that is begun by answers, and with refusals."""
    del path, folder
    writer, keyboard = Writer(random), sys.stdin
    for number in range(4):
        to = Path(out, f"asked{number}.cxmap.yaml")
        typed = [random.choice(ANSWERS) for _ in range(random.choice((0, 3, 20)))]
        sys.stdin = _Keyboard("".join(f"{answer}\n" for answer in typed))
        persona = random.choice(((), ("--persona", writer.text(200))))
        title = random.choice(((), ("--title", writer.text(200))))
        try:
            code, said = ran(
                "new",
                str(to),
                *persona,
                *title,
                "--scale",
                random.choice(("1..5", "-2..2", "x", "5..1", "0..1e400")),
            )
        finally:
            sys.stdin = keyboard
        if code not in (0, 2):
            yield f"new ends in {code}: {said[-300:]}"
        if code == 0:
            try:
                api.load(to)
            except CxmapError as error:
                yield f"new has written what is no map: {error}"
        elif to.exists():
            yield "new is refused, and has written a file"
