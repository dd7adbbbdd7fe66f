"""The font that matplotlib writes a text in: the same that it was measured in."""

from __future__ import annotations

from cxmap.rendering.backends import untouched  # noqa: F401 - before matplotlib

# isort: split
from matplotlib.font_manager import FontProperties

from cxmap.rendering.backends.installed import slant, weight
from cxmap.rendering.scene.fonts import cut_of, face_in, families, is_invisible, is_own
from cxmap.rendering.scene.page import Style
from cxmap.rendering.scene.typeface import family


def properties(text: str, style: Style) -> FontProperties:
    """The font for a text: the family's file where it has every letter, a list of families otherwise."""
    name = family()
    missing = tuple(letter for letter in text if not is_own(letter, name) and not is_invisible(letter))
    bold, italic = style.bold, style.italic
    own = face_in(cut_of(name, bold, italic))
    if any(letter not in own for letter in text if letter not in missing and not is_invisible(letter)):
        bold = italic = False
    face = FontProperties(
        family=list(families(text)), size=style.size, weight=weight(bold), style=slant(italic)
    )
    file = cut_of(name, bold, italic)
    if not missing and file.number == 0:
        face.set_file(file.path)
    return face
