"""One thread that draws, so that the server can answer meanwhile: what is looked at first, the rest after."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from contextlib import suppress
from itertools import count
from queue import PriorityQueue
from threading import Thread
from typing import Any, TypeVar

Result = TypeVar("Result")
SEEN, ASKED, SMALL = 1, 2, 3
"""What somebody waits for, files of their own, small pictures on the list of maps."""
_END = 0


class Worker:
    """Does what it is given, one after the other, the most urgent first."""

    def __init__(self) -> None:
        self._waiting: PriorityQueue[tuple[int, int, Callable[[], None] | None]] = PriorityQueue()
        self._numbers = count()
        Thread(target=self._work, daemon=True, name="cxmap-draw").start()

    async def do(self, work: Callable[[], Result], urgency: int = ASKED) -> Result:
        """What the work returns or raises. Work that nobody waits for any more is left undone."""
        loop = asyncio.get_running_loop()
        outcome: asyncio.Future[Result] = loop.create_future()

        def run() -> None:
            if outcome.cancelled():
                return
            try:
                result = work()
            except Exception as error:  # noqa: BLE001 - whoever waits for it decides
                tell(outcome.set_exception, error)
            else:
                tell(outcome.set_result, result)

        def tell(setter: Callable[[Any], None], value: Any) -> None:
            def settle() -> None:
                if not outcome.done():
                    setter(value)

            with suppress(RuntimeError):  # the loop was closed meanwhile
                loop.call_soon_threadsafe(settle)

        self._waiting.put((urgency, next(self._numbers), run))
        return await outcome

    def close(self) -> None:
        """Begin nothing more."""
        self._waiting.put((_END, next(self._numbers), None))

    def _work(self) -> None:
        while (work := self._waiting.get()[2]) is not None:
            work()
