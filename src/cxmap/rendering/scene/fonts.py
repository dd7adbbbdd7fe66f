"""Which letters there are and how wide they are.

Fira Sans comes as a package and DejaVu Sans with matplotlib, so a text that these can write looks the same
everywhere; their files are read here, without importing either. Other scripts fall back, character by
character, to the fonts of the machine, and a brand may put a family of its own before them (`typeface`): only
these need to know what is installed, and every cache here knows which family its answers are for.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterable, Mapping
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import NamedTuple, Protocol

from cxmap.rendering.scene.sfnt import Face, FontError, read_face
from cxmap.rendering.scene.typeface import BACKSTOP, FAMILY, family

_UNKNOWN_WIDTH = 1.25
"""Of a letter that no font has, which is drawn as a box."""


class FontFile(NamedTuple):
    """A face on the machine: its family, its file, and its number in it."""

    family: str
    path: str
    number: int = 0


class Machine(Protocol):
    """The fonts that are installed: what the shipped ones cannot write is asked of them."""

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


_SHIPPED = {
    FAMILY: ("fontpkg_fira_sans", "files", "FiraSans", ("-Regular", "-Bold", "-Italic", "-BoldItalic")),
    BACKSTOP: ("matplotlib", "mpl-data/fonts/ttf", "DejaVuSans", ("", "-Bold", "-Oblique", "-BoldOblique")),
}
"""The families that come along: the package, the folder in it, and what its files are called,
upright, bold, slanted, and both."""


@cache
def shipped(name: str, bold: bool, italic: bool) -> FontFile:
    """The file of a family that comes along, by its package: nothing of it is imported."""
    package, folder, stem, cuts = _SHIPPED[name]
    spec = find_spec(package)
    assert spec is not None and spec.origin is not None  # a dependency of ours
    path = Path(spec.origin).parent / folder / f"{stem}{cuts[bold + 2 * italic]}.ttf"
    return FontFile(name, str(path))


@cache
def cut_of(name: str, bold: bool, italic: bool) -> FontFile:
    """The file of a family's cut: the one that is drawn with."""
    if name in _SHIPPED:
        return shipped(name, bold, italic)
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


def shipped_with(letter: str) -> str | None:
    """The family among those that come along that has a letter in its upright cut; nothing where none has."""
    return next((name for name in _SHIPPED if is_own(letter, name)), None)


def is_own(letter: str, name: str) -> bool:
    """Whether a family has a letter in its upright cut."""
    return letter in face_in(cut_of(name, False, False))


def families(text: str) -> tuple[str, ...]:
    """The families that write a text: that of the moment, those that come along, and what others need."""
    name = family()
    glyphs = face_in(cut_of(name, False, False)).glyphs
    missing = tuple(letter for letter in text if ord(letter) not in glyphs and not is_invisible(letter))
    return _families(missing, name)


@cache
def _families(missing: tuple[str, ...], name: str) -> tuple[str, ...]:
    others = (fallback(letter) for letter in missing if shipped_with(letter) is None)
    return tuple(dict.fromkeys((name, *_SHIPPED, *(font.family for font in others if font is not None))))


def without_glyph(letters: Iterable[str]) -> tuple[str, ...]:
    """The characters for which no installed font has a glyph, each once, in order of code point."""
    wanted = sorted(set(letters))
    return tuple(
        letter
        for letter in wanted
        if not letter.isspace()
        and not is_invisible(letter)
        and shipped_with(letter) is None
        and not is_own(letter, family())
        and fallback(letter) is None
    )


def advance(letter: str, bold: bool, italic: bool) -> float:
    """How far a letter moves the pen, in parts of the size."""
    return advances(family(), bold, italic)[letter]


class _Advances(dict[str, float]):
    """How far each letter of a cut moves the pen, found when it is first asked for."""

    def __init__(self, name: str, bold: bool, italic: bool) -> None:
        super().__init__()
        self._cut = name, bold, italic

    def __missing__(self, letter: str) -> float:
        name, bold, italic = self._cut
        self[letter] = _advance_in(name, letter, bold, italic)
        return self[letter]


@cache
def advances(name: str, bold: bool, italic: bool) -> Mapping[str, float]:
    """The same for every letter of a family's cut, for whoever measures many."""
    return _Advances(name, bold, italic)


def _advance_in(name: str, letter: str, bold: bool, italic: bool) -> float:
    file = cut_of(name, bold, italic)
    if letter not in face_in(file):
        if is_invisible(letter) or unicodedata.combining(letter):
            return 0.0
        if is_own(letter, name):
            file = cut_of(name, False, False)
        elif (along := shipped_with(letter)) is not None:
            file = shipped(along, bold, italic)
            if letter not in face_in(file):
                file = shipped(along, False, False)
        else:
            other = fallback(letter)
            if other is None:
                return _UNKNOWN_WIDTH
            file = other
    return face_in(file).advance(letter)
