"""Problems on their way out: written to the right stream in the right format."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING, TextIO

from cxmap import api
from cxmap.api import Checked, texts
from cxmap.cli.terminal import columns_said, console

if TYPE_CHECKING:
    from cxmap.api import Map

MOST_SHOWN = 100


def show_full(files: Sequence[Checked], stream: TextIO | None = None) -> None:
    """Every problem with its line and a caret, the first hundred of them."""
    out, width = console(stream), columns_said(stream)
    shown = 0
    for file in files:
        for problem in file.diagnostics:
            if shown == MOST_SHOWN:
                rest = sum(len(other.diagnostics) for other in files) - shown
                out.print(f"... and {rest} more", soft_wrap=True)
                return
            out.print(texts.problem(file.name, problem, file.lines, width=width), soft_wrap=True)
            shown += 1


def sound_maps(paths: Sequence[str]) -> tuple[list[tuple[str, Map]], int]:
    """The sound maps behind the paths with their names, and the exit code so far.

    The problems of the others are shown on standard error.
    """
    maps = []
    code = 0
    for name in api.maps_in(paths):
        opened = api.open_map(name)
        if opened.map is not None:
            maps.append((name, opened.map))
        else:
            show_full([opened.checked], sys.stderr)
            code = 1
    return maps, code
