"""A page as lines of text that people can read in a diff."""

from __future__ import annotations

import re

from cxmap.rendering.scene.page import Item, Page, Text

_NUMBER = re.compile(r"-?\d+\.\d\b")
STEP = 0.1
"""Numbers are rounded to a tenth of a point; one step apart is the same, for 12.25 may go either way."""


def _item(item: Item) -> str:
    if isinstance(item, Text):
        style = item.style
        cut = "bold" * style.bold + "italic" * style.italic or "plain"
        place = f"{item.x:.1f} {item.y:.1f} {item.align} {item.width:.1f} wide"
        return f"text {place} {style.size:.1f} {cut} {item.colour} {item.text!r}"
    stroke = f"{item.stroke} {item.width:.1f} {[round(part, 1) for part in item.dash]}" if item.stroke else ""
    points = " ".join(f"{x:.1f},{y:.1f}" for x, y in item.outline.points)
    return f"shape fill={item.fill} stroke={stroke} alpha={item.alpha:.2f} {item.outline.kinds} {points}"


def dump(page: Page) -> list[str]:
    """The page's size and items, from the bottom layer to the top one."""
    size = f"page {page.width:.1f} {page.height:.1f} {page.paper} {page.family}"
    return [size.replace("-0.0", "0.0"), *(_item(item).replace("-0.0", "0.0") for item in page.items)]


def alike(old: str, new: str) -> bool:
    """Whether two lines say the same, numbers aside by at most one step."""
    if old == new:
        return True
    if _NUMBER.sub("#", old) != _NUMBER.sub("#", new):
        return False
    pairs = zip(_NUMBER.findall(old), _NUMBER.findall(new), strict=True)
    return all(abs(float(a) - float(b)) < STEP * 1.01 for a, b in pairs)


def differences(old: list[str], new: list[str]) -> list[str]:
    """What is not the same, line by line; the lines that only one of them has last."""
    found = [
        f"{number}: - {a}\n{number}: + {b}"
        for number, (a, b) in enumerate(zip(old, new, strict=False), start=1)
        if not alike(a, b)
    ]
    found += [f"- {line}" for line in old[len(new) :]]
    return found + [f"+ {line}" for line in new[len(old) :]]
