"""The answer to a what-if on a terminal, and as plain data."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from rich.text import Text

from cxmap.rendering.text.columns import Column
from cxmap.rendering.text.numbers import number, scale_numbers
from cxmap.rendering.text.rows import Rows
from cxmap.rendering.text.sections import THIRD, Sections
from cxmap.scoring import BestStep, Journey, PlaceScore, Tally, WhatIf, tally
from cxmap.view.numbers import ScaleNumbers

_BEST = {
    "peak-end": "the step that improves what people remember most",
    "weighted mean": "no peak-end figure; the step that raises the weighted mean most",
    "mean": "no peak-end figure; the step that raises the mean most",
}


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


def what_if(outcome: WhatIf, *, best: BestStep | None = None, width: int | None = None) -> Text:
    """The figures before and after, and the touchpoints that change place."""
    scale = outcome.before.scale
    page, shown = Sections(width), scale_numbers(scale.min, scale.max)
    line = f"scale {shown.plain(scale.min)} to {shown.plain(scale.max)}"
    if best is not None:
        place = best.place
        now, goal = shown.score(place.experience), shown.score(place.goal.score)
        line = f"{_BEST[best.by]}: {place.name} from {now} to its goal {goal} ({line})"
    page.head(outcome.before.map.title, line)
    figures_ = []
    for name, before, after in _changes(outcome.journey_before, outcome.journey_after):
        change = None if before is None or after is None else scale.difference(after, before)
        figures_.append((name, shown.score(before), shown.score(after), shown.difference(change)))
    for name, was, then in _verdicts(tally(outcome.before), tally(outcome.after)):
        figures_.append((name, number(was), number(then), number(then - was, signed=True)))
    rows = Rows(figures_)
    page.table(
        rows.column("figure", lambda row: row[0], least=THIRD),
        rows.column("now", lambda row: row[1], align="point"),
        rows.column("then", lambda row: row[2], align="point"),
        rows.column("change", lambda row: row[3], align="point"),
    )
    if outcome.changed:
        page.section("touchpoints that change")
        page.table(*_moved_columns(outcome.changed, shown))
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


def what_if_record(outcome: WhatIf) -> dict[str, Any]:
    """The same as plain data. What is undecided is not counted as below its goal."""
    before, after = tally(outcome.before), tally(outcome.after)
    return {
        "figures": {
            name: {"now": now, "then": then}
            for name, now, then in _changes(outcome.journey_before, outcome.journey_after)
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
            for old, new in outcome.changed
        ],
    }
