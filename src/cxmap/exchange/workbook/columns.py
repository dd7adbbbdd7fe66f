"""The columns of a sheet, as the format's own fields say: what stands in them, and what may."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from functools import cache
from typing import Any, Literal, get_args, get_origin

from annotated_types import Ge, Le
from msgspec import Struct
from msgspec.structs import replace

from cxmap.exchange.workbook.cells import Kind
from cxmap.model import Experience, Part
from cxmap.model.part import Refers, Scored
from cxmap.model.walking import marked, parts_in

_NAMES = {
    "id": "ID",
    "kpis": "KPIs",
    "n": "n",
    "csat": "CSAT",
    "nps": "NPS",
    "ces": "CES",
    "url": "URL",
    "support": "Support processes",
}
_WITHIN = re.compile(r" \((lane|curve|persona) ([^\s()]+)\)\Z")
"""Ends the header of a column for one lane, curve or persona: its id."""
_SECTIONS = {"lane": "lanes", "curve": "curves", "persona": "experience"}


NO_BOUND = 1e9
"""Ends so far apart keep numbers computable, and tell nobody what to type."""


class Column(Struct, frozen=True):
    """A column: the key that it holds, what it is called, and what may stand in it."""

    key: str
    header: str
    kind: Kind
    note: str = ""
    inside: str = ""
    """For a column of one lane, curve or persona: its id. `key` is then the field that holds them all."""
    words: tuple[str, ...] = ()
    """The closed set of its words."""
    refers: tuple[str, ...] = ()
    """The sections whose ids it holds."""
    on_scale: bool = False
    bounds: tuple[float, float] | None = None
    several: bool = False
    """Whether one cell may hold several, a line for each."""
    free: bool = False
    """Whether other forms may stand there than a number, so that these are asked about and not refused."""
    computed: bool = False
    """It shows what cxmap counts, and is not read back."""
    rare: bool = False
    hidden: bool = False
    """Whether it is there for cxmap alone."""

    @property
    def slot(self) -> tuple[str, str]:
        """What tells it from the others of its sheet."""
        return self.key, self.inside


def header_of(key: str) -> str:
    """What the column of a field is called: `pain_points` is `Pain points`."""
    return key if key.startswith("x-") else _NAMES.get(key, key.replace("_", " ").capitalize())


@cache
def column_of(part: type[Part], key: str) -> Column:
    """The column of a field of a part."""
    field = part.model_fields.get(key)
    if field is None:
        return Column(key, header_of(key), "any", "A field of your own.")
    annotation = field.annotation
    inner = [leaf for leaf in _leaves(annotation) if leaf is not type(None)]
    several = get_origin(annotation) is tuple
    texts = inner and all(_is_text(leaf) for leaf in inner)
    kind: Kind = "any"
    if several:
        kind = "texts" if texts else "any"
    elif date in inner:
        kind = "day"
    elif texts:
        kind = "text"
    elif key in ("experience", "goal") or all(leaf in (int, float) for leaf in inner):
        kind = "number"
    marks = tuple(efer.mark for efer in marked(part, Refers) if efer.name == key and not efer.is_key)
    scores = [found for found in marked(part, Scored) if found.name == key and found.mark.on == "map"]
    claim = key in ("experience", "goal") and kind == "number"
    return Column(
        key,
        header_of(key),
        kind,
        field.description or "",
        words=tuple(word for word in _words(annotation) if isinstance(word, str)) or (("TRUE", "FALSE") if inner == [bool] else ()),
        refers=marks[0].sections if marks and (kind in ("text", "texts")) and not list(parts_in(annotation)) else (),
        on_scale=claim or bool(scores and kind == "number"),
        bounds=_bounds((annotation, *field.metadata)),
        several=several,
        free=claim,
    )  # fmt: skip


def _leaves(annotation: Any) -> Iterator[Any]:
    """The types that a field may hold in the end."""
    if get_origin(annotation) is Literal:
        yield from map(type, get_args(annotation))
    elif isinstance(annotation, type) and not get_args(annotation):
        yield annotation
    else:
        metadata = getattr(annotation, "__metadata__", None)
        for inner in [annotation.__origin__] if metadata is not None else get_args(annotation):
            if inner is not Ellipsis:
                yield from _leaves(inner)


def _is_text(leaf: Any) -> bool:
    if not isinstance(leaf, type):
        return False
    return leaf is str or (issubclass(leaf, Part) and leaf.shorthand is not None)


def _words(annotation: Any) -> Iterator[Any]:
    if get_origin(annotation) is Literal:
        yield from get_args(annotation)
    elif not (isinstance(annotation, type) and issubclass(annotation, Part)):
        for inner in get_args(annotation):
            yield from _words(inner)


def _bounds(annotation: Any) -> tuple[float, float] | None:
    low = high = None
    for mark in _marks(annotation):
        low = mark.ge if isinstance(mark, Ge) else low
        high = mark.le if isinstance(mark, Le) else high
    if not isinstance(low, int | float) or not isinstance(high, int | float):
        return None
    return (low, high) if high - low < NO_BOUND else None


def _marks(annotation: Any) -> Iterator[Any]:
    for inner in annotation if isinstance(annotation, tuple) else (annotation,):
        if isinstance(inner, Ge | Le):
            yield inner
        else:
            metadata = getattr(inner, "__metadata__", None) or getattr(inner, "metadata", None) or ()
            yield from _marks(tuple(metadata))
            yield from _marks(
                tuple(part for part in get_args(inner) if not isinstance(part, str | int | float))
            )


def within(column: Column, kind: Literal["lane", "curve", "persona"], id_: str, name: str) -> Column:
    """The column for one lane, curve or persona of a field that has one for each."""
    made: Kind = "texts" if kind == "lane" else "number"
    label = "Experience" if kind == "persona" else " ".join(name.split())
    return replace(
        column, header=f"{label} ({kind} {id_})", kind=made, inside=id_, on_scale=kind == "persona",
        several=kind == "lane", free=True, refers=(),
        note=f"{'What ' + name + ' experiences.' if kind == 'persona' else name} {column.note}",
    )  # fmt: skip


def read_header(part: type[Part], header: str, named: Mapping[str, str]) -> Column | None:
    """The column that a header means in the sheet of a part; nothing where it is none of cxmap's.

    `named` are headers of that sheet that are not made of the key alone.
    """
    inside = _WITHIN.search(header)
    if inside is not None:
        key = _SECTIONS[inside[1]]
        if key not in part.model_fields:
            return None
        kind: Any = inside[1]
        return within(column_of(part, key), kind, inside[2], header[: inside.start()])
    if header.startswith("x-"):
        return column_of(part, header)
    key = named.get(header.casefold(), "") or _by_header(part).get(header.casefold(), "")
    return column_of(part, key) if key else None


@cache
def _by_header(part: type[Part]) -> dict[str, str]:
    return {header_of(key).casefold(): key for key in part.model_fields}


def is_by_persona(value: Any, personas: Iterable[str]) -> bool:
    """Whether an experience stands there persona by persona, each of them one of the map's."""
    known = set(personas)
    return isinstance(value, dict) and bool(value) and value.keys() != {"by"} and value.keys() <= known


def holds_experiences(part: type[Part]) -> bool:
    """Whether there are experiences by persona in a part."""
    field = part.model_fields.get("experience")
    return field is not None and Experience in set(parts_in(field.annotation))
