"""`cxmap render --watch`: what was drawn is drawn again when a file changes that has a say in it."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Sequence
from datetime import datetime

from cxmap import api
from cxmap.cli.app import BUG
from cxmap.cli.terminal import complain, say
from cxmap.errors import CxmapError


def drawn_again(
    paths: list[str], draw: Callable[[list[str]], int], *, also: Sequence[str], quiet: bool
) -> int:
    """Draw the maps behind paths, then each that changes, until Ctrl-C; `also` are files that change all.

    What is wrong with a map when it is drawn again is told and ends nothing. Raises CxmapError for what is
    wrong with the command.
    """
    from cxmap.serving.shelf import filled, refreshed
    from cxmap.serving.watching import Watcher, ground_for

    watcher = Watcher(complain)
    shelf = filled(paths)
    watcher.aim(ground_for([*paths, *also], shelf.files))
    with api.in_one_process():
        draw(paths)
        if not quiet:
            count = len(shelf.present)
            say(f"watching {count} map{'' if count == 1 else 's'} until Ctrl-C")
        everything = {os.path.realpath(path) for path in also}
        try:
            for changed in watcher.changes():
                if any(kept.is_sound and api.is_empty(kept.name) for kept in shelf.present):
                    time.sleep(0.15)  # many files are empty or away for a moment while they are saved
                before = {kept.name: kept.key for kept in shelf.maps}
                shelf = refreshed(shelf, paths, changed)
                watcher.aim(ground_for([*paths, *also], shelf.files))
                news = [kept for kept in shelf.maps if before.get(kept.name) != kept.key]
                for kept in news:
                    if kept.gone and not quiet:
                        say(f"{_now()} {kept.name}: the file is no longer there; what was drawn of it stays")
                wanted = news if everything.isdisjoint(changed) else shelf.present
                names = [kept.name for kept in wanted if not kept.gone]
                if names:
                    _draw(names, draw, quiet=quiet)
        except KeyboardInterrupt:
            if not quiet:
                say("stopped")
        finally:
            watcher.close()
    return 0


def _draw(names: list[str], draw: Callable[[list[str]], int], *, quiet: bool) -> None:
    """Draw some maps again and say how it went, on one line."""
    began = time.perf_counter()
    try:
        code = draw(names)
    except CxmapError as error:
        complain(str(error))
        code = 2
    except Exception as error:  # noqa: BLE001 - the next save may be drawn all the same
        complain(f"this is a bug in cxmap, not in your map: {type(error).__name__}: {error}")
        code = BUG
    if not quiet:
        took = time.perf_counter() - began
        which = names[0] if len(names) == 1 else f"{len(names)} maps"
        went = f"drawn in {took:.1f} s" if code == 0 else "not drawn; what was drawn before stays"
        say(f"{_now()} {which}: {went}")


def _now() -> str:
    return f"{datetime.now().astimezone():%H:%M:%S}"
