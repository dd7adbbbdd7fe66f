"""How a map fared over its versions in git; since when, and by what change, a touchpoint falls short."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Literal, Unpack

from msgspec import Struct
from msgspec.structs import replace

from cxmap.api.judging import score, today
from cxmap.api.settings import Scoring, StrPath
from cxmap.api.versions import MOST_WALKED, Earlier, History, history, versions_of
from cxmap.errors import CxmapError, InputError
from cxmap.source import absolute, shortened

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from cxmap.changes import Comparison
    from cxmap.history import Author
    from cxmap.model import Map
    from cxmap.scoring import PlaceScore, Scorecard
    from cxmap.scoring.course import Course

Every = Literal["commit", "month", "quarter", "year"]
"""How far apart the points of a trend are: the last version of each is taken."""


class Trace(Struct, frozen=True):
    """A version in which something that matters for one place became another, and who committed it."""

    revision: str
    """The short hash of the commit; nothing for the file as it is now."""
    day: date | None
    author: Author | None
    place: PlaceScore | None
    """Nothing where the map had no such place."""
    comparison: Comparison | None
    """What changed of the place since the version before; nothing in the first one."""


class Blame(Struct, frozen=True):
    """The course of one place: every version that changed it, the newest last, and since which it is so."""

    map: Map
    card: Scorecard
    place: PlaceScore
    traces: tuple[Trace, ...]
    since: int | None
    """The trace from which on it has met its goal, fallen short, or been neither, as it does now."""
    history: History


def course(
    path: StrPath,
    map_: Map,
    *,
    persona: str | None = None,
    every: Every = "commit",
    since: date | None = None,
    as_of: date | None = None,
    remember: bool = False,
    **how: Unpack[Scoring],
) -> Course:
    """The course of a map over the versions of its file that git knows, renames followed.

    One point per commit that changed the map or what was measured for it, or the last one of each month,
    quarter or year. `since` leaves out what came before, but for the version that held on that day. Open gaps
    are counted to `as_of` (today when None). Who wants to `remember` gets versions that earlier runs read;
    nothing else differs. Raises InputError for standard input, which has no history.
    """
    from cxmap.scoring.course import course as walked

    known = _history(path, map_, remember=remember)
    kept = _every(_since(known.versions, since), every)
    card = score(map_, persona=persona, **how)
    versions = versions_of(card, replace(known, versions=tuple(kept)))
    present = known.versions[-1] if known.versions else None
    total = known.known + (versions[-1].day is None and present is not None)
    return walked(versions, known=max(total, len(versions)), missing=known.missing, today=as_of or today())


def _history(path: StrPath, map_: Map, *, remember: bool) -> History:
    known = history(path, map_, most=None, listed=MOST_WALKED, remember=remember)
    if known is None:
        raise InputError("standard input has no history; name a file in a git repository")
    return known


def _since(versions: Sequence[Earlier], since: date | None) -> list[Earlier]:
    if since is None:
        return list(versions)
    first = max((at for at, version in enumerate(versions) if version.day <= since), default=0)
    return list(versions[first:])


def _every(versions: Sequence[Earlier], every: Every) -> list[Earlier]:
    if every == "commit":
        return list(versions)
    months = {"month": 1, "quarter": 3, "year": 12}[every]
    last = {(version.day.year * 12 + version.day.month - 1) // months: version for version in versions}
    return list(last.values())


def blame(
    path: StrPath,
    map_: Map,
    place: str,
    *,
    persona: str | None = None,
    remember: bool = False,
    **how: Unpack[Scoring],
) -> Blame:
    """Since which commit, by what change and whose, a touchpoint or phase is what it is.

    `place` is its id or its name. Raises CxmapError where the map has no such place, InputError for standard
    input, which has no history.
    """
    from cxmap import history as git
    from cxmap.scoring.identities import identities

    known = _history(path, map_, remember=remember)
    card = score(map_, persona=persona, **how)
    wanted = _place(card, place)
    versions = versions_of(card, known)
    commits = [*(earlier.commit for earlier in known.versions), ""][: len(versions)]
    scored = [
        (version, commit, version.card)
        for version, commit in zip(versions, commits, strict=True)
        if version.card is not None
    ]
    names = identities([own for _, _, own in scored])
    states = [
        next((score_ for score_ in own.places if ids[score_.id] == names[-1][wanted.id]), None)
        for (_, _, own), ids in zip(scored, names, strict=True)
    ]
    authors = git.authors(absolute(os.fspath(path)), [commit for _, commit, _ in scored])
    traces: list[Trace] = []
    since: int | None = None
    before: int | None = None
    for at, ((version, commit, own), state) in enumerate(zip(scored, states, strict=True)):
        former = states[at - 1] if at else None
        if at and _facts(state) == _facts(former):
            continue
        changed = None if before is None else _changed(scored[at - 1][2], own, former, state)
        before = at
        if state is None and not traces:
            continue
        if not traces or _standing(state) != _standing(traces[-1].place):
            since = len(traces)
        traces.append(Trace(version.revision, version.day, authors.get(commit), state, changed))
    return Blame(map_, card, wanted, tuple(traces), since, known)


def _place(card: Scorecard, wanted: str) -> PlaceScore:
    places = (*card.places, *(place for place in card.beside if place not in card.places))
    for same in (
        [place for place in places if place.id == wanted],
        [place for place in places if place.name.casefold() == wanted.casefold()],
    ):
        if len(same) == 1:
            return same[0]
        if same:
            ids = ", ".join(place.id for place in same)
            raise CxmapError(f"several places are called `{wanted}`; name one by its id: {ids}")
    from cxmap.loading.unknown import did_you_mean

    near = did_you_mean(wanted, [place.id for place in places])
    hint = f"; did you mean `{near}`?" if near else ""
    raise CxmapError(f"the map has no touchpoint or phase with the id or name `{shortened(wanted)}`{hint}")


def _facts(place: PlaceScore | None) -> tuple[object, ...]:
    """What a verdict comes from; equal where nothing that matters changed."""
    if place is None:
        return ()
    measured = (
        None if place.measured is None else (place.measured.point, place.measured.low, place.measured.high)
    )
    return (place.experience, measured, place.goal.score, place.goal.waived, place.verdict, place.short_for)


def _standing(place: PlaceScore | None) -> str:
    if place is None:
        return "gone"
    if place.is_short:
        return "short"
    if place.gap is None:
        return "open" if place.experience is None else "no goal"
    return "undecided" if place.verdict == "undecided" else "met"


def _changed(
    old: Scorecard, new: Scorecard, former: PlaceScore | None, state: PlaceScore | None
) -> Comparison | None:
    """What changed of one place between two versions, in customers' experience, promises and evidence."""
    from cxmap import changes

    if old is new or former is None or state is None:
        return None
    comparison = changes.compare(changes.version(old, None), changes.version(new, None))
    ids, names = {former.id, state.id}, {former.name, state.name}

    def concerns(change: changes.Change) -> bool:
        spot = change.spot
        own = spot.section in ("touchpoints", "phases") and spot.id in ids
        return change.group != "texts" and change.kind != "rank" and (own or bool(names & set(change.places)))

    return replace(comparison, changes=tuple(change for change in comparison.changes if concerns(change)))
