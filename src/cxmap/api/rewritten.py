"""A map file before and after something was done to it: shown as a diff, written whole or not at all."""

from __future__ import annotations

from msgspec import Struct

from cxmap.errors import CxmapError
from cxmap.source import read_bytes

MARK = "\ufeff"
"""What some editors put before the first letter of a file; it stays there."""


class Rewritten(Struct, frozen=True):
    """A map file before and after."""

    name: str
    before: str
    after: str

    @property
    def diff(self) -> str:
        """What changes, as a unified diff; empty where nothing does."""
        from difflib import unified_diff

        before, after = (text.splitlines(keepends=True) for text in (self.before, self.after))
        shown = unified_diff(before, after, self.name, self.name)
        return "".join(
            line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n" for line in shown
        )

    def write(self) -> None:
        """Put the new text in place of the old, whole or not at all.

        Raises CxmapError where the file was changed in the meantime.
        """
        from pathlib import Path

        from cxmap.output import write

        if read_bytes(self.name) != self.before.encode():
            raise CxmapError(f"{self.name} was changed while it was read; nothing was written")
        write(Path(self.name), self.after.encode(), force=True)
