"""What is read from another format: the values of a map file, and what is to be known about them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True)
class Loss:
    """Something that one of the formats has no place for, or that was read in a way that may not be meant."""

    text: str
    line: int | None = None
    """In the file that was read, from 1."""


@dataclass(slots=True)
class Draft:
    """The values of a map file, as `yaml_text` writes them; not checked yet."""

    data: dict[str, Any]
    losses: list[Loss] = field(default_factory=list)

    def tell(self, text: str, line: int | None = None) -> None:
        """Remember what is to be said of it."""
        self.losses.append(Loss(text, line))


@dataclass(frozen=True, slots=True)
class Written:
    """A map in another format, and what that has no place for."""

    content: str | bytes
    """Text, or the bytes of a format that is none."""
    losses: tuple[Loss, ...] = ()

    @property
    def encoded(self) -> bytes:
        """What a file holds."""
        return self.content if isinstance(self.content, bytes) else self.content.encode()
