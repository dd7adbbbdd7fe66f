"""`cxmap render`: pictures and reports."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, cast

import typer

from cxmap import api
from cxmap.cli.findings import sound_maps
from cxmap.cli.options import Maps, Persona, Quiet
from cxmap.cli.terminal import console, put_bytes, say
from cxmap.errors import CxmapError
from cxmap.output import write

if TYPE_CHECKING:
    from cxmap.model import Map

_USUAL = "png,html"
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
    formats: Annotated[
        str,
        typer.Option(
            "--format", "-f", metavar="LIST", help="png, svg, pdf (the emotion curve), html (the report)."
        ),
    ] = _USUAL,
    persona: Persona = None,
    force: Annotated[bool, typer.Option("--force", help="Replace files that cxmap did not write.")] = False,
    quiet: Quiet = False,
) -> int:
    """Draw a map: the emotion curve as a picture and the report as one HTML file."""
    wanted = _wanted(formats, output)
    sound, code = sound_maps(maps)
    if not sound:
        return code
    jobs = _jobs(sound, wanted, output)
    for name, map_ in sound:
        _warn_of_missing_signs(name, map_, wanted)
    with _progress(len(jobs), shown=not quiet and len(sound) > 1) as advance:
        for map_, form, target in jobs:
            view = _VIEWS[form]
            content = api.render(map_, view, form, persona=persona)
            if target is None:
                put_bytes(content)
            else:
                write(target, content, force=force)
                if not quiet:
                    advance(f"wrote {target}")
    return code


_VIEWS: dict[api.Format, api.View] = {form: view for view, forms in api.FORMATS.items() for form in forms}


def _wanted(formats: str, output: str) -> tuple[api.Format, ...]:
    named = Path(output).suffix.lstrip(".").lower()
    if named in _VIEWS and formats == _USUAL:
        return (named,)
    if named in _PICTURES:
        raise CxmapError(f"{output} cannot be drawn; there are {', '.join(_VIEWS)}")
    words = [word.strip().lower() for word in formats.split(",") if word.strip()]
    for word in words:
        if word not in _VIEWS:
            raise CxmapError(f"there is no format `{word}`; there are {', '.join(_VIEWS)}")
    if not words:
        raise CxmapError(f"no format given; there are {', '.join(_VIEWS)}")
    return tuple(cast(api.Format, word) for word in dict.fromkeys(words))


def _jobs(
    sound: list[tuple[str, Map]], wanted: tuple[api.Format, ...], output: str
) -> list[tuple[Map, api.Format, Path | None]]:
    if output == "-" or Path(output).suffix.lstrip(".").lower() in _VIEWS:
        if len(sound) > 1 or len(wanted) > 1:
            raise CxmapError(
                f"several pictures cannot go to {output}: name a folder, or one map and one --format"
            )
        if output != "-" and Path(output).suffix.lstrip(".").lower() != wanted[0]:
            raise CxmapError(f"{output} would hold {wanted[0]}: give it the ending .{wanted[0]}")
        return [(sound[0][1], wanted[0], None if output == "-" else Path(output))]
    jobs: list[tuple[Map, api.Format, Path | None]] = []
    taken: dict[Path, str] = {}
    for name, map_ in sound:
        for form in wanted:
            target = Path(output) / f"{api.stem(name)}.{_VIEWS[form]}.{form}"
            if target in taken:
                raise CxmapError(
                    f"{taken[target]} and {name} would both become {target}: render them one by one"
                )
            taken[target] = name
            jobs.append((map_, form, target))
    return jobs


def _warn_of_missing_signs(name: str, map_: Map, wanted: tuple[api.Format, ...]) -> None:
    if any(_VIEWS[form] == "curve" for form in wanted):
        signs = api.missing_characters(map_)
        if signs:
            shown = " ".join(f"U+{ord(sign):04X}" for sign in signs[:8])
            more = f" and {len(signs) - 8} more" if len(signs) > 8 else ""
            say(f"cxmap: warning: {name}: no font here has {shown}{more}; pictures show boxes instead")


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
