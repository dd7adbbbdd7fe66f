"""How far the reading of files is, for whoever waits."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import Event, Thread
from typing import Protocol

EVERY = 0.1
"""Seconds between two looks."""


class Progress(Protocol):
    """Hears what is read."""

    def begin(self, name: str) -> None:
        """A file, or files together, are read once more from now on."""

    def done(self, share: float) -> None:
        """So much of this one reading is done, from 0 to 1. Comes from a thread of its own."""


@contextmanager
def watched(progress: Progress | None, name: str, percent: Callable[[], float]) -> Iterator[None]:
    """Tell how far a reading is for as long as it takes; `percent` says so, below 0 where it is not known."""
    if progress is None:
        yield
        return
    progress.begin(name)
    over = Event()

    def look() -> None:
        while not over.wait(EVERY):
            progress.done(min(1.0, max(0.0, percent() / 100)))

    thread = Thread(target=look, daemon=True)
    thread.start()
    try:
        yield
    finally:
        over.set()
        thread.join()
