"""The texts that are open in an editor, each with the work that is done for it.

Texts come from the editor alone, whole, and the disk's version of an open map is never looked at. A text is
checked when nobody has typed for a moment, in a thread of its own, so that whoever asks something meanwhile
is answered; a text that was typed over is forgotten with all that was being found out about it.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

from msgspec import Struct

from cxmap import api
from cxmap.lsp.positions import Ruler
from cxmap.lsp.workspace import Folders

Result = TypeVar("Result")
PAUSE = 0.2
"""Seconds without typing after which a text is checked."""
LONGEST_PAUSE = 5_000
"""Milliseconds that an editor can make of it."""
LARGEST = 1_000_000
"""Signs of a text, about 20,000 lines. One that has more is checked, and nothing else is said of it."""
LANGUAGE = "cxmap"
"""What an editor may call the language of maps."""


class Open(Struct):
    """One state of an open text."""

    uri: str
    version: int | None
    language: str
    edited: api.Edited
    ruler: Ruler
    is_map: bool
    judging: asyncio.Task[None] | None = None


class Desk:
    """All open texts. `judged` is told of each that was checked, as long as it is the newest."""

    def __init__(
        self, judged: Callable[[Open], Awaitable[None]], failed: Callable[[Exception], None]
    ) -> None:
        self.folders = Folders()
        self.pause = PAUSE
        self.encoding = "utf-16"
        self._judged, self._failed = judged, failed
        self._texts: dict[str, Open] = {}
        # each in one thread, so that no two check at a time and answers come in the order of the questions
        self._checks = ThreadPoolExecutor(1, "checks")
        self._answers = ThreadPoolExecutor(1, "answers")

    def put(
        self, uri: str, version: int | None, language: str, text: str, *, pause: float | None = None
    ) -> None:
        """Take a new state of a text, and have it checked after a while."""
        before = self._texts.get(uri)
        if before is not None and before.judging is not None:
            before.judging.cancel()
        home = self.folders.home(uri)
        edited = api.Edited(text) if home is None else api.Edited(text, str(home[0]), home[1])
        name = uri.rpartition("/")[2]
        is_map = language == LANGUAGE or api.is_map_text(name, text)
        state = Open(uri, version, language, edited, Ruler(text, self.encoding), is_map)
        self._texts[uri] = state
        if is_map or (before is not None and before.is_map):
            state.judging = asyncio.ensure_future(self._judge(state, self.pause if pause is None else pause))

    def text(self, uri: str) -> Open | None:
        """The newest state of an open text that is answered for; nothing for what is no map, or too large."""
        state = self._texts.get(uri)
        return state if state is not None and state.is_map and len(state.edited.text) <= LARGEST else None

    def is_newest(self, state: Open) -> bool:
        """Whether a state of a text was neither typed over nor closed."""
        return self._texts.get(state.uri) is state

    def language(self, uri: str) -> str:
        """What the editor calls the language of an open text."""
        return self._texts[uri].language if uri in self._texts else ""

    def close(self, uri: str) -> None:
        """Forget a text."""
        state = self._texts.pop(uri, None)
        if state is not None and state.judging is not None:
            state.judging.cancel()

    def look_again(self) -> None:
        """Check everything anew: something beside the texts has changed."""
        for state in list(self._texts.values()):
            self.put(state.uri, state.version, state.language, state.edited.text)

    async def ask(self, question: Callable[[], Result]) -> Result:
        """Find something out beside the loop that talks to the editor."""
        return await asyncio.get_running_loop().run_in_executor(self._answers, question)

    async def _judge(self, state: Open, pause: float) -> None:
        await asyncio.sleep(pause)
        loop = asyncio.get_running_loop()
        try:
            if state.is_map:
                await loop.run_in_executor(self._checks, lambda: state.edited.verdict)
            await self._judged(state)
            if state.is_map:
                await loop.run_in_executor(self._checks, lambda: state.edited.figures)
        except asyncio.CancelledError:
            raise
        except Exception as error:  # noqa: BLE001 - a bug of ours, which must not end the service
            self._failed(error)

    async def until_judged(self, state: Open) -> bool:
        """Wait until a text is checked; False where it was typed over meanwhile."""
        if state.judging is not None and not state.judging.done():
            await asyncio.wait([state.judging])
        return self.is_newest(state) and state.edited.is_judged

    def shut(self) -> None:
        """Let go of everything."""
        for uri in list(self._texts):
            self.close(uri)
        for pool in (self._checks, self._answers):
            pool.shutdown(wait=False, cancel_futures=True)
