"""`measure`: every binding of a map, from its files to figures."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from pydantic import ValidationError

from cxmap.errors import InputError
from cxmap.measure.cache import Cache, key_of
from cxmap.measure.commenting import heard
from cxmap.measure.counting import counted
from cxmap.measure.drivers import drivers_of
from cxmap.measure.engine import Engine, engine_version, opened
from cxmap.measure.events import followed, followed_of, plain_followed
from cxmap.measure.figures import figures_of
from cxmap.measure.files import read_in, table_of
from cxmap.measure.inputs import Input, fingerprint, inputs_of
from cxmap.measure.partial import Part, part_of, plain
from cxmap.measure.repeating import repeated
from cxmap.measure.sorting import MOST_EXAMPLES, Reason, Sorted, sorted_out
from cxmap.measure.tables import Table
from cxmap.measure.warehouse import Connection, Warehouse, connected, digest
from cxmap.model import (
    Bound,
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


@dataclass(frozen=True, slots=True)
class Measured:
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
    on_file: Callable[[str], None] | None = None,
    cache: Cache | None = None,
) -> Measured:
    """Count what a map binds with `data`, `events` and `comments`. `folder` is that of the map file.

    Groups of fewer people than `floor` are withheld. `on_file` hears the name of each file before it is read.
    `connections` are the warehouses that the project knows, by name. In `cache`, where one is given, sums of
    files are kept for the next time; that changes nothing but that there are no examples of what was
    counted before. Raises InputError for files, tables and columns that are not there, that lie outside the
    folder or cannot be read, and where nothing counts.
    """
    with _Warehouses(connections or {}) as warehouses:
        measuring = _Measuring(map_, folder, floor, warehouses, on_file, cache or Cache(None))
        for data in map_.data:
            measuring.count(data)
        for events in map_.events:
            measuring.follow(events)
        for comments in map_.comments:
            measuring.hear(comments)
        return measuring.outcome()


class _Warehouses(ExitStack):
    """Connections by name, each opened when it is first needed, and closed together."""

    def __init__(self, known: Mapping[str, Connection]) -> None:
        super().__init__()
        self._known = known
        self._open: dict[str, Warehouse] = {}

    def named(self, name: str) -> Warehouse:
        """The one of that name. Raises InputError where there is none or it cannot be opened."""
        if name not in self._known:
            known = ", ".join(f"`{name}`" for name in self._known) or "none"
            raise InputError(f"data: the project's settings have no connection `{name}`; they have {known}")
        if name not in self._open:
            self._open[name] = self.enter_context(connected(name, self._known[name]))
        return self._open[name]


class _Measuring:
    """What was found so far, binding by binding."""

    def __init__(
        self,
        map_: Map,
        folder: Path,
        floor: int,
        warehouses: _Warehouses,
        on_file: Callable[[str], None] | None,
        cache: Cache,
    ) -> None:
        self._cache = cache
        self._digests: dict[str, str] = {}
        self._warehouses = warehouses
        self._map = map_
        self._folder = folder
        self._floor = floor
        self._on_file = on_file
        self._figures: list[MeasuredFigure] = []
        self._events: list[MeasuredEvents] = []
        self._comments: list[MeasuredComments] = []
        self._drivers: list[MeasuredDrivers] = []
        self._files: list[MeasuredFile] = []
        self._examples: dict[Reason, Counter[str]] = {}
        self._withheld = 0

    @contextmanager
    def _tables(self, data: Bound, inputs: tuple[Input, ...]) -> Iterator[tuple[Engine, list[Table]]]:
        if data.table is not None:
            warehouse = self._warehouses.named(data.connection or "")
            yield warehouse, [warehouse.table(data)]
            return
        with (
            read_in(data, inputs) as readable,
            opened([input_.readable for input_ in readable]) as engine,
        ):
            tables = []
            for input_ in readable:
                if self._on_file is not None:
                    self._on_file(input_.name)
                tables.append(table_of(engine, data, input_))
            yield engine, tables

    def _inputs(self, data: Bound) -> tuple[Input, ...]:
        return () if data.table is not None else inputs_of(data, self._folder)

    def _key(self, data: Bound, inputs: Sequence[Input], digests: Mapping[Path, str]) -> str:
        """What the sums of these files depend on."""
        files = [
            (input_.name, digests[input_.path], input_.entry.model_dump(mode="json")) for input_ in inputs
        ]
        binding = data.model_dump(mode="json", exclude={"files"})
        return key_of(
            type(data).__name__,
            self._cache.version,
            engine_version(),
            self._floor,
            binding,
            _known(self._map),
            files,
        )

    def count(self, data: Data) -> None:
        """Answers to figures: file by file, and all at once where people may have answered in several."""
        inputs = self._inputs(data)
        digests = {input_.path: self._cache.digest(input_.path, fingerprint) for input_ in inputs}
        is_whole = data.respondent is not None or data.outcome is not None or not inputs
        is_kept = bool(inputs) and data.outcome is None  # what drives an outcome is no sum of files
        total = Part(Sorted(), [])
        for unit in [inputs] if is_whole else [(input_,) for input_ in inputs]:
            key = self._key(data, unit, digests)
            part = part_of(self._cache.held(key)) if is_kept else None
            if part is None:
                part = self._counted(data, unit)
                if is_kept and part.answers.tallies:
                    self._cache.keep(key, plain(part))
            total.add(part)
        answers, names = total.answers, [name for name, _ in total.rows]
        _insist_on_answers(answers, names)
        with _figures_held(names):
            figures, small = figures_of(self._map, data, answers, self._floor, total.repeated)
        self._figures += figures
        self._withheld += small
        for reason, seen in answers.examples.items():
            self._examples.setdefault(reason, Counter()).update(seen)
        for number, (name, rows) in enumerate(total.rows):
            sha256 = digests[inputs[number].path] if inputs else self._digests[name]
            self._note(name, sha256, rows, answers.dropped[name])

    def _counted(self, data: Data, inputs: tuple[Input, ...]) -> Part:
        with self._tables(data, inputs) as (engine, tables):
            counts = counted(engine, data, tables)
            again = repeated(engine, self._map, data, tables, counts)
            driven = drivers_of(engine, self._map, data, tables, self._floor)
        if not inputs:
            self._digests = {count.name: digest(count.cells) for count in counts}
        answers = sorted_out(self._map, data, counts)
        if driven is not None:
            self._drivers.append(driven.drivers)
            answers.leave_out(driven.dropped, driven.examples)
        return Part(answers, [(count.name, count.rows) for count in counts], again)

    def follow(self, data: Events) -> None:
        """Events to what journeys did; a journey may lie in several files."""
        inputs = self._inputs(data)
        digests = {input_.path: self._cache.digest(input_.path, fingerprint) for input_ in inputs}
        key = self._key(data, inputs, digests)
        outcome = followed_of(self._cache.held(key)) if inputs else None
        if outcome is None:
            with (
                self._tables(data, inputs) as (engine, tables),
                _figures_held([table.name for table in tables]),
            ):
                outcome = followed(engine, self._map, data, tables, self._floor)
            if inputs:
                self._cache.keep(key, plain_followed(outcome))
        self._events.append(outcome.events)
        if outcome.unknown:
            self._examples.setdefault("no such place", Counter()).update(outcome.unknown)
        for number, (name, rows, dropped) in enumerate(outcome.rows):
            sha256 = digests[inputs[number].path] if inputs else digest(outcome.events.touchpoints)
            self._note(name, sha256, rows, dropped)

    def hear(self, data: Comments) -> None:
        """Comments to what they speak of."""
        inputs = self._inputs(data)
        digests = {input_.path: self._cache.digest(input_.path, fingerprint) for input_ in inputs}
        with (
            self._tables(data, inputs) as (engine, tables),
            _figures_held([table.name for table in tables]),
        ):
            outcome = heard(engine, self._map, data, tables, self._floor)
        self._comments.append(outcome.comments)
        if outcome.unknown:
            self._examples.setdefault("no such place", Counter()).update(outcome.unknown)
        for number, (name, rows, dropped) in enumerate(outcome.rows):
            sha256 = digests[inputs[number].path] if inputs else digest([outcome.comments])
            self._note(name, sha256, rows, dropped)

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


def _known(map_: Map) -> list[object]:
    """The ids and names by which cells are recognised, in the order of the map."""
    channels = [(channel.id, channel.name) for channel in map_.channels]
    phases = [(phase.id, phase.name) for phase in map_.phases]
    steps = [(step.touchpoint.id, step.touchpoint.name) for step in map_.steps]
    return [channels, phases, steps, list(map_.personas_by_id), list(map_.segments_by_id)]


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
