"""The fonts of the machine, as matplotlib finds them: asked only for what the shipped face cannot write."""

from __future__ import annotations

from cxmap.rendering.backends import untouched  # noqa: F401 - before matplotlib

# isort: split
from contextlib import suppress
from difflib import get_close_matches
from functools import cache
from itertools import product
from typing import Literal

from matplotlib.font_manager import FontProperties, findSystemFonts, fontManager

from cxmap.errors import CxmapError
from cxmap.rendering.scene.fonts import FontFile, cut_of, face_in
from cxmap.rendering.scene.sfnt import FontError
from cxmap.rendering.scene.typeface import BACKSTOP, FAMILY

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


def _families_here() -> dict[str, str]:
    names = sorted({font.name for font in fontManager.ttflist})
    return {name.casefold(): name for name in names}


def installed(name: str) -> str:
    """The family of that name as the machine spells it. Raises CxmapError where it is not installed."""
    wanted = " ".join(name.split()).casefold()
    families = _families_here()
    if wanted not in families:
        known = {font.fname for font in fontManager.ttflist}
        for path in sorted(set(findSystemFonts()) - known):  # installed since matplotlib looked last
            with suppress(OSError, RuntimeError):
                fontManager.addfont(path)
        families = _families_here()
    if wanted not in families:
        near = get_close_matches(wanted, sorted(families), n=1, cutoff=0.7)
        meant = f"; did you mean `{families[near[0]]}`?" if near else ""
        raise CxmapError(f"`brand.font`: no font family `{name}` is installed here{meant}")
    try:
        for bold, italic in product((False, True), repeat=2):
            face_in(cut_of(families[wanted], bold, italic))
    except FontError:
        raise CxmapError(f"`brand.font`: the font family `{families[wanted]}` cannot be used") from None
    return families[wanted]


def weight(bold: bool) -> str:
    """What matplotlib calls it."""
    return "bold" if bold else "normal"


def slant(italic: bool) -> Literal["normal", "oblique"]:
    """What matplotlib calls it."""
    return "oblique" if italic else "normal"


def installed_cut(name: str, bold: bool, italic: bool) -> FontFile:
    """The file of an installed family's cut: the one that matplotlib draws with."""
    face = FontProperties(family=[name], weight=weight(bold), style=slant(italic))
    path = fontManager.findfont(face, fallback_to_default=False)
    return FontFile(name, str(path), getattr(path, "face_index", 0))


@cache
def candidates() -> tuple[FontFile, ...]:
    """Upright faces to look for a letter in, the best known ones first."""
    upright = [
        font
        for font in fontManager.ttflist
        if font.style == "normal"
        and font.weight in (400, "normal", "regular", "book")
        and not font.name.startswith("Last Resort")
        and font.name not in (FAMILY, BACKSTOP)
        and not any(
            word in font.name for word in ("Color", "STIX", "cmr", "cmsy", "cmex", "cmmi", "cmb", "Math")
        )
    ]
    order = {name: number for number, name in enumerate(_KNOWN)}
    upright.sort(
        key=lambda font: (order.get(font.name, len(_KNOWN)), "Noto" not in font.name, font.name, font.fname)
    )
    return tuple(
        FontFile(font.name, font.fname, getattr(font, "index", 0)) for font in upright[:_MOST_FONTS_TRIED]
    )
