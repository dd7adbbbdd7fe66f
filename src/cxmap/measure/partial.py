"""What files add up to, apart from what else is measured: added up, and kept as plain lists and numbers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from msgspec import Struct

from cxmap.measure.repeating import Repeated
from cxmap.measure.sorting import Sorted, Tally, Where


class Part(Struct):
    """The answers of some files, and how many rows each has."""

    answers: Sorted
    rows: list[tuple[str, int]]

    def add(self, other: Part) -> None:
        """Count the answers of further files."""
        mine = self.answers
        for where, tally in other.answers.tallies.items():
            own = mine.tallies.setdefault(where, Tally())
            own.counts.update(tally.counts)
            own.squares += tally.squares
            for answer, weight in tally.weights.items():
                own.weights[answer] = own.weights.get(answer, Decimal(0)) + weight
        for name, dropped in other.answers.dropped.items():
            mine.dropped.setdefault(name, Counter()).update(dropped)
        for reason, seen in other.answers.examples.items():
            mine.examples.setdefault(reason, Counter()).update(seen)
        for period, day in other.answers.last.items():
            mine.last[period] = max(day, mine.last.get(period, day))
        self.rows += other.rows


def plain(part: Part) -> dict[str, Any] | None:
    """A part without the examples of what stands in the files, which are nobody's business.

    Nothing where no answer counts: whoever has to find out why needs these examples again.
    """
    answers = part.answers
    if not answers.tallies:
        return None
    return {
        "rows": part.rows,
        "dropped": {name: dict(+dropped) for name, dropped in answers.dropped.items()},
        "last": [(_text(period), day.isoformat()) for period, day in answers.last.items()],
        "tallies": [
            (
                (where.place, _text(where.period), where.kind, where.group),
                [(answer, n) for answer, n in tally.counts.items()],
                [(answer, str(weight)) for answer, weight in tally.weights.items()],
                str(tally.squares),
            )
            for where, tally in answers.tallies.items()
        ],
    }


def part_of(content: Any) -> Part | None:
    """The part that was made plain; nothing for what is none."""
    try:
        tallies = {
            Where(place, _day(period), kind, group): Tally(
                Counter({float(answer): int(n) for answer, n in counts}),
                {float(answer): Decimal(weight) for answer, weight in weights},
                Decimal(squares),
            )
            for (place, period, kind, group), counts, weights, squares in content["tallies"]
        }
        last = {_day(period): date.fromisoformat(day) for period, day in content["last"]}
        dropped = {name: Counter(counts) for name, counts in content["dropped"].items()}
        rows = [(str(name), int(n)) for name, n in content["rows"]]
    except (TypeError, ValueError, KeyError, AttributeError, ArithmeticError):
        return None
    return Part(Sorted(tallies, dropped, {}, last), rows)


def plain_pairs(pairs: Sequence[Repeated]) -> list[Any]:
    """What the same people answered twice, as lists and numbers."""
    return [
        (
            own.place,
            _text(own.earlier),
            _text(own.later),
            [(*key, n) for key, n in sorted(own.answers.items())],
        )
        for own in pairs
    ]


def pairs_of(content: Any) -> tuple[Repeated, ...] | None:
    """The pairs that were made plain; nothing for what is none."""
    try:
        return tuple(
            Repeated(
                place,
                date.fromisoformat(earlier),
                date.fromisoformat(later),
                Counter({(float(before), float(after)): int(n) for before, after, n in answers}),
            )
            for place, earlier, later, answers in content
        )
    except (TypeError, ValueError):
        return None


def _text(day: date | None) -> str | None:
    return None if day is None else day.isoformat()


def _day(text: str | None) -> date | None:
    return None if text is None else date.fromisoformat(text)
