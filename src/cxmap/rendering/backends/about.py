"""What a file says about itself, and the kinds of files that there are."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Format = Literal["png", "svg", "pdf"]


@dataclass(frozen=True, slots=True)
class About:
    """What a file says about itself."""

    title: str
    description: str
    creator: str
