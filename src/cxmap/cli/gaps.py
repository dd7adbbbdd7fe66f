"""`cxmap gaps`: where customers get less than was intended, worst first."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from cxmap import api
from cxmap.api import texts
from cxmap.cli.findings import sound_maps
from cxmap.cli.options import (
    Confidence,
    Crosshair,
    Importance,
    Maps,
    MinN,
    Persona,
    Power,
    Quiet,
    Tolerance,
    Wide,
)
from cxmap.cli.settings import scoring_for
from cxmap.cli.terminal import columns, complain, put, show

if TYPE_CHECKING:
    from cxmap.api import GapTable


class Style(StrEnum):
    """How the list is shown."""

    table = "table"
    json = "json"
    csv = "csv"
    markdown = "markdown"


class Failing(StrEnum):
    """What can fail a build."""

    short = "short"
    believed_short = "believed-short"
    undecided = "undecided"
    unknown = "unknown"
    short_for_anyone = "short-for-anyone"
    targets = "targets"


def command(
    maps: Maps,
    style: Annotated[Style, typer.Option("--format", "-f", help="How to show the list.")] = Style.table,
    everything: Annotated[
        bool, typer.Option("--all", "-a", help="Also list touchpoints that are below goal for nobody.")
    ] = False,
    explain: Annotated[
        bool, typer.Option("--explain", "-e", help="Show where every number comes from.")
    ] = False,
    wide: Wide = False,
    phase: Annotated[str | None, typer.Option(metavar="ID", help="Only this phase.")] = None,
    channel: Annotated[str | None, typer.Option(metavar="ID", help="Only this channel.")] = None,
    persona: Persona = None,
    top: Annotated[int | None, typer.Option(min=1, metavar="N", help="Only the first N rows.")] = None,
    min_gap: Annotated[
        float, typer.Option(min=0.0, metavar="POINTS", help="Only shortfalls of at least so many points.")
    ] = 0.0,
    short_for_anyone: Annotated[
        bool, typer.Option("--short-for-anyone", help="Only what is below goal on average or for a persona.")
    ] = False,
    confidence: Confidence = None,
    tolerance: Tolerance = None,
    min_n: MinN = None,
    power: Power = None,
    crosshair: Crosshair = None,
    importance: Importance = None,
    fail_on: Annotated[
        list[Failing] | None,
        typer.Option(
            help="Exit with 1 where a touchpoint is below goal as measured (`short`) or by our estimate "
            "(`believed-short`), is not decided (`undecided`), has no verdict (`unknown`), is below goal for "
            "a persona (`short-for-anyone`), or breaks a promise (`targets`); repeatable. `short` also "
            "covers further metrics and figures of the whole with a goal in their own unit."
        ),
    ] = None,
    quiet: Quiet = False,
) -> int:
    """Rank the touchpoints that are below their goal, with every factor of the ranking.

    gap = experience - goal; priority = shortfall in percent of the scale x importance / 3 x reach.
    """
    sound, code = sound_maps(maps, quiet=quiet)
    tables: list[tuple[str, GapTable]] = []
    broken: list[str] = []
    wanted = {verdict.value.replace("-", " ") for verdict in fail_on or ()}
    for name, map_ in sound:
        how = scoring_for(
            name,
            confidence=confidence,
            tolerance=tolerance,
            min_n=min_n,
            power=power,
            crosshair=crosshair,
            importance=importance,
        )
        whole = api.gaps(
            map_,
            persona=persona,
            phase=phase,
            channel=channel,
            min_gap=min_gap,
            short_for_anyone=short_for_anyone,
            language="en",
            **how,
        )
        tables.append((name, whole.cut(everything=everything, top=top)))
        broken += [f"{name}: {row.name}: {row.verdict_text}" for row in whole.rows if row.verdict in wanted]
        if Failing.short_for_anyone in (fail_on or ()):
            broken += [
                f"{name}: {row.name}: {row.short_for_text or row.verdict_text}"
                for row in whole.rows
                if row.short_for_anyone and row.verdict not in wanted
            ]
        if "short" in wanted:
            broken += [f"{name}: {missed}" for missed in whole.missed_texts]
        if "targets" in wanted:
            targets = api.configuration_for(name).targets
            promises = api.broken_promises(map_, persona=persona, targets=targets, **how)
            broken += [f"{name}: {promise}" for promise in promises]
    _show(tables, style, explain=explain, wide=wide)
    for line in broken:
        complain(line)
    return max(code, 1) if broken else code


def _show(tables: list[tuple[str, GapTable]], style: Style, *, explain: bool, wide: bool) -> None:
    if style is Style.json:
        put(texts.gaps_json(tables))
    elif style is Style.csv:
        put(texts.gaps_csv(tables))
    elif style is Style.markdown:
        put(texts.gaps_markdown(tables))
    else:
        width = None if wide else columns()
        for number, (_, table) in enumerate(tables):
            if number:
                put("\n")
            show(texts.gap_list(table, width=width, explain=explain))
