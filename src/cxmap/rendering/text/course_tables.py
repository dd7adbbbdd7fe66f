"""How a map fared over its versions, and who let a touchpoint get worse, on a terminal."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace
from rich.text import Text

from cxmap.locale import words_for
from cxmap.rendering.text.change_texts import rows as change_rows
from cxmap.rendering.text.numbers import NONE, number, percent, scale_numbers
from cxmap.rendering.text.rows import Rows
from cxmap.rendering.text.signs import visible
from cxmap.rendering.text.table import draw
from cxmap.rendering.text.wrapping import paragraph
from cxmap.view.wording import verdict_word

if TYPE_CHECKING:
    from cxmap.changes import Comparison
    from cxmap.scoring import PlaceScore, Scorecard
    from cxmap.scoring.course import Course, Ending, Gap
    from cxmap.scoring.trend import Missing, Point
    from cxmap.view.numbers import ScaleNumbers

PRESENT = "now"
"""What a version is called that is not committed."""
MOST_NAMES = 4
_ENDINGS: dict[Ending, str] = {
    "": "open",
    "met": "goal met",
    "undecided": "not decided any more",
    "unscored": "no longer scored",
    "gone": "no longer in the map",
}
_LOWERED = "goal met only because it was lowered"
_MISSING = {
    "shallow": "this copy of the repository holds only the latest commits; `git fetch --unshallow` gets more",
    "partial": "this copy of the repository was made without the contents of earlier versions",
    "unanswered": "git gave no answer here",
    "": "no earlier version of this map with scores is committed",
}


class TraceRow(Struct, frozen=True):
    """A version that changed something for one place."""

    revision: str
    day: date | None
    author: str
    subject: str
    place: PlaceScore | None
    comparison: Comparison | None


def _names(names: Iterable[str]) -> str:
    known = list(names)
    more = f" and {len(known) - MOST_NAMES} more" if len(known) > MOST_NAMES else ""
    return ", ".join(known[:MOST_NAMES]) + more


def _day(day: date | None) -> str:
    return PRESENT if day is None else day.isoformat()


def _plural(count: int, singular: str) -> str:
    return f"{count} {singular}{'' if count == 1 else 's'}"


def headline(course: Course) -> str:
    """What matters most, in a line: what is open and since when, what was closed, how long that takes."""
    points = course.points
    if not points:
        return f"no trend: {_MISSING[course.trend.missing]}"
    first, last = (_day(points[at].version.day) for at in (0, -1))
    parts = [f"{_plural(len(points), 'version')} from {first} to {last}"]
    otherwise = len(course.gaps) - len(course.open) - len(course.closed)
    ended = f", {otherwise} ended otherwise" if otherwise else ""
    parts.append(f"{_plural(len(course.open), 'gap')} open, {len(course.closed)} closed{ended}")
    if course.median_days is not None:
        parts.append(f"half of all gaps are closed after {_plural(round(course.median_days), 'day')}")
    elif course.gaps:
        parts.append("fewer than half of all gaps were ever closed")
    return "; ".join(parts)


def trend_tables(name: str, card: Scorecard, course: Course, *, width: int | None = None) -> Text:
    """A map's versions, the newest last, and its gaps, those that are open first."""
    lines = [
        *paragraph(Text(visible(card.map.title), style="bold"), width),
        *paragraph(Text(visible(f"{name}: {headline(course)}"), style="dim"), width),
    ]
    if course.points:
        lines += [Text(), *_versions(card, course, width)]
    if course.gaps:
        lines += [Text(), Text("gaps", style="bold"), *_gaps(course, width)]
    for note in _notes(card, course):
        lines += paragraph(Text(visible(note), style="dim"), width)
    return Text("\n").join(lines)


def _versions(card: Scorecard, course: Course, width: int | None) -> tuple[Text, ...]:
    shown = scale_numbers(card.scale.min, card.scale.max)
    numbered = list(enumerate(course.points))
    table = Rows(numbered)
    measured = [
        table.column(
            "measured", lambda row: percent(row[1].measured / row[1].scored), align="right", rank=5,
            phrase="{} of the scores measured",
        )
    ] if any(point.measured for point in course.points) else []  # fmt: skip
    drawn = draw(
        [
            table.column("date", lambda row: _day(row[1].version.day)),
            table.column("commit", lambda row: row[1].version.revision or NONE, rank=4),
            table.column("exp.", lambda row: shown.score(row[1].mean), align="point"),
            table.column(
                "goal", lambda row: shown.score(row[1].goal), align="point", rank=3, phrase="mean goal {}"
            ),
            table.column("below goal", lambda row: f"{row[1].short} of {row[1].judged}", align="right"),
            *measured,
            table.column(
                "what changed", lambda row: "; ".join(_told(course, *row)) or NONE, rank=1, phrase="{}",
                least=0.3, must=True,
            ),
        ],
        width,
    )  # fmt: skip
    return drawn.lines


def _told(course: Course, at: int, point: Point) -> Iterator[str]:
    """What a version is to be known for, what customers notice first."""
    opened = [gap.place.name for gap in course.opened_at(at)]
    closed = [gap.place.name for gap in course.ended_at(at) if gap.is_closed]
    eased = [gap.place.name for gap in course.ended_at(at) if gap.eased]
    for said, names in (
        ("below goal", opened),
        ("goal met", closed),
        ("goal met only because it was lowered", eased),
        ("scored worse", [name for name in point.fell if name not in opened]),
        ("scored better", [name for name in point.rose if name not in closed]),
        ("may be chance", point.unclear),
        ("done", [done.title for done in course.done if done.at == at]),
        ("another goal", point.regoaled),
        ("scored in another way", point.rescored),
        ("first scored", point.came),
        ("no longer scored", point.went),
    ):
        if names:
            yield f"{said}: {_names(names)}"
    if point.rescaled:
        yield "another scale"
    if course.limits is not None and at in course.limits.outside:
        yield "mean outside its control limits"


def _gaps(course: Course, width: int | None) -> tuple[Text, ...]:
    ordered = sorted(course.gaps, key=lambda gap: (gap.ending != "", -(gap.days or 0)))
    days = [_day(point.version.day) for point in course.points]
    table = Rows(ordered)
    return draw(
        [
            table.column("where", lambda gap: gap.place.name, least=0.3),
            table.column("since", lambda gap: _since(gap, days)),
            table.column("until", lambda gap: "" if gap.ended is None else days[gap.ended], rank=2),
            table.column("days", lambda gap: _stood(gap), align="right"),
            table.column(
                "", lambda gap: _LOWERED if gap.eased else _ENDINGS[gap.ending],
                phrase="{}", rank=1, must=True,
                style=lambda gap: "green" if gap.is_closed else "red" if not gap.ending else "",
            ),
        ],
        width,
    ).lines  # fmt: skip


def _since(gap: Gap, days: Sequence[str]) -> str:
    return f"{days[gap.opened]} or before" if gap.from_start else days[gap.opened]


def _stood(gap: Gap) -> str:
    if gap.days is None:
        return NONE
    return f"{'>= ' if gap.from_start or not gap.ending else ''}{number(gap.days)}"


def _notes(card: Scorecard, course: Course) -> Iterator[str]:
    trend, limits = course.trend, course.limits
    if limits is not None:
        shown = scale_numbers(card.scale.min, card.scale.max)
        low, high = shown.ends(limits.low, limits.high)
        yield (
            f"control limits of the mean since {_day(course.points[limits.since].version.day)}: "
            f"{low} .. {high}; what lies between them is noise"
        )
    if trend.unsound:
        yield (
            f"{_plural(len(trend.unsound), 'version')} left out, no sound map: "
            f"{_names(version.revision or PRESENT for version in trend.unsound)}"
        )
    if trend.unscored:
        yield f"{_plural(len(trend.unscored), 'version')} without scores left out"
    if trend.points and trend.missing:
        yield _MISSING[trend.missing]


def blame_text(
    card: Scorecard,
    place: PlaceScore,
    traces: Sequence[TraceRow],
    since: int | None,
    missing: Missing,
    *,
    width: int | None = None,
) -> Text:
    """Since when a place is what it is and by whom, and every version that changed something for it."""
    lines = [*paragraph(Text(visible(place.name), style="bold"), width)]
    said = _standing(place)
    if since is not None:
        trace = traces[since]
        who = f" by {trace.author}" if trace.author else ""
        named = f" ({trace.revision}{who}: {trace.subject})" if trace.revision else ""
        if not named and not (since == 0 and missing):  # where git lacks versions, it may well be committed
            named = " (not committed yet)"
        said += f" since {_day(trace.day)}{named}" if trace.day else named
        if since == 0 and missing:
            said += f"; {_MISSING[missing]}"
        elif since == 0:
            said += ", the first version that has it"
    lines += paragraph(Text(visible(said)), width)
    if since is not None and since > 0:
        why = _why(traces[since])
        lines += paragraph(Text(visible(f"because: {why}")), width) if why else []
    shown = scale_numbers(card.scale.min, card.scale.max)
    table = Rows(traces)
    lines += [Text()]
    lines += draw(
        [
            table.column("date", lambda trace: _day(trace.day)),
            table.column("commit", lambda trace: trace.revision or NONE),
            table.column("who", lambda trace: trace.author or NONE, rank=3, least=0.1, phrase="by {}"),
            table.column("goal", lambda trace: _goal(trace.place, shown), align="point"),
            table.column("exp.", lambda trace: _experience(trace.place, shown), align="point"),
            table.column("verdict", lambda trace: _standing(trace.place), least=0.15),
            table.column(
                "what changed", lambda trace: _why(trace) or trace.subject, rank=1, phrase="{}", least=0.25,
                must=True,
            ),
        ],
        width,
    ).lines  # fmt: skip
    return Text("\n").join(lines)


def _standing(place: PlaceScore | None) -> str:
    if place is None:
        return "not in the map"
    if place.gap is None:
        return "no score" if place.experience is None else "no goal"
    return verdict_word(place.verdict, words_for("en"))


def _goal(place: PlaceScore | None, shown: ScaleNumbers) -> str:
    return NONE if place is None else shown.score(place.goal.score)


def _experience(place: PlaceScore | None, shown: ScaleNumbers) -> str:
    return NONE if place is None else shown.score(place.experience)


def _why(trace: TraceRow) -> str:
    """What changed, in words. The verdict stands in a column of its own, but for what alone turned it."""
    if trace.comparison is None:
        return ""
    changes = trace.comparison.changes
    own = replace(
        trace.comparison,
        changes=tuple(replace(change, places=()) for change in changes if change.kind != "verdict"),
    )
    reasons = [f"{row.what} ({row.note})" if row.note else row.what for row in change_rows(own)]
    reasons += [f"the verdict turned only because of that: {change.why}" for change in changes if change.why]
    return "; ".join(dict.fromkeys(reasons))
