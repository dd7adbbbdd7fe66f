"""`cxmap atlas`: a site over many maps."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Annotated, Literal

import typer

from cxmap import api
from cxmap.cli.findings import sound_maps
from cxmap.cli.options import AsOf, Maps, Quiet
from cxmap.cli.settings import day_of, scoring_for
from cxmap.cli.terminal import say
from cxmap.errors import CxmapError
from cxmap.output import insist_free, write


def command(
    maps: Maps,
    output: Annotated[
        str, typer.Option("--output", "-o", metavar="FOLDER", help="Where the site is written.")
    ] = "atlas",
    title: Annotated[str, typer.Option(metavar="TEXT", help="What the site is called.")] = "",
    language: Annotated[
        Literal["en", "nl", "de", "fr"], typer.Option(help="Language of the pages over all maps.")
    ] = "en",
    as_of: AsOf = None,
    no_history: Annotated[
        bool, typer.Option("--no-history", help="Leave the history of the scores in git out of the pages.")
    ] = False,
    reports: Annotated[
        bool, typer.Option("--reports", help="Write a whole report of each map, too, with every picture.")
    ] = False,
    everything: Annotated[
        bool, typer.Option("--all", help="Write every page again, also what did not change.")
    ] = False,
    force: Annotated[bool, typer.Option("--force", help="Replace files that cxmap did not write.")] = False,
    quiet: Quiet = False,
) -> int:
    """Write a site over many maps: index, gaps, channels, people, opportunities, a page for each map."""
    if not output or output == "-":
        raise CxmapError("an atlas is a folder; name one with --output")
    held = {name: api.held_by(name) for name in api.search(maps).maps}
    sound, code = sound_maps(maps, quiet=quiet)
    if any(name == "-" for name, _ in sound):
        raise CxmapError("an atlas is made of files, not of standard input")
    if not sound:
        return code
    folder = Path(output)
    day, site, by_name = day_of(as_of), api.site_of(title, language, reports=reports), dict(sound)

    def options_for(name: str) -> api.Options:
        return api.options_of(
            api.configuration_for(name),
            scoring_for(name),
            as_of=day,
            map_folder=api.way_to_map(name, folder / "maps"),
            portraits=api.portraits_of(name, by_name[name]).pictures,
            site=site,
        )

    counted = day if isinstance(day, date) else api.today()
    leaves = api.leaves(sound, options_for, dated=not no_history, day=counted, held=held)
    if api.is_somebody_elses(folder) and not force:
        raise CxmapError(
            f"{folder / 'atlas.json'} was not written by cxmap and is left alone; name another folder, or "
            "--force replaces it"
        )
    for path in api.paths_of(leaves, reports=reports):
        insist_free(folder / path, force=force)
    edited: list[str] = []
    unread = (
        [name for name in api.search(maps).maps if name not in {file for file, _ in sound}] if code else []
    )
    pages = api.atlas(
        leaves, options_for, scoring_for, title=title, language=language, unread=unread,
        known={} if everything else api.known_pages(folder),
        courses={} if everything else api.known_courses(folder), dated=not no_history,
        edited=edited,
    )  # fmt: skip
    kept = made = 0
    for page in pages:
        if page.content is None:
            kept += 1
            continue
        own = page.path == "atlas.json"  # its first line says who wrote it, and nobody else has that name
        write(folder / page.path, page.content, force=force or own)
        made += not own
    for name in edited:
        say(f"cxmap: {name} was edited while the atlas was written: its page is made again next time")
    if not quiet:
        same = f", {kept} did not change" if kept else ""
        say(f"{folder / 'index.html'}: {made} page{'' if made == 1 else 's'} written{same}")
    return code
