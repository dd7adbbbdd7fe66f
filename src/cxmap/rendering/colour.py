"""A colour that remembers which role of a theme it plays, so that one drawing serves every theme.

It is a plain `#rrggbb` for whoever paints dots or writes a file. Who shows a drawing in several themes asks
for its `token`: a CSS custom property, which the report sets for each theme.
"""

from __future__ import annotations

from cxmap.rendering.contrast import channels


class Colour(str):
    """`#rrggbb` and its role: the name of a field of the theme, with a number where that holds several."""

    __slots__ = ("role",)
    role: str

    def __new__(cls, value: str, role: str) -> Colour:
        """A colour in a role."""
        made = super().__new__(cls, value)
        made.role = role
        return made


def token(colour: str) -> str:
    """The colour as CSS that follows the theme; one that plays no role in any stays what it is."""
    if not isinstance(colour, Colour):
        return colour
    return colour.role if colour.role.startswith("color-mix(") else f"var(--{colour.role})"


def mixed(colour: str, ground: str, share: float) -> str:
    """What shows of a colour that covers its ground to a share of 0 to 1; a mix of roles is a role, too."""
    pairs = zip(channels(colour), channels(ground), strict=True)
    value = "#" + "".join(f"{round(under + (over - under) * share):02x}" for over, under in pairs)
    if not (isinstance(colour, Colour) and isinstance(ground, Colour)):
        return value
    return Colour(value, f"color-mix(in srgb,{token(colour)} {100 * share:g}%,{token(ground)})")
