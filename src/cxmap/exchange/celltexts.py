"""What a cell of somebody's table says: texts, numbers, and several things in one."""

from __future__ import annotations

import re
from collections.abc import Sequence

from cxmap.source import shortened

_NUMBER = re.compile(r"[+-]?\d{1,4}(?:[.,]\d{1,4})?\Z")
_AMOUNT = re.compile(r"[^\w]{0,3}\d[\d.,\s]{0,20}[^\w]{0,3}\Z")
_BULLET = re.compile(r"^\s*(?:[-*•–]|\d{1,2}[.)])\s+")


def join(cells: dict[str, str], key: str, cell: str) -> None:
    """Put a text with those of the same name, each on a line of its own."""
    held = cells.get(key, "")
    if cell not in held.split("\n"):
        cells[key] = f"{held}\n{cell}" if held else cell


def listed(header: Sequence[str]) -> str:
    """The names of columns for a message, the first eight of them."""
    named = [f"`{shortened(cell)}`" for cell in header if cell]
    return ", ".join(named[:8]) + (f" and {len(named) - 8} more" if len(named) > 8 else "")


def plain(text: str) -> str:
    """A text on one line, without the marks of bold print and code."""
    return " ".join(re.sub(r"(\*\*|__|`)(.+?)\1", r"\2", text).split())


def several(text: str, also: str = "") -> list[str]:
    """The texts in a cell: parted by lines, semicolons and bullets, and by other signs where told so."""
    parts = re.split(rf"[\n;•{re.escape(also)}]" if also else r"[\n;•]", text)
    texts = [plain(_BULLET.sub("", part)) for part in parts]
    return [part for part in texts if part] or [plain(text)]


def number(cell: str) -> float | None:
    """A number with a point or a comma; nothing where the cell says anything else."""
    bare = cell.strip().replace("\N{MINUS SIGN}", "-")
    return float(bare.replace(",", ".")) if _NUMBER.match(bare) else None


def is_amount(cell: str) -> bool:
    """Whether a cell holds a number of any size, perhaps with a sign beside it: `1.204`, `12 %`, `€ 9,50`."""
    return _AMOUNT.match(cell.strip()) is not None
