"""A map with a long history: one touchpoint is scored anew with every commit."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Iterator
from pathlib import Path
from random import Random

DAY = 86_400
FIRST = 1_600_000_000
NAME = "map.cxmap.yaml"


def write_history(folder: Path, text: str, commits: int) -> Path:
    """A repository in which a map has so many versions, one a day; the map. Raises OSError without git."""
    folder.mkdir(parents=True)
    for words, given in (
        (("init", "--quiet", "--initial-branch=main"), b""),
        (("fast-import", "--quiet"), b"".join(_commits(text, commits))),
        (("reset", "--quiet", "--hard"), b""),
    ):
        subprocess.run(["git", "-C", str(folder), *words], input=given, check=True)
    return folder / NAME


def _commits(text: str, count: int) -> Iterator[bytes]:
    random = Random(7)
    spots = list(re.finditer(r"(?<=experience: )-?\d+(?:\.5)?", text))
    values = [spot[0] for spot in spots]
    known = sorted(set(values))
    for number in range(count):
        at = random.randrange(len(spots))
        values[at] = random.choice([value for value in known if value != values[at]])
        body = _written(text, spots, values).encode()
        yield (
            f"commit refs/heads/main\ncommitter A <a@example.org> {FIRST + number * DAY} +0000\n"
            f"data 1\nx\nM 100644 inline {NAME}\ndata {len(body)}\n"
        ).encode() + body + b"\n"  # fmt: skip


def _written(text: str, spots: list[re.Match[str]], values: list[str]) -> str:
    parts, last = [], 0
    for spot, value in zip(spots, values, strict=True):
        parts += [text[last : spot.start()], value]
        last = spot.end()
    return "".join(parts) + text[last:]
