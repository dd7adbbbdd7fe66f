"""`cxmap whatif`: what would change if a touchpoint were better."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from cxmap import api
from cxmap.api import texts
from cxmap.cli.findings import sound_maps, warn
from cxmap.cli.options import Confidence, Form, MinN, Persona, Quiet, Tolerance, Variant, Wide
from cxmap.cli.settings import scoring_for
from cxmap.cli.terminal import columns, put, say, show
from cxmap.errors import CxmapError
from cxmap.output import write


def command(
    map_file: Annotated[str, typer.Argument(metavar="MAP", help="A map file, or - for standard input.")],
    changes: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[ID=CHANGE]", help="queue=+1 or pay=-0.5 (so much more), pay=2 (a score), pay=goal."
        ),
    ] = None,
    best: Annotated[
        bool,
        typer.Option(
            "--best",
            help="Find the one touchpoint whose goal, once reached, raises peak-end most (or, where there is "
            "no peak-end, the mean).",
        ),
    ] = False,
    expected: Annotated[
        bool,
        typer.Option("--expected", help="Assume what open opportunities promise (`expects`)."),
    ] = False,
    save: Annotated[
        str | None,
        typer.Option(
            "--save", metavar="FILE", help="Save it as a map of the future, which names this one (`of`)."
        ),
    ] = None,
    force: Annotated[bool, typer.Option("--force", help="Replace a file that is already there.")] = False,
    persona: Persona = None,
    confidence: Confidence = None,
    tolerance: Tolerance = None,
    min_n: MinN = None,
    variant: Variant = None,
    wide: Wide = False,
    form: Form = "table",
    quiet: Quiet = False,
) -> int:
    """Score a map with other experiences and show what changes: figures, open shortfalls, ranks."""
    wanted = _changes(changes or [])
    if [bool(wanted), best, expected].count(True) != 1:
        raise CxmapError("give changes such as queue=+1, or --best, or --expected")
    if save is not None:
        _insist_on_place(save, map_file, variant, force=force)
    sound, code = sound_maps([map_file], quiet=quiet, variant=variant)
    if not sound:
        return code
    name, map_ = sound[0]
    how = scoring_for(name, confidence=confidence, tolerance=tolerance, min_n=min_n)
    step = None
    if expected:
        wanted = api.expected_changes(map_)
    if best:
        step = api.best_step(map_, persona=persona, **how)
        if step is None:
            scored = api.score(map_, persona=persona, **how).scored
            raise CxmapError(
                "no touchpoint is below its goal: there is nothing to improve"
                if scored
                else "nothing is scored yet: give scores under `experience`, or say which, such as queue=2"
            )
        answer = step.outcome
    else:
        answer = api.what_if(map_, wanted, persona=persona, **how)
    if form == "json":
        put(texts.what_if_json(name, answer, best=step))
    else:
        show(texts.what_if_tables(answer, best=step, width=None if wide else columns()))
    if save is not None:
        assumed = {place.id: place.experience for _, place in answer.changed if place.experience is not None}
        named = {step.place.id} if step is not None else set(wanted)
        made = api.future_map(name, answer, {id_: assumed[id_] for id_ in named if id_ in assumed}, save)
        write(Path(save), made.text.encode(), force=True)
        for line in () if quiet else (*made.told, f"wrote {save}"):
            say(f"cxmap: {line}")
        warn([api.check(save)])
    return code


def _insist_on_place(save: str, map_file: str, variant: str | None, *, force: bool) -> None:
    """What could not be saved is told before anything is worked out."""
    if variant is not None:
        raise CxmapError("--save writes the future of a map as it is written, and no variant of it")
    api.way_between(map_file, save)
    place = Path(save)
    if (place.exists() or place.is_symlink()) and not force:
        raise CxmapError(f"{save} is already there and was left alone; --force replaces it")


def _changes(written: list[str]) -> dict[str, str]:
    changes = {}
    for change in written:
        id_, sign, value = change.partition("=")
        if not sign or not id_ or not value:
            raise CxmapError(f"`{change}` is not a change: write a touchpoint's id, = and +1, 2 or goal")
        changes[id_.strip()] = value.strip()
    return changes
