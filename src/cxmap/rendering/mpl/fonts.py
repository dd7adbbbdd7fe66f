"""Which letters there are and how wide they are.

DejaVu Sans comes with matplotlib, so a text that it can write looks the same everywhere. Other scripts fall
back, character by character, to the fonts of the machine; the best known ones first.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from functools import cache
from pathlib import Path

import matplotlib
from matplotlib.font_manager import FontEntry, FontProperties, fontManager
from matplotlib.ft2font import FT2Font, LoadFlags

from cxmap.rendering.mpl.page import Style

FAMILY = "DejaVu Sans"
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
        and font.name != "Last Resort"
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


def without_glyph(letters: Iterable[str]) -> tuple[str, ...]:
    """The characters for which no installed font has a glyph, each once, in order of code point."""
    wanted = sorted(set(letters))
    return tuple(
        letter
        for letter in wanted
        if not letter.isspace()
        and not is_invisible(letter)
        and not _is_shipped(letter)
        and _fallback(letter) is None
    )


@cache
def advance(letter: str, bold: bool, italic: bool) -> float:
    """How far a letter moves the pen, in parts of the size."""
    path, index = shipped(bold, italic), 0
    if ord(letter) not in _letters(path):
        if is_invisible(letter) or unicodedata.combining(letter):
            return 0.0
        if not _is_shipped(letter):
            other = _fallback(letter)
            if other is None:
                return _UNKNOWN_WIDTH
            path, index = other.fname, getattr(other, "index", 0)
        else:
            path = shipped(bold=False, italic=False)
    font = _open(path, index)
    return float(font.load_char(ord(letter), LoadFlags.NO_HINTING).linearHoriAdvance) / 65536 / 1000


@cache
def _families(missing: tuple[str, ...]) -> tuple[str, ...]:
    names = [FAMILY]
    for letter in missing:
        font = _fallback(letter)
        if font is not None and font.name not in names:
            names.append(font.name)
    return tuple(names)


def properties(text: str, style: Style) -> FontProperties:
    """The font for a text: the shipped file where it has every letter, a list of families otherwise."""
    missing = tuple(letter for letter in text if not _is_shipped(letter))
    bold, italic = style.bold, style.italic
    if any(ord(letter) not in _letters(shipped(bold, italic)) for letter in text if letter not in missing):
        bold = italic = False
    face = FontProperties(
        family=list(_families(missing)),
        size=style.size,
        weight="bold" if bold else "normal",
        style="oblique" if italic else "normal",
    )
    if not missing:
        face.set_file(shipped(bold, italic))
    return face
