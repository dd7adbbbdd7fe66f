"""`cxmap compare`: groups of people, or two maps, beside each other."""

from __future__ import annotations

from pathlib import Path, PurePath
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from cxmap import api
from cxmap.api import texts
from cxmap.cli.findings import show_current_problem, sound_maps
from cxmap.cli.options import Confidence, MinN, Quiet, Tolerance, Wide
from cxmap.cli.settings import scoring_for
from cxmap.cli.terminal import columns, put, say, show
from cxmap.errors import CxmapError
from cxmap.output import write

if TYPE_CHECKING:
    from cxmap.api import Compared, Map


_ENDINGS = ".png, .svg, .pdf or .html"
_WANTED = (
    "give one map with --by persona, --by segment, --by market or --by variant, two maps, or a map of "
    "the future that names its current one (`of`)"
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
    output: Annotated[
        list[str] | None,
        typer.Option(
            "--output",
            "-o",
            metavar="FILE",
            help=f"Draw it: curves beside each other, into a file that ends in {_ENDINGS}; repeatable.",
        ),
    ] = None,
    language: Annotated[
        str | None,
        typer.Option("--lang", metavar="TAG", help="Language of a picture; the map's own if not given."),
    ] = None,
    theme: Annotated[str, typer.Option(metavar="NAME", help="Of a picture: light, dark or print.")] = "light",
    size: Annotated[
        str | None,
        typer.Option(metavar="NAME", help="Of a picture: slide, a4, a3 or a0; as needed if not given."),
    ] = None,
    force: Annotated[bool, typer.Option("--force", help="Replace files that cxmap did not write.")] = False,
    quiet: Quiet = False,
) -> int:
    """Show what each group gets at every touchpoint, with tested differences: who is served worst?

    Two maps are held against each other on the scale of the first, touchpoints matched by id, then by name.
    """
    places = _places(output or [])
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
    if places:
        look = {"language": language, "theme": theme, "size": size}
        for place, files in [(place, _drawn(compared, opened[0], place, look)) for place in places]:
            for number, file in enumerate(files, start=1):
                target = place if number == 1 else place.with_stem(f"{place.stem}-{number}")
                write(target, file, force=force)
                if not quiet:
                    say(f"wrote {target}")
    elif form == "table":
        show(texts.comparison_tables(compared, width=None if wide else columns()))
    else:
        put(texts.comparison_document(compared, form))
    return 0


def _places(output: list[str]) -> list[Path]:
    """The files to be drawn, which say their format by their endings."""
    places = [Path(name) for name in output]
    for place in places:
        if place.suffix[1:].lower() not in api.COMPARED:
            raise CxmapError(f"--output {place}: a comparison is drawn into a file that ends in {_ENDINGS}")
    return places


def _drawn(
    compared: Compared, first: tuple[str, Map], place: Path, look: dict[str, str | None]
) -> tuple[bytes, ...]:
    name, map_ = first
    form = next(form for form in api.COMPARED if place.suffix[1:].lower() == form)
    return api.comparison_files(
        compared,
        map_,
        form,
        language=look["language"],
        theme=look["theme"] or "light",
        size=look["size"],
        brand=api.configuration_for(name).brand,
        revision=api.revision_of(name),
    )


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
