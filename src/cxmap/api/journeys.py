"""The journey maps that the phases and touchpoints of a map lead on to: found, read and put beside it.

What cannot be used is told at the link, as a warning: the map itself is as good as before.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from cxmap.api.surroundings import Surroundings
from cxmap.errors import CxmapError, InputError
from cxmap.source.project import way_from

if TYPE_CHECKING:
    from cxmap.model import LinkedMap, Map
    from cxmap.source import Diagnostic, Route

NOWHERE, CIRCLE, NO_JOURNEY, UNSOUND, APART = "CX324", "CX325", "CX326", "CX327", "CX328"
MOST_MAPS = 1_000
"""A map that leads on to more of them, by whatever way, is not followed further."""
DEEPEST = 20
_PATH = "A path begins at the folder of the map that names it, and stays in the project."


class _UnusableError(Exception):
    def __init__(self, code: str, why: str, cure: str = "") -> None:
        super().__init__(why)
        self.code, self.why, self.cure = code, why, cure


@dataclass
class _Walk:
    """One way through all maps below a map; each is read once.

    Below a variant, a map is the same variant where it has that one.
    """

    around: Surroundings
    first: Map
    known: dict[str, Map | _UnusableError] = field(default_factory=dict)
    """What became of each file, by its real path."""
    circles: dict[str, str] = field(default_factory=dict)
    """By the real path of a map: the way from it back to the first one."""

    def below(
        self, name: str, map_: Map, chain: tuple[str, ...]
    ) -> Iterator[tuple[LinkedMap, Route, _UnusableError | None]]:
        """Every map that a map leads on to, with the route of the link and what is wrong with it."""
        from cxmap.model import LinkedMap

        for place, route in map_.deeper:
            for at, journey in enumerate(place.journey):
                share = None if journey.share is None else journey.share.middle
                here = (*route, "journey", at, "to")
                file = ""
                try:
                    file = self._way(name, journey.to)
                    linked = self._usable(file, map_, chain)
                    yield (
                        LinkedMap(place.id, journey.to, file, linked, "", share),
                        here,
                        self._circle(file, chain),
                    )
                except _UnusableError as problem:
                    yield LinkedMap(place.id, journey.to, file, None, problem.why, share), here, problem

    def _way(self, name: str, written: str) -> str:
        if name == "-":
            raise _UnusableError(
                NOWHERE, "a map from standard input has no folder in which a journey could lie"
            )
        try:
            return way_from(name, written)
        except InputError as error:
            raise _UnusableError(NOWHERE, str(error), _PATH) from None

    def _circle(self, file: str, chain: tuple[str, ...]) -> _UnusableError | None:
        """That a journey, good as it is, leads back to the map that it is linked from."""
        way = self.circles.get(os.path.realpath(file)) if len(chain) == 1 else None
        if way is None:
            return None
        return _UnusableError(CIRCLE, f"maps lead on to one another in a circle: {way}", _CIRCLE_CURE)

    def _usable(self, file: str, above: Map, chain: tuple[str, ...]) -> Map:
        real = os.path.realpath(file)
        if real in chain:
            steps = (*chain[chain.index(real) :], real)
            way = " -> ".join(Path(step).name for step in steps)
            if real == chain[0]:
                self.circles |= {step: way for step in chain[1:] if step not in self.circles}
            raise _UnusableError(CIRCLE, f"maps lead on to one another in a circle: {way}", _CIRCLE_CURE)
        if real not in self.known:
            try:
                self.known[real] = self._opened(file, real, chain)
            except _UnusableError as problem:
                self.known[real] = problem
        known = self.known[real]
        if isinstance(known, _UnusableError):
            raise known
        if known.state == "future" and above.state != "future":
            why = f"{file} shows how things should become, and this map how they are"
            raise _UnusableError(NO_JOURNEY, why, "Link the map of the current state.")
        return known

    def _opened(self, file: str, real: str, chain: tuple[str, ...]) -> Map:
        from cxmap.api.reading import examined_with, why_unsound
        from cxmap.api.varying import as_shown_by
        from cxmap.loading.measured import measured_map
        from cxmap.source import document_of

        if len(chain) > DEEPEST or len(self.known) >= MOST_MAPS:
            most = f"{DEEPEST} levels or {MOST_MAPS:,} maps"
            raise _UnusableError(NOWHERE, f"{file} is not followed: more than {most} lie below this map")
        document = document_of(self._read(file), file)
        what = next((word for key, word in _OTHERS if key in (document.data or {"cxmap": 1})), "")
        if what:
            raise _UnusableError(
                NO_JOURNEY, f"{file} is {what}, and no journey", "Link the map of a journey."
            )
        examined = examined_with(document, self.around.read)
        map_, problems = as_shown_by(self.first, document, examined, self.around.read)
        if map_ is not None and map_.bound:
            map_, more = measured_map(map_, file, held=self._held)
            problems = (*problems, *more)
        errors = [problem for problem in problems if problem.severity == "error"]
        if map_ is None or errors:
            span = errors[0].span if errors else None
            at = f"{file}:{span.line}:{span.column}" if span else file
            version = any(problem.code == "CX101" for problem in errors)
            code = NO_JOURNEY if version else UNSOUND
            said = f"this journey is no sound map: {at} {why_unsound(problems)}"
            raise _UnusableError(code, said, "`cxmap validate` says more of it.")
        if map_.kind != "journey":
            why = f"{file} is an experience map, and no journey"
            raise _UnusableError(NO_JOURNEY, why, "Link journey maps, or write `kind: journey` there.")
        return map_.with_linked(tuple(link for link, _, _ in self.below(file, map_, (*chain, real))))

    def _read(self, file: str) -> bytes:
        try:
            return self.around.read(file)
        except CxmapError as error:
            raise _UnusableError(NOWHERE, str(error), _PATH) from None

    def _held(self, path: Path) -> bytes | None:
        """What a measured file beside a journey holds; nothing where there is none."""
        try:
            return self.around.read(os.fspath(path))
        except InputError:
            return None


_CIRCLE_CURE = "Take out the link that leads back up."
_OTHERS = (
    ("cxmap-shared", "a file of shared parts"),
    ("measured", "what was measured for a map"),
)


def with_journeys(name: str, map_: Map, around: Surroundings) -> tuple[Map, tuple[Diagnostic, ...]]:
    """A map with the journeys below it, and a warning for each link that leads to none of use."""
    from cxmap.source import Diagnostic

    if next(map_.deeper, None) is None:
        return map_, ()
    if name != "-":
        around.answer("named")
        around.answer("project")
    walk = _Walk(around, map_)
    real = os.path.realpath(name)
    found = list(walk.below(name, map_, (real,)))
    problems = tuple(
        Diagnostic(problem.code, problem.why, route, hint=problem.cure or None, severity="warning")
        for _, route, problem in found
        if problem is not None
    )
    return map_.with_linked(tuple(link for link, _, _ in found)), problems


def scores_apart(name: str, map_: Map) -> tuple[Diagnostic, ...]:
    """That a place says something else of itself than its journeys do, as a warning at the link."""
    from cxmap.api.judging import score
    from cxmap.api.settings import configuration_for, scoring_of
    from cxmap.locale import words_for
    from cxmap.locale.words import MINUS
    from cxmap.source import Diagnostic
    from cxmap.view.rolled import rolled_rows

    if not any(link.map is not None for link in map_.linked):
        return ()
    try:
        card = score(map_, **scoring_of(configuration_for(name)))
    except CxmapError:  # of the settings, which are told by themselves
        card = score(map_)
    routes = {place.id: route for place, route in map_.deeper}
    return tuple(
        Diagnostic(
            APART,
            f"{row.said.replace(MINUS, '-')}",
            (*routes[row.rolled.id], "journey"),
            hint="Ask which of the two is right: what is said here, or the scores there.",
            severity="warning",
        )
        for row in rolled_rows(card, words_for("en"))
        if row.rolled.verdict == "apart"
    )
