"""What a map binds, in forms that hold together, and data files for whatever it binds."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator, Sequence
from random import Random
from typing import Any

COLUMNS = ("Q1", "step", "id", "a;b", 'say "x"', "it's", "when", "weight", "=1+1", "::error::x", "Ünï", "$x")
CELLS = (
    "1", "2", "3", "4", "5", "5", "4", "3", "10", "0", "-1", "2.5", "3,5", "1e3", "", "", " ", "x", "tp0",
    "tp1", "tp2", "pe0", "pe1", "se0", "ch0", "2026-01-31", "2026-02-01 10:30", "9999-12-31", "31/12/2025",
    "tp0>tp1>tp0", "=1+1", "a\nb", 'a"b', "\U0001f469", "\u202ered", "1e308", "0.0001", "-7",
    "99999999999999999999",
)  # fmt: skip
PLAIN = ("1", "2", "3", "4", "5", "tp0", "tp1", "2026-01-31", "")
"""What stands in most cells, so that something is left to count."""
WORDS = ("x", "tp0", "1", "Ünï", "red", "a b", "%", "'", "(a+)+$", "行列", "\U0001f469 x")
"""What comments are looked through for."""
MOST_ROWS = 60


def answers(random: Random, places: Sequence[str]) -> dict[str, Any]:
    """A binding of answers: a column for each place, or a row for each answer."""
    made: dict[str, Any] = {"files": _files(random), "scale": {"min": 1, "max": 5}}
    if random.random() < 0.6:
        chosen = random.sample(list(places), min(len(places), 3))
        made["scores"] = {place: random.choice(COLUMNS) for place in chosen}
        made["overall"] = random.choice(COLUMNS)
        if random.random() < 0.4:
            made["outcome"] = random.choice(
                (random.choice(COLUMNS), {"column": random.choice(COLUMNS), "scale": {"min": 0, "max": 10}})
            )
    else:
        made |= {"touchpoint": random.choice(COLUMNS), "score": random.choice(COLUMNS)}
        if random.random() < 0.4:
            made["respondent"] = random.choice(COLUMNS)
            made["outcome"] = random.choice((random.choice(COLUMNS), {"value": ["Overall", 9]}))
    if random.random() < 0.2:
        made |= {"type": "nps"}
        del made["scale"]
    for key in ("weight", "respondent"):
        if random.random() < 0.3:
            made[key] = random.choice(COLUMNS)
    if random.random() < 0.5:
        made["date"] = random.choice(COLUMNS)
        made["period"] = random.choice(("all", "year", "quarter", "month"))
        if random.random() < 0.2:
            made["date_format"] = random.choice(("%d/%m/%Y", "%", "%Q", "%Y"))
    if random.random() < 0.1:
        made["where"] = {random.choice(COLUMNS): [1, "tp0", 2, 3]}
    return made


def events(random: Random) -> dict[str, Any]:
    """A binding of events: one a row, or journeys in a cell."""
    made: dict[str, Any] = {"files": _files(random)}
    if random.random() < 0.3:
        return made | {"path": random.choice(COLUMNS), "count": random.choice(COLUMNS)}
    made |= {"case": random.choice(COLUMNS), "activity": random.choice(COLUMNS)}
    return made | {"start": random.choice(COLUMNS), "end": random.choice(COLUMNS)}


def comments(random: Random, places: Sequence[str]) -> dict[str, Any]:
    """A binding of comments: by words, or by a column that says what each is about."""
    made: dict[str, Any] = {"files": _files(random), "text": random.choice(COLUMNS)}
    if places and random.random() < 0.6:
        chosen = random.sample(list(places), min(len(places), 3))
        made["words"] = {place: random.sample(WORDS, 2) for place in chosen}
    else:
        made["touchpoint"] = random.choice(COLUMNS)
    if random.random() < 0.5:
        made |= {"score": random.choice(COLUMNS), "scale": {"min": 1, "max": 5}}
    for key in ("respondent", "date"):
        if random.random() < 0.3:
            made[key] = random.choice(COLUMNS)
    if places and random.random() < 0.3:
        made |= {
            "row": random.choice(COLUMNS),
            "quotes": {random.choice(list(places)): [random.choice((1, "x"))]},
        }
    return made


def _files(random: Random) -> list[Any]:
    names = random.sample(
        ["data.csv", "more.csv", "data.tsv", "data.jsonl", "data.csv"], random.choice((1, 1, 2))
    )
    return [_described(random, name) if random.random() < 0.2 else name for name in names]


def _described(random: Random, name: str) -> dict[str, Any]:
    """A file with what is particular to it: its day, and a column that has another name there."""
    return {
        "file": name,
        "date": random.choice(("2026-01-31", "9999-12-31")),
        "columns": {random.choice(COLUMNS): random.choice(COLUMNS)},
    }


def named_files(data: dict[str, Any]) -> Iterator[str]:
    """Every data file of a map's plain data, where its name is one that may be written in its folder."""
    for key in ("data", "events", "comments"):
        bindings = data.get(key, [])
        for binding in bindings if isinstance(bindings, list) else [bindings]:
            files = binding.get("files", [])
            for file in files if isinstance(files, list) else [files]:
                name = file["file"] if isinstance(file, dict) else file
                if name.split(".")[-1] in ("csv", "tsv", "jsonl") and name.replace(".", "").isalnum():
                    yield name


def content(random: Random, name: str) -> bytes:
    """A data file as somebody might export it, or as nobody should."""
    kind = random.random()
    if kind < 0.05:
        return random.choice((b"", b"\n\n", b"\x00" * 9, b"\xff\xfe", random.randbytes(80)))
    rows = [
        [random.choice(PLAIN if random.random() < 0.8 else CELLS) for _ in COLUMNS]
        for _ in range(random.randint(0, MOST_ROWS))
    ]
    if name.endswith("jsonl"):
        return "".join(json.dumps(dict(zip(COLUMNS, row, strict=True))) + "\n" for row in rows).encode()
    out = io.StringIO(newline="")
    separator = "\t" if name.endswith("tsv") else random.choice(",;|")
    csv.writer(out, delimiter=separator).writerows([COLUMNS, *rows])
    text = out.getvalue()
    return (text[: random.randrange(len(text))] if kind < 0.1 else text).encode()
