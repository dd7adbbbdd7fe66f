"""Links of a map to files beside it: how a report elsewhere finds them, and which lead nowhere."""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import unquote

if TYPE_CHECKING:
    from cxmap.model import Map

_OUTSIDE = re.compile(r"(?:https?|mailto):", re.IGNORECASE)
_PATH = re.compile(r"[^?#]*")


def way_to_map(name: str, folder: str | os.PathLike[str]) -> str:
    """The way from a folder to that of a map file, with slashes; empty where both are one, or there is none.

    A map from standard input lies in the current folder. Between two drives there is no way.
    """
    home = Path("map" if name == "-" else name).absolute().parent
    try:
        way = os.path.relpath(home, Path(folder).absolute())
    except ValueError:
        return ""
    return "" if way == os.curdir else Path(way).as_posix()


def missing_links(name: str, map_: Map) -> tuple[str, ...]:
    """The links of a map that name a file which is not there, as written, each once."""
    home = Path("map" if name == "-" else name).parent
    lists = [map_.links, *(step.touchpoint.links for step in map_.steps)]
    lists += [one.links for one in map_.opportunities]
    written = dict.fromkeys(link.to for links in lists for link in links)
    return tuple(to for to in written if not _OUTSIDE.match(to) and not _leads_anywhere(home, to))


def _leads_anywhere(home: Path, to: str) -> bool:
    path = _PATH.match(to)
    own = path[0] if path else ""
    try:
        return not own or (home / own).exists() or (home / unquote(own)).exists()
    except (OSError, ValueError):
        return False
