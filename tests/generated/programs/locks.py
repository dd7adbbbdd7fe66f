"""A file of measured figures that somebody has edited, or that a merge has spoilt."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from random import Random

from cxmap import api
from tests.generated.folders import broken
from tests.generated.programs.copies import copied, ran

_VALUE = re.compile(r"(?<=: )[^\n\[{]+$", re.MULTILINE)
VALUES = (
    "0",
    "-1",
    "1e308",
    "x",
    "[]",
    "{}",
    "null",
    "tp0",
    "9999-12-31",
    "0001-01-01",
    ".nan",
    "1e-300",
    '""',
    "[1, 2]",
    "99999999999999999",
    "true",
    "100%",
)


def drive(random: Random, path: str, folder: str, out: str) -> Iterator[str]:
    """What is wrong with commands over a map whose lock is not what cxmap wrote."""
    own = copied(folder, out) / Path(path).name
    lock = Path(api.measured_path(str(own)))
    ran("measure", str(own), "--force", "--quiet")
    if not lock.is_file():
        return
    text = lock.read_text(encoding="utf-8")
    for _ in range(4):
        if random.random() < 0.3:
            lock.write_bytes(broken(random, text))
        else:
            found = list(_VALUE.finditer(text)) or [re.match("", text)]
            edited = text
            for place in sorted(
                random.sample(found, min(len(found), random.choice((1, 1, 3)))), key=lambda one: -one.start()
            ):  # type: ignore[union-attr]
                edited = edited[: place.start()] + random.choice(VALUES) + edited[place.end() :]  # type: ignore[union-attr]
            lock.write_text(edited, encoding="utf-8")
        for command in (
            ("validate", str(own)), ("gaps", str(own), "--all", "--explain"), ("measure", str(own), "--check"),
            ("evidence", str(own), "--format", "json"),
            ("render", str(own), "-o", f"{out}/drawn", "--view", random.choice(api.VIEWS), "--format", "svg,html", "--force", "--quiet"),
            ("measure", str(own)),
        ):  # fmt: skip
            code, said = ran(*command)
            if code not in (0, 1, 2):
                yield f"{command[0]} ends in {code} with a lock edited by hand: {said[-400:]}"
