"""Work shared out over processes: in order, ended together."""

from __future__ import annotations

import multiprocessing
import os
import time

import pytest

from cxmap.api.sharing import in_order, workers_for
from cxmap.errors import CxmapError

pytestmark = pytest.mark.processes


def _slow_first(number: int) -> int:
    if number == 0:
        time.sleep(0.3)
    return number * number


def _refuse(number: int) -> int:
    raise ZeroDivisionError(str(number))


def _die(number: int) -> int:
    os._exit(9)


def test_results_come_in_order_whoever_is_first() -> None:
    assert list(in_order(_slow_first, range(9), workers=2, together=2)) == [n * n for n in range(9)]
    assert list(in_order(_slow_first, [], workers=2)) == []


def test_one_worker_is_this_process() -> None:
    assert list(in_order(lambda number: number + os.getpid(), [1], workers=1)) == [1 + os.getpid()]


def test_there_are_no_more_workers_than_work_or_processors() -> None:
    assert workers_for(0) == workers_for(1) == 1
    assert workers_for(10_000) == os.cpu_count()


def test_what_the_work_raises_is_raised_and_nobody_is_left() -> None:
    with pytest.raises(ZeroDivisionError, match="0"):
        list(in_order(_refuse, range(4), workers=2))
    assert not multiprocessing.active_children()


def test_whoever_stops_reading_ends_the_others() -> None:
    results = in_order(_slow_first, range(1, 500), workers=2)
    assert next(results) == 1
    results.close()  # type: ignore[attr-defined]
    assert not multiprocessing.active_children()


def test_a_process_that_is_ended_from_outside_is_told() -> None:
    with pytest.raises(CxmapError, match="was ended from outside"):
        list(in_order(_die, range(4), workers=2))
    assert not multiprocessing.active_children()
