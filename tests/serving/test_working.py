"""One thread draws, what is urgent first; nobody waits for what nobody wants any more."""

from __future__ import annotations

import asyncio
import threading

import pytest

from cxmap.serving.working import ASKED, SEEN, SMALL, Worker
from tests.serving.conftest import in_a_loop


def test_the_most_urgent_comes_first_and_the_loop_stays_free() -> None:
    done: list[str] = []

    async def work() -> None:
        worker, gate = Worker(), threading.Event()
        first = asyncio.create_task(worker.do(lambda: gate.wait(5), ASKED))
        await asyncio.sleep(0.05)
        others = [
            asyncio.create_task(worker.do(lambda name=name: done.append(name), urgency))  # type: ignore[misc]
            for name, urgency in (("small", SMALL), ("asked", ASKED), ("seen", SEEN))
        ]
        await asyncio.sleep(0)
        gate.set()  # only possible since the loop goes on meanwhile
        await asyncio.gather(first, *others)
        worker.close()

    in_a_loop(work())
    assert done == ["seen", "asked", "small"]


def test_errors_come_out_and_what_is_cancelled_is_left_undone() -> None:
    done: list[int] = []

    async def work() -> None:
        worker, gate = Worker(), threading.Event()
        first = asyncio.create_task(worker.do(lambda: gate.wait(5)))
        await asyncio.sleep(0.05)
        unwanted = asyncio.create_task(worker.do(lambda: done.append(1)))
        await asyncio.sleep(0)
        unwanted.cancel()
        await asyncio.sleep(0)
        gate.set()
        await first
        with pytest.raises(ZeroDivisionError):
            await worker.do(lambda: 1 // 0)
        worker.close()

    in_a_loop(work())
    assert done == []
