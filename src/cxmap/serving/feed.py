"""Who is to be told of changes: one line to each browser, which goes away when it likes."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator, Mapping

MOST_LISTENERS = 64
_PING = 15.0
"""Seconds after which a line is tried, so that one that leads nowhere is noticed."""
_RETRY = 700
"""Milliseconds after which a browser looks whether the server is back."""


class Feed:
    """The state that browsers know of: a key for each map, which changes with all that is shown of it."""

    def __init__(self) -> None:
        self._state: dict[str, str] = {}
        self._listeners: set[asyncio.Event] = set()
        self.closed = False

    @property
    def is_full(self) -> bool:
        """Whether nobody more can listen."""
        return len(self._listeners) >= MOST_LISTENERS

    @property
    def listeners(self) -> int:
        """How many listen."""
        return len(self._listeners)

    def tell(self, state: Mapping[str, str]) -> None:
        """Say how things are now."""
        self._state = dict(state)
        self._wake()

    def close(self) -> None:
        """Let all lines end."""
        self.closed = True
        self._wake()

    async def listen(self) -> AsyncIterator[str]:
        """Server-sent events: first the whole state, then what changes of it."""
        known: dict[str, str] = {}
        woken = asyncio.Event()
        self._listeners.add(woken)
        try:
            yield f"retry: {_RETRY}\n\n"
            first = True
            while not self.closed:
                woken.clear()
                news: dict[str, str | None] = {
                    name: key for name, key in self._state.items() if known.get(name) != key
                }
                news.update(dict.fromkeys(known.keys() - self._state.keys()))
                known = self._state
                if news or first:
                    yield f"event: state\ndata: {json.dumps(news)}\n\n"
                first = False
                try:
                    await asyncio.wait_for(woken.wait(), _PING)
                except TimeoutError:
                    yield ": still here\n\n"
        finally:
            self._listeners.discard(woken)

    def _wake(self) -> None:
        for listener in self._listeners:
            listener.set()
