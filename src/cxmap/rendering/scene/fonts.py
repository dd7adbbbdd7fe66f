"""Which letters there are and how wide they are.

DejaVu Sans comes with matplotlib, so a text that it can write looks the same everywhere. Other scripts fall
back, character by character, to the fonts of the machine; the best known ones first. A brand may put a family
of its own before DejaVu Sans (`typeface`): every cache here knows which family its answers are for.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from contextlib import suppress
from difflib import get_close_matches
from functools import cache
from itertools import product
from pathlib import Path
from typing import Literal

import matplotlib
from matplotlib.font_manager import FontEntry, FontProperties, findSystemFonts, fontManager
from matplotlib.ft2font import FT2Font, LoadFlags

from cxmap.errors import CxmapError
from cxmap.rendering.scene.page import Style
from cxmap.rendering.scene.typeface import FAMILY, family

_KNOWN = (
    "Noto Sans CJK SC", "Noto Sans CJK JP", "Noto Sans CJK TC", "Noto Sans CJK KR", "Noto Sans SC",
    "Noto Sans JP", "Noto Sans KR", "Source Han Sans SC", "Source Han Sans", "PingFang SC",
    "Hiragino Sans", "Hiragino Sans GB", "Apple SD Gothic Neo", "Microsoft YaHei", "Yu Gothic",
    "Malgun Gothic", "SimHei", "WenQuanYi Zen Hei", "WenQuanYi Micro Hei", "IPAGothic", "NanumGothic",
    "Droid Sans Fallback", "Noto Sans Arabic", "Noto Naskh Arabic", "Noto Sans Hebrew",
    "Noto Sans Devanagari", "Noto Sans Thai", "Noto Sans Bengali", "Noto Sans Tamil",
    "Noto Sans Symbols", "Noto Sans Symbols 2", "Noto Emoji", "Segoe UI", "Segoe UI Symbol",
    "Segoe UI Emoji", "Arial Unicode MS", "Arial", "Tahoma", "Nirmala UI", "Leelawadee UI", "Symbola",
    "FreeSans",
)  # fmt: skip
_MOST_FONTS_TRIED = 60
_UNKNOWN_WIDTH = 1.25


@cache
def shipped(bold: bool, italic: bool) -> str:
    """The file of DejaVu Sans that matplotlib brings along."""
    cut = {
        (False, False): "",
        (True, False): "-Bold",
        (False, True): "-Oblique",
        (True, True): "-BoldOblique",
    }
    return str(Path(matplotlib.get_data_path()) / "fonts" / "ttf" / f"DejaVuSans{cut[bold, italic]}.ttf")


def _families_here() -> dict[str, str]:
    names = sorted({font.name for font in fontManager.ttflist})
    return {name.casefold(): name for name in names}


def installed(name: str) -> str:
    """The family of that name as the machine spells it. Raises CxmapError where it is not installed."""
    wanted = " ".join(name.split()).casefold()
    found = _families_here()
    if wanted not in found:
        known = {font.fname for font in fontManager.ttflist}
        for path in sorted(set(findSystemFonts()) - known):  # installed since matplotlib looked last
            with suppress(OSError, RuntimeError):
                fontManager.addfont(path)
        found = _families_here()
    if wanted not in found:
        near = get_close_matches(wanted, sorted(found), n=1, cutoff=0.7)
        meant = f"; did you mean `{found[near[0]]}`?" if near else ""
        raise CxmapError(f"`brand.font`: no font family `{name}` is installed here{meant}")
    try:
        for bold, italic in product((False, True), repeat=2):
            _letters(*_cut(found[wanted], bold, italic))
    except (OSError, RuntimeError):
        raise CxmapError(f"`brand.font`: the font family `{found[wanted]}` cannot be used") from None
    return found[wanted]


@cache
def _cut(name: str, bold: bool, italic: bool) -> tuple[str, int]:
    """The file of a family's cut and its number in it: the one that matplotlib draws with."""
    if name == FAMILY:
        return shipped(bold, italic), 0
    face = FontProperties(family=[name], weight=_weight(bold), style=_slant(italic))
    path = fontManager.findfont(face, fallback_to_default=False)
    return str(path), getattr(path, "face_index", 0)


def _weight(bold: bool) -> str:
    return "bold" if bold else "normal"


def _slant(italic: bool) -> Literal["normal", "oblique"]:
    return "oblique" if italic else "normal"


@cache
def _open(path: str, index: int = 0) -> FT2Font:
    font = FT2Font(path, face_index=index) if index else FT2Font(path)
    font.set_size(1000, 72)
    return font


@cache
def _letters(path: str, index: int = 0) -> frozenset[int]:
    return frozenset(_open(path, index).get_charmap())


def is_invisible(letter: str) -> bool:
    """Joiners and variation selectors, which have no glyph of their own."""
    return unicodedata.category(letter) == "Cf" or "\ufe00" <= letter <= "\ufe0f"


@cache
def _candidates() -> tuple[FontEntry, ...]:
    upright = [
        font
        for font in fontManager.ttflist
        if font.style == "normal"
        and font.weight in (400, "normal", "regular", "book")
        and not font.name.startswith("Last Resort")
        and font.name != FAMILY
        and not any(
            word in font.name for word in ("Color", "STIX", "cmr", "cmsy", "cmex", "cmmi", "cmb", "Math")
        )
    ]
    order = {name: number for number, name in enumerate(_KNOWN)}
    upright.sort(
        key=lambda font: (order.get(font.name, len(_KNOWN)), "Noto" not in font.name, font.name, font.fname)
    )
    return tuple(upright[:_MOST_FONTS_TRIED])


@cache
def _fallback(letter: str) -> FontEntry | None:
    for font in _candidates():
        try:
            if ord(letter) in _letters(font.fname, getattr(font, "index", 0)):
                return font
        except (OSError, RuntimeError):
            continue
    return None


def _is_shipped(letter: str) -> bool:
    return ord(letter) in _letters(shipped(False, False))


def _is_own(letter: str, name: str) -> bool:
    """Whether a family has a letter in its upright cut."""
    return ord(letter) in _letters(*_cut(name, False, False))


def without_glyph(letters: Iterable[str]) -> tuple[str, ...]:
    """The characters for which no installed font has a glyph, each once, in order of code point."""
    wanted = sorted(set(letters))
    return tuple(
        letter
        for letter in wanted
        if not letter.isspace()
        and not is_invisible(letter)
        and not _is_shipped(letter)
        and not _is_own(letter, family())
        and _fallback(letter) is None
    )


def advance(letter: str, bold: bool, italic: bool) -> float:
    """How far a letter moves the pen, in parts of the size."""
    return _advance(letter, bold, italic, family())


@cache
def _advance(letter: str, bold: bool, italic: bool, name: str) -> float:
    path, index = _cut(name, bold, italic)
    if ord(letter) not in _letters(path, index):
        if is_invisible(letter) or unicodedata.combining(letter):
            return 0.0
        if _is_own(letter, name):
            path, index = _cut(name, False, False)
        elif _is_shipped(letter):
            path, index = shipped(bold, italic), 0
            if ord(letter) not in _letters(path):
                path = shipped(bold=False, italic=False)
        else:
            other = _fallback(letter)
            if other is None:
                return _UNKNOWN_WIDTH
            path, index = other.fname, getattr(other, "index", 0)
    font = _open(path, index)
    return float(font.load_char(ord(letter), LoadFlags.NO_HINTING).linearHoriAdvance) / 65536 / 1000


@cache
def _families(missing: tuple[str, ...], name: str) -> tuple[str, ...]:
    names = list(dict.fromkeys((name, FAMILY)))
    for letter in missing:
        font = None if _is_shipped(letter) else _fallback(letter)
        if font is not None and font.name not in names:
            names.append(font.name)
    return tuple(names)


def properties(text: str, style: Style) -> FontProperties:
    """The font for a text: the family's file where it has every letter, a list of families otherwise."""
    name = family()
    missing = tuple(letter for letter in text if not _is_own(letter, name))
    bold, italic = style.bold, style.italic
    own = _letters(*_cut(name, bold, italic))
    if any(ord(letter) not in own for letter in text if letter not in missing):
        bold = italic = False
    face = FontProperties(
        family=list(_families(missing, name)), size=style.size, weight=_weight(bold), style=_slant(italic)
    )
    if not missing and _cut(name, bold, italic)[1] == 0:
        face.set_file(_cut(name, bold, italic)[0])
    return face
