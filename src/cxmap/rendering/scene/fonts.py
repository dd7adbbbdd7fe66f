"""Which letters there are and how wide they are.

DejaVu Sans comes with matplotlib, so a text that it can write looks the same everywhere; its files are read
here, without importing matplotlib. Other scripts fall back, character by character, to the fonts of the
machine, and a brand may put a family of its own before DejaVu Sans (`typeface`): only these need to know what
is installed, and every cache here knows which family its answers are for.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterable
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import NamedTuple, Protocol

from cxmap.rendering.scene.sfnt import Face, FontError, read_face
from cxmap.rendering.scene.typeface import FAMILY, family

_UNKNOWN_WIDTH = 1.25
"""Of a letter that no font has, which is drawn as a box."""


class FontFile(NamedTuple):
    """A face on the machine: its family, its file, and its number in it."""

    family: str
    path: str
    number: int = 0


class Machine(Protocol):
    """The fonts that are installed: what DejaVu Sans cannot write is asked of them."""

    def installed_cut(self, name: str, bold: bool, italic: bool) -> FontFile:
        """The file of an installed family's cut."""

    def candidates(self) -> tuple[FontFile, ...]:
        """Upright faces to look for a letter in, the best known ones first."""


_asked: list[Callable[[], Machine]] = []


def ask(machine: Callable[[], Machine]) -> None:
    """Name who knows the fonts of the machine; it is called when the first letter needs one of them."""
    _asked[:] = [machine]


def _machine() -> Machine:
    if not _asked:
        raise LookupError("a letter needs a font of the machine, and nobody said who knows these (`ask`)")
    return _asked[0]()


@cache
def shipped(bold: bool, italic: bool) -> FontFile:
    """The file of DejaVu Sans that matplotlib brings along."""
    cut = {
        (False, False): "",
        (True, False): "-Bold",
        (False, True): "-Oblique",
        (True, True): "-BoldOblique",
    }
    spec = find_spec("matplotlib")
    assert spec is not None and spec.origin is not None  # a dependency of ours
    folder = Path(spec.origin).parent / "mpl-data" / "fonts" / "ttf"
    return FontFile(FAMILY, str(folder / f"DejaVuSans{cut[bold, italic]}.ttf"))


@cache
def cut_of(name: str, bold: bool, italic: bool) -> FontFile:
    """The file of a family's cut: the one that is drawn with."""
    if name == FAMILY:
        return shipped(bold, italic)
    return _machine().installed_cut(name, bold, italic)


@cache
def face_in(file: FontFile) -> Face:
    """What a font file says of its letters. Raises FontError where it cannot be read."""
    return read_face(file.path, file.number)


def is_invisible(letter: str) -> bool:
    """Joiners and variation selectors, which have no glyph of their own."""
    return unicodedata.category(letter) == "Cf" or "\ufe00" <= letter <= "\ufe0f"


@cache
def fallback(letter: str) -> FontFile | None:
    """The best known font of the machine that has a letter; nothing where none has."""
    for file in _machine().candidates():
        try:
            if letter in face_in(file):
                return file
        except FontError:
            continue
    return None


def is_shipped(letter: str) -> bool:
    """Whether DejaVu Sans has a letter in its upright cut."""
    return letter in face_in(shipped(False, False))


def is_own(letter: str, name: str) -> bool:
    """Whether a family has a letter in its upright cut."""
    return letter in face_in(cut_of(name, False, False))


def families(text: str) -> tuple[str, ...]:
    """The families that write a text: that of the moment, DejaVu Sans, and what letters beyond these need."""
    name = family()
    missing = tuple(letter for letter in text if not is_own(letter, name) and not is_invisible(letter))
    return _families(missing, name)


@cache
def _families(missing: tuple[str, ...], name: str) -> tuple[str, ...]:
    others = (fallback(letter) for letter in missing if not is_shipped(letter))
    return tuple(dict.fromkeys((name, FAMILY, *(font.family for font in others if font is not None))))


def without_glyph(letters: Iterable[str]) -> tuple[str, ...]:
    """The characters for which no installed font has a glyph, each once, in order of code point."""
    wanted = sorted(set(letters))
    return tuple(
        letter
        for letter in wanted
        if not letter.isspace()
        and not is_invisible(letter)
        and not is_shipped(letter)
        and not is_own(letter, family())
        and fallback(letter) is None
    )


def advance(letter: str, bold: bool, italic: bool) -> float:
    """How far a letter moves the pen, in parts of the size."""
    return advance_in(family(), letter, bold, italic)


@cache
def advance_in(name: str, letter: str, bold: bool, italic: bool) -> float:
    """The same in a family: whoever measures many letters asks once for that of the moment."""
    file = cut_of(name, bold, italic)
    if letter not in face_in(file):
        if is_invisible(letter) or unicodedata.combining(letter):
            return 0.0
        if is_own(letter, name):
            file = cut_of(name, False, False)
        elif is_shipped(letter):
            file = shipped(bold, italic)
            if letter not in face_in(file):
                file = shipped(False, False)
        else:
            other = fallback(letter)
            if other is None:
                return _UNKNOWN_WIDTH
            file = other
    return face_in(file).advance(letter)
