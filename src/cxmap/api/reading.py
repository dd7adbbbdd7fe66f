"""Files to maps: read, checked, refused with every problem at once."""

from __future__ import annotations

import gc
import os
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias, TypeVar

from msgspec import Struct
from msgspec.structs import replace

from cxmap.api.settings import StrPath
from cxmap.api.sharing import in_order, workers_for
from cxmap.errors import CxmapError, InvalidMapError
from cxmap.source import Diagnostic, Document, Search, Span, find_maps, read_bytes, stem_of, told_apart

if TYPE_CHECKING:
    from cxmap.ages import Ages
    from cxmap.api.surroundings import Surroundings
    from cxmap.loading.load import Loaded
    from cxmap.loading.variants import Resolved
    from cxmap.model import KnownParts, Map

Item = TypeVar("Item", str, bytes)
Result = TypeVar("Result")
Read: TypeAlias = "Callable[[str], bytes]"
"""Gives what a file of the map's project holds, by its path; raises InputError."""
SHARED_KEY = "cxmap-shared"
PARALLEL_FROM = 48
"""Fewer files than this are checked faster by one process than by starting others."""


class Checked(Struct, frozen=True):
    """The outcome of validating one file: its problems by place, and the lines that they stand on."""

    name: str
    diagnostics: tuple[Diagnostic, ...]
    lines: dict[int, str]

    @property
    def errors(self) -> int:
        """How many problems make the map unusable."""
        return sum(problem.severity == "error" for problem in self.diagnostics)


class Opened(Struct, frozen=True):
    """A file that was read: its map where it is a sound one, its problems, and where its values stand."""

    map: Map | None
    checked: Checked
    document: Document


@contextmanager
def without_collection() -> Iterator[None]:
    """Without looking for garbage: reading makes none, and to look takes a third of its time."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _place(problem: Diagnostic) -> tuple[Span | None, str, str]:
    return problem.span, problem.code, problem.message


class Examined(Struct, frozen=True):
    """What a document holds: its map where it is a sound one, its problems, and all places."""

    map: Map | None
    problems: tuple[Diagnostic, ...]
    document: Document
    """With what it takes in from shared files."""
    whole: Document | None = None
    """The same before what nothing names was left out; nothing where not all could be taken in."""
    variants: tuple[Resolved, ...] = ()
    """How the maps of variants beside the map are written, in the same order."""


def examine(document: Document) -> tuple[Map | None, tuple[Diagnostic, ...]]:
    """The map in a document that takes nothing in, and its problems."""
    examined = examined_with(document, None)
    return examined.map, examined.problems


def examined_with(document: Document, read: Read | None) -> Examined:
    """The map in a document, with what it takes in, and with those of its variants beside it.

    Without `read` there is no folder for what it takes in to lie in.
    """
    written = examined_as_written(document, read)
    if document.data is None or not document.data.get("variants"):
        return written
    from cxmap.api.varying import with_variants

    examined = with_variants(written)
    return replace(examined, problems=tuple(sorted(examined.problems, key=_place)))


@without_collection()
def examined_as_written(document: Document, read: Read | None, known: KnownParts | None = None) -> Examined:
    """The same as it is written, whatever its variants say; parts may be `known` of other versions."""
    from cxmap.loading import load_map
    from cxmap.loading.including import is_shared, without_folder

    if is_shared(document):
        from cxmap.loading.alone import examined_alone

        return _examined(examined_alone(document, read or without_folder), ())
    return examined_loaded(load_map(document, read or without_folder, known))


def examined_loaded(loaded: Loaded) -> Examined:
    """The same of what was loaded already: what rules say of it is still to be said."""
    from cxmap.lint import run_rules

    return _examined(loaded, () if loaded.sound is None else loaded.news(run_rules(loaded.sound)))


def _examined(loaded: Loaded, more: Iterable[Diagnostic]) -> Examined:
    problems = [loaded.document.located(problem) for problem in (*loaded.diagnostics, *more)]
    problems.sort(key=_place)
    faulty = any(problem.severity == "error" for problem in problems)
    map_ = None if faulty else loaded.map
    return Examined(map_, tuple(dict.fromkeys(problems)), loaded.document, loaded.whole)


@without_collection()
def document_from(name: str, raw: bytes) -> Document:
    from cxmap.source import document_of

    return document_of(raw, "<stdin>" if name == "-" else name)


def open_map(
    path: StrPath,
    *,
    measured: bool = True,
    links: bool = False,
    shared: bool = False,
    advice: Ages | None = None,
    variant: str | None = None,
) -> Opened:
    """Read one file (`-` is standard input), and unless told otherwise the measured file beside it.

    With `variant` it is the map of that variant; CxmapError is raised where it has no such one.

    With `links` it is also told which of its links lead to no file and which portraits cannot be shown; a map
    from standard input has no folder in which one could lie. With `advice` a sound map gets some, for which
    ages are counted as it says. What comments of the map ignore is left out. A file with `shared` parts is no
    map, and has an error unless it may be one. Raises InputError where it cannot be read.
    """
    from cxmap.api.surroundings import Surroundings

    name = os.fspath(path)
    around = Surroundings(name)
    return opened(
        name,
        read_bytes(name),
        around,
        measured=measured,
        links=links,
        shared=shared,
        advice=advice,
        variant=variant,
    )


def open_many(
    paths: Sequence[StrPath], *, measured: bool = True, variant: str | None = None
) -> list[tuple[str, Opened | CxmapError]]:
    """Many files as `open_map` reads one, each with its name; one that cannot be read comes as its error.

    Whoever keeps hundreds of maps would have all of them looked through for garbage again and again, which
    takes as long as reading them: from here on the search leaves them out.
    """
    found: list[tuple[str, Opened | CxmapError]] = []
    with without_collection():
        for path in paths:
            try:
                found.append((os.fspath(path), open_map(path, measured=measured, variant=variant)))
            except CxmapError as error:
                found.append((os.fspath(path), error))
    if len(found) > 1:
        gc.freeze()
    return found


def opened(
    name: str,
    raw: bytes,
    around: Surroundings,
    *,
    measured: bool = True,
    links: bool = False,
    shared: bool = False,
    advice: Ages | None = None,
    variant: str | None = None,
) -> Opened:
    """The same of a file that was read. All that is asked of other files is asked of its surroundings."""
    raw_document = document_from(name, raw)
    read = None if name == "-" else around.read
    if variant is None:
        examined = examined_with(raw_document, read)
    else:
        from cxmap.api.varying import as_variant

        examined = as_variant(raw_document, variant, read)
    map_, problems, document = examined.map, examined.problems, examined.document
    if not shared and raw_document.data is not None and SHARED_KEY in raw_document.data:
        map_, problems = None, (*problems, raw_document.located(_no_map()))
    if document.data is not None and "use" in document.data:
        around.answer("named")  # what is said of the files that it takes in names them from here
        around.answer("project")
    if measured and map_ is not None and map_.bound:
        from cxmap.loading.measured import measured_map

        around.answer("named")  # what is said of the measured file names it
        around.answer("measured")
        map_, more = measured_map(map_, name)
        if map_.resolution.others:
            from cxmap.api.varying import each_other

            map_ = each_other(map_, lambda other: measured_map(other, name)[0])
        problems = (*problems, *map(document.located, more))
        if any(problem.severity == "error" for problem in more):
            map_ = None
    if measured and map_ is not None and next(map_.deeper, None) is not None:
        from cxmap.api.journeys import with_journeys

        map_, more = with_journeys(name, map_, around)
        problems = (*problems, *map(document.located, more))
    if measured and map_ is not None and examined.variants:
        from cxmap.api.varying import with_their_journeys

        map_, more = with_their_journeys(examined, name, map_, around)
        problems = (*problems, *more)
    if links and map_ is not None and name != "-":
        from cxmap.api.links import dead_ends
        from cxmap.api.portraits import portraits_of

        lost = (*dead_ends(map_, around), *portraits_of(name, map_).problems)
        if map_.linked:
            from cxmap.api.journeys import scores_apart

            lost = (*lost, *scores_apart(name, map_))
        for persona in map_.personas:
            if persona.portrait is not None:
                around.answer("portrait", persona.portrait)
        if map_.of is not None:
            from cxmap.api.currents import doubtful_current

            around.answer("named")  # what is said of the current map may name this one
            around.answer("current", map_.of)
            lost = (*lost, *doubtful_current(name, map_))
        problems = (*problems, *map(document.located, lost))
        if examined.variants:
            from cxmap.api.journeys import scores_apart
            from cxmap.api.varying import found_in_others

            def found(other: Map) -> tuple[Diagnostic, ...]:
                return (*dead_ends(other, around), *(scores_apart(name, other) if other.linked else ()))

            problems += found_in_others(examined, map_, found)
    problems = _advised(examined, map_, problems, advice)
    wanted = {span.line for problem in problems if (span := problem.span)}
    wanted |= {span.line for problem in problems for other in problem.related if (span := other.span)}
    lines = document.lines if wanted else []
    shown = {number: lines[number - 1] for number in sorted(wanted) if number <= len(lines)}
    return Opened(map_, Checked(document.name, problems, shown), document)


def _no_map() -> Diagnostic:
    return Diagnostic(
        "CX323",
        "this file holds what maps share, and is no map",
        (SHARED_KEY,),
        "key",
        "Name the maps that take it in; `cxmap validate` alone checks it by itself.",
    )


@without_collection()
def _advised(
    examined: Examined, map_: Map | None, problems: tuple[Diagnostic, ...], advice: Ages | None
) -> tuple[Diagnostic, ...]:
    """The problems by place with what advice adds to them, without what the file's comments ignore."""
    from cxmap.lint.ignores import useless_ignores, without_ignored

    document = examined.document
    if advice is not None and map_ is not None:
        from cxmap.lint import run_advice

        if examined.variants or map_.resolution.variant is not None:
            from cxmap.api.varying import advice_on

            problems = (*problems, *advice_on(examined, map_, advice))
        else:
            own = (found for found in run_advice(map_, advice) if not document.is_elsewhere(found.route))
            problems = (*problems, *map(document.located, own))
        problems = (*problems, *map(document.located, useless_ignores(document, problems)))
    return told_apart(sorted(without_ignored(document, problems), key=_place))


def why_unsound(problems: Iterable[Diagnostic]) -> str:
    """The first error of a map, in a line, and how many more there are."""
    errors = [problem for problem in problems if problem.severity == "error"]
    if not errors:
        return "it is no sound map"
    more = f" (and {len(errors) - 1} more)" if len(errors) > 1 else ""
    return f"{errors[0].code} {errors[0].message}{more}"


def check(path: StrPath, *, advice: Ages | None = None, variant: str | None = None) -> Checked:
    """Validate one file (`-` is standard input) with all of its variants, or one; with `advice` give some.

    Raises InputError where it cannot be read.
    """
    return open_map(path, links=True, shared=True, advice=advice, variant=variant).checked


def check_all(
    paths: Sequence[str],
    *,
    advice: Sequence[Ages | None] = (),
    remember: bool = False,
    variant: str | None = None,
) -> Iterator[Checked | CxmapError]:
    """Validate many files, in order, by all processors where there are enough of them.

    With `advice`, of each file in turn, they get some. A file that cannot be read comes out as its error, and
    the others are checked all the same. Who wants to `remember` gets what earlier runs found out about files
    that have not changed since; nothing else differs.
    """
    ages = dict(zip(paths, advice, strict=False))
    if not remember or variant is not None:
        yield from shared_out(partial(_check_one, ages, variant), paths)
        return
    from cxmap.api.remembering import Memory, verdict_on

    memory = Memory(advised=bool(advice))
    known = {path: checked for path in paths if (checked := memory.recall(path)) is not None}
    work = partial(verdict_on, memory.keys, ages)
    verdicts = shared_out(work, [path for path in paths if path not in known])
    try:
        for path in paths:
            if path in known:
                yield known[path]
                continue
            verdict = next(verdicts)
            memory.keep(verdict)
            yield verdict.outcome
    finally:
        memory.save()


def shared_out(work: Callable[[Item], Result], paths: Sequence[Item]) -> Iterator[Result]:
    """What becomes of paths, or of contents; standard input is read by this process alone."""
    workers = 1 if len(paths) < PARALLEL_FROM or "-" in paths else workers_for(len(paths))
    if workers > 1:
        examine(document_from("", b"{}"))  # builds the models once, before the processes part
    together = max(1, min(32, len(paths) // (workers * 4)))
    return in_order(work, paths, workers=workers, together=together)


def _check_one(ages: Mapping[str, Ages | None], variant: str | None, path: str) -> Checked | CxmapError:
    try:
        return check(path, advice=ages.get(path), variant=variant)
    except CxmapError as error:
        return error


def validate(path: StrPath) -> tuple[Diagnostic, ...]:
    """Every problem of a map file, with lines and columns; empty for a sound one.

    Raises InputError where the file cannot be read.
    """
    return check(path).diagnostics


def _insist(map_: Map | None, name: str, problems: tuple[Diagnostic, ...]) -> Map:
    if map_ is not None:
        return map_
    errors = [problem for problem in problems if problem.severity == "error"]
    span = errors[0].span
    place = f"{name}:{span.line}:{span.column}" if span else name
    more = f" (and {len(errors) - 1} more)" if len(errors) > 1 else ""
    raise InvalidMapError(f"{place} {errors[0].code} {errors[0].message}{more}", problems)


def load(path: StrPath, *, variant: str | None = None) -> Map:
    """Read a map, or one of its variants.

    Raises InputError where the file cannot be read and InvalidMapError, which holds every problem, where
    it is not a sound map.
    """
    opened = open_map(path, variant=variant)
    return _insist(opened.map, opened.checked.name, opened.checked.diagnostics)


def loads(text: str | Document, read: Read | None = None) -> Map:
    """Read a map from a text or a document, with what it takes in. Raises InvalidMapError where it is not a
    sound one."""
    document = (
        document_from("<text>", text.encode("utf-8", "surrogatepass")) if isinstance(text, str) else text
    )
    return map_or_raise(examined_with(document, read), document.name)


def map_or_raise(examined: Examined, name: str) -> Map:
    """The map in a document that was examined. Raises InvalidMapError where it is not a sound one."""
    return _insist(examined.map, name, examined.problems)


def maps_in(paths: Iterable[StrPath]) -> tuple[str, ...]:
    """The map files behind paths: files, folders, `-`. Raises InputError where one cannot be read."""
    searched = search(paths)
    if searched.unread:
        raise searched.unread[0]
    return searched.maps


def search(paths: Iterable[StrPath]) -> Search:
    """The map files behind paths as `maps_in` gives them, and apart from them what could not be looked at."""
    return find_maps([os.fspath(path) for path in paths])


def stem(name: str) -> str:
    """A map file's name without its ending: what its pictures are called."""
    return stem_of(Path(name).name if name != "-" else "map")
