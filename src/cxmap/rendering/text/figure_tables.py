"""A journey's figures, evidence and what-if answers as tables for the terminal, and as JSON."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict
from datetime import date
from typing import Any

from rich import box
from rich.console import Group
from rich.table import Table
from rich.text import Text

from cxmap.rendering.text.findings import visible
from cxmap.rendering.text.gap_table import number
from cxmap.scoring import BestStep, Journey, WhatIf
from cxmap.view.differences import DifferenceRow
from cxmap.view.evidence import EvidenceView
from cxmap.view.figures import FiguresView, GroupTable

_BEST = {
    "peak-end": "the step that is remembered most",
    "weighted mean": "there is no peak-end; the step that raises the weighted mean most",
}


def _grid(*heads: tuple[str, bool]) -> Table:
    """A quiet table; each head comes with whether its column holds numbers."""
    grid = Table(box=box.SIMPLE_HEAD, pad_edge=False, padding=(0, 1), show_edge=False)
    for at, (head, is_number) in enumerate(heads):
        grid.add_column(
            head,
            justify="right" if is_number else "left",
            no_wrap=is_number,
            overflow="fold",
            ratio=None if at else 1,
        )
    return grid


def _head(title: str, line: str) -> Text:
    return Text(visible(title), style="bold").append(f"\n{visible(line)}", style="not bold dim")


def _section(text: str) -> Text:
    return Text(f"\n{text}", style="bold")


def figures(view: FiguresView, by: Sequence[str] = (), most: int = 5) -> Group:
    """The figures; with `by`, the tables per phase, channel and so on that were asked for."""
    signed = view.low < 0
    scale = f"scale {number(view.low)} to {number(view.high)}"
    scale += ", lower is better" if view.lower_is_better else ""
    parts: list[Any] = [_head(view.title, f"{view.headline} ({scale})")]
    grid = _grid(("figure", False), ("value", True), ("how", False))
    for figure in view.figures:
        grid.add_row(figure.name, number(figure.value, signed=signed), Text(visible(figure.how), style="dim"))
    parts.append(grid)
    if view.moments:
        parts.append(_section("impact moments"))
        grid = _grid(("touchpoint", False), ("direction", False), ("experience", True), ("why", False))
        for moment in view.moments:
            experience = number(moment.experience, signed=signed)
            grid.add_row(visible(moment.touchpoint), moment.direction, experience, visible(moment.why))
        parts.append(grid)
    if view.seams:
        parts.append(_section("seams: the steepest drops"))
        who = any(seam.who for seam in view.seams[:most])
        grid = _grid(
            ("from", False),
            ("to", False),
            ("drop", True),
            ("changes", False),
            *([("whose", False)] if who else []),
        )
        for seam in view.seams[:most]:
            changes = [
                name for name, so in (("channel", seam.channel_changes), ("owner", seam.owner_changes)) if so
            ]
            grid.add_row(
                visible(seam.before),
                visible(seam.after),
                number(-seam.drop, signed=True),
                ", ".join(changes),
                *([visible(", ".join(seam.who) or "everybody's")] if who else []),
            )
        parts.append(grid)
        parts += _more(len(view.seams), most)
    if view.channel_range is not None:
        parts.append(_section("channel spread"))
        parts.append(Text(f"{number(view.channel_range)} points {visible(view.channel_note)}", style="dim"))
        if view.channel_judged:
            parts.append(Text(visible(view.channel_judged), style="dim"))
    if view.spreads:
        parts.append(_section("where personas differ"))
        grid = _grid(("touchpoint", False), ("range", True), ("experience", False))
        for spread in view.spreads[:most]:
            own = "; ".join(
                f"{visible(one.name)} {number(one.experience, signed=signed)}"
                + ("" if one.measured else " (believed)" if view.differences else "")
                for one in spread.personas
            )
            grid.add_row(visible(spread.touchpoint), number(spread.range), own)
        parts.append(grid)
        parts += _more(len(view.spreads), most)
        if any(not one.measured for spread in view.spreads for one in spread.personas):
            parts.append(Text("what is believed is a claim, and is not tested", style="dim"))
    parts += _differences(view.differences, most)
    parts += [part for table in view.tables if table.by in by for part in _group_table(table, signed=signed)]
    return Group(*parts)


def _more(count: int, most: int) -> list[Text]:
    """How many rows are not shown."""
    if count <= most:
        return []
    return [Text(f"{count - most} more; --format json has every one", style="dim")]


def _differences(rows: Sequence[DifferenceRow], most: int) -> list[Any]:
    if not rows:
        return []
    tested = sum(row.p_value is not None for row in rows)
    grid = _grid(
        ("touchpoint", False),
        ("compared", False),
        ("difference", True),
        ("interval", True),
        ("p", True),
        ("", False),
    )
    for row in rows[:most]:
        ends = "" if row.low is None else f"{number(row.low, signed=True)} .. {number(row.high, signed=True)}"
        p_value = "-" if row.p_value is None else f"{row.p_value:.3f}" if row.p_value >= 0.001 else "<0.001"
        grid.add_row(
            visible(row.touchpoint or f"({row.between}s)"),
            visible(row.compared),
            number(row.difference, signed=True),
            ends,
            p_value,
            row.judged,
        )
    note = f"{tested} tested, as of independent groups; each kind is tested together (Holm)"
    return [
        _section("measured differences"),
        grid,
        *_more(len(rows), most),
        Text(note, style="dim"),
    ]


def _group_table(table: GroupTable, *, signed: bool) -> tuple[Text, Table]:
    grid = _grid(
        (table.name, False),
        ("touch-\npoints", True),
        ("scored", True),
        ("mean", True),
        ("worst", True),
        ("best", True),
        ("mean\ngap", True),
        ("short", True),
    )
    for group in table.groups:
        grid.add_row(
            visible(group.name),
            str(group.touchpoints),
            str(group.scored),
            number(group.mean, signed=signed),
            number(group.lowest, signed=signed),
            number(group.highest, signed=signed),
            number(group.mean_gap, signed=True),
            str(group.short),
        )
    return _section(f"by {table.by}"), grid


def evidence(view: EvidenceView, *, most: int | None = 10) -> Group:
    """How much rests on data, and what to research next."""
    share = f"{view.on_data} of {view.scored} scored touchpoints rest on data (survey or behaviour)"
    stale = f"; {view.stale} older than {view.stale_days} days" if view.stale else ""
    parts: list[Any] = [_head(view.title, share + stale), _section("what to research next")]
    grid = _grid(("touchpoint", False), ("rests on", False), ("age", True), ("imp.", True), ("debt", True))
    for row in view.debts[:most]:
        rests = row.grade_text + (f": {visible(row.source)}" if row.source else "")
        rests += f" (n={row.n:,})" if row.n is not None else ""
        text = Text(rests)
        for wanted in row.to_collect:
            text.append(f"\nstill to collect: {visible(wanted)}", style="dim")
        age = "-" if row.age is None else f"{row.age:,} d" + (" stale" if row.stale else "")
        grid.add_row(visible(row.touchpoint), text, age, number(row.importance), number(row.debt))
    parts.append(grid)
    if most is not None and len(view.debts) > most:
        parts.append(Text(f"{len(view.debts) - most} more; --all shows every one", style="dim"))
    note = "debt = importance / 3 x weakness (1 nothing .. 0.05 behaviour) x age in stale periods"
    return Group(*parts, Text(note, style="dim"))


def _changes(before: Journey | None, after: Journey | None) -> list[tuple[str, float | None, float | None]]:
    """Each figure now and then; none where it is told neither now nor then."""
    if before is None or after is None:
        return []
    figures = [
        ("mean", before.mean, after.mean),
        ("weighted mean", before.weighted_mean, after.weighted_mean),
        ("peak-end", before.peak_end, after.peak_end),
        ("lowest", before.lowest.experience, after.lowest.experience),
        ("end", before.end, after.end),
    ]
    return [figure for figure in figures if figure[1:] != (None, None)]


def what_if(found: WhatIf, *, best: BestStep | None = None) -> Group:
    """The figures before and after, and the touchpoints that change place."""
    scale = found.before.scale
    signed = scale.min < 0
    title = Text(visible(found.before.map.title), style="bold")
    if best is not None:
        place = best.place
        goal, now = number(place.goal.score, signed=signed), number(place.experience, signed=signed)
        title.append(
            f"\n{_BEST[best.by]}: {visible(place.name)} from {now} to its goal {goal}",
            style="not bold",
        )
    grid = _grid(("figure", False), ("now", True), ("then", True), ("change", True))
    for name, before, after in _changes(found.journey_before, found.journey_after):
        change = None if before is None or after is None else scale.difference(after, before)
        now_and_then = (number(value, signed=signed) for value in (before, after))
        grid.add_row(name, *now_and_then, number(change, signed=True))
    short, then = len(found.before.listed), len(found.after.listed)
    grid.add_row("below their goal", str(short), str(then), number(then - short, signed=True))
    ranks = _grid(("touchpoint", False), ("now", True), ("then", True), ("rank", True), ("then", True))
    for old, new in found.changed:
        ranks.add_row(
            visible(old.name),
            number(old.experience, signed=signed),
            number(new.experience, signed=signed),
            str(old.rank or "-"),
            str(new.rank or "-"),
        )
    parts: list[Any] = [title, grid]
    if found.changed:
        parts += [_section("touchpoints that change"), ranks]
    return Group(*parts)


def what_if_record(found: WhatIf) -> dict[str, Any]:
    """The same as plain data."""
    return {
        "figures": {
            name: {"now": before, "then": after}
            for name, before, after in _changes(found.journey_before, found.journey_after)
        },
        "below_goal": {"now": len(found.before.listed), "then": len(found.after.listed)},
        "touchpoints": [
            {
                "id": old.id,
                "experience": {"now": old.experience, "then": new.experience},
                "rank": {"now": old.rank, "then": new.rank},
            }
            for old, new in found.changed
        ],
    }


def _plain(value: Any) -> str:
    if isinstance(value, date):
        return value.isoformat()
    raise TypeError(type(value).__name__)


def as_json(views: Sequence[tuple[str, FiguresView | EvidenceView | dict[str, Any]]], *, version: str) -> str:
    """Views as one JSON document; numbers are not rounded."""
    maps = [{"file": name, **(view if isinstance(view, dict) else asdict(view))} for name, view in views]
    return json.dumps({"cxmap": version, "maps": maps}, ensure_ascii=False, indent=2, default=_plain) + "\n"
