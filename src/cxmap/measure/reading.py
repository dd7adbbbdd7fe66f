"""Data of a map as tables, and what was found in it before: whoever counts reads only what is new."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any, TypeVar

from cxmap.errors import InputError
from cxmap.measure.digests import Digests
from cxmap.measure.engine import Engine, engine_version, opened
from cxmap.measure.files import read_in, table_of
from cxmap.measure.inputs import Input, inputs_of
from cxmap.measure.progress import Progress
from cxmap.measure.sums import Sums, key_of
from cxmap.measure.tables import Table
from cxmap.measure.warehouse import Connection, Warehouse, connected
from cxmap.model import Bound, Map

T = TypeVar("T")


class Warehouses(ExitStack):
    """Connections by name, each opened when it is first needed, and closed together."""

    def __init__(self, known: Mapping[str, Connection]) -> None:
        super().__init__()
        self._known = known
        self._open: dict[str, Warehouse] = {}

    def named(self, name: str) -> Warehouse:
        """The one of that name. Raises InputError where there is none or it cannot be opened."""
        if name not in self._known:
            known = ", ".join(f"`{name}`" for name in self._known) or "none"
            raise InputError(f"data: there is no connection `{name}`, but {known}")
        if name not in self._open:
            self._open[name] = self.enter_context(connected(name, self._known[name]))
        return self._open[name]


class Reading:
    """What is read for one map, and how."""

    def __init__(
        self,
        map_: Map,
        folder: Path,
        floor: int,
        warehouses: Warehouses,
        progress: Progress | None,
        cache: Sums,
    ) -> None:
        self.map = map_
        self.floor = floor
        self._folder = folder
        self._warehouses = warehouses
        self._progress = progress
        self._cache = cache
        self._digests: dict[Path, Digests] = {}

    def inputs(self, data: Bound) -> tuple[Input, ...]:
        """The files of a binding; none where it binds a table. Their digests are begun with."""
        if data.table is not None:
            return ()
        inputs = inputs_of(data, self._folder)
        new = [input_.path for input_ in inputs if input_.path not in self._digests]
        if new:
            self._digests |= dict.fromkeys(new, Digests(self._cache, new))
        return inputs

    def digest(self, input_: Input) -> str:
        """SHA-256 of a file."""
        return self._digests[input_.path].of(input_.path)

    @contextmanager
    def tables(self, data: Bound, inputs: Sequence[Input]) -> Iterator[tuple[Engine, list[Table]]]:
        """An engine, and the files or the table of a binding as tables for it."""
        if data.table is not None:
            warehouse = self._warehouses.named(data.connection or "")
            yield warehouse, [warehouse.table(data)]
            return
        with (
            read_in(data, tuple(inputs)) as readable,
            opened([input_.readable for input_ in readable], self._progress) as engine,
        ):
            yield engine, [table_of(engine, data, input_) for input_ in readable]

    def kept(
        self,
        what: str,
        data: Bound,
        inputs: Sequence[Input],
        count: Callable[[], T],
        plain: Callable[[T], Any],
        read: Callable[[Any], T | None],
        *more: Any,
    ) -> T:
        """What some files add up to: from the cache, else counted now and kept. Tables are always counted."""
        if not inputs or not self._cache.is_on:
            return count()
        key = self._key(what, data, inputs, more)
        known = read(self._cache.recall(key))
        if known is None:
            known = count()
            content = plain(known)
            if content is not None:
                self._cache.keep(key, content)
        return known

    def _key(self, what: str, data: Bound, inputs: Sequence[Input], more: Any) -> str:
        """What the sums of these files depend on."""
        files = [
            (input_.name, self.digest(input_), input_.entry.model_dump(mode="json")) for input_ in inputs
        ]
        binding = data.model_dump(mode="json", exclude={"files"})
        known = _known(self.map)
        made_by = [type(data).__name__, self._cache.version, engine_version()]
        return key_of(what, made_by, self.floor, binding, known, files, more)


def _known(map_: Map) -> list[object]:
    """The ids and names by which cells are recognised, in the order of the map."""
    channels = [(channel.id, channel.name) for channel in map_.channels]
    phases = [(phase.id, phase.name) for phase in map_.phases]
    steps = [(step.touchpoint.id, step.touchpoint.name) for step in map_.steps]
    return [channels, phases, steps, list(map_.personas_by_id), list(map_.segments_by_id)]
