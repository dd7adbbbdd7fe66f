"""What each column, or lane of a wide table, holds: by its name, by what was said of it, by whose it is."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence

from cxmap.exchange.celltexts import number
from cxmap.exchange.headers import meaning
from cxmap.exchange.scales import is_usual

OF = "experience:"
"""Before the name of a persona: the key of what holds the scores of that one."""
_DRESSING = " :–—-/()[]|,"
_FEWEST = 3
"""Rows from which a column of 1, 2, 3 ... is one that counts them."""


def meanings(
    names: Sequence[str], groups: Sequence[str], columns: Mapping[str, str], held: Sequence[Sequence[str]]
) -> list[str | None]:
    """The key of each name, in their order; nothing where it is not known, or an earlier one has that key.

    `groups` stand above the names, `columns` are keys that somebody gave names, `held` are the cells of each.
    Several that hold scores are those of personas, where their names or groups say of whom.
    """
    given = {column.casefold(): key for key, column in columns.items()}
    said = [given.get(name.casefold()) for name in names]
    meant = [own or meaning(name) for own, name in zip(said, names, strict=True)]
    whose = _personas(names, groups, meant, said)
    counters = {at for at, cells in enumerate(held) if said[at] is None and _counts(cells)}
    often = Counter(key for key in meant if key)
    keys: list[str | None] = []
    for at, key in enumerate(meant):
        if at in whose:
            keys.append(f"{OF}{whose[at]}")
            continue
        spare = at in counters and key is not None and often[key] > 1  # its number where another has its name
        taken = key in keys or (said[at] is None and key in columns)
        keys.append(None if taken or spare else key)
    return keys


def counters(
    names: Sequence[str], keys: Sequence[str | None], held: Sequence[Sequence[str]]
) -> frozenset[int]:
    """The columns that only count the rows."""
    return frozenset(at for at, cells in enumerate(held) if keys[at] is None and names[at] and _counts(cells))


def likely_scores(keys: Sequence[str | None], held: Sequence[Sequence[str]]) -> tuple[int, ...]:
    """Several columns that nothing is known of but that they may hold scores of personas."""
    if any(key is not None and key.startswith("experience") for key in keys):
        return ()
    found = []
    for at, cells in enumerate(held):
        numbers = [number(cell) for cell in cells if cell]
        sound = [value for value in numbers if value is not None]
        if (
            keys[at] is None
            and len(sound) > 1
            and len(sound) == len(numbers)
            and not _counts(cells)
            and is_usual(sound)
        ):
            found.append(at)
    return tuple(found) if len(found) > 1 else ()


def _counts(cells: Sequence[str]) -> bool:
    numbers = [cell.removesuffix(".") for cell in cells if cell]
    return len(numbers) >= _FEWEST and numbers == [str(at) for at in range(1, len(numbers) + 1)]


def _personas(
    names: Sequence[str], groups: Sequence[str], meant: Sequence[str | None], said: Sequence[str | None]
) -> dict[int, str]:
    """Of columns with scores, whose they are; nothing where that does not tell all of them apart."""
    own: dict[int, str] = {}
    for at, name in enumerate(names):
        key = said[at]
        if key is not None:
            if key.startswith(OF):
                own[at] = key.removeprefix(OF).strip()
            continue
        if (rest := _whose(name)) or (meant[at] == "experience" and (rest := groups[at] if groups else "")):
            own[at] = rest
    named = {at for at in own if said[at] is not None}
    others = {at: rest for at, rest in own.items() if at not in named}
    apart = len(others) > 1 and len(set(others.values())) == len(others)
    return own if apart else {at: own[at] for at in named}


def _whose(name: str) -> str:
    """Whose scores a name speaks of: `Score Anna`, `Beleving (Jan)`, `Léa: satisfaction`; else nothing."""
    words = name.split()
    for at in range(1, len(words)):
        before, after = " ".join(words[:at]), " ".join(words[at:])
        for known, rest in ((before, after), (after, before)):
            if meaning(known) == "experience" and meaning(rest) is None and not re.search(r"\d|\.\.", rest):
                return rest.strip(_DRESSING)
    return ""
