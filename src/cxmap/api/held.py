"""Files beside a map as they were at a commit: what a version of the map takes in is what lay there then."""

from __future__ import annotations

import os
import re
from hashlib import blake2b
from pathlib import Path
from typing import TYPE_CHECKING

from cxmap.errors import InputError
from cxmap.source import absolute

if TYPE_CHECKING:
    from cxmap.history import Commit

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
