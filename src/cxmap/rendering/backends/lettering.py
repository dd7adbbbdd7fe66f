"""The fonts that matplotlib writes a text in: the same that it was measured in."""

from __future__ import annotations

from cxmap.rendering.backends import untouched  # noqa: F401 - before matplotlib

# isort: split
from itertools import product

from matplotlib.font_manager import FontProperties, fontManager

from cxmap.rendering.backends.installed import slant, weight
from cxmap.rendering.scene.fonts import FontFile, cut_of, face_in, families, is_invisible, is_own, shipped
from cxmap.rendering.scene.page import Style
from cxmap.rendering.scene.typeface import FAMILY, family

for _bold, _italic in product((False, True), repeat=2):  # matplotlib knows its own and the machine's
    fontManager.addfont(shipped(FAMILY, _bold, _italic).path)


def properties(text: str, style: Style) -> FontProperties:
    """The font for a text: the family's file where it has every letter, a list of families otherwise."""
    name = family()
    bold, italic = _cut(text, style)
    face = FontProperties(
        family=list(families(text)), size=style.size, weight=weight(bold), style=slant(italic)
    )
    file = cut_of(name, bold, italic)
    if not _missing(text) and file.number == 0:
        face.set_file(file.path)
    return face


def files_for(text: str, style: Style) -> tuple[FontFile, ...]:
    """The same fonts as files: that of the family, and those that have what it lacks."""
    bold, italic = _cut(text, style)
    return tuple(cut_of(name, bold, italic) for name in (families(text) if _missing(text) else (family(),)))


def _missing(text: str) -> tuple[str, ...]:
    """What the family has no letter for."""
    name = family()
    return tuple(letter for letter in text if not is_own(letter, name) and not is_invisible(letter))


def _cut(text: str, style: Style) -> tuple[bool, bool]:
    """Whether a text is bold and slanted: as its style has it, upright where that cut lacks a letter."""
    missing = _missing(text)
    own = face_in(cut_of(family(), style.bold, style.italic))
    if any(letter not in own for letter in text if letter not in missing and not is_invisible(letter)):
        return False, False
    return style.bold, style.italic
