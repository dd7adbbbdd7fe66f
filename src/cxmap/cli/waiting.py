"""A bar on a terminal for reading that takes long; nothing of it stays, and nothing goes into a pipe."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from cxmap.cli.terminal import columns, console

if TYPE_CHECKING:
    from rich.progress import Progress, TaskID

AFTER = 0.7
"""Seconds that nobody minds waiting without being told."""
BESIDE = 36
"""Columns of what stands beside the name: the bar, percent and the time."""
FEWEST = 12


class Waiting:
    """What is read, how far it is, and which time it is read: counting may need several passes."""

    def __init__(self) -> None:
        self._since = time.monotonic()
        self._name = ""
        self._pass = 0
        self._is_new = False
        self._bar: Progress | None = None
        self._task: TaskID | None = None

    def begin(self, name: str) -> None:
        """A file, or files together, are read once more from now on."""
        if name != self._name:
            self._name, self._pass = name, 0
        self._is_new = True

    def done(self, share: float) -> None:
        """So much of this one reading is done. What is over at once is no pass that anybody sees."""
        if self._is_new:
            self._is_new = False
            self._pass += 1
        if time.monotonic() - self._since < AFTER:
            return
        if self._bar is None or self._task is None:
            self._bar, self._task = _bar()
        again = f", pass {self._pass}" if self._pass > 1 else ""
        room = max(FEWEST, columns(sys.stderr) - BESIDE - len(again))
        name = self._name if len(self._name) <= room else f"…{self._name[1 - room :]}"
        self._bar.update(self._task, description=f"reading {name}{again}", completed=share)

    def close(self) -> None:
        """Take the bar away."""
        if self._bar is not None:
            self._bar.stop()


def _bar() -> tuple[Progress, TaskID]:
    from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

    bar = Progress(
        TextColumn("{task.description}", markup=False),
        BarColumn(12),
        TextColumn("{task.percentage:3.0f} %", markup=False),
        TimeElapsedColumn(),
        console=console(sys.stderr),
        transient=True,
    )
    bar.start()
    return bar, bar.add_task("", total=1.0)


@contextmanager
def waiting(*, shown: bool) -> Iterator[Waiting | None]:
    """A bar where somebody is looking."""
    if not shown or not sys.stderr.isatty():
        yield None
        return
    bar = Waiting()
    try:
        yield bar
    finally:
        bar.close()
