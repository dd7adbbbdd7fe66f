"""What was read, what was left out of it and what it gives, on a terminal."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING

from rich.text import Text

from cxmap.rendering.text.numbers import NONE, number, percent, scale_numbers
from cxmap.rendering.text.rows import Rows
from cxmap.rendering.text.signs import visible
from cxmap.rendering.text.table import draw
from cxmap.rendering.text.wrapping import paragraph

if TYPE_CHECKING:
    from cxmap.measure import Measured
    from cxmap.model import MeasuredComments, MeasuredDrivers, MeasuredFigure, MeasuredFile, Scale, Scored

HALF, THIRD = 0.5, 0.34
"""Shares of a line that a column of words may take before it wraps."""
EVERYBODY = "everybody"
WHOLE = "the whole journey"


def measured_tables(measured: Measured, *, figures: bool, width: int | None = None) -> Text:
    """The files with what was not counted, examples of what looks wrong, and with `figures` every figure."""
    content = measured.content
    lines = _files(content.inputs, width)
    for reason, examples in measured.examples.items():
        shown = ", ".join(f"{visible(text)} ({number(n)})" for text, n in examples)
        lines += paragraph(Text(f"{reason}: {shown}", style="dim"), width)
    if content.withheld:
        groups = "group is" if content.withheld == 1 else "groups are"
        lines += paragraph(
            Text(f"{content.withheld} {groups} withheld: too few people answered", style="dim"), width
        )
    if figures:
        lines += [Text(), *_figures(content.figures, width)]
        for drivers in content.drivers:
            lines += [Text(), *_drivers(drivers, width)]
        for comments in content.comments:
            lines += [Text(), *_comments(comments, width)]
    return Text("\n").join(lines)


def measured_summary(measured: Measured) -> str:
    """What was counted, on one line."""
    content = measured.content
    figures = "figure" if len(content.figures) == 1 else "figures"
    inputs = {(file.file, file.sha256): file.rows for file in content.inputs}  # a file may be bound twice
    files = "file" if len(inputs) == 1 else "files"
    counted = f"{number(len(content.figures))} {figures}" if content.figures or not content.events else ""
    journeys = sum(events.cases for events in content.events)
    followed = f"{number(journeys)} {'journey' if journeys == 1 else 'journeys'}" if content.events else ""
    parts = [
        f"{' and '.join(filter(None, (counted, followed)))} from {number(sum(inputs.values()))} rows of "
        f"{number(len(inputs))} {files}"
    ]
    heard = sum(comments.n or 0 for comments in content.comments)
    if heard:
        parts.append(f"{number(heard)} comments")
    if content.drivers:
        parts.append(f"drivers of {', '.join(visible(driven.outcome) for driven in content.drivers)}")
    if content.withheld:
        parts.append(f"{number(content.withheld)} groups withheld")
    if measured.dropped:
        parts.append(f"not counted: {left_out(dict(measured.dropped))}")
    return "; ".join(parts)


def left_out(dropped: dict[str, int]) -> str:
    """What was not counted, in words, most of it first."""
    return ", ".join(
        f"{number(n)} {reason}" for reason, n in sorted(dropped.items(), key=lambda item: (-item[1], item[0]))
    )


def _files(files: Sequence[MeasuredFile], width: int | None) -> list[Text]:
    rows = Rows(files)
    columns = (
        rows.column("file", lambda file: file.file, least=THIRD),
        rows.column("rows", lambda file: number(file.rows), align="right"),
        rows.column(
            "not counted", lambda file: left_out(file.dropped), phrase="{}", rank=1, least=HALF, must=True
        ),
    )
    return list(draw(columns, width).lines)


def _figures(figures: Sequence[MeasuredFigure], width: int | None) -> list[Text]:
    rows = Rows(figures)
    columns = (
        rows.column("touchpoint", lambda figure: figure.place or WHOLE, least=THIRD),
        rows.column("of", lambda figure: figure.metric.persona or figure.metric.segment or EVERYBODY),
        rows.column("until", lambda figure: f"{figure.metric.date or ''}", rank=2, phrase="until {}"),
        rows.column("n", lambda figure: number(figure.metric.raw_n or 0), align="right"),
        rows.column("figure", _value, align="point"),
    )
    return list(draw(columns, width).lines)


def _drivers(measured_drivers: MeasuredDrivers, width: int | None) -> list[Text]:
    """What drives an overall score, in the order of the map."""
    rows = Rows(measured_drivers.drivers)
    columns = (
        rows.column(f"drives {visible(measured_drivers.outcome)}", lambda row: row.place, least=THIRD),
        rows.column("n", lambda row: number(row.n), align="right"),
        rows.column(
            "correlation", lambda row: f"{row.correlation:.2f}", heads=("correlation", "r"), align="point"
        ),
        rows.column(
            "relative weight",
            lambda row: NONE if row.weight is None else percent(row.weight),
            heads=("relative weight", "weight"),
            align="right",
        ),
    )
    lines = list(draw(columns, width).lines) if measured_drivers.drivers else []
    drivers = []
    if measured_drivers.explained is not None:
        drivers.append(
            f"together {percent(measured_drivers.explained)} of what varies in "
            f"{visible(measured_drivers.outcome)}"
        )
    if measured_drivers.unweighed is not None:
        drivers.append(f"{visible(measured_drivers.outcome)}: not weighed, {measured_drivers.unweighed}")
    if measured_drivers.withheld:
        drivers.append(
            f"{number(measured_drivers.withheld)} left out: too few answered both questions, or all the same"
        )
    return lines + [line for text in drivers for line in paragraph(Text(text, style="dim"), width)]


def _comments(measured_comments: MeasuredComments, width: int | None) -> list[Text]:
    """What comments speak of, and the mean score of those who do."""
    rows, quoted = (
        Rows(measured_comments.places),
        Counter(picked.place for picked in measured_comments.quotes),
    )
    columns = (
        rows.column("spoken of", lambda row: row.place, least=THIRD),
        rows.column("comments", lambda row: number(row.n), align="right"),
        rows.column(
            "their score",
            lambda row: (
                NONE
                if row.score is None or measured_comments.scale is None
                else _mean(row.score, measured_comments.scale)
            ),
            align="point",
        ),
        rows.column(
            "quotes", lambda row: number(quoted[row.place]) if quoted[row.place] else "", align="right"
        ),
    )
    comments = [f"{NONE if measured_comments.n is None else number(measured_comments.n)} comments"]
    if measured_comments.score is not None and measured_comments.scale is not None:
        comments.append(f"their mean score {_mean(measured_comments.score, measured_comments.scale)}")
    if measured_comments.unmatched is not None:
        comments.append(f"{number(measured_comments.unmatched)} speak of none of these")
    lines = list(draw(columns, width).lines) if measured_comments.places else []
    return lines + paragraph(Text("; ".join(comments), style="dim"), width)


def _mean(scored: Scored, scale: Scale) -> str:
    return scale_numbers(scale.min, scale.max).score(scored.mean)


def _value(figure: MeasuredFigure) -> str:
    metric = figure.metric
    value = metric.value if metric.recounted is None else metric.recounted
    own = metric.own_scale
    return scale_numbers(own.min, own.max).score(value) + (" %" if metric.is_share else "")
