"""Work shared out over all processors, its results in order."""

from __future__ import annotations

import os
import sys
import threading
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import TypeVar

from cxmap.errors import CxmapError

Item = TypeVar("Item")
Result = TypeVar("Result")
AHEAD = 3
"""So many pieces of work for each process are given out at a time: what waits for its turn takes room."""


_alone: list[bool] = []
"""Not empty while everything is to be done by this process."""


@contextmanager
def in_one_process() -> Iterator[None]:
    """Everything in this process, which will be asked again and again: another would import everything anew
    each time, which takes longer than to draw a map."""
    _alone.append(True)
    try:
        yield
    finally:
        _alone.pop()


def workers_for(count: int) -> int:
    """How many processes so many pieces of work are worth: one for each processor at most."""
    return 1 if _alone else max(1, min(os.cpu_count() or 1, count))


def in_order(
    work: Callable[[Item], Result], items: Sequence[Item], *, workers: int, together: int = 1
) -> Iterator[Result]:
    """What becomes of each item, in the order of the items, by so many processes.

    Each process gets `together` items at a time; with one worker there is no other process. Whoever stops
    reading, and Ctrl-C, ends them all. Raises what the work raises, and CxmapError where a process is ended
    from outside.
    """
    if workers < 2:
        yield from map(work, items)
        return
    import multiprocessing
    from concurrent.futures import Future, ProcessPoolExecutor
    from concurrent.futures.process import BrokenProcessPool

    others = set(multiprocessing.active_children())
    alone = threading.active_count() == 1 and "numpy" not in sys.modules  # which starts threads of its own
    method = "fork" if alone and "fork" in multiprocessing.get_all_start_methods() else "spawn"
    pool = ProcessPoolExecutor(workers, multiprocessing.get_context(method), _leave_interrupts)
    given: deque[Future[list[Result]]] = deque()
    left = iter([items[at : at + together] for at in range(0, len(items), together)])

    def give() -> None:
        for piece in left:
            given.append(pool.submit(_each, work, piece))
            return

    try:
        for _ in range(workers * AHEAD):
            give()
        while given:
            results = given.popleft().result()
            give()
            yield from results
    except BrokenProcessPool:
        raise CxmapError("a process of this command was ended from outside; perhaps memory ran out") from None
    finally:
        if given:  # somebody stopped, so that what is being done now is done for nobody
            for process in set(multiprocessing.active_children()) - others:
                process.terminate()
        pool.shutdown(cancel_futures=True)


def _each(work: Callable[[Item], Result], items: Sequence[Item]) -> list[Result]:
    return [work(item) for item in items]


def _leave_interrupts() -> None:
    """Ctrl-C goes to every process; the first one alone answers it."""
    import signal

    signal.signal(signal.SIGINT, signal.SIG_IGN)
