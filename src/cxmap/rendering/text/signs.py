"""Texts of strangers on a terminal and in the log of a build: nothing hidden, nothing obeyed."""

from __future__ import annotations

import re

_UNSEEN = re.compile(
    "[\x00-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\ud800-\udfff]"
)
"""Controls, directions and stray halves; not the joiners of Persian words and of families of emoji."""
_HALVES = re.compile("[\ud800-\udfff]")
"""Halves of signs: what Python makes of the bytes of a file name that are not UTF-8."""
_STEERING = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff]")
"""Controls but for tabs and the ends of lines."""

_STARTS_COMMAND = re.compile("^((?:[\\s\ufeff]|\x1b\\[[0-9;]*m)*):(?=:)")
_HOLDS_COMMAND = re.compile(r"#(?=#[A-Za-z.]*\[)")


def _named(match: re.Match[str]) -> str:
    return f"<U+{ord(match[0]):04X}>"


def visible(text: str) -> str:
    """Text for a terminal: control characters by their number, tabs as one space."""
    return _UNSEEN.sub(_named, text.replace("\t", " "))


def well_formed(text: str) -> str:
    """Text that every encoding of Unicode can hold: halves of signs by their number, all else as it is."""
    return _HALVES.sub(_named, text)


def harmless(text: str) -> str:
    """Text for a cell: like `well_formed`, and controls that would steer a terminal by their number."""
    return _STEERING.sub(_named, text)


def disarmed(line: str) -> str:
    """One line for the log of a build server, where no part of it can be taken for a command.

    `::name::` is one at the start of a line (GitHub, after any white space), `##[name]`, `##vso[...]` and
    `##teamcity[...]` are anywhere in it (Azure, GitHub, TeamCity). A space goes between the first two signs:
    every sign stays, and in their order.
    """
    return disarmed_inside(_STARTS_COMMAND.sub(r"\1: ", line))


def disarmed_inside(text: str) -> str:
    """The same for a part of a line that does not begin it."""
    return _HOLDS_COMMAND.sub("# ", text)
