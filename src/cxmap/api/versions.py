"""A map's earlier versions, as far as git knows them."""

from __future__ import annotations

import os
from contextlib import suppress
from typing import TYPE_CHECKING, TypeAlias

from msgspec import Struct
from msgspec.structs import replace

from cxmap.api.held import HeldFiles, read_all_held, read_held, shared_files, takes_in
from cxmap.api.reading import without_collection
from cxmap.api.settings import StrPath
from cxmap.errors import CxmapError
from cxmap.source import absolute, read_bytes

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    from cxmap.history import Missing
    from cxmap.model import Map
    from cxmap.scoring import Scorecard
    from cxmap.scoring.course import Course
    from cxmap.scoring.trend import Version

MOST_VERSIONS = 24
"""So many earlier versions of a map are compared in a report; of more, those that stood longest."""
MOST_LISTED = 500
"""A report looks at no more than the last so many commits of a map."""
MOST_WALKED = 20_000
"""A trend looks at no more than so many: as many maps of 40 touchpoints as are read in some minutes."""


class Earlier(Struct, frozen=True):
    """A map as it was when it or its measured file was committed; nothing where that was no sound one."""

    revision: str
    day: date
    map: Map | None
    commit: str = ""
    """The whole hash of the commit."""
    problem: str = ""
    """Why it was no sound map."""


class History(Struct, frozen=True):
    """The versions of a map file, the newest last, and how many there are in all."""

    versions: tuple[Earlier, ...] = ()
    known: int = 0
    missing: Missing = ""
    """Why git does not have all of them; nothing where it does."""


class _State(Struct, frozen=True):
    """What a map file and the measured file beside it held from a commit on, by hashes of the contents."""

    id: str
    commit: str
    day: date
    second: int
    content: str
    measured: str
    shared: tuple[tuple[str, str], ...] = ()
    """Of the files that the map takes in: the path and the content of each, as far as they were committed."""


def revision_of(path: StrPath) -> str | None:
    """The git revision of a map file, `+` where it has changed since; nothing outside of git."""
    from cxmap.history import revision_of as revision

    return None if os.fspath(path) == "-" else revision(absolute(path))


@without_collection()
def history(
    path: StrPath,
    map_: Map | None = None,
    *,
    most: int | None = MOST_VERSIONS,
    listed: int = MOST_LISTED,
    remember: bool = False,
    variant: str | None = None,
) -> History | None:
    """The earlier versions of a map file that git knows, at most `most` of them, for `render`.

    `map_` is the map as it was read from there, so that it need not be read again. Where git knows none,
    the history is empty; nothing for standard input, which has none. No more than the last `listed` commits
    are looked at; of these, those that stood longest are taken where there are more than `most`. Who wants to
    `remember` gets what earlier runs read; nothing else differs. With `variant`, they are versions of that
    variant, of which nothing is remembered.
    """
    from cxmap import history as git
    from cxmap.api.recalling import Versions

    name = os.fspath(path)
    if name == "-":
        return None
    place = absolute(name)
    states = _states(place, listed)
    wanted = states if most is None else git.thinned(states, most)
    contents = git.contents(
        place.resolve().parent,
        [hash_ for state in reversed(wanted) for hash_ in (state.content, state.measured) if hash_],
    )
    present = None if map_ is None or not wanted else _present(name)
    held = {
        _held(state): (content, contents.get(state.measured))
        for state in wanted
        if (content := contents.get(state.content)) is not None
    }
    read = {key: (map_, "") for key, own in held.items() if own == present and not key[2]}
    alone = {key: own for key, own in held.items() if key not in read and not takes_in(own[0])}
    known = Versions() if remember and alone and variant is None else None
    read |= zip(alone, read_all_held(list(alone.values()), name, known, variant), strict=True)
    if known is not None:
        known.save()
    blobs: dict[str, bytes] = {}
    for state in wanted:
        if (key := _held(state)) in held and key not in read:
            files = HeldFiles(git.Commit(state.commit, state.day), blobs)
            content, beside = held[key]
            read[key] = read_held(content, name, beside, files.read, variant)
    whole = bool(states) and all(_held(state) in read for state in wanted)
    lacking = "" if whole else git.missing(place)
    kept = [state for state in wanted if state.content in contents or lacking != "partial"]
    versions = tuple(
        Earlier(
            state.id,
            state.day,
            *(
                (was[0], state.commit, was[1])
                if (was := read.get(_held(state))) is not None
                else (None, state.commit, "git does not have it here, or it is too large")
            ),
        )
        for state in kept
    )
    return History(versions, len(states), lacking)


_Held: TypeAlias = tuple[str, str, tuple[tuple[str, str], ...]]


def _held(state: _State) -> _Held:
    return state.content, state.measured, state.shared


def _states(place: Path, listed: int) -> tuple[_State, ...]:
    """What the files of a map held, the newest last; a commit that changed none of them is none."""
    from cxmap import history as git
    from cxmap.source.beside import measured_path

    maps = [(revision, "map") for revision in git.revisions(place, listed)]
    beside = (
        [(revision, "measured") for revision in git.revisions(measured_path(os.fspath(place)), listed)]
        if maps
        else []
    )
    taken = [
        (revision, os.fspath(path))
        for path in (shared_files(os.fspath(place)) if maps else ())
        for revision in git.revisions(path, listed)
    ]
    states: list[_State] = []
    content = measured = ""
    shared: dict[str, str] = {}
    # a commit of several is one state; among commits of one second, the map comes first, as it does by hand
    for revision, of in sorted((*maps, *beside, *taken), key=lambda pair: pair[0].second):
        if of == "map":
            content = revision.content
        elif of == "measured":
            measured = revision.content
        else:
            shared[of] = revision.content
        state = _State(
            revision.id, revision.hash, revision.day, revision.second, content, measured,
            tuple(sorted(shared.items())),
        )  # fmt: skip
        if not content:
            continue
        if states and states[-1].commit == state.commit:
            states.pop()
        if not states or _held(states[-1]) != _held(state):
            states.append(state)
    return tuple(states[-listed:])


def _present(name: str) -> tuple[bytes, bytes | None] | None:
    """What the map file and the measured file beside it hold now."""
    from cxmap.source.beside import measured_path

    with suppress(CxmapError):
        beside = measured_path(name)
        return read_bytes(name), read_bytes(os.fspath(beside)) if beside.is_file() else None
    return None


@without_collection()
def course_of(card: Scorecard, history: History, day: date | None) -> Course:
    """How a map fared up to a scorecard, which is a version of its own where none of the last one's.

    Open gaps are counted to a day: the newest that the map names when None.
    """
    from cxmap.scoring import newest_date
    from cxmap.scoring.course import course

    versions = versions_of(card, history)
    known = history.known + (len(versions) > len(history.versions))
    return course(versions, known=known, missing=history.missing, today=day or newest_date(card))


def _is_of(card: Scorecard, map_: Map) -> bool:
    """Whether a scorecard is that of a map of another time, for which journeys and variants are not read."""
    resolution = replace(map_.resolution, others=card.map.resolution.others)
    return map_.with_linked(card.map.linked).resolved_as(resolution) == card.map


def versions_of(card: Scorecard, history: History) -> list[Version]:
    """The versions of a history, scored as a scorecard is, and the scorecard where none of the last one's.

    Equal maps are scored once, and what a version has in common with the one before as well.
    """
    from cxmap.scoring import newest_first, score
    from cxmap.scoring.trend import Version

    persona = card.persona
    known: dict[int, Scorecard | None] = {}
    before: Scorecard | None = None

    def scored(map_: Map | None) -> Scorecard | None:
        nonlocal before
        if map_ is None or (persona is not None and persona not in map_.personas_by_id):
            return None
        if id(map_) not in known:
            known[id(map_)] = before = (
                card
                if _is_of(card, newest_first(map_))
                else score(map_, persona=persona, settings=card.settings, like=before)
            )
        return known[id(map_)]

    versions = [
        Version(earlier.revision, earlier.day, scored(earlier.map), earlier.map is not None)
        for earlier in history.versions
    ]
    if not versions or versions[-1].card is not card:
        versions.append(Version("", None, card))
    return versions
