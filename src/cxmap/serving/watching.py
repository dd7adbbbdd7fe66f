"""Files that change, told of soon after they did: the only home of watchfiles.

Folders are watched rather than files, as most editors put a new file in the place of the old one.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from importlib.util import find_spec
from pathlib import Path
from queue import Empty, Queue
from threading import Event, Thread

from msgspec import Struct

from cxmap.errors import CxmapError

NEEDS = "to watch files, watchfiles is needed: pip install 'cxmap[serve]'"
_STEP = 15
"""Milliseconds; what is quiet for so long was written whole, as far as anybody can tell."""
_MOST = 250
"""Milliseconds that changes are gathered for at most while they do not stop."""
_TICK = 200
"""Milliseconds after which somebody who is to stop notices."""
_POLL = 300
"""Milliseconds between two looks where the system does not tell of changes."""
_PASSED_OVER = frozenset({"node_modules", "__pycache__", "venv"})


class Ground(Struct, frozen=True):
    """What is watched: folders with all that is below them, and folders by themselves."""

    deep: tuple[str, ...] = ()
    flat: tuple[str, ...] = ()


def ground_for(paths: Iterable[str], files: Iterable[str]) -> Ground:
    """The ground of paths that somebody named, and of the files that have a say in what they hold.

    A folder is watched as a whole. Of files, the folders are watched in which they lie, as far as these are
    there and are not watched already.
    """
    named = [Path(path).absolute() for path in paths]
    whole = dict.fromkeys(os.fspath(path.resolve()) for path in named if path.is_dir())
    deep = [folder for folder in whole if not any(_is_below(folder, other) for other in whole)]
    homes = dict.fromkeys(os.path.dirname(file) for file in (*map(os.fspath, named), *files))  # noqa: PTH120
    flat = dict.fromkeys(
        os.path.realpath(home) for home in homes if home not in whole and Path(home).is_dir()
    )
    near = [
        folder
        for folder in sorted(flat)
        if not any(folder == other or _is_below(folder, other) for other in deep)
    ]
    return Ground(tuple(deep), tuple(near))


def _is_below(folder: str, other: str) -> bool:
    return folder != other and Path(folder).is_relative_to(other)


def insist_on_watching() -> None:
    """Raise CxmapError where watchfiles is not installed."""
    if find_spec("watchfiles") is None:
        raise CxmapError(NEEDS)


class Watcher:
    """Tells of changes on a ground, which may become another one meanwhile."""

    def __init__(self, said: Callable[[str], None]) -> None:
        insist_on_watching()
        self._said = said
        self._changes: Queue[frozenset[str]] = Queue()
        self._stop = Event()
        self._ground = Ground()

    def aim(self, ground: Ground, *, patience: float = 2.0) -> None:
        """Watch this ground instead of the one before; once this returns, no change on it is missed."""
        if ground == self._ground:
            return
        before, self._stop, self._ground = self._stop, Event(), ground
        ready = [
            self._begin(folders, recursive=recursive)
            for folders, recursive in ((ground.deep, True), (ground.flat, False))
            if folders
        ]
        for event in ready:
            event.wait(patience)
        before.set()

    def changes(self) -> Iterator[frozenset[str]]:
        """Files that changed, by their real paths, one set for what happens together; until `close`."""
        while not self.is_closed:
            if found := self.heard(0.5):
                yield found

    def heard(self, patience: float) -> frozenset[str]:
        """Files that changed since somebody asked; nothing where none does within so many seconds."""
        found = set[str]()
        with suppress(Empty):
            found |= self._changes.get(timeout=patience) if patience else self._changes.get_nowait()
            while True:
                found |= self._changes.get_nowait()
        return frozenset() if self.is_closed else frozenset(found)

    def notice(self, path: str) -> None:
        """Tell of this file as if it had changed."""
        self._changes.put(frozenset({path}))

    @property
    def is_closed(self) -> bool:
        """Whether nothing is watched any more."""
        return self._stop.is_set()

    def close(self) -> None:
        """Watch nothing any more."""
        self._stop.set()

    def _begin(self, folders: tuple[str, ...], *, recursive: bool) -> Event:
        ready = Event()
        Thread(
            target=self._watch,
            args=(folders, recursive, self._stop, ready),
            daemon=True,
            name="cxmap-watch",
        ).start()
        return ready

    def _watch(self, folders: tuple[str, ...], recursive: bool, stop: Event, ready: Event) -> None:
        try:
            self._tell(folders, recursive, stop, ready, polling=None)
        except OSError as error:  # FileNotFoundError among them, where a folder went away
            there = tuple(folder for folder in folders if Path(folder).is_dir())
            if not there:
                self._said("what was watched is no longer there")
                return
            why = str(error).partition(" about [")[0]
            self._said(
                f"the system tells of no changes ({why}); they are looked for every {_POLL} ms instead"
            )
            with suppress(OSError):
                self._tell(there, recursive, stop, ready, polling=True)
        finally:
            ready.set()

    def _tell(
        self, folders: tuple[str, ...], recursive: bool, stop: Event, ready: Event, *, polling: bool | None
    ) -> None:
        from watchfiles import watch

        heard = watch(
            *folders,
            watch_filter=None,
            debounce=_MOST,
            step=_STEP,
            rust_timeout=_TICK,
            yield_on_timeout=True,
            recursive=recursive,
            raise_interrupt=False,
            force_polling=polling,
            poll_delay_ms=_POLL,
            ignore_permission_denied=True,
            stop_event=stop,
        )
        for found in heard:
            ready.set()
            if stop.is_set():
                return
            told = frozenset(path for _, path in found if _matters(path, folders))
            if told:
                self._changes.put(told)


def _matters(path: str, folders: tuple[str, ...]) -> bool:
    """Whether a change is of interest: not one below a hidden folder, unless that one is watched itself."""
    for folder in folders:
        if path.startswith(folder):
            between = path[len(folder) :].replace(os.sep, "/").strip("/").split("/")[:-1]
            return not any(
                part in _PASSED_OVER or (part.startswith(".") and part != ".git") for part in between
            )
    return True
