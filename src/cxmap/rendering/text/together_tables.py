"""Several maps as one list of gaps: on a terminal, and as Markdown."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rich.text import Text

from cxmap.locale.words import MINUS
from cxmap.rendering.text.columns import Column
from cxmap.rendering.text.documents import escaped
from cxmap.rendering.text.metric_texts import factors, reach
from cxmap.rendering.text.numbers import NONE, number, percent
from cxmap.rendering.text.rows import Rows
from cxmap.rendering.text.sections import THIRD, Sections
from cxmap.scoring.collection import Candidate, Comers, MapStanding
from cxmap.view.gaps.together import Together, TogetherRow

USUAL = 10
"""Rows that are shown unless more, or fewer, are asked for."""
USUAL_MAPS = 20
MOST_CANDIDATES = 3
MOST_TOLD = 10


def _counted(count: int, what: str) -> str:
    return f"{count} {what}{'' if count == 1 else 's'}"


def _share(value: float | None, *, signed: bool = False) -> str:
    """A part of a scale; `-` for none."""
    return NONE if value is None else f"{number(value, 1, signed=signed)}%"


def _coming(comers: Comers) -> str:
    """The share of customers who come to a map; in brackets where nobody wrote it."""
    return f"({percent(comers.share)})" if comers.assumed else percent(comers.share)


def _factors(own: TogetherRow) -> str:
    """What the priority is the product of; empty where there is none."""
    if own.pressing.priority is None or own.row.shortfall is None:
        return ""
    importance, coming = factors(own.row)
    terms = [f"{number(own.row.shortfall, 1)}%", f"{importance}/3", coming]
    comers = own.pressing.comers
    return " × ".join([*terms, _coming(comers)] if comers.by or comers.assumed else terms)


def _verdict(own: TogetherRow) -> str:
    return own.row.verdict_text + ("*" if own.row.stands else "")


def _people(own: TogetherRow) -> tuple[str, ...]:
    text = own.row.short_for_text or own.row.withheld_text
    return (text,) if text else ()


def headline(view: Together) -> str:
    """How many places are below goal, and in what all is told."""
    tallies = [view.tables[member.name].tally for member in view.collection.members]
    short, believed = (sum(own.short for own in tallies), sum(own.believed_short for own in tallies))
    judged, undecided = (sum(own.judged.total for own in tallies), sum(own.undecided for own in tallies))
    if not judged:
        return "nowhere is there both a goal and a score"
    parts = [
        f"{short + believed} of {_counted(judged, 'scored place')} with a goal "
        f"{'is' if short + believed == 1 else 'are'} below it ({short} measured, {believed} by our estimate)"
    ]
    parts += [f"{undecided} not decided"] if undecided else []
    hiding = sum(own.hiding for own in tallies)
    parts += [f"{hiding} more below goal for somebody"] if hiding else []
    return "; ".join(parts)


def next_text(view: Together) -> str:
    """Which journey to map next, and why."""
    known = view.collection
    if not known.experience_maps:
        return (
            "which journey to map next is told where one of the maps shows the whole relation "
            "(`kind: experience`)"
        )
    if not known.candidates:
        return "journey to map next: none; every part of the relation that is below goal has a journey"
    first, *others = known.candidates
    said = f"journey to map next: {_candidate(view, first)}; of all that no journey shows yet it is worst"
    if others:
        rest = ", ".join(_named(view, own) for own in others[:MOST_CANDIDATES])
        more = len(others) - MOST_CANDIDATES
        said += f"; then {rest}" + (f" and {more} more" if more > 0 else "")
    if first.like:
        said += f"; {first.like[0]} is called like it: link it with `journey:`"
    return said


def _row_of(view: Together, own: Candidate) -> TogetherRow:
    return next(row for row in view.rows if row.pressing == own.pressing)


def _named(view: Together, own: Candidate) -> str:
    row = _row_of(view, own)
    believed = ", our estimate" if row.row.verdict == "believed short" else ""
    return f"{row.row.name} ({number(own.pressing.priority, 1)}{believed})"


def _candidate(view: Together, own: Candidate) -> str:
    row = _row_of(view, own)
    where = f" in {row.map}" if view.collection.experience_maps > 1 else ""
    made = f"{_factors(row)} = {number(own.pressing.priority, 1)}"
    return f"{row.row.name}{where} ({row.row.verdict_text}, {made})"


def doubts(view: Together) -> Iterator[str]:
    """What does not add up between maps: scores and journeys, one touchpoint with two scores, lost links."""
    for name, row in view.apart[:MOST_TOLD]:
        yield f"{view.titles[name]}: {row.text.replace(MINUS, '-')}"
    yield from (own.text for own in view.unlike[:MOST_TOLD])
    for name, to, why in view.lost[:MOST_TOLD]:
        yield f"{name}: {to} cannot be used: {why}"
    more = sum(max(0, len(own) - MOST_TOLD) for own in (view.apart, view.unlike, view.lost))
    if more:
        yield f"... and {more} more; --format json has all of them"


def _remarks(view: Together, rows: Sequence[TogetherRow]) -> Iterator[str]:
    shown = [own for own in rows if own.pressing.priority is not None]
    if any(own.pressing.comers.by for own in shown):
        yield (
            "the last factor of priority: how many customers come to the map at all, by the place that leads "
            "on to it"
        )
    named = {
        "importance": any(own.row.assumed for own in shown),
        "reach": any(own.row.reach_assumed for own in shown),
        "how many come to the map": any(own.pressing.comers.assumed for own in shown),
    }
    lacking = [name for name, lacks in named.items() if lacks]
    if lacking:
        yield f"in brackets: assumed, since no map gives it ({', '.join(lacking)})"
    if any(own.row.stands for own in rows):
        yield "* holds even when all measured touchpoints of its map are tested together"
    unscored = view.collection.unscored
    if unscored:
        names = ", ".join(place.name for _, place in unscored[:MOST_TOLD])
        more = f" and {len(unscored) - MOST_TOLD} more" if len(unscored) > MOST_TOLD else ""
        yield f"nobody knows how it is at: {names}{more} (no score, no journey)"
    if view.collection.future:
        names = ", ".join(view.titles[member.name] for member in view.collection.future)
        yield f"left out, since they show how things should become: {names}"
    if len(rows) < len(view.rows):
        yield f"{len(view.rows) - len(rows)} more below goal; --all shows every one"


def _explained(own: TogetherRow) -> str:
    """Where a place's priority among all maps comes from."""
    row, comers = own.row, own.pressing.comers
    text = f"{number(row.shortfall, 1)}% of the scale x {number(row.importance, 1)} / 3"
    text += f" x {reach(row)} who come there"
    if comers.by:
        text += f" x {percent(comers.share)} who come to the map (by {comers.by[0]} in {comers.by[1]})"
    elif comers.assumed:
        text += " x 100% who come to the map, assumed: no map leads on to it"
    return f"{row.name} in {own.map}: {text} = {number(own.pressing.priority, 1)}"


def terminal(
    view: Together,
    *,
    width: int | None = None,
    everything: bool = False,
    top: int | None = None,
    explain: bool = False,
) -> Text:
    """The worst places of all maps, how maps stand, which journey to map next, and what does not add up."""
    rows = view.cut(everything=everything, top=top, usual=USUAL)
    page = Sections(width)
    page.head(f"All {len(view.titles)} maps together", f"{headline(view)} (in percent of each map's scale)")
    if rows:
        page.table(*_columns(rows))
    page.section("maps")
    maps = view.maps if everything else view.maps[:USUAL_MAPS]
    page.table(*_map_columns(view, maps))
    if len(maps) < len(view.maps):
        page.remark(f"{len(view.maps) - len(maps)} more maps; --all shows every one")
    page.lines.append(Text())
    page.said(next_text(view))
    for line in doubts(view):
        page.said(line)
    if explain:
        for own in rows:
            if own.pressing.priority is not None:
                page.remark(_explained(own))
    for line in _remarks(view, rows):
        page.remark(line)
    return page.text()


def _columns(rows: Sequence[TogetherRow]) -> Iterator[Column]:
    table = Rows(rows)
    colours = {"short": "bold red", "believed short": "red", "undecided": "yellow"}

    def ends(own: TogetherRow) -> tuple[str, ...]:
        if own.low is None or own.high is None:
            return ()
        return (f"{number(own.low, 1)}..{number(own.high, 1)}%",)

    def colour(own: TogetherRow) -> str:
        return colours.get(own.row.verdict, "yellow")

    yield table.column(
        "rank",
        lambda own: "" if own.pressing.rank is None else str(own.pressing.rank),
        heads=("#",),
        align="right",
    )
    yield table.column("touchpoint", lambda own: own.row.name, least=THIRD)
    yield table.column("map", lambda own: own.map, rank=4, phrase="in {}", least=0.16, must=True)
    yield table.column("goal", lambda own: _share(own.goal), rank=2, align="right")
    yield table.column(
        "experience", lambda own: _share(own.experience), heads=("experience", "exp."), rank=2, align="right"
    )
    yield table.column(
        "interval", lambda own: "".join(f"({text})" for text in ends(own)), below=ends, rank=5, tied=True
    )
    yield table.column("gap", lambda own: _share(own.gap, signed=True), align="right", style=colour)
    yield table.column("verdict", _verdict, rank=1, phrase="{}", must=True, style=colour)
    yield table.column(
        "priority",
        lambda own: "" if own.pressing.priority is None else number(own.pressing.priority, 1),
        align="point",
    )
    yield table.column(
        "factors",
        _factors,
        heads=("shortfall × importance × reach", "short × imp. × reach"),
        phrase="{}",
        rank=6,
        align="right",
        must=True,
    )
    yield table.aside("below goal for whom", _people, rank=6, must=True)
    yield table.aside(
        "its journey",
        lambda own: tuple(f"see {file}" for file in own.pressing.journeys[:1]),
        rank=7,
    )


def _map_columns(view: Together, maps: Sequence[MapStanding]) -> Iterator[Column]:
    table = Rows(maps)

    def worst(own: MapStanding) -> str:
        if own.worst is None:
            return ""
        priority = "" if own.worst.priority is None else f" ({number(own.worst.priority, 1)})"
        return own.worst.place.name + priority

    yield table.column("map", lambda own: view.titles[own.member.name], least=0.3)
    yield table.column("below goal", lambda own: f"{own.below} of {own.judged}", align="right")
    yield table.column(
        "mean shortfall",
        lambda own: NONE if own.shortfall is None else f"{number(own.shortfall, 1)}%",
        heads=("mean shortfall", "mean\nshortfall"),
        rank=2,
        align="right",
    )
    yield table.column(
        "customers who come", lambda own: _coming(own.comers), heads=("customers",), rank=1, align="right"
    )
    yield table.column(
        "worst", worst, heads=("worst, with its priority", "worst"), rank=3, phrase="worst: {}", least=0.25
    )
    yield table.aside("file", lambda own: (own.member.name,), rank=4)


def as_markdown(view: Together, *, everything: bool = False, top: int | None = None) -> str:
    """The worst places of all maps as a table, and what is said of the maps as one."""
    rows = view.cut(everything=everything, top=top, usual=USUAL)
    lines = [
        f"### All {len(view.titles)} maps together",
        "",
        f"{headline(view)}, in percent of each map's scale.",
        "",
    ]
    if rows:
        lines += [
            "| # | touchpoint | map | goal | experience | gap | verdict | priority | how |",
            "|--:|---|---|--:|--:|--:|---|--:|---|",
        ]
    for own in rows:
        cells = (
            "" if own.pressing.rank is None else str(own.pressing.rank),
            escaped(own.row.name), escaped(own.map),
            _share(own.goal), _share(own.experience), _share(own.gap, signed=True),
            escaped("; ".join((own.row.verdict_text, *_people(own)))),
            "" if own.pressing.priority is None else number(own.pressing.priority, 1), escaped(_factors(own)),
        )  # fmt: skip
        lines.append("| " + " | ".join(cells) + " |")
    below = [next_text(view), *doubts(view), *_remarks(view, rows)]
    return "\n".join([*lines, "", *(f"- {escaped(line)}" for line in below)]) + "\n"
