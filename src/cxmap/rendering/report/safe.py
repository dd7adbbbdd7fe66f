"""What keeps a map's texts from being anything but text, beside the escaping of every value."""

from __future__ import annotations

import re
from urllib.parse import quote

from markupsafe import Markup, escape

_REPLACEMENT = "\N{REPLACEMENT CHARACTER}"
_PICTURES = 0x2400
_HARMLESS = frozenset("\t\n")
_VISIBLE: dict[int, str] = {
    **{code: chr(_PICTURES + code) for code in range(0x20) if chr(code) not in _HARMLESS},
    0x7F: "\N{SYMBOL FOR DELETE}",
    **dict.fromkeys(range(0x80, 0xA0), _REPLACEMENT),
    **dict.fromkeys(range(0x202A, 0x202F), _REPLACEMENT),
    **dict.fromkeys(range(0x2066, 0x206A), _REPLACEMENT),
    0xFEFF: "",
    0xFFFE: _REPLACEMENT,
    0xFFFF: _REPLACEMENT,
}
_INVISIBLE = re.compile(rf"[{re.escape(''.join(map(chr, _VISIBLE)))}\ud800-\udfff]")
"""With the surrogates as a range: to name two thousand of them costs a tenth of a report's start."""
_ISOLATED = re.compile("[\u2066-\u2068]([^\u2066-\u2069]*)\u2069")
_OUTSIDE = re.compile(r"(?:https?://|mailto:)[^\s<>\"\\\x00-\x1f]+", re.IGNORECASE)
_BESIDE = re.compile(r"[^\s:/\\<>\"?#\x00-\x1f][^:\\<>\"\x00-\x1f]*")


def visible(text: str) -> str:
    """The text with controls, overrides of direction and lone surrogates made visible."""
    return _INVISIBLE.sub(lambda sign: _VISIBLE.get(ord(sign[0]), _REPLACEMENT), text)


def isolating(text: str) -> Markup:
    """A text of ours in which others are isolated by signs, as pictures have them: by elements instead."""
    return Markup(_ISOLATED.sub(r"<bdi>\1</bdi>", str(escape(text))))  # noqa: S704 - escaped


def bare(text: str) -> str:
    """The same for an attribute, which has no elements."""
    return _ISOLATED.sub(r"\1", text)


def anchor(name: str) -> str:
    """A place in the page, as an address names it."""
    return quote(visible(name), safe="")


def address(to: str) -> str:
    """The address where it may be a link: http, https, mailto, or a file beside the report; else nothing."""
    place = visible(to).strip()
    if _OUTSIDE.fullmatch(place):
        return place
    return quote(place, safe="/%?#=&+.,;@!$'()*~-_") if _BESIDE.fullmatch(place) else ""
