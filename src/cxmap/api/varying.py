"""Maps with variants: checked in each of them, and resolved for one."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from msgspec.structs import replace

from cxmap.api.reading import Examined, Read, examined_as_written
from cxmap.source import Diagnostic

if TYPE_CHECKING:
    from cxmap.ages import Ages
    from cxmap.api.surroundings import Surroundings
    from cxmap.loading.variants import Resolved
    from cxmap.model import Map
    from cxmap.source import Document, Route

UNUSED = frozenset({"CX402", "CX403", "CX404", "CX405", "CX406", "CX414"})
"""Advice that something of the map is used by nobody."""
MOST_RESOLVED = 50
"""More variants than that are read one at a time, by name."""


def as_variant(document: Document, variant: str, read: Read | None) -> Examined:
    """A document, with what it takes in, resolved for one variant; errors of the map as written count here.

    Raises CxmapError where the map has no such variant.
    """
    from cxmap.loading.variants import insist_on_variant, variant_ids

    written = examined_as_written(document, read)
    if document.data is None or (written.map is None and not variant_ids(document)):
        return replace(written, map=None)
    insist_on_variant(document, variant)
    if written.map is None:
        return written
    map_, more, one = _one(written, variant)
    whole = written.document if one is None else one.document
    return Examined(map_, (*written.problems, *more), whole, written.whole)


def with_variants(written: Examined) -> Examined:
    """A map as written with the maps of its variants beside it, and what is wrong with these.

    What a variant only inherits is told once, of the map as written. Where not all could be taken in, nothing
    is said of variants.
    """
    from cxmap.loading.variants import variant_ids

    if written.whole is None:
        return written
    maps: list[Map] = []
    variants: list[Resolved] = []
    found: list[tuple[str, Diagnostic]] = []
    for id_ in variant_ids(written.whole)[:MOST_RESOLVED]:
        map_, more, one = _one(written, id_)
        found += [(id_, problem) for problem in more]
        if map_ is not None and one is not None:
            maps.append(map_)
            variants.append(one)
    told = tuple(_named(found))
    problems = (*written.problems, *told)
    faulty = any(problem.severity == "error" for problem in told)
    if written.map is None or faulty:
        return replace(written, map=None, problems=problems)
    resolution = replace(written.map.resolution, others=tuple(maps))
    return replace(
        written, map=written.map.resolved_as(resolution), problems=problems, variants=tuple(variants)
    )


def advice_on(examined: Examined, map_: Map, ages: Ages) -> Iterator[Diagnostic]:
    """Advice on a map and on what its variants change, or on a variant alone.

    What one of them uses is not called unused, and of a variant alone that is not known. What stands in other
    files gets its advice there.
    """
    from cxmap.lint import run_advice

    document = examined.document
    others = [run_advice(other, ages) for other in map_.resolution.others]
    for problem in run_advice(map_, ages):
        told = (problem.code, problem.message)
        if document.is_elsewhere(problem.route):
            continue
        if problem.code not in UNUSED or (
            map_.resolution.variant is None
            and all(told in {(own.code, own.message) for own in found} for found in others)
        ):
            yield document.located(problem)
    new: list[tuple[str, Diagnostic]] = []
    for one, found in zip(examined.variants, others, strict=True):
        own = [problem for problem in found if problem.code not in UNUSED]
        new += [(one.id, problem) for problem in _stated(document, one, own)]
    yield from _named(new)


def with_their_journeys(
    examined: Examined, name: str, map_: Map, around: Surroundings
) -> tuple[Map, tuple[Diagnostic, ...]]:
    """The maps of variants with the journeys below them, and what is wrong with links that variants state."""
    from cxmap.api.journeys import with_journeys

    others: list[Map] = []

    def found(other: Map) -> tuple[Diagnostic, ...]:
        linked, problems = with_journeys(name, other, around)
        others.append(linked)
        return problems

    problems = found_in_others(examined, map_, found)
    return map_.resolved_as(replace(map_.resolution, others=tuple(others))), problems


def found_in_others(
    examined: Examined, map_: Map, find: Callable[[Map], Iterable[Diagnostic]]
) -> tuple[Diagnostic, ...]:
    """What is found in the maps of variants, of what these state themselves."""
    new: list[tuple[str, Diagnostic]] = []
    for one, other in zip(examined.variants, map_.resolution.others, strict=True):
        new += [(one.id, problem) for problem in _stated(examined.document, one, find(other))]
    return tuple(_named(new))


def each_other(written: Map, change: Callable[[Map], Map]) -> Map:
    """A map as written, with something done to the maps of its variants."""
    others = tuple(change(other) for other in written.resolution.others)
    return written.resolved_as(replace(written.resolution, others=others))


def as_shown_by(
    above: Map, document: Document, examined: Examined, read: Read | None
) -> tuple[Map | None, Sequence[Diagnostic]]:
    """A map that another one rests on, as the variant of it that the other shows, where it has that one."""
    variant, map_ = above.resolution.variant, examined.map
    if variant is None or map_ is None or all(own.id != variant.id for own in map_.variants):
        return map_, examined.problems
    for other in map_.resolution.others:
        if other.resolution.variant is not None and other.resolution.variant.id == variant.id:
            return other, examined.problems
    own = as_variant(document, variant.id, read)
    return own.map, own.problems


def _one(written: Examined, id_: str) -> tuple[Map | None, tuple[Diagnostic, ...], Resolved | None]:
    """The map of a variant, and what is wrong with it that is not wrong with the map as written."""
    from cxmap.api.reading import examined_loaded
    from cxmap.loading.including import Taken
    from cxmap.loading.load import load_taken
    from cxmap.loading.variants import resolved
    from cxmap.model import Resolution

    document = written.whole
    one = None if document is None else resolved(document, id_)
    if document is None or one is None:
        return None, (), None
    loaded = load_taken(Taken(one.document))
    examined = examined_loaded(loaded)
    said = set(map(_said, written.problems))
    new = [
        _written(document, one, problem)
        for problem in (*examined.problems, *map(document.located, one.homeless))
        if _said(problem) not in said
        and not one.is_of_absent(problem)
        and not _is_under(one.written(problem.route), document.spoilt)
    ]
    base = written.map
    variant = None if base is None else next((own for own in base.variants if own.id == id_), None)
    faulty = any(problem.severity == "error" for problem in new)
    map_ = examined.map
    if map_ is None and not faulty and base is not None and one.absent:
        # what is left of its errors only says that data is bound to what this variant has none of
        map_ = loaded.map
    one = replace(one, document=examined.document)
    if map_ is None or variant is None:
        return None, tuple(new), one
    own = frozenset(_all_places(map_)) if variant.base else one.own
    return map_.resolved_as(Resolution(variant, own)), tuple(new), one


def _said(problem: Diagnostic) -> tuple[object, ...]:
    """What two problems have in common that are one; of what is taken in, many stand at one place."""
    taken = problem.route[:1] == ("use",)
    return (problem.span, problem.code, problem.message if taken else "")


def _all_places(map_: Map) -> Iterator[str]:
    yield from (phase.id for phase in map_.phases)
    yield from (step.touchpoint.id for step in map_.steps)


def _is_under(route: Route, places: frozenset[Route]) -> bool:
    return any(route[:length] in places for length in range(len(route) + 1))


def _stated(document: Document, one: Resolved, found: Iterable[Diagnostic]) -> Iterator[Diagnostic]:
    """What was found in a variant of what that variant itself states, with the routes of the file."""
    for problem in found:
        own = one.document.located(problem)
        if one.written(own.route)[:1] == ("variants",):
            yield _written(document, one, own)


def _written(document: Document, one: Resolved, problem: Diagnostic) -> Diagnostic:
    """A problem of a variant with the routes of the file; its cures are left to people."""
    related = tuple(
        replace(other, route=None)  # its place is in its words
        if other.route is None or one.document.is_elsewhere(other.route)
        else replace(other, route=one.written(other.route))
        for other in problem.related
    )
    route = one.written(problem.route)
    return document.located(replace(problem, route=route, related=related, fixes=()))


def _named(found: Sequence[tuple[str, Diagnostic]]) -> Iterator[Diagnostic]:
    """Each problem once, with the variants that have it."""
    by_problem: dict[Diagnostic, list[str]] = {}
    for id_, problem in found:
        by_problem.setdefault(problem, []).append(id_)
    for problem, ids in by_problem.items():
        listed = ", ".join(f"`{id_}`" for id_ in ids)
        yield replace(
            problem, message=f"in variant{'' if len(ids) == 1 else 's'} {listed}: {problem.message}"
        )
