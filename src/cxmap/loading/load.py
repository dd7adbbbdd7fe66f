"""From a Document to a Map, or nothing, and everything that is wrong with its shape."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from msgspec import Struct
from msgspec.structs import replace
from pydantic import ValidationError

from cxmap.loading.including import (
    CLASH,
    Read,
    Taken,
    as_map,
    pruned,
    shape_of,
    taken_in,
    without_folder,
)
from cxmap.loading.mend import is_holder, mended
from cxmap.loading.shape import shape_problem
from cxmap.loading.spelling import inexact_names
from cxmap.model import KnownParts, Map
from cxmap.source import Diagnostic, Document, Route

MOST_PROBLEMS = 1_000


class Loaded(Struct, frozen=True):
    """A map, or nothing where its file has errors. `sound` is what could be made of it all the same."""

    map: Map | None
    sound: Map | None
    diagnostics: tuple[Diagnostic, ...]
    document: Document
    """The file with what it takes in, which knows all places."""
    whole: Document | None = None
    """The same before what nothing names was left out; nothing where not all could be taken in."""
    unsaid: frozenset[Route] = frozenset()
    """Where the file has a broken value: a reason was given, and nothing more should be said of it."""

    def news(self, findings: Iterable[Diagnostic]) -> Iterator[Diagnostic]:
        """The findings about what was not said to be broken."""
        return (finding for finding in findings if not _under(finding.route, self.unsaid))


def _under(route: Route, places: frozenset[Route]) -> bool:
    return bool(places) and any(route[:length] in places for length in range(len(route) + 1))


def _follows(problem: Diagnostic, places: frozenset[Route]) -> bool:
    """Whether a part only lacks, or contradicts itself by, what was refused inside it while reading."""
    here = problem.route
    return problem.code in ("CX103", "CX108") and any(place[: len(here)] == here for place in places if here)


def _lost(problem: Diagnostic) -> bool:
    """Whether the reader passed over something that others may refer to."""
    return problem.code in ("CX006", "CX008", "CX009") and is_holder(problem.route)


def load_map(document: Document, read: Read = without_folder, known: KnownParts | None = None) -> Loaded:
    """Validate the data of a document with what it takes in. Never raises for what they hold.

    Parts that are `known` from other versions are not made anew; nothing else differs.
    """
    return load_taken(taken_in(document, read), known)


def load_taken(taken: Taken, known: KnownParts | None = None) -> Loaded:
    """The same of a document with what it takes in, which is not taken in once more."""
    document = taken.document
    problems = [*document.diagnostics, *taken.problems]
    if document.data is None:
        return Loaded(None, None, tuple(problems), document)
    lacking = any(problem.code != CLASH for problem in taken.problems)
    whole = None if lacking else document
    try:
        sound = Map.model_validate(document.data, context=known)
    except ValidationError as error:
        errors = error.errors(include_url=False, include_input=False)
        for details in errors[:MOST_PROBLEMS]:
            problem = shape_problem(details, document)
            if not _under(problem.route, document.spoilt) and not _follows(problem, document.spoilt):
                problems.append(problem)
        mend = None if lacking or any(map(_lost, problems)) else mended(document, error)
        if mend is None:
            return Loaded(None, None, tuple(problems), document, whole)
        return Loaded(None, mend.map, tuple(problems), document, whole, document.spoilt | mend.touched)
    if document.borrowed:
        sound, document = pruned(sound, document)
    problems += inexact_names(sound, document)
    faulty = any(problem.severity == "error" for problem in problems)
    to_lint = None if lacking or any(map(_lost, problems)) else sound
    return Loaded(None if faulty else sound, to_lint, tuple(problems), document, whole, document.spoilt)


def load_shared(document: Document, read: Read = without_folder) -> Loaded:
    """Validate a shared file by itself. There is no map, but for the one that it would be part of."""
    problems = [*document.diagnostics, *shape_of(document)]
    if any(problem.severity == "error" for problem in problems):
        return Loaded(None, None, tuple(problems), document, unsaid=document.spoilt)
    loaded = load_map(as_map(document), read)
    return replace(loaded, map=None, whole=None)
