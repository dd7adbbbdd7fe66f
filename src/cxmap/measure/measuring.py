"""`measure`: every binding of a map, from its files to figures."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

from msgspec import Struct, field
from pydantic import ValidationError

from cxmap.errors import InputError
from cxmap.measure.answering import answered
from cxmap.measure.commenting import Heard, heard, heard_of, plain_heard
from cxmap.measure.drivers import driven_by
from cxmap.measure.events import Followed, followed, followed_of, plain_followed
from cxmap.measure.figures import figures_of
from cxmap.measure.progress import Progress
from cxmap.measure.quoting import quoted
from cxmap.measure.reading import Reading, Warehouses
from cxmap.measure.sorting import MOST_EXAMPLES, Reason, Sorted
from cxmap.measure.sums import Sums
from cxmap.measure.warehouse import Connection, digest
from cxmap.model import (
    Comments,
    Data,
    Events,
    Map,
    MeasuredComments,
    MeasuredDrivers,
    MeasuredEvents,
    MeasuredFigure,
    MeasuredFile,
    MeasuredMap,
    binding_of,
)

MENDABLE: tuple[Reason, ...] = (
    "no such place", "no number", "off the scale", "between the answers", "no date", "no case",
    "no weight", "malformed",
)  # fmt: skip
"""Reasons that speak of a fault in the file or in the binding, and not of people who did not answer."""


class Measured(Struct, frozen=True):
    """The outcome of measuring a map: what goes into its measured file, and what only the terminal shows."""

    content: MeasuredMap
    examples: dict[str, tuple[tuple[str, int], ...]] = field(default_factory=dict)
    """For each mendable reason, what stands in the files and how often, most often first."""

    @property
    def rows(self) -> int:
        """How many rows were read."""
        return sum(file.rows for file in self.content.inputs)

    @property
    def dropped(self) -> Counter[str]:
        """What was not counted, by reason, over all files."""
        total: Counter[str] = Counter()
        for file in self.content.inputs:
            total.update(file.dropped)
        return total


def measure(
    map_: Map,
    folder: Path,
    *,
    floor: int = 5,
    connections: Mapping[str, Connection] | None = None,
    progress: Progress | None = None,
    cache: Sums | None = None,
) -> Measured:
    """Count what a map binds with `data`, `events` and `comments`. `folder` is that of the map file.

    Groups of fewer people than `floor` are withheld. `progress` hears what is read, and how far it is.
    `connections` are the warehouses that may be used, by name. In `cache`, where one is given, sums of
    files are kept for the next time; that changes nothing but that there are no examples of what was
    counted before. Raises InputError for files, tables and columns that are not there, that lie outside the
    folder or cannot be read, and where nothing counts.
    """
    with Warehouses(connections or {}) as warehouses:
        reading = Reading(map_, folder, floor, warehouses, progress, cache or Sums(None))
        measuring = _Measuring(reading)
        for data in map_.data:
            measuring.count(data)
        for events in map_.events:
            measuring.follow(events)
        for comments in map_.comments:
            measuring.hear(comments)
        return measuring.outcome()


class _Measuring:
    """What was found so far, binding by binding."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._map, self._floor = reading.map, reading.floor
        self._figures: list[MeasuredFigure] = []
        self._events: list[MeasuredEvents] = []
        self._comments: list[MeasuredComments] = []
        self._drivers: list[MeasuredDrivers] = []
        self._files: list[MeasuredFile] = []
        self._examples: dict[Reason, Counter[str]] = {}
        self._withheld = 0

    def count(self, data: Data) -> None:
        """Answers to figures."""
        reading = self._reading
        inputs = reading.inputs(data)
        outcome = answered(reading, data, inputs)
        answers, names = outcome.part.answers, [name for name, _ in outcome.part.rows]
        _insist_on_answers(answers, names)
        if data.outcome is not None:
            driven = driven_by(reading, data, inputs)
            self._drivers.append(driven.drivers)
            answers.leave_out(driven.dropped, driven.examples)
        with _figures_held(names):
            figures, small = figures_of(self._map, data, answers, self._floor, outcome.repeated)
        self._figures += figures
        self._withheld += small
        self._seen(answers.examples)
        for number, (name, rows) in enumerate(outcome.part.rows):
            sha256 = reading.digest(inputs[number]) if inputs else outcome.digests[name]
            self._note(name, sha256, rows, answers.dropped[name])

    def follow(self, data: Events) -> None:
        """Events to what journeys did; a journey may lie in several files, so that they are read together."""
        reading = self._reading
        inputs = reading.inputs(data)

        def follow() -> Followed:
            with (
                reading.tables(data, inputs) as (engine, tables),
                _figures_held([table.name for table in tables]),
            ):
                return followed(engine, self._map, data, tables, self._floor)

        outcome = reading.kept("events", data, inputs, follow, plain_followed, followed_of)
        self._events.append(outcome.events)
        self._seen({"no such place": outcome.unknown})
        for number, (name, rows, dropped) in enumerate(outcome.rows):
            sha256 = reading.digest(inputs[number]) if inputs else digest(outcome.events.touchpoints)
            self._note(name, sha256, rows, dropped)

    def hear(self, data: Comments) -> None:
        """Comments to what they speak of; texts are read anew where an author picked some."""
        reading = self._reading
        inputs = reading.inputs(data)

        def hear() -> Heard:
            with (
                reading.tables(data, inputs) as (engine, tables),
                _figures_held([table.name for table in tables]),
            ):
                return heard(engine, self._map, data, tables, self._floor)

        outcome = reading.kept("comments", data, inputs, hear, plain_heard, heard_of)
        comments = outcome.comments
        if data.quotes:
            with reading.tables(data, inputs) as (engine, tables):
                quotes = quoted(engine, self._map, data, tables)
            comments = comments.model_copy(update={"quotes": quotes})
        self._comments.append(comments)
        self._seen({"no such place": outcome.unknown})
        for number, (name, rows, dropped) in enumerate(outcome.rows):
            sha256 = reading.digest(inputs[number]) if inputs else digest([comments])
            self._note(name, sha256, rows, dropped)

    def _seen(self, examples: Mapping[Reason, Counter[str]]) -> None:
        for reason, seen in examples.items():
            if seen:
                self._examples.setdefault(reason, Counter()).update(seen)

    def _note(self, name: str, sha256: str, rows: int, dropped: Counter[Reason]) -> None:
        left_out: dict[str, int] = {reason: n for reason, n in sorted(dropped.items()) if n}
        self._files.append(MeasuredFile(file=name, sha256=sha256, rows=rows, dropped=left_out))

    def outcome(self) -> Measured:
        """Everything together."""
        content = MeasuredMap(
            measured=1,
            binding=binding_of(self._map),
            inputs=tuple(self._files),
            withheld=self._withheld
            + sum(events.withheld for events in self._events)
            + sum(comments.withheld for comments in self._comments),
            events=tuple(self._events),
            comments=tuple(self._comments),
            drivers=tuple(self._drivers),
            figures=tuple(self._figures),
        )
        examples: dict[str, tuple[tuple[str, int], ...]] = {}
        for reason in MENDABLE:
            seen = sorted(self._examples.get(reason, {}).items(), key=lambda item: (-item[1], item[0]))
            if seen:
                examples[reason] = tuple(seen[:MOST_EXAMPLES])
        return Measured(content, examples)


@contextmanager
def _figures_held(names: Sequence[str]) -> Iterator[None]:
    """Figures that are beyond what a map can hold, such as weights or counts that add up to a quadrillion."""
    try:
        yield
    except ValidationError as error:
        first = error.errors()[0]
        place = ".".join(map(str, first["loc"]))
        raise InputError(
            f"data: what {', '.join(names[:3])} adds up to cannot be held: `{place}`: {first['msg']}"
        ) from None


def _insist_on_answers(answers: Sorted, names: list[str]) -> None:
    if answers.tallies:
        return
    total: Counter[Reason] = Counter()
    for dropped in answers.dropped.values():
        total.update(dropped)
    why = ", ".join(f"{n} {reason}" for reason, n in total.most_common() if n) or "no rows"
    examples = next((seen for reason in MENDABLE if (seen := answers.examples.get(reason))), None)
    shown = f"; such as `{examples.most_common(1)[0][0]}`" if examples else ""
    raise InputError(f"data: nothing is left to count in {', '.join(names[:3])}: {why}{shown}")
