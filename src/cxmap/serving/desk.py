"""What the server knows: the shelf as it is now, what is drawn of it, and who is to be told."""

from __future__ import annotations

import asyncio
import os
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from threading import Thread

from msgspec.structs import replace

from cxmap import api
from cxmap.errors import CxmapError
from cxmap.serving.drawings import Drawings
from cxmap.serving.editors import Editor
from cxmap.serving.feed import Feed
from cxmap.serving.pages import list_key
from cxmap.serving.shelf import Kept, Shelf, at_once, filled, refreshed, saved_ones
from cxmap.serving.watching import Watcher, ground_for
from cxmap.serving.working import Worker

GRACE = 0.15
"""Seconds that a file which was sound may be empty or away, as many are while they are saved."""
MOST_FIRST = 12
"""Maps that are looked at before the server answers; the others are on the list, and follow."""
MOST_AT_ONCE = 4
"""Maps that are looked at before somebody asks whether another one was saved meanwhile."""


class Desk:
    """The maps behind some paths, looked at again when a file changes. `told` hears of every map that did."""

    def __init__(
        self,
        paths: Sequence[str],
        editor: Editor,
        *,
        told: Callable[[Kept], None],
        said: Callable[[str], None],
        as_of: api.AsOf = None,
        dated: bool = True,
    ) -> None:
        self.paths, self.editor = tuple(paths), editor
        self._told, self._said = told, said
        self._began = time.time_ns()
        self.shelf: Shelf = filled(self.paths, most=MOST_FIRST)
        self.drawings = Drawings(as_of=as_of, dated=dated)
        self.worker, self.feed = Worker(), Feed()
        self._watcher = Watcher(said)
        self._loop: asyncio.AbstractEventLoop | None = None

    def begin(self, loop: asyncio.AbstractEventLoop) -> None:
        """Watch, and tell those who listen in this loop."""
        self._loop = loop
        self.feed.tell(_state(self.shelf))
        Thread(target=self._watch, daemon=True, name="cxmap-look").start()

    def close(self) -> None:
        """Tell nobody anything any more."""
        self._watcher.close()
        self.feed.close()
        self.worker.close()

    def want(self, kept: Kept) -> None:
        """Look at this one before the others that are due, as somebody waits for it."""
        self._watcher.notice(os.path.realpath(kept.name))

    def look(self, changed: frozenset[str]) -> None:
        """Look at the maps that these files have a say in, those that were saved first; tell what is new.

        Where settings change that hold for many, some of them stay due.
        """
        seen = saved_ones(self.shelf, changed)
        self._take(at_once(self.shelf, seen), saved=True)
        self._take(refreshed(self.shelf, self.paths, changed, most=MOST_AT_ONCE, seen=seen), saved=False)

    def _take(self, shelf: Shelf, *, saved: bool) -> None:
        before = {kept.slug: kept for kept in self.shelf.maps}
        news = [
            kept
            for kept in shelf.maps
            if (was := before.get(kept.slug)) is None
            or (was.key != kept.key and _is_worth_a_line(was, kept, saved=saved))
        ]
        told = _state(self.shelf)
        self.shelf = shelf
        if _state(shelf) == told:
            return
        if self._loop is not None and not self._loop.is_closed():
            self._loop.call_soon_threadsafe(self.feed.tell, _state(shelf))
        for kept in news:
            self._told(kept)

    def _watch(self) -> None:
        self._watcher.aim(ground_for(self.paths, self.shelf.files))
        changed = self._missed()
        while not self._watcher.is_closed:
            if changed or self.shelf.is_due:
                self._look(changed)
                self._watcher.aim(ground_for(self.paths, self.shelf.files))
            changed = self._watcher.heard(0 if self.shelf.is_due else 0.5)

    def _missed(self) -> frozenset[str]:
        """What may have changed before anybody noticed: files by their times, folders in any case."""
        late = {file for file in self.shelf.files if _changed_at(file) >= self._began}
        return frozenset(late | {os.path.realpath(path) for path in self.paths if Path(path).is_dir()})

    def _look(self, changed: frozenset[str]) -> None:
        try:
            if self._is_half_done(changed):
                time.sleep(GRACE)
            self.look(changed)
        except (CxmapError, OSError) as error:
            self._said(str(error))
        except Exception as error:  # noqa: BLE001 - one map that fails must not end the watch over the others
            self._said(f"this is a bug in cxmap: {type(error).__name__}: {error}")
            maps = tuple(replace(kept, due=False) for kept in self.shelf.maps)
            self.shelf = replace(self.shelf, maps=maps)  # rather than trying for ever

    def _is_half_done(self, changed: frozenset[str]) -> bool:
        """Whether one of the files is the map of somebody who may be about to save it."""
        return any(
            kept.is_sound and api.is_empty(kept.name) and not kept.now.files.isdisjoint(changed)
            for kept in self.shelf.present
        )


def _state(shelf: Shelf) -> dict[str, str]:
    """What browsers are told: a key for each map, and one for the list, whose name no map can have."""
    return {"": list_key(shelf), **{kept.slug: kept.key for kept in shelf.maps}}


def _is_worth_a_line(was: Kept, kept: Kept, *, saved: bool) -> bool:
    """Whether the terminal is to say something: of what somebody saved, else where the verdict is another."""
    if was.is_awaited:
        return not kept.is_sound
    return saved or _verdict(was) != _verdict(kept)


def _verdict(kept: Kept) -> object:
    return kept.gone, kept.is_sound, kept.now.unread, kept.now.checked.diagnostics


def _changed_at(file: str) -> int:
    """When a file or what it is called changed, in nanoseconds; 0 where it is not there."""
    try:
        found = Path(file).stat()
    except (OSError, ValueError):
        return 0
    return max(found.st_mtime_ns, found.st_ctime_ns)
