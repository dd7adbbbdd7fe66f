"""Maps as they were at a commit, with the files beside them: a version takes in what lay there then."""

from __future__ import annotations

import os
import re
from collections.abc import Sequence
from functools import partial
from hashlib import blake2b
from pathlib import Path
from typing import TYPE_CHECKING

from cxmap.api.reading import (
    Read,
    document_from,
    examined_as_written,
    shared_out,
    why_unsound,
    without_collection,
)
from cxmap.errors import CxmapError, InputError
from cxmap.source import absolute

if TYPE_CHECKING:
    from cxmap.api.recalling import Entry, Versions
    from cxmap.history import Commit
    from cxmap.model import KnownParts, Map

_USE = re.compile(rb"use[\"']?\s*:")


class HeldFiles:
    """The files of a repository at a commit, read by the paths that they have now."""

    def __init__(self, commit: Commit, known: dict[str, bytes] | None = None) -> None:
        self._commit = commit
        self._known = {} if known is None else known
        """What was read for other commits, by the hashes of the contents."""
        self.digests: dict[str, str] = {}
        """What was read, as far as two are told apart, by its path."""

    def read(self, path: str) -> bytes:
        """What a file held. Raises InputError where there was none."""
        from cxmap import history as git

        place = absolute(path)
        folder = next((above for above in place.parents if above.is_dir()), place.parent)
        below = place.relative_to(folder).as_posix()
        blobs = git.files_at(_real(folder), self._commit, below)
        if not blobs:
            self.digests[path] = ""
            raise InputError(f"there was no file {path} at {self._commit.short}")
        hash_ = blobs[0].content
        if hash_ not in self._known:
            self._known.update(git.contents(_real(folder), [hash_]))
        content = self._known.get(hash_)
        if content is None:
            raise InputError(f"git does not have {path} at {self._commit.short} here, or it is too large")
        self.digests[path] = digest(content)
        return content


def takes_in(content: bytes) -> bool:
    """Whether a map with this text may take files in; without the key in it, none does."""
    return _USE.search(content) is not None


def digest(content: bytes) -> str:
    """What stands for a content."""
    return blake2b(content, digest_size=16).hexdigest()


def _real(folder: Path) -> Path:
    return Path(os.path.realpath(folder))


def shared_files(name: str) -> tuple[Path, ...]:
    """The files that the map in a file takes in now, as far as they can be read."""
    from cxmap.api.reading import examined_with
    from cxmap.api.surroundings import Surroundings
    from cxmap.source import document_of, read_bytes

    try:
        content = read_bytes(name)
    except InputError:
        return ()
    if not takes_in(content):
        return ()
    around = Surroundings(name)
    examined_with(document_of(content, name), around.read)
    return tuple(absolute(about) for question, about in around.asked if question == "file")


def read_held(
    content: bytes,
    name: str,
    measured: bytes | None,
    read: Read | None = None,
    variant: str | None = None,
) -> tuple[Map | None, str]:
    """A map from what its file, the measured file and those that it takes in held once; why it is none.

    Of its variants none is looked at but the one that is asked for.
    """
    map_, problem, _ = _read(name, False, variant, content, read)
    return _with_measured(map_, problem, name, measured)


def read_all_held(
    held: Sequence[tuple[bytes, bytes | None]],
    name: str,
    known: Versions | None = None,
    variant: str | None = None,
) -> list[tuple[Map | None, str]]:
    """The same of many versions of a map, by all processors where there are enough of them.

    What is `known` from earlier runs is not read again, and what is not known is kept there; that is about
    maps as they are written.
    """
    from cxmap.model import KnownParts

    recalled = [None if known is None else known.recall(content) for content, _ in held]
    unread = [content for (content, _), was in zip(held, recalled, strict=True) if was is None]
    # each process gets the parts with its work, so that those of one piece of work stay together
    read = shared_out(partial(_read, name, known is not None, variant, parts=KnownParts()), unread)
    maps = []
    for (content, measured), was in zip(held, recalled, strict=True):
        if was is None:
            map_, problem, entry = next(read)
            if known is not None:
                known.keep(content, entry)
        else:
            map_, problem = was
        maps.append(_with_measured(map_, problem, name, measured))
    return maps


def _read(
    name: str,
    keep: bool,
    variant: str | None,
    content: bytes,
    read: Read | None = None,
    parts: KnownParts | None = None,
) -> tuple[Map | None, str, Entry]:
    """A map from what its file held, why it is none, and what there is to `keep` of it."""
    from cxmap.api.recalling import entry_of

    document = document_from(name, content)
    if variant is None:
        examined = examined_as_written(document, read, parts)
    else:
        from cxmap.api.varying import as_variant

        try:
            examined = as_variant(document, variant, read)
        except CxmapError as error:
            return None, str(error), None
    problem = why_unsound(examined.problems) if examined.map is None else ""
    return examined.map, problem, entry_of(document.data, problem) if keep else None


@without_collection()
def _with_measured(
    map_: Map | None, problem: str, name: str, measured: bytes | None
) -> tuple[Map | None, str]:
    if map_ is None or not map_.bound:
        return map_, problem
    from cxmap.loading.measured import measured_map

    whole, problems = measured_map(map_, name, held=lambda _: measured)
    sound = not any(each.severity == "error" for each in problems)
    return (whole if sound else None), ("" if sound else why_unsound(problems))
