"""`cxmap measure`: count the data that a map binds."""

from __future__ import annotations

from typing import Annotated

import typer

from cxmap import api
from cxmap.api import texts
from cxmap.cli.findings import sound_maps
from cxmap.cli.options import Maps, NoCache, Quiet, Wide
from cxmap.cli.terminal import columns, complain, put, say, show
from cxmap.cli.waiting import waiting
from cxmap.errors import CxmapError
from cxmap.output import write

OUT_OF_DATE = 1


def command(
    maps: Maps,
    check: Annotated[
        bool, typer.Option("--check", help="Write nothing; fail where a measured file is out of date.")
    ] = False,
    dry_run: Annotated[
        bool,
        typer.Option("--dry-run", "-n", help="Write nothing; show what is read, left out and found."),
    ] = False,
    suggest: Annotated[
        str | None,
        typer.Option(
            "--suggest",
            metavar="FILE",
            help="Propose a binding for a data file; write nothing.",
        ),
    ] = None,
    no_cache: NoCache = False,
    force: Annotated[
        bool, typer.Option("--force", help="Replace a measured file that cxmap did not write.")
    ] = False,
    wide: Wide = False,
    quiet: Quiet = False,
) -> int:
    """Count the answers that a map binds with `data`, and write the figures to the measured file beside it.

    The answers stay where they are; the measured file holds counts of groups that are large enough, and is
    meant to be reviewed and committed with the map. Every other command takes the figures from it.
    """
    if suggest is not None:
        return _suggest(maps, suggest, quiet=quiet)
    if check and dry_run:
        raise CxmapError("--check and --dry-run both write nothing; choose one")
    sound, code = sound_maps(maps, quiet=quiet, measured=False)
    bound = [(name, map_) for name, map_ in sound if map_.bound]
    if sound and not bound:
        raise CxmapError(
            "no map binds data: none of them has `data`, `events` or `comments`, see docs/measure.md"
        )
    for number, (name, map_) in enumerate(bound):
        try:
            with waiting(shown=not quiet) as progress:
                remember = not (no_cache or check or dry_run)
                measured = api.measure(name, map_, progress=progress, remember=remember)
            if dry_run:
                if number:
                    put("\n")
                show(texts.measured_tables(measured, width=None if wide else columns(), figures=True))
            elif check:
                code = max(code, _check(name, api.measured_text(measured)))
            else:
                target = api.measured_path(name)
                api.measured_bytes(name)  # refuses a link that leads elsewhere, also to nothing
                write(target, api.measured_text(measured).encode(), force=force)
                if not quiet:
                    say(f"wrote {target}: {texts.measured_summary(measured)}")
        except CxmapError as error:
            complain(f"{name}: {error}")
            code = 2
    return code


def _suggest(maps: list[str], data_file: str, *, quiet: bool) -> int:
    sound, code = sound_maps(maps, quiet=quiet, measured=False)
    if len(sound) > 1:
        raise CxmapError("--suggest proposes a binding for one map; name that one")
    for name, map_ in sound:
        put(api.suggested_binding(name, map_, data_file))
    return code


def _check(name: str, text: str) -> int:
    """The exit code for a map whose measured file should hold this text."""
    target, content = api.measured_path(name), api.measured_bytes(name)
    if content is None:
        complain(f"{target} does not exist; run `cxmap measure` and commit it")
        return OUT_OF_DATE
    if content != text.encode():
        complain(f"{target} is out of date; run `cxmap measure` and commit it")
        return OUT_OF_DATE
    return 0
