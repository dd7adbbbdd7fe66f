"""The family that texts are written in: Fira Sans, unless a project's brand asks for another.

It holds for everything that is measured within `written_in`; a page remembers it, so that what paints a page
later needs no surroundings.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

FAMILY = "Fira Sans"
"""Clear when small and narrow enough for tables; its package is a dependency."""
BACKSTOP = "DejaVu Sans"
"""Comes with matplotlib, and has arrows, signs and scripts that the family lacks."""
_family: ContextVar[str] = ContextVar("family", default=FAMILY)


def family() -> str:
    """The family of this moment."""
    return _family.get()


@contextmanager
def written_in(name: str) -> Iterator[None]:
    """Measure and write in a family: one that `fonts.installed` knows."""
    before = _family.set(name)
    try:
        yield
    finally:
        _family.reset(before)
