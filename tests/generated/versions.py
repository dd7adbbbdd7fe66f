"""Another version of a map: what somebody may have changed since, and a repository that knows both."""

from __future__ import annotations

from collections.abc import Iterator
from copy import deepcopy
from pathlib import Path
from random import Random
from typing import Any

from tests.history.repository import Repository

MOST_CHANGES = 12
PWNED = "pwned"
"""What a program of the repository's settings would leave behind."""
PROGRAMS = ("diff.x.textconv", "diff.x.command", "diff.external", "filter.x.process", "filter.x.clean",
            "filter.x.smudge", "core.fsmonitor", "core.pager", "gpg.program")  # fmt: skip


def _holders(data: Any) -> Iterator[Any]:
    """Everything in plain data that holds something."""
    if data and isinstance(data, dict | list):
        yield data
        for inner in data.values() if isinstance(data, dict) else data:
            yield from _holders(inner)


def changed(random: Random, data: dict[str, Any], other: dict[str, Any]) -> dict[str, Any]:
    """A map's data after some changes, which may have spoilt it.

    Things are taken away, put into another order, doubled, or replaced by what has their key in another map.
    """
    data = deepcopy(data)
    elsewhere = [holder for holder in _holders(other) if isinstance(holder, dict)]
    for _ in range(random.randint(0, MOST_CHANGES)):
        holder = random.choice(list(_holders(data)))
        key = random.choice(list(holder) if isinstance(holder, dict) else range(len(holder)))
        kind = random.random()
        if kind < 0.4:
            del holder[key]
        elif isinstance(holder, list):
            random.shuffle(holder)
            if kind > 0.9:
                holder.append(deepcopy(random.choice(holder)))
        else:
            values = [own[key] for own in elsewhere if key in own]
            holder[key] = deepcopy(random.choice(values)) if values else holder[key]
    return data


def committed(random: Random, folder: Path, path: Path, before: str) -> None:
    """Make a folder a repository that holds a map as it was before, with whatever lies around it."""
    now = path.read_bytes()
    path.write_text(before, encoding="utf-8")
    repository = Repository(folder)
    repository.commit()
    path.write_bytes(now)
    if random.random() < 0.3:
        repository.commit()
    if random.random() < 0.3:
        (folder / ".gitattributes").write_text("*.yaml diff=x filter=x text eol=crlf\n", encoding="utf-8")
        for name in PROGRAMS:
            repository.git("config", name, f"touch {PWNED}; false")
