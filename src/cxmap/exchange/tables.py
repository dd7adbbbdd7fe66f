"""Tables that people keep journeys in: a step on each row, or lanes as rows and phases as columns.

Headers are known in four languages (`headers`). What has no place of its own in a map becomes a lane of its
own, so nothing is dropped; what is unsure is told.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from math import isfinite
from typing import Any

from msgspec.structs import replace

from cxmap.errors import InputError
from cxmap.exchange.draft import MOST_ITEMS, Draft, Ids
from cxmap.exchange.grid import Grid, letters, read_grid
from cxmap.exchange.headers import NAMES, meaning
from cxmap.exchange.workbook import is_own_workbook, read_own_workbook
from cxmap.exchange.workbook.figures import FIGURES
from cxmap.exchange.workbook.sheets import ROW
from cxmap.model.identity import id_from
from cxmap.source import shortened

_SCALES = ((-2, 2), (1, 5), (0, 5), (1, 7), (0, 10), (1, 10), (-5, 5), (0, 100))
"""Usual ones, the likeliest first: the first that holds every score is taken, and told."""
LARGEST = 1e9
"""No end of a scale lies beyond it."""
_NUMBER = re.compile(r"[+-]?\d{1,4}(?:[.,]\d{1,4})?\Z")
_EXACT = re.compile(r"[+-]?\d+(?:\.\d+)?(?:e[+-]?\d+)?\Z")
_TEXT_KEYS = frozenset(("description", "when", "owner", "note"))
_REMARKS = frozenset(("actions", "thoughts", "questions", "pain_points", "gains", "quotes"))
_LIST_KEYS = _REMARKS | {"frontstage", "backstage", "support"}
_OF_PHASES = _REMARKS | _TEXT_KEYS
"""What may be said of a phase as a whole."""
ENDS = r"([+-]?\d+(?:\.\d+)?(?:e[+-]?\d+)?)"
_SCALE = re.compile(rf" \({ENDS}\.\.{ENDS}\)\Z")
_WHOSE = re.compile(r"(.+): ([+-]?\d+(?:\.\d+)?(?:e[+-]?\d+)?)\Z")
"""In tables of cxmap: the score of a persona."""
_UNNAMED = re.compile(r"Unnamed: \d+\Z")
"""What some tools write where a column has no name."""
_MOST_NAMED = 10
_BULLET = re.compile(r"^\s*(?:[-*•–]|\d{1,2}[.)])\s+")


def read_table(
    content: bytes,
    name: str,
    *,
    sheet: str = "",
    columns: Mapping[str, str] | None = None,
    scale: tuple[float, float] | None = None,
    **_: Any,
) -> Draft:
    """The map in a table, or in a workbook as cxmap writes it.

    `columns` names the column of a key where its own name does not say so.

    Raises InputError where no column or row says what the steps or phases are.
    """
    if not (sheet or columns or scale) and is_own_workbook(content, name):
        return read_own_workbook(content, name)
    grid = _without_figures(read_grid(content, name, sheet))
    return TableReader(grid, name, columns or {}, scale).draft()


def _without_figures(grid: Grid) -> Grid:
    """A sheet of cxmap's own that was saved alone, without what is computed or known to cxmap alone."""
    header = [" ".join(cell.split()).casefold() for cell in grid.rows[0]]
    if ROW.header.casefold() not in header:
        return grid
    computed = {"id", *(column.header.casefold() for column in (ROW, *FIGURES))}
    kept = [at for at, cell in enumerate(header) if cell not in computed]
    return replace(grid, rows=tuple(tuple(row[at] for at in kept) for row in grid.rows))


class TableReader:
    """Rows of texts to a map; what cells say goes into touchpoints and phases by `fill`."""

    def __init__(
        self,
        grid: Grid,
        name: str,
        columns: Mapping[str, str],
        scale: tuple[float, float] | None,
        *,
        exact: bool = False,
    ) -> None:
        self.grid, self.name, self.scale = grid, name, scale
        self.exact = exact
        self._named: list[dict[str, Any]] = []
        """Places that were given an id."""
        self.columns = columns
        self.draft_ = Draft({"cxmap": 1, "title": ""})
        self.channels = Ids(str.casefold)
        self.personas = Ids(str.casefold)
        self.lanes = Ids(str.casefold)
        self.opportunities: list[dict[str, Any]] = []
        self.scores: list[float] = []
        self.begun = 0
        """The row of the header."""

    def draft(self) -> Draft:
        self.begun = self.banner()
        first, *rows = self.grid.rows[self.begun :]
        header = self.header(first, rows)
        self.sheets()
        keys = self.keys(header, [row[0] for row in rows])
        known = [key for key in keys if key]
        lanes = {name.casefold(): key for key, name in self.columns.items()}
        lane_keys = [lanes.get(row[0].casefold()) or meaning(row[0]) for row in rows]
        if "touchpoint" in known or "phase" in known or "actions" in known:
            phases = self.by_rows(header, keys, rows)
        elif (
            sum(key is not None for key in lane_keys) >= 2
            or (not header[0] and len(header) > 2)
            or any(row[0].casefold() in lanes for row in rows)
        ):
            phases = self.by_columns(header, rows, lane_keys)
        else:
            raise self.unknown(header)
        draft = self.done(phases)
        self.tell_lanes()
        return draft

    def tell_lanes(self) -> None:
        """Which columns or rows became lanes, since nothing else is known by their names."""
        if self.lanes.names and not self.exact:
            names = list(self.lanes.names.values())
            became = "lanes" if len(names) > 1 else "a lane"
            self.draft_.tell(
                f"{_listed(names)} became {became}; --column says what else one holds, as --column "
                f"'thoughts={shortened(names[0])}'"
            )

    def banner(self) -> int:
        """How many rows with a single text stand above the table; the first of them is its title."""
        filled = [len(set(filter(None, row))) for row in self.grid.rows]
        count = next((at for at, number in enumerate(filled) if number > 1), 0)
        named = [next(filter(None, row)) for row in self.grid.rows[:count]]
        if any(meaning(text) or text in self.columns.values() for text in named):
            return 0  # a header with a single name
        for at in range(count):
            text = next(filter(None, self.grid.rows[at]))
            self.draft_.tell(
                f"{self.grid.place(at)} was {'left out' if at else 'taken as the title'}: {text}"
            )
        if count:
            self.draft_.data["title"] = _plain(next(filter(None, self.grid.rows[0])))
        return count

    def header(self, first: Sequence[str], rows: Sequence[Sequence[str]]) -> tuple[str, ...]:
        """The names of columns; one that has none and holds something is called as spreadsheets do."""
        return tuple(
            cell if cell and not _UNNAMED.match(cell)
            else f"Column {letters(at + 1)}" if at and any(row[at] for row in rows)
            else ""
            for at, cell in enumerate(first)
        )  # fmt: skip

    def sheets(self) -> None:
        if self.exact and self.grid.short:
            self.draft_.tell(f"row {self.grid.short} has fewer cells than the first one; is the file whole?")
        for names, said in (
            (self.grid.other_sheets, "was not read; --sheet names another"),
            (self.grid.hidden_sheets, "is hidden and was not read; --sheet names it"),
        ):
            for name in names:
                self.draft_.tell(f"the sheet `{name}` {said}")
        for cell, why in self.grid.unread[:_MOST_NAMED]:
            self.draft_.tell(f"{self.grid.sheet}!{cell} holds {why}, and was not read")
        if (rest := len(self.grid.unread) - _MOST_NAMED) > 0:
            self.draft_.tell(f"... and {rest} more such {'cell' if rest == 1 else 'cells'}")

    def unknown(self, header: Sequence[str]) -> InputError:
        shown = _listed(header)
        other = ", ".join(f"`{own}`" for own in self.grid.other_sheets)
        sheets = f", or read another sheet with --sheet ({other})" if other else ""
        return InputError(
            f"{self.name}: no column says what the steps are; it has {shown}. Name it, "
            f"as --column 'touchpoint={shortened(header[0] or header[-1])}'{sheets}"
        )

    def keys(self, header: Sequence[str], lanes: Sequence[str]) -> list[str | None]:
        """What each column holds; a key that an earlier column has is a lane of its own."""
        named = {column.casefold(): key for key, column in self.columns.items()}
        for key, column in self.columns.items():
            if column.casefold() not in (cell.casefold() for cell in (*header, *lanes)):
                raise InputError(f"{self.name} has no column `{shortened(column)}`; it has {_listed(header)}")
            if key not in NAMES:
                raise InputError(f"--column: there is no `{key}`; known are {', '.join(NAMES)}")
        keys: list[str | None] = []
        for cell in header:
            given = named.get(cell.casefold())
            meant = given or meaning(cell)
            taken = meant in keys or (given is None and meant in self.columns)
            keys.append(None if taken else meant)
        return keys

    # a step on each row

    def by_rows(
        self, header: Sequence[str], keys: Sequence[str | None], rows: Sequence[Sequence[str]]
    ) -> list[dict[str, Any]]:
        title = "touchpoint" if "touchpoint" in keys else "actions" if "actions" in keys else ""
        phases: list[dict[str, Any]] = []
        for at, row in enumerate(rows, start=1):
            cells = {key: cell for key, cell in zip(keys, row, strict=True) if key and cell}
            extra: dict[str, str] = {}
            for name, key, cell in zip(header, keys, row, strict=True):
                if key is None and cell:
                    _join(extra, name or "Lane", cell)
            phase = self.plain(cells.pop("phase", "")) or (phases[-1]["name"] if phases else "")
            if not phases or phases[-1]["name"] != phase:
                phases.append({"name": phase, "touchpoints": []})
            name = cells.pop(title, "") if title else ""
            if not name and not title:
                self.fill(phases[-1], cells, extra, of_phase=True)
                continue
            if not name:
                if cells or extra:
                    name = phase or "?"
                    self.draft_.tell(f"a row without a step was named after its phase: {name}")
                else:
                    continue
            step: dict[str, Any] = {"name": self.plain(name)}
            phases[-1]["touchpoints"].append(step)
            self.draft_.place(step, "", self.grid.place(self.begun + at))
            self.fill(step, cells, extra, of_phase=False)
        return phases

    # lanes as rows, phases as columns

    def by_columns(
        self, header: Sequence[str], rows: Sequence[Sequence[str]], keys: Sequence[str | None]
    ) -> list[dict[str, Any]]:
        groups: list[list[int]] = []
        for at, cell in enumerate(header[1:], start=1):
            if groups and cell and cell == header[groups[-1][0]]:
                groups[-1].append(at)  # one cell above several columns
            elif cell or any(row[at] for row in rows):
                groups.append([at])
        phases: list[dict[str, Any]] = []
        for group in groups:
            phase: dict[str, Any] = {"name": _plain(header[group[0]]), "touchpoints": []}
            phases.append(phase)
            self.draft_.place(phase, "", self.grid.place(self.begun, group[0] + 1))
            whole: tuple[dict[str, str], dict[str, str]] = ({}, {})
            for at in group:
                names, cells, extra = self.column(rows, keys, at)
                steps = [{"name": text} for text in names]
                phase["touchpoints"] += steps
                if len(group) > 1 and len(steps) == 1:
                    self.fill(steps[0], cells, extra, of_phase=False)
                    continue
                for held, more in zip(whole, (cells, extra), strict=True):
                    for key, cell in more.items():
                        _join(held, key, cell)
            self.fill(phase, *whole, of_phase=True)
        return phases

    def column(
        self, rows: Sequence[Sequence[str]], keys: Sequence[str | None], at: int
    ) -> tuple[list[str], dict[str, str], dict[str, str]]:
        """The steps in a column, what cxmap knows, and what becomes lanes."""
        names: list[str] = []
        cells: dict[str, str] = {}
        extra: dict[str, str] = {}
        for row, key in zip(rows, keys, strict=True):
            if not row[at]:
                continue
            if key == "touchpoint":
                names += _several(row[at], "/,、")
            elif key in _OF_PHASES or key in ("experience", "feelings", "goal", "opportunities"):
                _join(cells, key, row[at])
            else:
                _join(extra, row[0] or "Lane", row[at])
        return names, cells, extra

    def fill(
        self, place: dict[str, Any], cells: Mapping[str, str], extra: Mapping[str, str], *, of_phase: bool
    ) -> None:
        """Put what the cells of a row or column say into a touchpoint or phase."""
        lanes = dict(extra)
        for key, cell in cells.items():
            if of_phase and key not in (*_OF_PHASES, "experience", "feelings", "goal", "opportunities"):
                lanes[key.replace("_", " ").capitalize()] = cell
            elif key in _TEXT_KEYS:
                place[key] = self.plain(cell)
            elif key in _LIST_KEYS:
                place[key] = self.several(cell)
            elif key in ("experience", "feelings"):
                self.feel(place, key, cell)
            elif key in ("goal", "importance"):
                number = self.number(cell)
                if number is None:
                    if key == "goal":
                        place["goal"] = {"words": _plain(cell)}
                    else:
                        lanes["Importance"] = cell
                elif key == "importance" and not 1 <= number <= 5:
                    lanes["Importance"] = cell
                else:
                    place[key] = number
                    self.scores += [number] if key == "goal" else []
            elif key == "channel":
                place["channel"] = [self.channels.of(text) for text in self.several(cell, "/,+")]
            elif key == "personas":
                place["personas"] = [self.personas.of(text) for text in self.several(cell, "/,&")]
            elif key == "opportunities":
                self.opportunities += [{"title": text, "for": place} for text in self.several(cell)]
        if lanes:
            place["lanes"] = {self.lanes.of(_plain(name)): self.several(cell) for name, cell in lanes.items()}

    def several(self, cell: str, also: str = "") -> list[str]:
        """The texts in a cell; in tables of cxmap each has a line, and is taken as it is."""
        if not self.exact:
            return _several(cell, also)
        return [line for line in cell.split("\n") if line.strip()]

    def number(self, cell: str) -> float | None:
        """A number; those of cxmap's own tables have as many digits as they need."""
        return float(cell) if self.exact and _EXACT.match(cell) else _number(cell)

    def plain(self, cell: str) -> str:
        """A text on one line; that of cxmap's own tables as it is."""
        return " ".join(cell.split()) if self.exact else _plain(cell)

    def feel(self, place: dict[str, Any], key: str, cell: str) -> None:
        number = self.number(cell)
        by_persona = [_WHOSE.match(line) for line in cell.split("\n")] if self.exact else []
        if key == "experience" and by_persona and all(by_persona):
            scores = {self.personas.of(found[1]): float(found[2]) for found in by_persona if found}
            place["experience"] = scores
            self.scores += scores.values()
            return
        if number is not None and "experience" not in place:
            place["experience"] = number
            self.scores.append(number)
        elif number is not None:
            place.setdefault("lanes", {})[self.lanes.of(_plain(key))] = [cell]
        else:
            place["feelings"] = [*place.get("feelings", []), *self.several(cell)]

    def done(self, phases: list[dict[str, Any]]) -> Draft:
        draft, data = self.draft_, self.draft_.data
        if not any(phase["name"] or phase["touchpoints"] for phase in phases):
            raise InputError(f"{self.name} holds a header and no rows")
        if len(phases) + sum(len(phase["touchpoints"]) for phase in phases) > MOST_ITEMS:
            raise InputError(f"{self.name} has more than {MOST_ITEMS:,} phases and touchpoints")
        if self.scores:
            self.set_scale()
        for key, known in (("personas", self.personas), ("channels", self.channels), ("lanes", self.lanes)):
            if known.names:
                data[key] = [{"id": id_, "name": name} for id_, name in known.names.items()]
        self.name_places(phases)
        named = [phase for phase in phases if phase["name"]]
        if named:
            for phase in phases:
                phase["name"] = phase["name"] or "Journey"
                if not phase["touchpoints"]:
                    del phase["touchpoints"]
            data["phases"] = phases
        else:
            data["touchpoints"] = [step for phase in phases for step in phase["touchpoints"]]
        if self.opportunities:
            data["opportunities"] = list(self.merged())
        return draft

    def name_places(self, phases: Sequence[dict[str, Any]]) -> None:
        """Give an id to what an opportunity is for."""
        wanted = {id(item["for"]) for item in self.opportunities if "id" not in item["for"]}
        taken = {place["id"] for place in self._named}
        for place in (*phases, *(step for phase in phases for step in phase["touchpoints"])):
            if id(place) not in wanted:
                continue
            made = first = id_from(place["name"] or "journey")
            number = 1
            while made in taken:
                number += 1
                made = f"{first}-{number}"
            taken.add(made)
            rest = dict(place)
            place.clear()
            place |= {"id": made} | rest

    def merged(self) -> Iterator[dict[str, Any]]:
        """Opportunities, each once with all that it is for."""
        by_title: dict[str, list[str]] = {}
        for item in self.opportunities:
            by_title.setdefault(item["title"], []).append(item["for"]["id"])
        for title, places in by_title.items():
            yield {"title": title, "addresses": list(dict.fromkeys(places))}

    def set_scale(self) -> None:
        ends, remark = scale_for(self.scores, self.scale, self.name)
        if remark:
            self.draft_.tell(remark)
        if ends != (-2, 2):
            self.draft_.data["scale"] = {"min": ends[0], "max": ends[1]}


def scale_for(
    scores: Sequence[float], given: tuple[float, float] | None, name: str
) -> tuple[tuple[float, float], str]:
    """The scale of some scores, and what is to be said where it was guessed.

    Raises InputError where they do not fit the one that was given, or none of the usual ones.
    """
    low, high = min(scores), max(scores)
    ends = given or next(((a, b) for a, b in _SCALES if a <= low and high <= b), None)
    if ends is None or not (ends[0] <= low and high <= ends[1]):
        beyond = next((end for end in (low, high) if abs(end) > LARGEST), None)
        if beyond is not None:
            raise InputError(f"{name}: {beyond:g} is no score: no scale goes beyond {LARGEST:,.0f}")
        first, last = (f"{end:.15g}" for end in (low, high))
        wanted = f"{first}..{last}" if low < high else "LOW..HIGH"
        raise InputError(f"{name}: scores go from {first} to {last}; give their scale, as --scale={wanted}")
    said = f"scores were read on a scale from {ends[0]:.15g} to {ends[1]:.15g}; --scale gives another one"
    return ends, "" if given is not None else said


def scale_in(header: Sequence[str]) -> tuple[float, float] | None:
    """The scale that a table of cxmap names in a header: `Experience (-2..2)`. No stranger writes it so."""
    found = next(filter(None, map(_SCALE.search, header)), None)
    ends = None if found is None else (float(found[1]), float(found[2]))
    return ends if ends is not None and all(map(isfinite, ends)) and ends[0] < ends[1] else None


def _join(cells: dict[str, str], key: str, cell: str) -> None:
    """Put a text with those of the same name, each on a line of its own."""
    held = cells.get(key, "")
    if cell not in held.split("\n"):
        cells[key] = f"{held}\n{cell}" if held else cell


def _listed(header: Sequence[str]) -> str:
    """The names of columns for a message, the first eight of them."""
    named = [f"`{shortened(cell)}`" for cell in header if cell]
    return ", ".join(named[:8]) + (f" and {len(named) - 8} more" if len(named) > 8 else "")


def _plain(text: str) -> str:
    """A text on one line, without the marks of bold print and code."""
    return " ".join(re.sub(r"(\*\*|__|`)(.+?)\1", r"\2", text).split())


def _several(text: str, also: str = "") -> list[str]:
    """The texts in a cell: parted by lines, semicolons and bullets, and by other signs where told so."""
    parts = re.split(rf"[\n;•{re.escape(also)}]" if also else r"[\n;•]", text)
    texts = [_plain(_BULLET.sub("", part)) for part in parts]
    return [part for part in texts if part] or [_plain(text)]


def _number(cell: str) -> float | None:
    bare = cell.strip().replace("\N{MINUS SIGN}", "-")
    return float(bare.replace(",", ".")) if _NUMBER.match(bare) else None
