"""Which files an editor's names stand for, and which of them may be looked at: those in its folders."""

from __future__ import annotations

import os
from pathlib import Path
from urllib.parse import unquote, urlsplit
from urllib.request import url2pathname

from cxmap import api


def path_of(uri: str) -> Path | None:
    """The path of a `file:` name on this machine; nothing for any other, and for what is no path."""
    try:
        parts = urlsplit(uri)
        if parts.scheme != "file" or parts.netloc not in ("", "localhost") or parts.query:
            return None
        name = url2pathname(parts.path) if os.name == "nt" else unquote(parts.path, errors="strict")
        path = Path(name)
        return path if path.is_absolute() and "\0" not in name else None
    except (ValueError, UnicodeDecodeError):
        return None


class Folders:
    """The folders that an editor works in."""

    def __init__(self) -> None:
        self._roots: dict[str, Path] = {}

    def open(self, uri: str) -> None:
        """Work in one more folder."""
        path = path_of(uri)
        real = None if path is None else _real(path)
        if real is not None:
            self._roots[uri] = real

    def close(self, uri: str) -> None:
        """Leave a folder."""
        self._roots.pop(uri, None)

    def home(self, uri: str) -> tuple[Path, Path] | None:
        """The path of a file, and the folder that it belongs to: one of these, or where none is open its own.

        Nothing for what is no file, and for one that lies outside, or whose measured figures do, also behind
        a link.
        """
        path = path_of(uri)
        real = None if path is None else _real(path)
        if path is None or real is None:
            return None
        roots = list(self._roots.values()) or [real.parent]
        inside = [root for root in roots if real.is_relative_to(root)]
        if not inside:
            return None
        root = max(inside, key=lambda root: len(root.parts))
        measured = _real(api.measured_path(path))
        return (path, root) if measured is not None and measured.is_relative_to(root) else None


def _real(path: Path) -> Path | None:
    """A path behind all links, whether or not something is there."""
    try:
        return path.resolve()
    except (OSError, RuntimeError, ValueError):
        return None
