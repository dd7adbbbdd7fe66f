"""Colours that mean something, shared by pictures and pages: quiet greys, and colour where it counts."""

from __future__ import annotations

from typing import Protocol

from msgspec import Struct
from msgspec.structs import fields, force_setattr, replace

from cxmap.errors import CxmapError
from cxmap.rendering.colour import Colour, mixed
from cxmap.rendering.contrast import TEXT, contrast
from cxmap.rendering.logo import Logo

TINT = 0.13
"""How much of a chip's ground is its colour; the rest is paper."""
_FILL = 0.6
"""How much of the area below or above a goal is the colour of bad or good."""


class Theme(Struct, frozen=True):
    """A palette. Text is at least 4.5:1 on `paper` and on both bands, marks at least 3:1."""

    paper: str
    band: str
    other_band: str
    ink: str
    muted: str
    grid: str
    line: str
    bad: str
    good: str
    neutral: str
    goal: str
    bad_fill: str
    good_fill: str
    chips: tuple[str, ...]
    """Backgrounds of channels, under white or dark text whichever reads better; Okabe-Ito, darkened."""
    others: tuple[str, ...]
    """Lines beside the main one: personas and further curves."""
    logo: Logo | None = None
    """At the bottom right of every page."""

    def __post_init__(self) -> None:
        """Every colour learns the role that it plays here."""
        for field in fields(self):
            value, role = getattr(self, field.name), field.name.replace("_", "-")
            if isinstance(value, str):
                force_setattr(self, field.name, Colour(value, role))
            elif isinstance(value, tuple):
                several = tuple(Colour(colour, f"{role}-{at}") for at, colour in enumerate(value))
                force_setattr(self, field.name, several)


LIGHT = Theme(
    paper="#ffffff",
    band="#f5f7fa",
    other_band="#eaeef3",
    ink="#1b2733",
    muted="#566372",
    grid="#cfd6de",
    line="#0b4f94",
    bad="#b3392a",
    good="#1d7350",
    neutral="#5d6b7a",
    goal="#5d6b7a",
    bad_fill="#d9836f",
    good_fill="#8fc3ab",
    chips=("#0b5a8a", "#7a5a1e", "#1f6f5c", "#8a3f6b", "#5a4a91", "#a2471a", "#4a5a68", "#2f6f93"),
    others=("#a2471a", "#1f6f5c", "#8a3f6b", "#7a5a1e", "#5a4a91", "#4a5a68"),
)

PRINT = replace(
    LIGHT,
    band="#ffffff",
    other_band="#f4f4f4",
    ink="#000000",
    muted="#3d3d3d",
    grid="#bdbdbd",
    bad="#8a1f12",
    good="#0f5a3c",
)
"""For paper: black ink, hardly any ground."""

DARK = Theme(
    paper="#12171d",
    band="#181f27",
    other_band="#1f2831",
    ink="#e8edf2",
    muted="#a6b1bd",
    grid="#35404b",
    line="#7db8f0",
    bad="#f08d7c",
    good="#7ccfa8",
    neutral="#a6b1bd",
    goal="#a6b1bd",
    bad_fill="#a04a3b",
    good_fill="#3f7a60",
    chips=("#7db8f0", "#d9b46a", "#74cdb4", "#e3a0c6", "#b9aaf0", "#f0a478", "#b4c0cc", "#8cc7e6"),
    others=("#f0a478", "#74cdb4", "#e3a0c6", "#d9b46a", "#b9aaf0", "#b4c0cc"),
)

THEMES: dict[str, Theme] = {"light": LIGHT, "dark": DARK, "print": PRINT}


def _readable(setting: str, colour: str, grounds: tuple[str, ...]) -> str:
    """The colour, where letters in it can be read on every ground. Raises CxmapError where they cannot."""
    ground = min(grounds, key=lambda behind: contrast(colour, behind))
    reached = contrast(colour, ground)
    if reached < TEXT:
        rounded_down = int(reached * 10) / 10
        raise CxmapError(
            f"`brand.{setting}`: {colour} on {ground}, which this theme puts below it, "
            f"has a contrast of {rounded_down:g}:1 and needs {TEXT:g}:1"
        )
    return colour


class BrandColours(Protocol):
    """The colours that a brand asks for; nothing, or none, where the theme's are to stay."""

    @property
    def line(self) -> str | None: ...
    @property
    def bad(self) -> str | None: ...
    @property
    def good(self) -> str | None: ...
    @property
    def chips(self) -> tuple[str, ...]: ...


def branded(theme: Theme, brand: BrandColours) -> Theme:
    """A theme in the colours of a brand; what the brand does not say stays as it is.

    Raises CxmapError for a colour whose letters could not be read on the theme's paper and bands, or on the
    tint of a chip: 4.5:1 (WCAG 2.2).
    """
    grounds = (theme.paper, theme.band, theme.other_band)
    if brand.line is not None:
        theme = replace(theme, line=_readable("line", brand.line, grounds))
    if brand.bad is not None:
        bad = _readable("bad", brand.bad, grounds)
        theme = replace(theme, bad=bad, bad_fill=mixed(bad, theme.paper, _FILL))
    if brand.good is not None:
        good = _readable("good", brand.good, grounds)
        theme = replace(theme, good=good, good_fill=mixed(good, theme.paper, _FILL))
    for colour in brand.chips:
        _readable("chips", colour, (mixed(colour, theme.paper, TINT),))
    return replace(theme, chips=brand.chips) if brand.chips else theme
