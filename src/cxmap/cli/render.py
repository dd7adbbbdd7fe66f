"""`cxmap render`: pictures and reports."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from cxmap import api
from cxmap.cli.findings import show_current_problem, sound_maps, told_of
from cxmap.cli.options import (
    AsOf,
    Confidence,
    Crosshair,
    Importance,
    Maps,
    MinN,
    Persona,
    Power,
    Quiet,
    Tolerance,
    Variant,
)
from cxmap.cli.settings import day_of, scoring_for
from cxmap.cli.terminal import console, put_bytes, say
from cxmap.errors import CxmapError
from cxmap.output import write

if TYPE_CHECKING:
    from cxmap.api import Map

    _Job = tuple[str, Map, tuple[api.Wanted, ...], Sequence[Path | None], Map | None]
    """A map and its name, what to draw of it and where to, and the future beside it."""

_USUAL = "png,html"
_USUAL_VIEWS = "curve,report"
_MOST_LINKS = 5
_FORMATS: tuple[api.Format, ...] = ("png", "svg", "pdf", "html")
_MISSING: dict[str, str] = {
    "shallow": "how its scores moved is not told, as this clone holds only the latest commits; "
    "`git fetch --unshallow` brings the others",
    "partial": "how its scores moved is not told in full, as this clone was made without the contents of "
    "earlier versions; clone the repository whole",
    "unanswered": "how its scores moved is not told, as git gave no answer in this repository",
}
_PICTURES = frozenset(
    ["jpg", "jpeg", "gif", "webp", "bmp", "tif", "tiff", "eps", "ps", "htm", "pptx", "xlsx", "docx"]
)


def command(
    maps: Maps,
    output: Annotated[
        str,
        typer.Option(
            "--output", "-o", metavar="DIR", help="Folder to write to, a file name, or - for standard output."
        ),
    ] = ".",
    views_given: Annotated[
        list[str] | None,
        typer.Option(
            "--view",
            "-v",
            metavar="LIST",
            help=f"{', '.join(api.VIEWS)}, or all that have something to show; {_USUAL_VIEWS} if not given.",
        ),
    ] = None,
    formats_given: Annotated[
        list[str] | None,
        typer.Option(
            "--format",
            "-f",
            metavar="LIST",
            help="png, svg, pdf (pictures), html (the report, and pictures that --view names, for other "
            f"people's pages); {_USUAL} if not given.",
        ),
    ] = None,
    persona: Persona = None,
    variant: Variant = None,
    language: Annotated[
        str | None,
        typer.Option("--lang", metavar="TAG", help="Language of the labels; the map's own if not given."),
    ] = None,
    theme: Annotated[str, typer.Option(metavar="NAME", help="light, dark or print.")] = "light",
    size: Annotated[
        str | None, typer.Option(metavar="NAME", help="slide, a4, a3 or a0; as large as needed if not given.")
    ] = None,
    future: Annotated[
        str | None,
        typer.Option(
            "--future",
            metavar="MAP",
            help=f"A map of the future state, drawn beside the current one ({', '.join(api.WITH_FUTURE)}); "
            "not needed for a future map that names its current one (`of`).",
        ),
    ] = None,
    confidence: Confidence = None,
    tolerance: Tolerance = None,
    min_n: MinN = None,
    power: Power = None,
    crosshair: Crosshair = None,
    importance: Importance = None,
    as_of: AsOf = None,
    no_history: Annotated[
        bool,
        typer.Option("--no-history", help="Leave the history of the scores in git out of the report."),
    ] = False,
    watch: Annotated[
        bool,
        typer.Option(
            "--watch", help="Draw again whenever a file is saved, until Ctrl-C (needs the extra `serve`)."
        ),
    ] = False,
    force: Annotated[bool, typer.Option("--force", help="Replace files that cxmap did not write.")] = False,
    quiet: Quiet = False,
) -> int:
    """Draw a map: pictures of every kind, and the report as one HTML file."""
    if watch:
        given = dict(locals())
        from cxmap.cli.watching import drawn_again

        if output == "-":
            raise CxmapError("--watch writes files again and again: name a folder or a file with --output")
        return drawn_again(
            maps,
            lambda some: command(**{**given, "maps": some, "watch": False}),
            also=[future] if future else [],
            quiet=quiet,
        )
    if not output:
        raise CxmapError("--output is empty; write . for the current folder")
    views, formats = _joined(views_given), _joined(formats_given)
    usual = _USUAL_VIEWS
    if future is not None:
        usual = ",".join(api.WITH_FUTURE)
        views = usual if _is_all(views) else views
    wanted = _wanted(views or None, formats, output, usual)
    if future is not None:
        _insist_on_one(maps, future, wanted)
    day = day_of(as_of)
    sound, code = sound_maps(maps, quiet=quiet, variant=variant)
    if not sound:
        return code
    beside = None
    if future is not None:
        beside, exit_code = _future(future, sound, quiet=quiet, variant=variant)
        if beside is None:
            return exit_code
    kind = "" if beside is None else "-future"
    targets = _targets(sound, wanted, output, kind, "" if variant is None else f".{variant}")
    orders = []
    places = []
    jobs: list[_Job] = [(name, map_, wanted, targets[name], beside) for name, map_ in sound]
    if len(sound) == 1 and beside is None and sound[0][1].of is not None:
        jobs, code = _with_current(*sound[0], wanted, targets[sound[0][0]])
    for name, map_, own_wanted, own_targets, then in jobs:
        how = scoring_for(
            name,
            confidence=confidence,
            tolerance=tolerance,
            min_n=min_n,
            power=power,
            crosshair=crosshair,
            importance=importance,
        )
        options = api.options_of(
            api.configuration_for(name),
            how,
            persona=persona,
            language=language,
            theme=theme,
            size=size,
            future=then,
            as_of=day,
            map_folder=_way(name, map_, own_wanted, own_targets),
            portraits=_portraits(name, map_).pictures,
        )
        orders.append(
            api.Order(
                name,
                map_,
                own_wanted,
                options,
                dated=not no_history,
                variant=variant,
                only_with_something_to_say=_is_all(views),
            )
        )
        places.append(own_targets)
    refused: list[tuple[str, CxmapError]] = []
    with _progress(len(wanted) * len(sound), shown=not quiet and len(sound) > 1) as advance:
        for order, drawn, own_targets in zip(orders, api.draw_all(orders), places, strict=True):
            if isinstance(drawn, CxmapError):
                refused.append((order.name, drawn))
                continue
            _warn(order.name, drawn)
            for view, why in () if quiet else drawn.silent:
                say(f"cxmap: {order.name}: no {view}, since {why}")
            for target, files in zip(own_targets, drawn.files, strict=True):
                _write(target, files, advance if not quiet else None, force=force)
    return max(code, told_of(refused, among=len(orders)))


def _write(
    target: Path | None, files: tuple[bytes, ...], advance: Callable[[str], None] | None, *, force: bool
) -> None:
    """A picture's pages to their files, numbered from the second on, or its first to standard output."""
    if target is None:
        put_bytes(files[0])
        return
    for number, file in enumerate(files, start=1):
        place = target if number == 1 else target.with_stem(f"{target.stem}-{number}")
        write(place, file, force=force)
        if advance is not None:
            advance(f"wrote {place}")


def _insist_on_one(maps: list[str], future: str, wanted: tuple[api.Wanted, ...]) -> None:
    """A future belongs to one map, and to pictures that can show it."""
    unable = [view for view, _ in wanted if view not in api.WITH_FUTURE]
    if unable:
        able = ", ".join(api.WITH_FUTURE)
        raise CxmapError(f"--future: the {unable[0]} does not show one; ask for --view {able}")
    if future == "-" and "-" in maps:
        raise CxmapError("standard input can be the map or its future, not both")


def _future(
    path: str, current: list[tuple[str, Map]], *, quiet: bool, variant: str | None = None
) -> tuple[Map | None, int]:
    """The map behind --future and an exit code. Its problems, and what it lacks, go to standard error."""
    if len(current) > 1:
        raise CxmapError(f"--future goes with one map, not with {len(current)}")
    name, now = current[0]
    maps, code = sound_maps([path], quiet=quiet, variant=variant)
    if code or not maps:
        return None, code
    if len(maps) > 1:
        raise CxmapError(f"--future is one map; {path} holds {len(maps)}")
    future = maps[0][1]
    lost, count = api.unmatched(now, future)
    if count > lost > count / 2:
        say(
            f"cxmap: warning: {path} has only {count - lost} of the {count} touchpoints of {name}; they are "
            "matched by id, and the others are drawn as dropped"
        )
    return future, 0


def _with_current(
    name: str, map_: Map, wanted: tuple[api.Wanted, ...], targets: Sequence[Path | None]
) -> tuple[list[_Job], int]:
    """A map of the future that names its current one: what can show both does, the rest shows it alone.

    Where the current map cannot be used, that is said, all of it shows the future alone, and the exit code
    is 1.
    """
    current = api.current_of(name, map_)
    if current is None or current.map is None:
        show_current_problem(name)
        return [(name, map_, wanted, targets, None)], 1
    able = [view in api.WITH_FUTURE for view, _ in wanted]
    halves = ((current.name, current.map, map_, True), (name, map_, None, False))
    return [
        (own_name, own, tuple(wanted[at] for at in chosen), [targets[at] for at in chosen], future)
        for own_name, own, future, both in halves
        if (chosen := [at for at, is_able in enumerate(able) if is_able is both])
    ], 0


def _is_all(views: str | None) -> bool:
    return views is not None and views.strip().lower() == "all"


def _joined(lists: list[str] | None) -> str | None:
    """What an option lists that may be given more than once."""
    return ",".join(lists) if lists else None


def _listed(text: str) -> list[str]:
    return list(dict.fromkeys(word.strip().lower() for word in text.split(",") if word.strip()))


def _ending(output: str) -> str:
    return Path(output).suffix.lstrip(".").lower()


def _wanted(views: str | None, formats: str | None, output: str, usual: str) -> tuple[api.Wanted, ...]:
    """The views to draw, each with a format.

    A picture becomes HTML only where both were asked for, and no report that it would stand in.
    """
    forms = _listed(_USUAL if formats is None else formats)
    if _ending(output) in _FORMATS and formats is None:
        forms = [_ending(output)]
    elif _ending(output) in _PICTURES:
        raise CxmapError(f"{output} cannot be drawn; there are {', '.join(_FORMATS)}")
    for form in forms:
        if form not in _FORMATS:
            raise CxmapError(f"there is no format `{form}`; there are {', '.join(_FORMATS)}")
    if not forms:
        raise CxmapError(f"no format given; there are {', '.join(_FORMATS)}")
    names = list(api.VIEWS) if _is_all(views) else _listed(views or usual)
    named = views is not None and api.REPORT not in names and (formats is not None or len(forms) == 1)
    jobs = tuple(
        (name, form)
        for name in names
        for form in api.formats_of(name)
        if form in forms and (form != "html" or name == api.REPORT or named)
    )
    if not jobs:
        raise CxmapError(f"{views or usual} does not come as {', '.join(forms)}")
    return jobs


def _targets(
    sound: list[tuple[str, Map]],
    wanted: tuple[api.Wanted, ...],
    output: str,
    kind: str = "",
    of_variant: str = "",
) -> dict[str, list[Path | None]]:
    """The file for everything that is wanted of each map; None is standard output."""
    if output == "-" or _ending(output) in _FORMATS:
        if len(sound) > 1 or len(wanted) > 1:
            raise CxmapError(
                f"several pictures cannot go to {output}: name a folder, or one map, --view and --format"
            )
        form = wanted[0][1]
        if output != "-" and _ending(output) != form:
            raise CxmapError(f"{output} would hold {form}: give it the ending .{form}")
        return {sound[0][0]: [None if output == "-" else Path(output)]}
    targets: dict[str, list[Path | None]] = {}
    taken: dict[Path, str] = {}
    for name, _ in sound:
        own = [Path(output) / f"{api.stem(name)}{of_variant}.{view}{kind}.{form}" for view, form in wanted]
        for target in own:
            if target in taken:
                raise CxmapError(
                    f"{taken[target]} and {name} would both become {target}: render them one by one"
                )
            taken[target] = name
        targets[name] = list(own)
    return targets


def _way(name: str, map_: Map, wanted: Sequence[api.Wanted], targets: Sequence[Path | None]) -> str:
    """From where the report will lie to the folder of its map; links that lead nowhere are told of here."""
    for (view, _), target in zip(wanted, targets, strict=True):
        if view == api.REPORT:
            _warn_of_missing_links(name, map_)
            return "" if target is None else api.way_to_map(name, target.parent)
    return ""


def _portraits(name: str, map_: Map) -> api.Portraits:
    """The portraits of a map; those that cannot be shown are told of."""
    portraits = api.portraits_of(name, map_)
    for problem in portraits.problems:
        say(f"cxmap: warning: {name}: {problem.message}")
    return portraits


def _warn_of_missing_links(name: str, map_: Map) -> None:
    missing = api.missing_links(name, map_)
    if missing:
        shown = ", ".join(missing[:_MOST_LINKS])
        more = f" and {len(missing) - _MOST_LINKS} more" if len(missing) > _MOST_LINKS else ""
        say(f"cxmap: warning: {name}: no file lies where these links lead: {shown}{more}")


def _warn(name: str, drawn: api.Drawn) -> None:
    """Say what a map's pictures and report do not show."""
    if drawn.missing_versions:
        say(f"cxmap: warning: {name}: {_MISSING[drawn.missing_versions]}")
    signs = drawn.missing_characters
    if signs:
        shown = " ".join(f"U+{ord(sign):04X}" for sign in signs[:8])
        more = f" and {len(signs) - 8} more" if len(signs) > 8 else ""
        say(f"cxmap: warning: {name}: no font here has {shown}{more}; pictures show boxes instead")
    for view, there_are, needed in drawn.pages:
        if there_are < needed:
            say(
                f"cxmap: warning: {name}: the {view} needs {needed} pages, of which {there_are} are drawn; "
                "larger paper (--size) or none holds more on each, and the report has everything"
            )


@contextmanager
def _progress(total: int, *, shown: bool) -> Iterator[Callable[[str], None]]:
    """Say what was written; with a bar where several maps are drawn and somebody is looking."""
    if not shown or not sys.stderr.isatty():
        yield say
        return
    from rich.progress import Progress

    with Progress(console=console(sys.stderr), transient=True) as bar:
        task = bar.add_task("drawing", total=total)

        def advance(text: str) -> None:
            bar.console.print(text, soft_wrap=True)
            bar.advance(task)

        yield advance
