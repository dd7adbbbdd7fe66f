"""Maps with variants: checked in each of them, and resolved for one."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from cxmap.source import Diagnostic

if TYPE_CHECKING:
    from cxmap.ages import Ages
    from cxmap.loading.variants import Resolved
    from cxmap.model import Map
    from cxmap.source import Document, Route

Outcome = tuple["Map | None", tuple[Diagnostic, ...]]
"""A map, or nothing where its file has errors, and its problems."""
UNUSED = frozenset({"CX402", "CX403", "CX404", "CX405", "CX406", "CX414"})
"""Advice that something of the map is used by nobody."""
MOST_RESOLVED = 50
"""More variants than that are read one at a time, by name."""


def has_variants(document: Document) -> bool:
    """Whether a document says anything of variants."""
    return document.data is not None and bool(document.data.get("variants"))


def as_variant(document: Document, variant: str) -> tuple[Map | None, tuple[Diagnostic, ...], Document]:
    """A document resolved for one variant, with its own document; errors of the map as written count here.

    Raises CxmapError where the map has no such variant.
    """
    from cxmap.api.reading import examine_written
    from cxmap.loading.variants import insist_on_variant

    written, problems = examine_written(document)
    if document.data is None or (written is None and not has_variants(document)):
        return None, problems, document
    insist_on_variant(document, variant)
    if written is None:
        return None, problems, document
    map_, more, own_document = _one(document, variant, written, problems)
    return map_, (*problems, *more), own_document


def with_variants(document: Document, written: Map | None, problems: tuple[Diagnostic, ...]) -> Outcome:
    """A map as written with the maps of its variants beside it, and what is wrong with these.

    What a variant only inherits is told once, of the map as written.
    """
    from cxmap.loading.variants import variant_ids

    maps: list[Map] = []
    found: list[tuple[str, Diagnostic]] = []
    for id_ in variant_ids(document)[:MOST_RESOLVED]:
        map_, more, _ = _one(document, id_, written, problems)
        found += [(id_, problem) for problem in more]
        if map_ is not None:
            maps.append(map_)
    told = tuple(_named(found))
    faulty = any(problem.severity == "error" for problem in told)
    if written is None or faulty:
        return None, (*problems, *told)
    resolution = replace(written.resolution, others=tuple(maps))
    return written.resolved_as(resolution), (*problems, *told)


def advice_on(document: Document, map_: Map, ages: Ages) -> Iterator[Diagnostic]:
    """Advice on a map and on what its variants change. What one of them uses is not called unused."""
    from cxmap.lint import run_advice
    from cxmap.loading.variants import resolved

    others = [(other, run_advice(other, ages)) for other in map_.resolution.others]
    for problem in run_advice(map_, ages):
        told = (problem.code, problem.message)
        if problem.code not in UNUSED or all(
            told in {(own.code, own.message) for own in found} for _, found in others
        ):
            yield document.located(problem)
    new: list[tuple[str, Diagnostic]] = []
    for other, found in others:
        variant = other.resolution.variant
        one = None if variant is None else resolved(document, variant.id)
        if variant is not None and one is not None:
            new += [
                (variant.id, _written(document, one, problem))
                for problem in found
                if problem.code not in UNUSED and one.written(problem.route)[:1] == ("variants",)
            ]
    yield from _named(new)


def each_other(written: Map, change: Callable[[Map], Map]) -> Map:
    """A map as written, with something done to the maps of its variants."""
    others = tuple(change(other) for other in written.resolution.others)
    return written.resolved_as(replace(written.resolution, others=others))


def _one(
    document: Document, id_: str, written: Map | None, known: Sequence[Diagnostic]
) -> tuple[Map | None, tuple[Diagnostic, ...], Document]:
    """The map of a variant, and what is wrong with it that is not wrong with the map as written."""
    from cxmap.api.reading import examine_written
    from cxmap.loading.variants import resolved
    from cxmap.model import Resolution

    one = resolved(document, id_)
    if one is None:
        return None, (), document
    map_, problems = examine_written(one.document)
    said = {(problem.span, problem.code) for problem in known}
    new = [
        _written(document, one, problem)
        for problem in (*problems, *map(document.located, one.homeless))
        if (problem.span, problem.code) not in said
        and not one.is_of_absent(problem)
        and not _is_under(one.written(problem.route), document.spoilt)
    ]
    variant = None if written is None else next((own for own in written.variants if own.id == id_), None)
    faulty = any(problem.severity == "error" for problem in new)
    if map_ is None and not faulty and written is not None and one.absent:
        # what is left of its errors only says that data is bound to what this variant has none of
        map_ = _in_spite_of(one)
    if map_ is None or variant is None:
        return None, tuple(new), one.document
    own = frozenset(_all_places(map_)) if variant.base else one.own
    return map_.resolved_as(Resolution(variant, own)), tuple(new), one.document


def _in_spite_of(one: Resolved) -> Map | None:
    from cxmap.loading import load_map

    return load_map(one.document).map


def _all_places(map_: Map) -> Iterator[str]:
    yield from (phase.id for phase in map_.phases)
    yield from (step.touchpoint.id for step in map_.steps)


def _is_under(route: Route, places: frozenset[Route]) -> bool:
    return any(route[:length] in places for length in range(len(route) + 1))


def _written(document: Document, one: Resolved, problem: Diagnostic) -> Diagnostic:
    """A problem of a variant with the routes of the file; its cures are left to people."""
    related = tuple(
        replace(other, route=None if other.route is None else one.written(other.route))
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
