"""A logo made of dots, and how much room it gets at the bottom right of a page."""

from __future__ import annotations

from dataclasses import dataclass, field

TALLEST, WIDEST, APART = 30.0, 150.0, 16.0
"""In points: the most that it takes of a page, and what stays empty beside it."""


@dataclass(frozen=True, slots=True)
class Logo:
    """Dots from the top left, four bytes each: red, green, blue and how much they cover."""

    across: int
    down: int
    dots: bytes = field(repr=False)

    @property
    def size(self) -> tuple[float, float]:
        """Width and height on a page, in points."""
        factor = min(TALLEST / self.down, WIDEST / self.across)
        return self.across * factor, self.down * factor
