"""The current map that a map of the future names with `of`: found, read and checked before it is used."""

from __future__ import annotations

import os
from collections.abc import Iterator
from hashlib import blake2b
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct

from cxmap.errors import CxmapError
from cxmap.source import read_bytes
from cxmap.source.beside import measured_path
from cxmap.source.project import ADDRESS, project_of

if TYPE_CHECKING:
    from cxmap.api.reading import Opened
    from cxmap.model import Map
    from cxmap.source import Diagnostic

NO_CURRENT = "CX306"
MOST_STEPS = 20
"""Maps that name one another are followed so far; a longer chain is no map's current one either."""


class Current(Struct, frozen=True):
    """The current map behind `of`, or why there is none that can be used."""

    name: str
    map: Map | None
    why: str = ""
    cure: str = ""


class _UnusableError(Exception):
    def __init__(self, why: str, cure: str = "") -> None:
        super().__init__(why)
        self.why, self.cure = why, cure


def current_of(name: str, map_: Map) -> Current | None:
    """The current map of a map of the future; nothing where it names none.

    It is read with what was measured for it. Never raises for what the file or the path holds.
    """
    if map_.of is None:
        return None
    try:
        path = _resolved(name, map_.of)
        _insist_on_no_way_back(name, map_.of)
        return Current(path, _opened(path, map_))
    except _UnusableError as problem:
        return Current(map_.of, None, problem.why, problem.cure)


def doubtful_current(name: str, map_: Map) -> tuple[Diagnostic, ...]:
    """That the current map which a map names cannot be used, as a warning with its place."""
    from cxmap.source import Diagnostic

    current = current_of(name, map_)
    if current is None or current.map is not None:
        return ()
    return (Diagnostic(NO_CURRENT, current.why, ("of",), hint=current.cure or None, severity="warning"),)


def what_lies_there(name: str, written: str) -> str:
    """What decides whether the current map that is named can be used, as far as two states are told apart.

    That is the project's folder, and each map on the way that `of` leads, with its measured file.
    """
    content_hash = blake2b(os.fsencode(project_of(Path(name).parent)), digest_size=16)
    for file in _way(name, written):
        for path in (file, measured_path(file)):
            try:
                content_hash.update(read_bytes(os.fspath(path)))
            except CxmapError as error:
                content_hash.update(str(error).encode("utf-8", "surrogatepass"))
            content_hash.update(b"\0")
    return content_hash.hexdigest()


def files_on_the_way(name: str, written: str) -> tuple[str, ...]:
    """The map files that `of` leads to, one after the other, as far as they can be read."""
    return tuple(_way(name, written))


def _way(name: str, written: str) -> Iterator[str]:
    """The maps that `of` leads to, one after the other, as far as they can be read."""
    from cxmap.api.reading import open_map

    at = name
    for _ in range(MOST_STEPS):
        try:
            at = _resolved(at, written)
            yield at
            beyond = open_map(at, measured=False).map
        except (CxmapError, _UnusableError):
            return
        if beyond is None or beyond.of is None:
            return
        written = beyond.of


def _resolved(name: str, written: str) -> str:
    """The path of the file that is named, as it is shown. It lies in the project, and is there."""
    if name == "-":
        raise _UnusableError("a map from standard input has no folder in which its current map could lie")
    if ADDRESS.match(written):
        raise _UnusableError(f"{written} is an address, and no file of this project")
    home = Path(name).parent
    path = home / written
    root = project_of(home)
    try:
        if not path.resolve().is_relative_to(root):
            raise _UnusableError(
                f"{written} lies outside the project", "Put the current map into the project of this one."
            )
        if not path.exists():
            raise _UnusableError(
                f"no file lies where this leads: {written}",
                "Correct the path, which begins at the folder of the map.",
            )
        if path.is_dir():
            raise _UnusableError(f"{written} is a folder", "Name the file of the current map in it.")
    except (OSError, RuntimeError, ValueError):
        raise _UnusableError(f"{written} cannot be read") from None
    return os.path.normpath(path)


def _insist_on_no_way_back(name: str, written: str) -> None:
    """Follow the `of` of maps as far as it can be followed; none may come again."""
    way = [Path(name).resolve()]
    for at in _way(name, written):
        here = Path(at).resolve()
        if here in way:
            names = " -> ".join(step.name for step in (*way, here))
            raise _UnusableError(
                "this map names itself as its current one"
                if len(way) == 1
                else f"maps name one another in a circle: {names}",
                "Let `of` lead to the map of the current state, which has no `of`.",
            )
        way.append(here)


def _open(path: str, future: Map) -> Opened:
    """The current map, as the variant of it that the future shows where it has that one, too."""
    from cxmap.api.reading import open_map

    written = open_map(path)
    variant = future.resolution.variant
    known = () if written.map is None else written.map.variants
    if variant is None or all(own.id != variant.id for own in known):
        return written
    return open_map(path, variant=variant.id)


def _opened(path: str, future: Map) -> Map:
    from cxmap.api.reading import why_unsound
    from cxmap.scoring import obstacle

    try:
        opened = _open(path, future)
    except CxmapError as error:
        raise _UnusableError(f"the current map cannot be read: {error}") from None
    if opened.map is None:
        raise _UnusableError(
            f"the current map {path} is no sound one: {why_unsound(opened.checked.diagnostics)}",
            "`cxmap validate` says more of it.",
        )
    if future.state != "future":
        raise _UnusableError(
            "only a map of the future has a current one", "Write `state: future`, or leave `of` out."
        )
    if opened.map.state == "future":
        raise _UnusableError(
            f"{path} shows the future itself", "Let `of` lead to the map of the current state."
        )
    why = obstacle(opened.map, future)
    if why is not None:
        raise _UnusableError(why)
    return opened.map
