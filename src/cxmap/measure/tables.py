"""A table of data: which columns it has, which of them a binding means, and how its cells are read."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from difflib import get_close_matches

from cxmap.errors import InputError
from cxmap.measure.engine import identifier, literal


@dataclass(frozen=True, slots=True)
class Table:
    """A table of which the columns are known. `source` is how an engine reads it."""

    name: str
    """What the map calls it."""
    source: str
    names: tuple[str, ...]
    """The columns as the table calls them; two of a text file may have one name."""
    keys: tuple[str, ...]
    """The same as the engine calls them, each once."""
    types: tuple[str, ...]
    """What they hold, in the engine's words and capitals."""
    renamed: Mapping[str, str] = field(default_factory=dict)
    """Columns that the binding calls otherwise: its name for each, and the table's own."""
    date: date | None = None
    """When its answers were given, where no column says so."""
    is_strict: bool = False
    """Whether the engine fails at a cell that is no number or no date, rather than leave it out."""
    noting: str | None = None
    """The same source, for once: it notes the lines that are malformed, which are passed over otherwise."""
    _types: dict[str, str] = field(init=False, repr=False, compare=False)
    """What each column holds, by its quoted name."""

    def __post_init__(self) -> None:
        types = {identifier(key): type_ for key, type_ in zip(self.keys, self.types, strict=True)}
        object.__setattr__(self, "_types", types)

    def column(self, names: Sequence[str]) -> str:
        """The column that is meant, quoted: the first of the names that the table has.

        Spaces around a name do not matter, and capitals only where nothing else tells two columns apart.
        Raises InputError where there is none, or two.
        """
        for name in names:
            meant = self.renamed.get(name, name)
            for same in (_exactly, _trimmed, _folded):
                places = [at for at, column in enumerate(self.names) if same(column) == same(meant)]
                if len(places) > 1:
                    raise InputError(
                        f"{self.name} has {len(places)} columns that are called `{meant}`; rename one"
                    )
                if places:
                    return identifier(self.keys[places[0]])
        raise InputError(self._missing(names))

    def text(self, column: str) -> str:
        """A cell as text without spaces around it; what is empty is nothing."""
        return f"nullif(trim(CAST({column} AS VARCHAR)), '')" if self._is_text(column) else column

    def decimal(self, column: str, sign: str) -> str:
        """A cell as an exact decimal; nothing where it is no number."""
        if not self._is_text(column):
            return f"{'CAST' if self.is_strict else 'TRY_CAST'}({column} AS DECIMAL(18, 6))"
        self._insist_on_leniency(column, "a number")
        return f"TRY_CAST(replace(trim({column}), {literal(sign)}, '.') AS DECIMAL(18, 6))"

    def whole(self, column: str) -> str:
        """A cell as a whole number; nothing where it is none."""
        cell = f"trim({column})" if self._is_text(column) else column
        return f"TRY_CAST({cell} AS BIGINT)"

    def moment(self, column: str, written: str | None, *, sound: bool = True) -> str:
        """A cell as a day with its time; nothing where it is none or, if `sound`, not in years 1 to 9999."""
        moment = self._moment(column, written)
        if not sound:
            return moment
        return f"CASE WHEN year({moment}) BETWEEN 1 AND 9999 THEN {moment} END"

    def _moment(self, column: str, written: str | None) -> str:
        if self._type(column).startswith(("DATE", "TIMESTAMP")):
            return column
        if not self._is_text(column):
            return f"{'CAST' if self.is_strict else 'TRY_CAST'}({column} AS TIMESTAMP)"
        self._insist_on_leniency(column, "a date")
        if written is None:
            # never a bare cast: the engine would let the reader of CSV do it, which drops the whole row; and
            # trimmed only where that is needed, as it takes longer than the cast
            bare, trimmed = (
                f"TRY_CAST({text} AS TIMESTAMP)" for text in (f"nullif({column}, '')", f"trim({column})")
            )
            return f"coalesce({bare}, {trimmed})"
        return f"try_strptime(trim({column}), {literal(written)})"

    def _type(self, column: str) -> str:
        return self._types[column]

    def _is_text(self, column: str) -> bool:
        return self._type(column).startswith(("VARCHAR", "STRING", "TEXT", "CHAR"))

    def _insist_on_leniency(self, column: str, what: str) -> None:
        if self.is_strict:
            raise InputError(f"{self.name}: the column {column} holds text; it must be {what} there")

    def _missing(self, names: Sequence[str]) -> str:
        known = [column.strip() for column in self.names]
        near = get_close_matches(names[0].strip(), known, 1, 0.6)
        cure = f"did you mean `{near[0]}`?" if near else f"it has {_some(known)}"
        called = " or ".join(f"`{name}`" for name in names)
        return f"{self.name} has no column {called}; {cure}"


def _exactly(name: str) -> str:
    return name


def _trimmed(name: str) -> str:
    return name.strip()


def _folded(name: str) -> str:
    return name.strip().casefold()


def _some(names: Sequence[str]) -> str:
    shown = ", ".join(f"`{name}`" for name in names[:8])
    return shown + (f" and {len(names) - 8} more" if len(names) > 8 else "")
