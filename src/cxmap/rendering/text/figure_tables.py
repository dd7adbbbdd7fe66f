"""A journey's figures, evidence and what-if answers on a terminal, and as JSON."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import asdict
from typing import Any

from rich.text import Text

from cxmap.locale.words import MINUS
from cxmap.rendering.text.columns import Column
from cxmap.rendering.text.documents import json_document
from cxmap.rendering.text.numbers import NONE, number, percent, scale_numbers
from cxmap.rendering.text.rows import Rows
from cxmap.rendering.text.signs import visible
from cxmap.rendering.text.table import draw
from cxmap.rendering.text.wrapping import paragraph
from cxmap.scoring import BestStep, Journey, PlaceScore, Tally, WhatIf, tally
from cxmap.view.answered import DriverRow, MentionRow
from cxmap.view.differences import SMALLEST_P, DifferenceRow
from cxmap.view.evidence import EvidenceRow, EvidenceView
from cxmap.view.figures import Felt, FiguresView, GroupTable, Moment, SeamRow, SpreadRow
from cxmap.view.metric_rows import MetricRow
from cxmap.view.numbers import ScaleNumbers
from cxmap.view.recorded import RecordedRow, RecordedWay

THIRD = 0.34
"""The share of a line that each of two columns of words may take before it wraps."""

MOST_WAYS = 12
MOST_DIFFERENCES = 10
"""Rows of the list of tested differences."""

_BEST = {
    "peak-end": "the step that improves what people remember most",
    "weighted mean": "no peak-end figure; the step that raises the weighted mean most",
    "mean": "no peak-end figure; the step that raises the mean most",
}


class _Page:
    """What one command shows of one map: a head, sections with tables, and remarks."""

    def __init__(self, width: int | None) -> None:
        self.width = width
        self.lines: list[Text] = []
        self.left_out: dict[str, None] = {}

    def head(self, title: str, line: str) -> None:
        self.lines += paragraph(Text(visible(title), style="bold"), self.width)
        self.remark(line)

    def section(self, text: str) -> None:
        self.lines += [Text(), Text(text, style="bold")]

    def remark(self, text: str) -> None:
        self.lines += paragraph(Text(visible(text), style="dim"), self.width)

    def table(self, *columns: Column) -> None:
        drawn = draw(columns, self.width)
        self.lines += drawn.lines
        self.left_out |= dict.fromkeys(drawn.left_out)

    def text(self) -> Text:
        """Everything, with a last word on what found no room."""
        if self.left_out:
            self.remark(f"--wide also shows what has no room here: {', '.join(self.left_out)}")
        return Text("\n").join(self.lines)


def figures(view: FiguresView, by: Sequence[str] = (), *, most: int = 5, width: int | None = None) -> Text:
    """The figures; with `by`, the tables per phase, channel and so on that were asked for."""
    page, shown = _Page(width), scale_numbers(view.low, view.high)
    scale = f"scale {shown.plain(view.low)} to {shown.plain(view.high)}"
    scale += ", lower is better" if view.lower_is_better else ""
    page.head(view.title, f"{view.headline} ({scale})")
    rows = Rows(view.figures)
    page.table(
        rows.column("figure", lambda row: row.name, least=THIRD),
        rows.column("value", lambda row: shown.score(row.value), align="point"),
        rows.column("how", lambda row: row.how.replace(MINUS, "-"), least=0.5, style=lambda _: "dim"),
    )
    if view.whole or view.withheld:
        page.section("the whole journey")
        if view.whole:
            page.table(*_whole_columns([row for row in view.whole if row.newest]))
        for row in view.whole:
            if row.goal_note:
                page.remark(f"{', '.join(filter(None, (row.name, row.whose)))}: {row.goal_note}")
        if view.withheld:
            page.remark(view.withheld)
    if view.moments:
        page.section("impact moments")
        page.table(*_moment_columns(view.moments, shown))
    if view.seams:
        page.section("steepest drops")
        page.table(*_seam_columns(view.seams[:most], shown))
        _rest(page, len(view.seams), most, "drops")
    if view.channel_range is not None:
        page.section("channel spread")
        page.remark(f"{shown.plain(view.channel_range)} points {view.channel_note}")
        if view.channel_judged:
            page.remark(view.channel_judged)
    if view.spreads:
        page.section("where personas differ")
        page.table(*_spread_columns(view.spreads[:most], shown))
        _rest(page, len(view.spreads), most, "differences")
        if any(not own.measured for spread in view.spreads for own in spread.personas):
            page.remark("our own estimates are not tested")
    if view.differences:
        tested = sum(row.p_value is not None for row in view.differences)
        page.section("measured differences")
        page.table(*_difference_columns(view.differences[:MOST_DIFFERENCES], shown))
        _rest(page, len(view.differences), MOST_DIFFERENCES, "differences")
        page.remark(f"{number(tested)} tested, treated as independent groups; each kind is tested together")
    if view.recorded.rows:
        page.section("what recorded journeys did")
        page.table(*_recorded_columns(view.recorded.rows))
        unlike = [way for way in view.recorded.ways if way.kind != "followed" or way.written is not None]
        if unlike:
            page.section("ways, recorded and written")
            page.table(*_way_columns(unlike[:MOST_WAYS]))
            _rest(page, len(unlike), MOST_WAYS, "ways")
    for driving in view.answered.drivers:
        page.section(driving.title)
        if driving.rows:
            page.table(*_driver_columns(driving.rows))
        for note in driving.notes:
            page.remark(note)
    if view.answered.mentions:
        page.section("what comments speak of")
        page.table(*_mention_columns(view.answered.mentions))
    for table in view.tables:
        if table.by in by:
            page.section(f"by {table.by}")
            page.table(*_group_columns(table, shown))
    return page.text()


def _whole_columns(whole: Sequence[MetricRow]) -> Iterator[Column]:
    """Questions about the whole, each on its own scale."""
    rows = Rows(whole)
    yield rows.column("figure", lambda row: ", ".join(filter(None, (row.name, row.whose))), least=THIRD)
    yield rows.column("value", lambda row: row.figure_text.replace(MINUS, "-"), align="right")
    yield rows.column(
        "interval", lambda row: f"({row.interval_text})" if row.interval_text else "", told="{}", rank=2
    )
    yield rows.column("n", lambda row: row.n_text, told="{}", rank=3)
    yield rows.column("goal", lambda row: row.goal_text.replace(MINUS, "-") or NONE, align="right")
    yield rows.column("verdict", lambda row: row.verdict_text)


def _recorded_columns(recorded: Sequence[RecordedRow]) -> Iterator[Column]:
    rows = Rows(recorded)
    yield rows.column("touchpoint", lambda row: row.touchpoint, least=THIRD)
    yield rows.column("journeys", lambda row: number(row.cases), align="right")
    yield rows.column("share", lambda row: percent(row.reach), align="right")
    yield rows.column(
        "then nothing more", lambda row: NONE if row.drop_off is None else percent(row.drop_off),
        heads=("then nothing more", "ended"), align="right",
    )  # fmt: skip
    yield rows.column("waiting", lambda row: row.waiting_text or NONE, told="waiting {}", rank=1)
    yield rows.column("duration", lambda row: row.duration_text or NONE, told="takes {}", rank=2)


def _driver_columns(driving: Sequence[DriverRow]) -> Iterator[Column]:
    """Importance from answers beside the stated one."""
    rows = Rows(driving)

    def plain(text: str) -> str:
        return text.replace(MINUS, "-")

    yield rows.column("touchpoint", lambda row: row.name, least=THIRD)
    yield rows.column(
        "weight", lambda row: row.weight_text or NONE, heads=("relative weight", "weight"), align="right"
    )
    yield rows.column(
        "interval of the weight",
        lambda row: f"({row.weight_ends})" if row.weight_ends else "",
        heads=("",),
        told="{}",
        rank=2,
    )
    yield rows.column(
        "correlation", lambda row: plain(row.correlation_text), heads=("correlation", "r"), align="right"
    )
    yield rows.column(
        "interval of the correlation",
        lambda row: f"({plain(row.correlation_ends)})",
        heads=("",),
        told="r {}",
        rank=3,
    )
    yield rows.column(
        "answered both", lambda row: row.n_text, heads=("n",), told="n = {}", align="right", rank=4
    )
    yield rows.column(
        "importance as stated",
        lambda row: row.stated_text or NONE,
        heads=("stated", "stated"),
        told="importance as stated {}",
        align="right",
        rank=1,
    )


def _mention_columns(mentioned: Sequence[MentionRow]) -> Iterator[Column]:
    """How many comments speak of what, and the score of those who do."""
    rows = Rows(mentioned)
    yield rows.column("touchpoint", lambda row: row.name, least=THIRD)
    yield rows.column("comments", lambda row: number(row.n), align="right")
    yield rows.column("share", lambda row: row.share_text or NONE, align="right")
    yield rows.column(
        "their score",
        lambda row: row.score_text.replace(MINUS, "-") or NONE,
        told="their score {}",
        rank=1,
        must=True,
    )
    yield rows.column(
        "all",
        lambda row: row.all_text.replace(MINUS, "-"),
        heads=("all comments", "all"),
        told="all comments {}",
        rank=2,
    )


def _way_columns(ways: Sequence[RecordedWay]) -> Iterator[Column]:
    rows = Rows(ways)
    yield rows.column("from", lambda row: row.start, least=THIRD)
    yield rows.column("to", lambda row: row.end, least=THIRD)
    yield rows.column("recorded", lambda row: percent(row.share), align="right")
    yield rows.column("written", lambda row: visible(row.written_text) or percent(row.written), align="right")
    yield rows.column("", lambda row: "" if row.kind == "followed" else row.kind)


def _moment_columns(moments: Sequence[Moment], shown: ScaleNumbers) -> Iterator[Column]:
    rows = Rows(moments)
    yield rows.column("touchpoint", lambda row: row.touchpoint, least=THIRD)
    yield rows.column("direction", lambda row: row.direction)
    yield rows.column(
        "experience", lambda row: shown.score(row.experience), heads=("experience", "exp."), align="point"
    )
    yield rows.column("why", lambda row: row.why, told="{}", rank=1, least=THIRD, must=True)


def _seam_columns(seams: Sequence[SeamRow], shown: ScaleNumbers) -> Iterator[Column]:
    rows = Rows(seams)
    yield rows.column("from", lambda row: row.before, least=THIRD)
    yield rows.column("to", lambda row: row.after, least=THIRD)
    yield rows.column("drop", lambda row: shown.difference(-row.drop), align="point")
    yield rows.column("changes", _handed_over, rank=2)
    if any(row.who for row in seams):
        yield rows.column(
            "for whom", lambda row: ", ".join(row.who) or "everybody", told="for {}", rank=1, must=True
        )


def _handed_over(row: SeamRow) -> str:
    hands = (("channel", row.channel_changes), ("owner", row.owner_changes))
    return ", ".join(name for name, changes in hands if changes)


def _spread_columns(spreads: Sequence[SpreadRow], shown: ScaleNumbers) -> Iterator[Column]:
    rows = Rows(spreads)

    mixed = len({own.measured for row in spreads for own in row.personas}) > 1

    def persona(own: Felt) -> str:
        claim = " (our estimate)" if mixed and not own.measured else ""
        return f"{own.name} {shown.score(own.experience)}{claim}"

    def personas(row: SpreadRow) -> str:
        return "; ".join(map(persona, row.personas))

    yield rows.column("touchpoint", lambda row: row.touchpoint, least=THIRD)
    yield rows.column("range", lambda row: shown.plain(row.range), align="point")
    yield rows.column("experience", personas, told="{}", rank=1, must=True)


def _difference_columns(found: Sequence[DifferenceRow], shown: ScaleNumbers) -> Iterator[Column]:
    rows = Rows(found)

    def p_value(row: DifferenceRow) -> str:
        if row.p_value is None:
            return NONE
        return f"<{SMALLEST_P}" if row.p_value < SMALLEST_P else number(row.p_value, 3)

    def ends(row: DifferenceRow) -> str:
        if row.low is None or row.high is None:
            return ""
        return f"({' .. '.join(shown.ends(row.low, row.high, signed=True))})"

    yield rows.column("touchpoint", lambda row: row.touchpoint or f"{row.between}s", least=THIRD)
    yield rows.column("compared", lambda row: row.compared, told="{}", rank=1, least=THIRD, must=True)
    yield rows.column("difference", lambda row: shown.difference(row.difference), align="point")
    yield rows.column("interval", ends, told="{}", rank=3)
    yield rows.column("p", p_value, told="p {}", rank=2, align="right")
    yield rows.column("verdict", lambda row: row.judged)


def _rest(page: _Page, count: int, most: int, what: str) -> None:
    if count > most:
        page.remark(f"{count - most} smaller {what} are in --format json")


def _group_columns(table: GroupTable, shown: ScaleNumbers) -> Iterator[Column]:
    rows = Rows(table.groups)
    yield rows.column(table.name, lambda row: row.name, least=THIRD)
    yield rows.column("scored", lambda row: f"{row.scored} of {row.touchpoints}", align="right")
    yield rows.column("mean", lambda row: shown.score(row.mean), align="point")
    yield rows.column("worst", lambda row: shown.score(row.lowest), rank=3, align="point")
    yield rows.column("best", lambda row: shown.score(row.highest), rank=4, align="point")
    yield rows.column(
        "mean gap",
        lambda row: shown.difference(row.mean_gap),
        heads=("mean gap", "mean\ngap"),
        rank=1,
        align="point",
    )
    yield rows.column(
        "below goal",
        lambda row: str(row.short),
        heads=("below goal", "below\ngoal"),
        told="{} below goal",
        rank=2,
        align="right",
    )


def evidence(view: EvidenceView, *, most: int | None = 10, width: int | None = None) -> Text:
    """How much rests on data, and what to research next."""
    page = _Page(width)
    page.head(view.title, view.coverage or "nothing is scored yet")
    if view.as_of is None:
        page.remark("the map names no day: every age is unknown")
    else:
        stale = f"; {view.stale} older than {view.stale_days} days" if view.stale else ""
        page.remark(f"ages counted to {view.as_of.isoformat()}{stale}")
    page.section("what to research next")
    page.table(*_debt_columns(view.debts[:most]))
    if most is not None and len(view.debts) > most:
        page.remark(f"{len(view.debts) - most} more; --all shows every one")
    page.remark("debt: how much it matters, times how little is known or how old that is; see docs/method.md")
    return page.text()


def _debt_columns(debts: Sequence[EvidenceRow]) -> Iterator[Column]:
    rows = Rows(debts)
    yield rows.column("touchpoint", lambda row: row.touchpoint, least=0.42)
    yield rows.column("rests on", lambda row: row.rests, told="{}", rank=1, least=0.25)
    yield rows.column(
        "n", lambda row: "" if row.n is None else number(row.n), told="n={}", rank=4, align="right"
    )
    yield rows.column("age", _age, rank=2, align="right")
    yield rows.column(
        "importance",
        lambda row: number(row.importance, 1),
        heads=("importance", "imp."),
        rank=3,
        align="point",
    )
    yield rows.column("debt", lambda row: number(row.debt, 2), align="point")
    yield rows.aside(
        "still to collect",
        lambda row: (f"still to collect: {'; '.join(row.to_collect)}",) if row.to_collect else (),
        rank=5,
        must=True,
    )


def _age(row: EvidenceRow) -> str:
    if row.age is None:
        return NONE
    return f"{number(row.age)} days" + (", out of date" if row.stale else "")


def _changes(before: Journey | None, after: Journey | None) -> list[tuple[str, float | None, float | None]]:
    """Each figure now and then; none where it is told neither now nor then."""
    if before is None or after is None:
        return []
    figures = [
        ("mean", before.mean, after.mean),
        ("weighted mean", before.weighted_mean, after.weighted_mean),
        ("peak-end", before.peak_end, after.peak_end),
        ("lowest", before.lowest_score, after.lowest_score),
        ("end", before.end, after.end),
    ]
    return [figure for figure in figures if figure[1:] != (None, None)]


def _verdicts(before: Tally, after: Tally) -> list[tuple[str, int, int]]:
    """Shortfalls by measurement and by estimate, and what is undecided: never added up."""
    rows = [
        ("below goal, measured", before.short, after.short),
        ("below goal, our estimate", before.believed_short, after.believed_short),
        ("not decided", before.undecided, after.undecided),
    ]
    return [row for row in rows if row[1] or row[2]] or rows[:1]


def what_if(found: WhatIf, *, best: BestStep | None = None, width: int | None = None) -> Text:
    """The figures before and after, and the touchpoints that change place."""
    scale = found.before.scale
    page, shown = _Page(width), scale_numbers(scale.min, scale.max)
    line = f"scale {shown.plain(scale.min)} to {shown.plain(scale.max)}"
    if best is not None:
        place = best.place
        now, goal = shown.score(place.experience), shown.score(place.goal.score)
        line = f"{_BEST[best.by]}: {place.name} from {now} to its goal {goal} ({line})"
    page.head(found.before.map.title, line)
    figures_ = []
    for name, before, after in _changes(found.journey_before, found.journey_after):
        change = None if before is None or after is None else scale.difference(after, before)
        figures_.append((name, shown.score(before), shown.score(after), shown.difference(change)))
    for name, was, then in _verdicts(tally(found.before), tally(found.after)):
        figures_.append((name, number(was), number(then), number(then - was, signed=True)))
    rows = Rows(figures_)
    page.table(
        rows.column("figure", lambda row: row[0], least=THIRD),
        rows.column("now", lambda row: row[1], align="point"),
        rows.column("then", lambda row: row[2], align="point"),
        rows.column("change", lambda row: row[3], align="point"),
    )
    if found.changed:
        page.section("touchpoints that change")
        page.table(*_moved_columns(found.changed, shown))
    return page.text()


def _moved_columns(changed: Sequence[tuple[PlaceScore, PlaceScore]], shown: ScaleNumbers) -> Iterator[Column]:
    rows = Rows(changed)
    yield rows.column("touchpoint", lambda row: row[0].name, least=THIRD)
    yield rows.column("now", lambda row: shown.score(row[0].experience), align="point")
    yield rows.column("then", lambda row: shown.score(row[1].experience), align="point")
    for name, at in (("rank now", 0), ("rank then", 1)):
        yield rows.column(
            name,
            lambda row, at=at: str(row[at].rank or "none"),  # type: ignore[misc]
            heads=(name, name.replace(" ", "\n")),
            align="right",
        )


def what_if_record(found: WhatIf) -> dict[str, Any]:
    """The same as plain data. What is undecided is not counted as below its goal."""
    before, after = tally(found.before), tally(found.after)
    return {
        "figures": {
            name: {"now": now, "then": then}
            for name, now, then in _changes(found.journey_before, found.journey_after)
        },
        "below_goal": {"now": before.all_short, "then": after.all_short},
        "short": {"now": before.short, "then": after.short},
        "believed_short": {"now": before.believed_short, "then": after.believed_short},
        "undecided": {"now": before.undecided, "then": after.undecided},
        "touchpoints": [
            {
                "id": old.id,
                "touchpoint": old.name,
                "experience": {"now": old.experience, "then": new.experience},
                "rank": {"now": old.rank, "then": new.rank},
            }
            for old, new in found.changed
        ],
    }


def as_json(views: Sequence[tuple[str, FiguresView | EvidenceView | dict[str, Any]]], *, version: str) -> str:
    """Views as one JSON document; numbers are not rounded."""
    maps = [{"file": name, **(view if isinstance(view, dict) else asdict(view))} for name, view in views]
    return json_document({"cxmap": version, "maps": maps})
