"""`cxmap gaps`: where customers get less than was intended, worst first."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, NamedTuple

import typer

from cxmap import api
from cxmap.api import texts
from cxmap.api.checks import Finding, gap_findings, unlike_findings, unread_findings, unsound_findings
from cxmap.cli.findings import Gathered, for_each, gathered, show_doubts
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
    Variant,
    Wide,
)
from cxmap.cli.servers import show_findings
from cxmap.cli.settings import scoring_for
from cxmap.cli.terminal import columns, complain, put, say, show
from cxmap.errors import CxmapError

if TYPE_CHECKING:
    from cxmap.api import GapTable, Opened, Scorecard, Together


class Style(StrEnum):
    """How the list is shown."""

    table = "table"
    json = "json"
    csv = "csv"
    markdown = "markdown"
    github = "github"
    gitlab = "gitlab"
    sarif = "sarif"
    junit = "junit"


ON_SERVERS = frozenset({Style.github, Style.gitlab, Style.sarif, Style.junit})
"""The styles of build servers, in which everything that is wrong is a finding."""


class Failing(StrEnum):
    """What can fail a build."""

    short = "short"
    believed_short = "believed-short"
    undecided = "undecided"
    unknown = "unknown"
    short_for_anyone = "short-for-anyone"
    targets = "targets"
    unlike = "unlike"


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
    variant: Variant = None,
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
            "a persona (`short-for-anyone`) or breaks a promise (`targets`), or where two maps give it two "
            "scores (`unlike`); repeatable. `short` also "
            "covers further metrics and figures of the whole with a goal in their own unit."
        ),
    ] = None,
    together: Annotated[
        bool,
        typer.Option("--together", help="Of several maps, show only what they are as one, and no list each."),
    ] = False,
    quiet: Quiet = False,
) -> int:
    """Rank the touchpoints that are below their goal, with every factor of the ranking.

    gap = experience - goal; priority = shortfall in percent of the scale x importance / 3 x reach. Several
    maps are ranked as one as well: where it hurts most, and which journey to map next.
    """
    narrowed = phase is not None or channel is not None or min_gap > 0 or short_for_anyone
    if together and narrowed:
        raise CxmapError(
            "--together is about all of the maps; leave out --phase, --channel, --min-gap and "
            "--short-for-anyone"
        )
    if together and style in (*ON_SERVERS, Style.csv):
        raise CxmapError(
            f"--together is for table, json and markdown; {style.value} has a line for each place"
        )
    gathering = gathered(maps, variant=variant)
    code = gathering.code
    on_server = style in ON_SERVERS
    if not on_server:
        show_doubts(gathering, quiet=quiet)
    broken: list[str] = []
    findings: list[Finding] = []
    wanted = {verdict.value.replace("-", " ") for verdict in fail_on or ()}
    scored: list[tuple[str, Opened, Scorecard]] = []
    whole_tables: list[tuple[str, GapTable]] = []

    def ranked(name: str, opened: Opened) -> GapTable:
        nonlocal broken, findings
        map_ = opened.map
        assert map_ is not None
        how = scoring_for(
            name,
            confidence=confidence,
            tolerance=tolerance,
            min_n=min_n,
            power=power,
            crosshair=crosshair,
            importance=importance,
        )
        card = api.score(map_, persona=persona, **how)
        whole = api.gap_table(
            card,
            phase=phase,
            channel=channel,
            min_gap=min_gap,
            short_for_anyone=short_for_anyone,
            rows_alone=together,
            language="en",
        )
        scored.append((name, opened, card))
        whole_tables.append((name, whole))
        listed = whole.cut(everything=everything, top=top)
        broken += [f"{name}: {row.name}: {row.verdict_text}" for row in whole.rows if row.verdict in wanted]
        if Failing.short_for_anyone in (fail_on or ()):
            broken += [
                f"{name}: {row.name}: {row.short_for_text or row.verdict_text}"
                for row in whole.rows
                if row.short_for_anyone and row.verdict not in wanted
            ]
        if "short" in wanted:
            broken += [f"{name}: {missed}" for missed in whole.missed_texts]
        targets = api.configuration_for(name).targets
        promises = (
            api.broken_promises(map_, persona=persona, targets=targets, **how) if "targets" in wanted else ()
        )
        broken += [f"{name}: {promise.text}" for promise in promises]
        if on_server or style is Style.markdown:
            gates = [failing.value for failing in fail_on or ()]
            findings += gap_findings(opened, whole, listed, gates=gates, promises=promises)
        return listed

    tables, refused = for_each(gathering.sound, ranked)
    code = max(code, refused)
    if Failing.unlike in (fail_on or ()) and narrowed:
        raise CxmapError("--fail-on unlike is about all touchpoints: leave out what shows only some of them")
    view = api.together(scored, whole_tables) if len(tables) > 1 and not narrowed else None
    if together and view is None:
        raise CxmapError("--together is about several maps; here is only one that can be used")
    if view is not None:
        fails = Failing.unlike in (fail_on or ())
        findings += unlike_findings(view, fails=fails) if on_server or style is Style.markdown else ()
        broken += [own.text for own in view.unlike] if fails else ()
    if on_server:
        _show_on_server(gathering, findings, style, quiet=quiet)
    else:
        if style is Style.markdown:
            _show_failing(gathering, findings, above=bool(tables))
        _show([] if together else tables, view, style, _Shown(everything, top, explain, wide))
        for line in broken:
            complain(line)
    return max(code, 1) if broken else code


def _show_failing(maps: Gathered, findings: list[Finding], *, above: bool) -> None:
    """What fails, before tables in Markdown: no reader of the page should have to look for it in a log."""
    failing = [finding for finding in (*_unusable(maps), *findings) if finding.fails]
    if failing:
        show_findings("gaps", _names(maps), failing, "markdown")
        put("\n" if above else "")


def _unusable(maps: Gathered) -> list[Finding]:
    """Which maps are none, and what could not be read."""
    return [*unsound_findings(maps.unsound), *unread_findings(maps.unread)]


def _names(maps: Gathered) -> list[str]:
    return [*(opened.checked.name for _, opened in maps.sound), *(file.name for file in maps.unsound)]


def _show_on_server(maps: Gathered, findings: list[Finding], style: Style, *, quiet: bool) -> None:
    """Everything that is wrong as findings: what a map says, which maps are none, what could not be read."""
    findings = [*_unusable(maps), *findings]
    show_findings("gaps", _names(maps), findings, style.value)
    for line in maps.unread:
        complain(line)
    if not quiet:
        failing = sum(finding.fails for finding in findings)
        number = "1 finding" if len(findings) == 1 else f"{len(findings)} findings"
        say(f"{number}, {failing} of which fail" if findings else "no findings")


class _Shown(NamedTuple):
    """How much is shown."""

    everything: bool
    top: int | None
    explain: bool
    wide: bool


def _show(tables: list[tuple[str, GapTable]], view: Together | None, style: Style, how: _Shown) -> None:
    if style is Style.json:
        put(texts.gaps_json(tables, view))
    elif style is Style.csv:
        put(texts.gaps_csv(tables, view))
    elif style is Style.markdown:
        pages = [texts.gaps_markdown(tables)] if tables else []
        pages += [texts.together_markdown(view, everything=how.everything, top=how.top)] if view else []
        put("\n".join(pages))
    else:
        width = None if how.wide else columns()
        shown = [texts.gap_list(table, width=width, explain=how.explain) for _, table in tables]
        if view is not None:
            shown.append(
                texts.together_list(
                    view, width=width, everything=how.everything, top=how.top, explain=how.explain
                )
            )
        for number, text in enumerate(shown):
            put("\n" if number else "")
            show(text)
