"""What a map takes in from shared files: read, checked, and put beside its own as if it stood there.

A file that cannot be used is told where it is taken in, with its own place in the words. What a map does not
name of a shared file is not part of it.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from copy import deepcopy
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Any

from msgspec import Struct
from msgspec.structs import replace
from pydantic import ValidationError

from cxmap.errors import InputError
from cxmap.loading.shape import shape_problem
from cxmap.model import SHARED_KEY, SHARED_SECTIONS, Map, Shared
from cxmap.model.identity import with_ids
from cxmap.model.references import references
from cxmap.source import Diagnostic, Document, Route, document_of
from cxmap.source.document import Borrowed
from cxmap.source.project import ADDRESS, way_from

UNUSABLE, CIRCLE, CLASH = "CX320", "CX321", "CX322"
MOST_FILES = 100
"""A map that takes in more shared files, by whatever way, is not read."""
Read = Callable[[str], bytes]
"""Gives what a file of the project holds, by its path. Raises InputError where it cannot be used."""
_FILE = re.compile(r"[^\s:]*\.[A-Za-z0-9]{1,5}")
_CURE = "A path begins at the folder of the file that names it, and stays in the project."
_SINGULAR = {section: section.removesuffix("s") for section in SHARED_SECTIONS}


def is_shared(document: Document) -> bool:
    """Whether a file holds shared parts, and is no map."""
    return document.data is not None and SHARED_KEY in document.data


def without_folder(_path: str) -> bytes:
    """Stands in for reading where a map has no folder."""
    raise InputError("a map from standard input has no folder in which a shared file could lie")


class _File(Struct, frozen=True):
    """A shared file by itself."""

    document: Document
    parts: Mapping[str, tuple[tuple[str, Any], ...]]
    """The id and the data of each part, by section."""
    uses: tuple[tuple[str, Route], ...]
    problems: tuple[Diagnostic, ...]


@lru_cache(maxsize=32)
def _file_of(path: str, content: bytes) -> _File:
    """Many maps take in the same few files."""
    document = document_of(content, path)
    problems = [problem for problem in document.diagnostics if problem.severity == "error"]
    if document.data is None or problems:
        return _File(document, {}, (), tuple(map(document.located, problems)))
    if not is_shared(document):
        raise InputError(f"its first key is not `{SHARED_KEY}: 1`, so it is no shared file")
    problems = shape_of(document)
    if problems:
        return _File(document, {}, (), tuple(map(document.located, problems)))
    data = with_ids(document.data)
    parts = {
        section: tuple((item["id"], item) for item in data[section])
        for section in SHARED_SECTIONS
        if data.get(section)
    }
    return _File(document, parts, tuple(_uses(document.data)), ())


def shape_of(document: Document) -> list[Diagnostic]:
    """What is wrong with the shape of a shared file."""
    try:
        Shared.model_validate(document.data)
    except ValidationError as error:
        details = error.errors(include_url=False, include_input=False)
        return [shape_problem(own, document) for own in details]
    return []


def _uses(data: Mapping[str, Any]) -> Iterator[tuple[str, Route]]:
    """Every file that the data names, with its route; what is no text is told by its shape."""
    used = data.get("use")
    if isinstance(used, str):
        yield used, ("use",)
    elif isinstance(used, list):
        yield from ((way, ("use", at)) for at, way in enumerate(used) if isinstance(way, str))


@dataclass
class _Taking:
    """What is taken in by one document."""

    document: Document
    read: Read
    problems: list[Diagnostic] = field(default_factory=list)
    files: dict[str, tuple[_File, Route]] = field(default_factory=dict)
    """Every shared file by its path, in order, and where the document takes it in."""
    clashed: set[tuple[str, str]] = field(default_factory=set)

    def gather(self) -> None:
        """Read every file that is taken in, those that these rest on first."""
        for way, route in _uses(self.document.data or {}):
            self.take(self.document.name, way, route, (self.document.name,), "")

    def tell(self, code: str, message: str, route: Route, hint: str | None = None) -> None:
        self.problems.append(Diagnostic(code, message, route, hint=hint))

    def take(self, name: str, way: str, route: Route, chain: tuple[str, ...], place: str) -> None:
        """Take a file in that one of the chain names; `place` says where, unless the document itself does."""
        before = f"{place}: " if place else ""
        try:
            path = way_from(name, way)
            if path in chain or _same(path, chain[0]):
                begins = chain.index(path) if path in chain else 0
                names = " -> ".join((*chain[begins:], path))
                self.tell(CIRCLE, f"{before}shared files use one another in a circle: {names}", route)
                return
            if path in self.files:
                return
            if len(self.files) >= MOST_FILES:
                raise InputError(f"more than {MOST_FILES} shared files are too many")
            file = _file_of(path, self.read(path))
        except InputError as error:
            self.tell(UNUSABLE, f"{before}`{way}` cannot be used: {error}", route, _CURE)
            return
        if file.problems:
            first, more = file.problems[0], len(file.problems) - 1
            span = first.span
            at = f"{path}:{span.line}:{span.column}" if span else path
            also = f" (and {more} more)" if more else ""
            message = f"{before}`{way}` has errors: {at} {first.code} {first.message}{also}"
            self.tell(UNUSABLE, message, route, first.hint)
            return
        self.files[path] = (file, route)
        for further, there in file.uses:
            self.take(path, further, route, (*chain, path), file.document.where(there))

    def clash(self, section: str, id_: str, route: Route, message: str) -> None:
        if (section, id_) not in self.clashed:
            self.clashed.add((section, id_))
            hint = "Take one of the two out, or give it another id."
            self.tell(CLASH, message, route, hint)


def _same(path: str, other: str) -> bool:
    return os.path.normpath(path) == os.path.normpath(other)


class Taken(Struct, frozen=True):
    """A document with what it takes in, and what is wrong with that."""

    document: Document
    problems: tuple[Diagnostic, ...] = ()


def taken_in(document: Document, read: Read) -> Taken:
    """A document with the parts of its shared files behind its own. Never raises for what a file holds.

    Own items that are nothing but the id or name of a shared part stand for it.
    """
    if document.data is None or not document.data.get("use"):
        return Taken(document)
    taking = _Taking(document, read)
    taking.gather()
    data = dict(document.data)
    borrowed: dict[Route, Borrowed] = {}
    for section in SHARED_SECTIONS:
        _merge(taking, section, data, borrowed)
    _scale(taking, data, borrowed)
    return Taken(replace(document, data=data, borrowed=borrowed), tuple(taking.problems))


def _merge(taking: _Taking, section: str, data: dict[str, Any], borrowed: dict[Route, Borrowed]) -> None:
    """Put the shared parts of a section behind its own."""
    own = data.get(section, [])
    if not isinstance(own, list):
        return
    shared: dict[str, tuple[Any, Borrowed]] = {}
    for file, route in taking.files.values():
        for at, (id_, part) in enumerate(file.parts.get(section, ())):
            here = Borrowed(file.document, (section, at), route)
            if id_ in shared:
                first = shared[id_][1]
                places = f"{first.document.where(first.route)} and in {file.document.where(here.route)}"
                message = f"the {_SINGULAR[section]} `{id_}` stands in {places}"
                taking.clash(section, id_, route, message)
            else:
                shared[id_] = _moved(part, file.document.name, taking.document.name), here
    if not shared:
        return
    named = {name: id_ for id_, (part, _) in reversed(shared.items()) if (name := part.get("name"))}
    ids = [str(item.get("id", "")) if isinstance(item, dict) else "" for item in _identified(section, own)]
    items: list[Any] = []
    for at, item in enumerate(own):
        meant = (item if item in shared else named.get(item, "")) if isinstance(item, str) else ""
        if meant in shared and (section, at) not in taking.document.spoilt:
            part, here = shared.pop(meant)
            borrowed[section, at] = here._replace(taken_at=(section, at))
            items.append(part)
            continue
        if ids[at] in shared:
            there = shared.pop(ids[at])[1]
            place = there.document.where(there.route)
            message = f"the {_SINGULAR[section]} `{ids[at]}` stands here and in {place}"
            taking.clash(section, ids[at], (section, at), message)
        items.append(item)
    for part, here in shared.values():
        borrowed[section, len(items)] = here
        items.append(part)
    data[section] = items


def _identified(section: str, items: list[Any]) -> list[Any]:
    """The items of a section with the ids that they get."""
    made: list[Any] = with_ids({section: items})[section]
    return made


def _scale(taking: _Taking, data: dict[str, Any], borrowed: dict[Route, Borrowed]) -> None:
    """Give the data the one scale of its shared files, where it has none of its own."""
    given = [(file, route) for file, route in taking.files.values() if "scale" in (file.document.data or {})]
    if not given:
        return
    (file, route), *others = given
    scale = (file.document.data or {})["scale"]
    where = file.document.where(("scale",))
    hint = "Let the scale stand in one place."
    for other, at in others:
        if (other.document.data or {})["scale"] != scale:
            message = f"two scales are taken in: {where} and {other.document.where(('scale',))}"
            taking.tell(CLASH, message, at, hint)
    if "scale" not in data:
        data["scale"] = scale
        borrowed[("scale",)] = Borrowed(file.document, ("scale",), route)
    elif data["scale"] != scale:
        taking.tell(CLASH, f"this is not the scale in {where}, which is taken in", ("scale",), hint)


def _moved(part: Any, home: str, name: str) -> Any:
    """A part whose ways to files begin at the folder of the map that takes it in."""
    moved = part
    for key in ("portrait", "url"):
        way = part.get(key) if isinstance(part, dict) else None
        if isinstance(way, str) and not ADDRESS.match(way) and (key == "portrait" or _FILE.fullmatch(way)):
            there = os.path.normpath(Path(home).parent / way)
            moved = {**moved, key: Path(os.path.relpath(there, Path(name).parent)).as_posix()}
    return moved


def pruned(map_: Map, document: Document) -> tuple[Map, Document]:
    """A map without the shared parts that nothing in it names, and its document to match."""
    lent = {route: part for route, part in document.borrowed.items() if len(route) == 2}
    if not lent:
        return map_, document
    named: dict[Route | None, list[tuple[str, str]]] = {}
    for reference in references(map_):
        home = reference.route[:2] if reference.route[:2] in lent else None
        named.setdefault(home, []).extend((section, reference.id) for section in reference.sections)
    by_id = {(route[0], getattr(map_, str(route[0]))[route[1]].id): route for route in lent}
    kept = {route for route, part in lent.items() if part.taken_at == route}
    waiting: list[Route | None] = [None, *kept]
    while waiting:
        for name in named.get(waiting.pop(), ()):
            route = by_id.get(name)
            if route is not None and route not in kept:
                kept.add(route)
                waiting.append(route)
    if len(kept) == len(lent):
        return map_, document
    return _without(map_, document, lent.keys() - kept)


def _without(map_: Map, document: Document, left_out: Iterable[Route]) -> tuple[Map, Document]:
    gone = set(left_out)
    data = dict(document.data or {})
    fields: dict[str, Any] = {}
    inside: dict[Route, list[tuple[Route, Borrowed]]] = {}
    for route, part in document.borrowed.items():
        inside.setdefault(route[:2], []).append((route, part))
    borrowed = dict(inside.get(("scale",), ()))
    for section in SHARED_SECTIONS:
        parts = getattr(map_, section)
        places = [at for at in range(len(parts)) if (section, at) not in gone]
        for now, at in enumerate(places):
            borrowed |= {(section, now, *route[2:]): part for route, part in inside.get((section, at), ())}
        if len(places) < len(parts):
            fields[section] = tuple(parts[at] for at in places)
            data[section] = [data[section][at] for at in places]
    return map_.with_fields(fields), replace(document, data=data, borrowed=borrowed)


def as_map(document: Document) -> Document:
    """A shared file with what it takes in, as the data of a map with a stand-in of a touchpoint."""
    data = {key: deepcopy(value) for key, value in (document.data or {}).items() if key != SHARED_KEY}
    data = {"cxmap": 1, "title": "?", "touchpoints": [{"name": "?"}], **data}
    return replace(document, data=data)
