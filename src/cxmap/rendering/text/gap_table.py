"""The list of gaps on a terminal: a line for each touchpoint, one for its context, and the fine print."""

from __future__ import annotations

import re
from collections.abc import Iterator

from rich.text import Text

from cxmap.locale.words import MINUS
from cxmap.rendering.text.columns import Column
from cxmap.rendering.text.gap_footnotes import footnotes, further_options, small_print
from cxmap.rendering.text.metric_texts import factors, further, reach
from cxmap.rendering.text.numbers import interval, number, scale_numbers
from cxmap.rendering.text.rows import Rows
from cxmap.rendering.text.signs import visible
from cxmap.rendering.text.table import draw
from cxmap.rendering.text.wrapping import paragraph
from cxmap.view.answering import visibly_fewer
from cxmap.view.gaps.rows import GapRow, GapTable
from cxmap.view.numbers import ScaleNumbers

_COLOURS = {
    "short": "bold red",
    "believed short": "red",
    "met": "green",
    "believed met": "green",
    "undecided": "yellow",
    "unknown": "dim",
}
HIDING = "yellow"
"""What is met on average and not for everybody is no good news."""
NAMES_AT_LEAST = 0.42
"""The share of a line that names may take before they wrap: 25 of 60 columns, 33 of 80."""
INDENT = 16
"""Where the values of an explanation begin."""


def _scale_numbers(table: GapTable) -> ScaleNumbers:
    return scale_numbers(table.low, table.high)


def _factors(row: GapRow) -> str:
    """Shortfall x importance x reach, whose product is the priority; empty for what has none."""
    if row.rank is None or row.shortfall is None:
        return ""
    importance, coming = factors(row)
    return f"{number(row.shortfall, 1)}% × {importance}/3 × {coming}"


def _answers(row: GapRow) -> str:
    """How many answered, and as how many they count where they are weighted."""
    if row.answered is None or row.n is None:
        counted = row.n if row.answered is None else row.answered
        return "" if counted is None else f"n={number(counted, 1)}"
    weighted = visibly_fewer(row.answered, row.n)
    return f"n={number(row.answered)}" + (f", effective {number(row.n, 1)}" if weighted else "")


def _belief(row: GapRow, shown: ScaleNumbers) -> tuple[str, ...]:
    """What was believed where something else was measured."""
    if row.blind_spot is None:
        return ()
    believed = f"our estimate {shown.score(row.believed)}"
    return (f"{believed}, blind spot {shown.difference(row.blind_spot)}", believed)


def _since(row: GapRow, shown: ScaleNumbers) -> tuple[str, ...]:
    """How it moved since it was measured before, and whether that is more than chance."""
    if row.since is None:
        return ()
    moved = f"{shown.difference(row.since.gain)} since {row.since.before.isoformat()}"
    if not row.since.gain:
        return (f"as on {row.since.before.isoformat()}",)
    if row.since.clear is None:
        return (f"{moved}, not tested", moved)
    return (f"{moved}, {'more than chance' if row.since.clear else 'may be chance'}",)


def _needed(row: GapRow) -> tuple[str, ...]:
    """How many answers in all would decide, and how many of them are still to be had."""
    if row.needed is None:
        return ()
    plain = f"about {number(row.needed)} answers would decide"
    if row.missing is None:
        return (plain,)
    return (f"about {number(row.needed)} answers in all would decide, {number(row.missing)} more", plain)


def _spoken(row: GapRow) -> tuple[str, ...]:
    """In how many comments it is spoken of, and with what score."""
    if not row.mentions:
        return ()
    whole = "; ".join(text for own in row.mentions for text in own.said).replace(MINUS, "-")
    return (whole, "; ".join(own.said[0] for own in row.mentions))


def _derived(row: GapRow) -> tuple[str, ...]:
    """Its importance derived from answers, never in place of the one that was stated."""
    if not row.driving:
        return ()
    return (f"derived from answers: {'; '.join(own.said for own in row.driving)}".replace(MINUS, "-"),)


_VERDICT = re.compile(r"(?P<word>.+?)( (?P<mean>on average))?( \((?P<claim>.+)\)|[:,] (?P<why>.+))?")


def _verdict(row: GapRow) -> tuple[str, ...]:
    """The word, then what may stand apart from it: `on average`, `our estimate`, what is withheld ..."""
    parts = _VERDICT.fullmatch(row.verdict_text)
    assert parts is not None
    return tuple(filter(None, parts.group("word", "mean", "claim", "why")))


def _aside(row: GapRow) -> tuple[str, ...]:
    """What stands apart from the verdict's word, as one text."""
    _, *asides = _verdict(row)
    return (", ".join(asides),) if asides else ()


def _spread(row: GapRow, shown: ScaleNumbers) -> str:
    """The experiences of personas and segments where they differ."""
    return "; ".join(f"{name} {shown.score(score)}" for name, score in row.spread)


def _people(row: GapRow, shown: ScaleNumbers) -> Iterator[str]:
    """Each persona's experience, with its interval where it was asked; then the segments'."""
    known = [own for own in row.personas if own.experience is not None]
    for own in known:
        ends = interval(shown, own.low, own.high)
        aside = [text for text in (ends, "" if own.n is None else f"n={number(own.n, 1)}") if text]
        yield f"{own.name} {shown.score(own.experience)}" + (f" ({', '.join(aside)})" if aside else "")
    for name, score in row.spread[len(known) :]:
        yield f"{name} {shown.score(score)}"


def _columns(table: GapTable) -> Iterator[Column]:
    """The columns in the order of the line; the higher its rank, the sooner one goes below or is left out."""
    rows, shown = Rows(table.rows), _scale_numbers(table)

    def colour(row: GapRow) -> str:
        return HIDING if row.hides_someone else _COLOURS[row.verdict]

    def ends(row: GapRow) -> tuple[str, ...]:
        text = interval(shown, row.low, row.high)
        return (text,) if text else ()

    yield rows.column("rank", lambda row: str(row.rank or ""), heads=("#",), align="right")
    yield rows.column("touchpoint", lambda row: row.name, least=NAMES_AT_LEAST)
    yield rows.column("goal", lambda row: shown.score(row.goal), rank=1, align="point")
    yield rows.column(
        "experience",
        lambda row: shown.score(row.experience),
        heads=("experience", "exp."),
        rank=2,
        align="point",
    )
    yield rows.column(
        "interval",
        lambda row: "".join(f"({text})" for text in ends(row)),
        below=ends,
        rank=4,
        tied=True,
    )
    yield rows.column("gap", lambda row: shown.difference(row.gap), align="point", style=colour)
    yield rows.column("verdict", lambda row: _verdict(row)[0] + ("*" if row.stands else ""), style=colour)
    yield rows.column(
        "our estimate",
        lambda row: "".join(f"({what})" for what in _aside(row)),
        below=_aside,
        rank=6,
        tied=True,
        must=True,
    )
    yield rows.column(
        "priority",
        lambda row: "" if row.rank is None else number(row.priority, 1),
        rank=3,
        align="point",
    )
    yield rows.column("n", _answers, heads=("",), phrase="{}", rank=5)
    yield rows.aside("answers that would decide", _needed, rank=6)
    yield rows.aside(
        "personas and segments",
        lambda row: (_spread(row, shown),) if row.spread else (),
        rank=7,
        must=True,
    )
    yield rows.aside(
        "below goal for whom",
        lambda row: (row.short_for_text,) if row.short_for_text and row.hides_someone else (),
        rank=7,
        must=True,
    )
    yield rows.aside(
        "mood",
        lambda row: (row.turn_text.replace(MINUS, "-"),) if row.turn_text else (),
        rank=7,
        must=True,
    )
    yield rows.aside(
        "expectation",
        lambda row: (row.expectation_text.replace(MINUS, "-"),) if row.expectation_text else (),
        rank=7,
        must=True,
    )
    yield rows.aside("who comes", lambda row: (f"for {row.whose_text}",) if row.whose_text else (), rank=8)
    yield rows.aside(
        "withheld", lambda row: (row.withheld_text,) if row.withheld_text else (), rank=7, must=True
    )
    yield rows.aside(
        "further metrics", lambda row: ("; ".join(row.also),) if row.also else (), rank=7, must=True
    )
    yield rows.aside(
        "goal as written",
        lambda row: (f"goal as written {row.goal_written}",) if row.goal_written else (),
        rank=8,
    )
    yield rows.column("phase", lambda row: row.phase, phrase="{}", rank=8)
    yield rows.column(
        "factors",
        _factors,
        heads=("shortfall × importance × reach", "short × imp. × reach"),
        phrase="{}",
        rank=9,
        align="right",
    )
    yield rows.column("channel", lambda row: ", ".join(row.channels), phrase="{}", rank=10)
    yield rows.aside("comments", _spoken, rank=11)
    yield rows.aside("derived importance", _derived, rank=11)
    yield rows.aside(
        "changed",
        lambda row: _since(row, shown) if row.since is not None and row.since.clear else (),
        rank=7,
        must=True,
    )
    yield rows.aside(
        "change since it was measured before",
        lambda row: () if row.since is not None and row.since.clear else _since(row, shown),
        rank=11,
    )
    yield rows.aside("estimate", lambda row: _belief(row, shown), rank=11)
    yield rows.aside(
        "below goal for whom",
        lambda row: (row.short_for_text,) if row.short_for_text and not row.hides_someone else (),
        rank=11,
    )
    yield rows.column(
        "origin of the goal", lambda row: row.goal_origin, heads=("goal is",), phrase="goal is {}", rank=12
    )


def _explanation(row: GapRow, table: GapTable) -> Iterator[tuple[str, str]]:
    """Where every number of a row comes from: formula and inputs, each with what it is."""
    shown = _scale_numbers(table)
    goal, experience = shown.score(row.goal), shown.score(row.experience)
    made = "; ".join(part for part in (row.method, row.rests) if part)
    yield "experience", f"{experience}: {made.replace(MINUS, '-')}"
    for other in row.others:
        yield "also", further(other).replace(MINUS, "-")
    if row.low is not None and row.high is not None:
        yield "interval", f"{interval(shown, row.low, row.high)} on the map's scale"
    if row.since is not None:
        lines = _since(row, shown)[0].replace(MINUS, "-")
        same = row.since.same_people
        how = f"by the same {number(same)} people" if same else "as independent samples"
        yield "changed", f"{lines}; {shown.score(row.since.first)} then, compared {how}"
    if row.spread:
        yield "by group", "; ".join(_people(row, shown)) or _spread(row, shown)
    if row.short_for_text or row.withheld_text:
        yield "for whom", "; ".join(text for text in (row.short_for_text, row.withheld_text) if text)
    if row.raters_text:
        yield "our estimate", f"{shown.score(row.believed)}: {row.raters_text.replace(MINUS, '-')}"
    if row.blind_spot is not None:
        yield (
            "blind spot",
            f"{shown.score(row.believed)} estimated against {experience} measured: "
            f"{shown.difference(row.blind_spot)}",
        )
    if row.goal is not None:
        written = f"{row.goal_written}, on the map's scale " if row.goal_written else ""
        yield "goal", f"{written}{goal} {row.goal_origin}" + (f": {row.goal_words}" if row.goal_words else "")
        for reason in row.goal_reasons:
            yield "", reason
        if row.goal_written:
            yield "", f"judged on its own scale: {row.own_figure} against {row.goal_written}"
        if row.goal_taken_as:
            yield "", f"goal {goal} taken as {row.goal_taken_as} by conversion"
    if row.gap is not None and row.shortfall is not None:
        turned = " (turned: lower is better)" if table.lower_is_better else ""
        yield "gap", f"{experience} against {goal}: {shown.difference(row.gap)}{turned}"
        yield (
            "priority",
            f"{number(row.shortfall, 1)}% of the scale x {number(row.importance, 1)} / 3 "
            f"x {reach(row)} = {number(row.priority, 1)}",
        )
        if row.reach_recorded is not None:
            came, in_all = row.reach_recorded
            yield "", f"reach: {came:,} of {in_all:,} recorded journeys"
    for own in row.driving:
        stated = f"; stated {own.stated_text}" if own.stated_text else ""
        yield "derived", f"importance from answers: {own.said.replace(MINUS, '-')}{stated}"
    for mentioned in row.mentions:
        yield "comments", "; ".join(mentioned.said).replace(MINUS, "-")
    if row.expectation_text:
        said = f": {row.expectation_words}" if row.expectation_words else ""
        yield "expectation", f"{row.expectation_text.replace(MINUS, '-')}{said}"
    if row.why:
        yield "not decided", "; ".join((row.why, *_needed(row)[:1]))
    if row.opportunity_score is not None:
        quadrant = f"{row.quadrant} (importance-performance); " if row.quadrant else ""
        assumed = f"; importance {number(row.importance, 1)} assumed" if row.assumed else ""
        score = f"importance x gap score {number(row.opportunity_score, 1)} of 20 (after Ulwick{assumed})"
        yield "also", quadrant + score


def explained(row: GapRow, table: GapTable, width: int | None) -> list[Text]:
    """A row's explanation, a paragraph for each number."""
    place = f"{row.phase} · {', '.join(row.channels)}" if row.phase and row.channels else row.phase
    head = Text(f"{row.rank or '-'}. {visible(row.name)}", style="bold")
    head.append(f"  {visible(place)}" if place else "", style="not bold dim")
    lines = paragraph(head, width, 3)
    for what, text in _explanation(row, table):
        lines += paragraph(Text(f"   {what:<{INDENT - 3}}{visible(text)}"), width, INDENT)
    return [*lines, Text()]


def terminal(table: GapTable, *, width: int | None = None, explain: bool = False) -> Text:
    """The table on lines of at most `width` columns (None for as wide as it needs).

    With `explain`, where every number comes from follows.
    """
    shown = _scale_numbers(table)
    title = Text(visible(table.title), style="bold")
    if table.persona:
        title.append(f" · {visible(table.persona)}", style="not bold")
    scale = f"scale {shown.plain(table.low)} to {shown.plain(table.high)}"
    if table.lower_is_better:
        scale += ", lower is better; a gap below zero is worse than intended"
    lines = paragraph(title, width)
    lines += paragraph(Text(f"{visible(table.headline)} ({scale})", style="dim"), width)
    left_out: tuple[str, ...] = ()
    if table.rows:
        drawn = draw(list(_columns(table)), width)
        lines += drawn.lines
        left_out = drawn.left_out
    if explain:
        lines.append(Text())
        for row in table.rows:
            lines += explained(row, table, width)
    notes = [*footnotes(table), *(small_print(table) if explain else ())]
    for note in filter(None, (*notes, further_options(table, left_out, explain=explain))):
        lines += paragraph(Text(visible(note), style="dim"), width)
    return Text("\n").join(lines)
