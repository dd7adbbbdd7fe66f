"""The one folder that an assistant may see, and the paths in it.

A path comes from a machine that may have read anything, a stranger's map among it. So it counts only where it
leads to a place inside of the folder when all links on the way are followed.
"""

from __future__ import annotations

import os
import re
from pathlib import Path

from msgspec import Struct

from cxmap import api
from cxmap.errors import CxmapError

_REVISION = re.compile(r"[\w.][\w./~^@{}+-]{0,199}")
_LINE = re.compile(r"[\x00-\x1f\x7f]")


class OutsideError(CxmapError):
    """A path that leads out of the folder."""


class Project(Struct, frozen=True):
    """A folder, with all links followed."""

    root: Path

    @classmethod
    def at(cls, folder: str) -> Project:
        """Raises CxmapError where there is no such folder."""
        try:
            root = Path(folder).resolve(strict=True)
        except (OSError, RuntimeError, ValueError) as error:
            reason = getattr(error, "strerror", None) or error
            raise CxmapError(f"{folder} cannot be served: {reason}") from None
        if not root.is_dir():
            raise CxmapError(f"{folder} is no folder; name the one that holds the maps")
        return cls(root)

    def inside(self, path: str) -> str:
        """A path as it is called from the folder on. Raises OutsideError where it does not lie in there."""
        shown = _LINE.sub("?", path)[:200]
        if not path:
            raise CxmapError("a path is empty; write . for the whole folder")
        try:
            place = Path(os.path.normpath(self.root / path))
            real = (self.root / path).resolve()
        except (OSError, RuntimeError, ValueError):
            raise CxmapError(f"`{shown}` is not a path") from None
        if not real.is_relative_to(self.root) or not place.is_relative_to(self.root):
            raise OutsideError(f"`{shown}` lies outside of the folder that this server was started for")
        name = os.fspath(place.relative_to(self.root))
        return f".{os.sep}{name}" if name.startswith("-") else name  # which alone stands for standard input

    def map_file(self, path: str) -> str:
        """The same for one map, whose measured figures have to lie in the folder, too."""
        name = self.inside(path)
        if os.path.isdir(self.root / name):  # noqa: PTH112 - a name that is too long is no error here
            raise CxmapError(f"`{name}` is a folder; name one map, as `maps` lists them")
        self.inside(os.fspath(api.measured_path(name)))
        return name

    def maps(self, path: str) -> api.Search:
        """The maps behind a file or folder. Links that lead out of it are passed over."""
        found = api.search([self.inside(path)])
        for name in found.maps:
            self.map_file(name)
        return found

    def revision(self, word: str) -> str:
        """A revision, or a range of two. Raises CxmapError for what is none, and for the name of a file."""
        if not _REVISION.fullmatch(word) or word.startswith((".", "/")) or os.path.lexists(self.root / word):
            shown = _LINE.sub("?", word)[:200]
            raise CxmapError(f"`{shown}` is no revision; write HEAD~1, a tag, or two of them: v1..v2")
        return word
