"""What those who listen are told: all of it once, and then what changes."""

from __future__ import annotations

import asyncio
import json
from contextlib import suppress
from typing import Any

import pytest

from cxmap.serving import feed as feeds
from cxmap.serving.feed import Feed
from tests.serving.conftest import in_a_loop


def _data(event: str) -> Any:
    return json.loads(event.partition("data: ")[2])


def test_first_everything_then_the_news() -> None:
    async def listen() -> list[Any]:
        feed = Feed()
        feed.tell({"": "0", "a": "1", "b": "1"})
        line = feed.listen()
        assert (await anext(line)).startswith("retry:")
        heard = [_data(await anext(line))]
        feed.tell({"": "1", "a": "2", "c": "1"})
        feed.tell({"": "1", "a": "3", "c": "1"})
        heard.append(_data(await asyncio.wait_for(anext(line), 2)))
        feed.close()
        with pytest.raises(StopAsyncIteration):
            await asyncio.wait_for(anext(line), 2)
        assert feed.listeners == 0
        return heard

    assert in_a_loop(listen()) == [
        {"": "0", "a": "1", "b": "1"},
        {"": "1", "a": "3", "c": "1", "b": None},
    ]


def test_what_happens_while_a_line_is_written_is_not_lost() -> None:
    async def listen() -> Any:
        feed = Feed()
        feed.tell({"a": "1"})
        line = feed.listen()
        await anext(line)
        await anext(line)
        feed.tell({"a": "2"})  # while nobody waits
        return _data(await asyncio.wait_for(anext(line), 2))

    assert in_a_loop(listen()) == {"a": "2"}


def test_a_quiet_line_is_tried_and_one_that_is_left_is_forgotten(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(feeds, "_PING", 0.01)

    async def listen() -> str:
        feed = Feed()
        line = feed.listen()
        await anext(line)
        await anext(line)
        ping = await anext(line)
        assert feed.listeners == 1
        await line.aclose()  # type: ignore[attr-defined]
        assert feed.listeners == 0
        with suppress(StopAsyncIteration):
            await anext(line)
        return ping

    assert in_a_loop(listen()).startswith(":")
