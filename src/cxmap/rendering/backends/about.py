"""What a file says about itself, and the kinds of files that there are."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

Format = Literal["png", "svg", "pdf"]


class About(Struct, frozen=True):
    """What a file says about itself."""

    title: str
    description: str
    creator: str
