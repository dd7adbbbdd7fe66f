"""Addresses that open a file in an editor, at a line."""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import quote

from msgspec import Struct

from cxmap.errors import CxmapError

EDITORS: dict[str, str] = {
    "vscode": "vscode://file{path}:{line}:{column}",
    "vscode-insiders": "vscode-insiders://file{path}:{line}:{column}",
    "vscodium": "vscodium://file{path}:{line}:{column}",
    "cursor": "cursor://file{path}:{line}:{column}",
    "windsurf": "windsurf://file{path}:{line}:{column}",
    "zed": "zed://file{path}:{line}:{column}",
    "idea": "idea://open?file={path}&line={line}&column={column}",
    "pycharm": "pycharm://open?file={path}&line={line}&column={column}",
    "sublime": "subl://open?url=file://{path}&line={line}&column={column}",
    "textmate": "txmt://open?url=file://{path}&line={line}&column={column}",
}
"""By the names for `--editor`; `none` stands for no links."""
NONE = "none"
_SCHEME = re.compile(r"([a-z][a-z0-9+.-]+):[^\s\"'<>\\]+\Z")
_HARMFUL = frozenset(
    {"javascript", "data", "vbscript", "blob", "http", "https", "file", "about", "filesystem"}
)
"""Schemes that run something in the page, or lead to no editor."""


class Editor(Struct, frozen=True):
    """How to open a file; empty for no way."""

    template: str = ""

    def address(self, name: str, line: int = 1, column: int = 1) -> str:
        """Where the editor opens the file at a place; empty where there is no editor."""
        if not self.template:
            return ""
        path = Path(name).absolute().as_posix()
        rooted = path if path.startswith("/") else f"/{path}"
        parts = {"path": quote(rooted, safe="/:"), "line": str(line), "column": str(column)}
        address = self.template
        for part, value in parts.items():
            address = address.replace(f"{{{part}}}", value)
        return address


def editor_from(written: str) -> Editor:
    """The editor of a name, or of a template with `{path}`, `{line}` and `{column}` in it.

    Raises CxmapError for what is neither.
    """
    if written == NONE:
        return Editor()
    if written in EDITORS:
        return Editor(EDITORS[written])
    match = _SCHEME.match(written)
    if match is None or "{path}" not in written:
        names = ", ".join((*EDITORS, NONE))
        raise CxmapError(
            f"--editor: `{written}` is no editor; there are {names}, or write an address with {{path}}, "
            "{line} and {column} in it, such as vscode://file{path}:{line}:{column}"
        )
    if match[1] in _HARMFUL:
        raise CxmapError(f"--editor: an address that begins with {match[1]}: opens no editor")
    return Editor(written)
