"""Groups, or maps, as curves beside each other, with how far they lie apart below each touchpoint."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from msgspec.structs import replace

from cxmap.scoring.comparison import Row, Standing
from cxmap.view.comparison.telling import Telling, judged
from cxmap.view.curve.labels import labels_of
from cxmap.view.curve.values import (
    Band,
    Column,
    CurveView,
    Difference,
    Groups,
    GroupScore,
    Mark,
    Over,
    Series,
    Stretch,
    Weight,
)
from cxmap.view.monotone import bends
from cxmap.view.sheet import Sheet
from cxmap.view.ticks import scale_ticks

SPREAD, CLOSE = 0.44, 0.11
"""How many columns the marks of all sides take together at most, and of two neighbours."""
_WEIGHTS: dict[str, Weight] = {"stands": "stands", "chance": "chance"}


def comparison_curve(telling: Telling, sheet: Sheet) -> CurveView:
    """The curves of at least two sides."""
    table, words = telling.table, telling.words
    places = table.places
    sides = range(len(telling.sides))
    widest = max((abs(row.widest.gain or 0.0) for row in places if row.widest is not None), default=0.0)
    bands = tuple(_bands(telling, places))
    return CurveView(
        sheet=sheet,
        ticks=scale_ticks(telling.compared.scale, words),
        bands=bands,
        columns=tuple(
            Column(row.id, telling.name(row), (), None, scored=True, remark="", summary="") for row in places
        ),
        series=tuple(
            Series("persona", str(at), telling.sides[at], tuple(_stretches(telling, places, at)), at + 1)
            for at in sides
        ),
        goals=(),
        shades=(),
        levels=(),
        callouts=(),
        lanes=(),
        labels=replace(labels_of(words), experience=""),
        groups=Groups(
            label=telling.own.apart,
            differences=tuple(_difference(telling, row, widest) for row in places),
            phases=tuple(_phases(telling, bands)),
            scores=tuple(tuple(_group_score(telling, row.standings[at]) for row in places) for at in sides),
            marks=telling.own.marks,
            shared=any(own.basis == "shared" for row in places for own in row.standings),
        ),
    )


def _bands(telling: Telling, places: Sequence[Row]) -> Iterator[Band]:
    names = {row.id: telling.isolated(row.name) for row in telling.table.rows if row.level == "phase"}
    at = 0
    for phase, group in groupby(places, key=lambda row: row.phase):
        count = len(list(group))
        if phase:
            yield Band(phase, names.get(phase, phase), at, at + count - 1)
        at += count


def _stretches(telling: Telling, places: Sequence[Row], side: int) -> Iterator[Stretch]:
    """A side's line: it passes over what the side never comes to, and bears no mark where a score is
    everybody's."""
    scale, count = telling.compared.scale, len(telling.sides)
    shift = (side - (count - 1) / 2) * min(CLOSE, SPREAD / max(count - 1, 1))
    run: list[tuple[Mark, bool]] = []
    for at, row in enumerate(places):
        own = row.standings[side]
        if own.score is None:
            if own.basis != "absent":
                yield from _stretch(run)
                run = []
            continue
        ends = [scale.percent(end) for end in (own.low, own.high) if end is not None]
        mark = Mark(
            column=at,
            height=scale.percent(own.score),
            kind="measured" if own.basis == "measured" else "believed",
            label=telling.numbers.score(own.score),
            low=min(ends) if len(ends) == 2 else None,
            high=max(ends) if len(ends) == 2 else None,
            shift=shift,
        )
        run.append((mark, own.is_own))
    yield from _stretch(run)


def _stretch(run: Sequence[tuple[Mark, bool]]) -> Iterator[Stretch]:
    marks = tuple(mark for mark, is_own in run if is_own)
    line = bends([(mark.x, mark.height) for mark, _ in run])
    if marks or line:
        yield Stretch(marks, line)


def _difference(telling: Telling, row: Row, widest: float) -> Difference:
    pair = row.widest
    if pair is None or pair.gain is None:
        return Difference(0.0, "", "", (), telling.row_notes(row))
    worst = (telling.own.worst.format(names=telling.names(row.worst)),) if row.worst else ()
    return Difference(
        share=abs(pair.gain) / widest if widest else 0.0,
        weight=_WEIGHTS.get(judged(row, pair), "estimate"),
        label=telling.apart(row),
        texts=tuple(text for text in (telling.interval(row), telling.judged(row), *worst) if text),
        notes=telling.row_notes(row),
    )


def _phases(telling: Telling, bands: Sequence[Band]) -> Iterator[Over]:
    """What is known of phases of several places; of one, its place says the same."""
    known = {row.id: row for row in telling.table.rows if row.level == "phase"}
    for band in bands:
        row = known.get(band.id)
        if row is None or band.first == band.last or row.widest is None:
            continue
        said = f"{telling.apart(row)}, {telling.judged(row)}"
        worst = (telling.own.worst.format(names=telling.names(row.worst)),) if row.worst else ()
        text = telling.words.semicolon.join((said, *worst, *telling.row_notes(row)))
        yield Over(band.first, band.last, (text,))


def _group_score(telling: Telling, own: Standing) -> GroupScore:
    n = telling.n(own)
    return GroupScore(telling.score(own), (n,) if n else (), own.is_own)
