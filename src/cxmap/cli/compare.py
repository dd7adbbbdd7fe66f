"""`cxmap compare`: groups of people, or two maps, beside each other."""

from __future__ import annotations

from pathlib import PurePath
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from cxmap import api
from cxmap.api import texts
from cxmap.cli.findings import show_current_problem, sound_maps
from cxmap.cli.options import Confidence, MinN, Quiet, Tolerance, Wide
from cxmap.cli.settings import scoring_for
from cxmap.cli.terminal import columns, put, show
from cxmap.errors import CxmapError

if TYPE_CHECKING:
    from cxmap.api import Map


_WANTED = (
    "give one map with --by persona, --by segment, --by market or --by variant, two maps, or a map of the future that "
    "names its current one (`of`)"
)


def command(
    maps: Annotated[
        list[str],
        typer.Argument(metavar="MAP [OTHER]", help="A map with --by, two maps, or one of the future (`of`)."),
    ],
    by: Annotated[
        Literal["market", "persona", "segment", "variant"] | None,
        typer.Option(help="Compare these groups of one map."),
    ] = None,
    only: Annotated[
        list[str] | None, typer.Option(metavar="ID", help="Only this group; repeatable, at least two.")
    ] = None,
    confidence: Confidence = None,
    tolerance: Tolerance = None,
    min_n: MinN = None,
    wide: Wide = False,
    form: Annotated[
        Literal["table", "json", "csv", "markdown"],
        typer.Option("--format", "-f", help="A table, or a document for programs and pages."),
    ] = "table",
    quiet: Quiet = False,
) -> int:
    """Show what each group gets at every touchpoint, with tested differences: who is served worst?

    Two maps are held against each other on the scale of the first, touchpoints matched by id, then by name.
    """
    if len(maps) > 2 or (len(maps) == 2 and by is not None):
        raise CxmapError(_WANTED)
    if only and by is None:
        raise CxmapError("--only chooses among the groups of one map: say which with --by")
    opened: list[tuple[str, Map]] = []
    for path in maps:
        sound, code = sound_maps([path], quiet=quiet)
        if code:
            return code
        if len(sound) != 1:
            raise CxmapError(f"{path}: {len(sound)} maps lie there; name one file")
        opened += sound
    if len(opened) == 1 and by is None:
        current = api.current_of(*opened[0])
        if current is None:
            raise CxmapError(_WANTED)
        if current.map is None:
            show_current_problem(opened[0][0])
            return 1
        opened.insert(0, (current.name, current.map))
    how = scoring_for(opened[0][0], confidence=confidence, tolerance=tolerance, min_n=min_n)
    if by is not None:
        compared = api.compare_groups(opened[0][1], by, only=only or (), **how)
    else:
        compared = api.compare_maps(opened[0][1], opened[1][1], _names(opened), **how)
    if form == "table":
        show(texts.comparison_tables(compared, width=None if wide else columns()))
    else:
        put(texts.comparison_document(compared, form))
    return 0


def _names(opened: list[tuple[str, Map]]) -> tuple[str, str]:
    """What two maps are called: their titles, or the names of their files where the titles are the same."""
    (file, first), (other_file, second) = opened
    if first.title != second.title:
        return first.title, second.title
    short = PurePath(file).name, PurePath(other_file).name
    if short[0] != short[1]:
        return short
    if file != other_file:
        return file, other_file
    return f"{file} (first)", f"{other_file} (second)"
