"""A journey's figures on a terminal, and figures, evidence and what-if answers as JSON."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from msgspec import to_builtins
from rich.text import Text

from cxmap.locale.words import MINUS
from cxmap.rendering.text.columns import Column
from cxmap.rendering.text.documents import json_document
from cxmap.rendering.text.numbers import NONE, number, percent, scale_numbers
from cxmap.rendering.text.rows import Rows
from cxmap.rendering.text.sections import THIRD, Sections
from cxmap.rendering.text.signs import visible
from cxmap.view.answered import DriverRow, MentionRow
from cxmap.view.differences import SMALLEST_P, DifferenceRow
from cxmap.view.evidence import EvidenceView
from cxmap.view.figures import Felt, FiguresView, GroupTable, MomentRow, SeamRow, SpreadRow
from cxmap.view.metric_rows import MetricRow
from cxmap.view.numbers import ScaleNumbers
from cxmap.view.recorded import RecordedRow, RecordedWay

MOST_WAYS = 12
"""Rows of the list of ways, which is sorted by how often they are taken."""
MOST_DIFFERENCES = 10
"""Rows of the list of tested differences."""


def figures(view: FiguresView, by: Sequence[str] = (), *, most: int = 5, width: int | None = None) -> Text:
    """The figures; with `by`, the tables per phase, channel and so on that were asked for."""
    page, shown = Sections(width), scale_numbers(view.low, view.high)
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
            if row.goal_note and row.newest:
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
        "interval", lambda row: f"({row.interval_text})" if row.interval_text else "", phrase="{}", rank=2
    )
    yield rows.column("n", lambda row: row.n_text, phrase="{}", rank=3)
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
    yield rows.column("waiting", lambda row: row.waiting_text or NONE, phrase="waiting {}", rank=1)
    yield rows.column("duration", lambda row: row.duration_text or NONE, phrase="takes {}", rank=2)


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
        phrase="{}",
        rank=2,
    )
    yield rows.column(
        "correlation", lambda row: plain(row.correlation_text), heads=("correlation", "r"), align="right"
    )
    yield rows.column(
        "interval of the correlation",
        lambda row: f"({plain(row.correlation_ends)})",
        heads=("",),
        phrase="r {}",
        rank=3,
    )
    yield rows.column(
        "answered both", lambda row: row.n_text, heads=("n",), phrase="n = {}", align="right", rank=4
    )
    yield rows.column(
        "importance as stated",
        lambda row: row.stated_text or NONE,
        heads=("stated", "stated"),
        phrase="importance as stated {}",
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
        phrase="their score {}",
        rank=1,
        must=True,
    )
    yield rows.column(
        "all",
        lambda row: row.all_text.replace(MINUS, "-"),
        heads=("all comments", "all"),
        phrase="all comments {}",
        rank=2,
    )


def _way_columns(ways: Sequence[RecordedWay]) -> Iterator[Column]:
    rows = Rows(ways)
    yield rows.column("from", lambda row: row.start, least=THIRD)
    yield rows.column("to", lambda row: row.end, least=THIRD)
    yield rows.column("recorded", lambda row: percent(row.share), align="right")
    yield rows.column("written", lambda row: visible(row.written_text) or percent(row.written), align="right")
    yield rows.column(
        "", lambda row: "" if row.kind == "followed" else row.kind, phrase="{}", rank=1, must=True
    )


def _moment_columns(moments: Sequence[MomentRow], shown: ScaleNumbers) -> Iterator[Column]:
    rows = Rows(moments)
    yield rows.column("touchpoint", lambda row: row.touchpoint, least=THIRD)
    yield rows.column("direction", lambda row: row.direction)
    yield rows.column(
        "experience", lambda row: shown.score(row.experience), heads=("experience", "exp."), align="point"
    )
    yield rows.column("why", lambda row: row.why, phrase="{}", rank=1, least=THIRD, must=True)


def _seam_columns(seams: Sequence[SeamRow], shown: ScaleNumbers) -> Iterator[Column]:
    rows = Rows(seams)
    yield rows.column("from", lambda row: row.before, least=THIRD)
    yield rows.column("to", lambda row: row.after, least=THIRD)
    yield rows.column("drop", lambda row: shown.difference(-row.drop), align="point")
    yield rows.column("changes", _handed_over, rank=2)
    if any(row.who for row in seams):
        yield rows.column(
            "for whom", lambda row: ", ".join(row.who) or "everybody", phrase="for {}", rank=1, must=True
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
    yield rows.column("experience", personas, phrase="{}", rank=1, must=True)


def _difference_columns(differences: Sequence[DifferenceRow], shown: ScaleNumbers) -> Iterator[Column]:
    rows = Rows(differences)

    def p_value(row: DifferenceRow) -> str:
        if row.p_value is None:
            return NONE
        return f"<{SMALLEST_P}" if row.p_value < SMALLEST_P else number(row.p_value, 3)

    def ends(row: DifferenceRow) -> str:
        if row.low is None or row.high is None:
            return ""
        return f"({' .. '.join(shown.ends(row.low, row.high, signed=True))})"

    yield rows.column("touchpoint", lambda row: row.touchpoint or f"{row.between}s", least=THIRD)
    yield rows.column("compared", lambda row: row.compared, phrase="{}", rank=1, least=THIRD, must=True)
    yield rows.column("difference", lambda row: shown.difference(row.difference), align="point")
    yield rows.column("interval", ends, phrase="{}", rank=3)
    yield rows.column("p", p_value, phrase="p {}", rank=2, align="right")
    yield rows.column("verdict", lambda row: row.judged)


def _rest(page: Sections, count: int, most: int, what: str) -> None:
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
        phrase="{} below goal",
        rank=2,
        align="right",
    )


def as_json(views: Sequence[tuple[str, FiguresView | EvidenceView | dict[str, Any]]], *, version: str) -> str:
    """Views as one JSON document; numbers are not rounded."""
    maps = [{"file": name, **(view if isinstance(view, dict) else to_builtins(view))} for name, view in views]
    return json_document({"cxmap": version, "maps": maps})
