"""From a Document to a Map, or nothing, and everything that is wrong with its shape."""

from __future__ import annotations

from dataclasses import dataclass

from pydantic import ValidationError

from cxmap.loading.mend import mended
from cxmap.loading.shape import shape_problem
from cxmap.model import Map
from cxmap.source import Diagnostic, Document, Route

MOST_PROBLEMS = 1_000


@dataclass(frozen=True, slots=True)
class Loaded:
    """A map, or nothing where its file has errors. `sound` is what could be made of it all the same."""

    map: Map | None
    sound: Map | None
    diagnostics: tuple[Diagnostic, ...]


def _under(route: Route, spoilt: frozenset[Route]) -> bool:
    return any(route[: len(place)] == place for place in spoilt)


def load_map(document: Document) -> Loaded:
    """Validate the data of a document. Never raises for what it holds."""
    problems = list(document.diagnostics)
    if document.data is None:
        return Loaded(None, None, tuple(problems))
    sound: Map | None
    try:
        sound = Map.model_validate(document.data)
    except ValidationError as error:
        sound = mended(document, error)
        for found in error.errors(include_url=False, include_input=False)[:MOST_PROBLEMS]:
            problem = shape_problem(found, document)
            if not _under(problem.route, document.spoilt):
                problems.append(problem)
        return Loaded(None, sound, tuple(problems))
    faulty = any(problem.severity == "error" for problem in problems)
    return Loaded(None if faulty else sound, sound, tuple(problems))
