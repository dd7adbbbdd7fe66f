"""A map's earlier versions, as far as git knows them."""

from __future__ import annotations

import os
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING

from cxmap.api.reading import examine, without_collection
from cxmap.api.settings import StrPath
from cxmap.errors import CxmapError
from cxmap.source import absolute, document_of, read_bytes

if TYPE_CHECKING:
    from datetime import date

    from cxmap.history import Missing, Revision
    from cxmap.model import Map
    from cxmap.scoring import Scorecard
    from cxmap.scoring.trend import Trend

MOST_VERSIONS = 24
"""So many earlier versions of a map are compared; of more, those that stood longest."""
MOST_LISTED = 500
"""No more than the last so many commits of a map are looked at."""


@dataclass(frozen=True, slots=True)
class Earlier:
    """A map as it was when it was committed; nothing where that was not a sound one."""

    revision: str
    day: date
    map: Map | None


@dataclass(frozen=True, slots=True)
class History:
    """The versions of a map file, the newest last, and how many there are in all."""

    versions: tuple[Earlier, ...] = ()
    known: int = 0
    missing: Missing = ""
    """Why git does not have all of them; nothing where it does."""


def revision_of(path: StrPath) -> str | None:
    """The git revision of a map file, `+` where it has changed since; nothing outside of git."""
    from cxmap.history import revision_of as revision

    return None if os.fspath(path) == "-" else revision(absolute(path))


@without_collection()
def history(path: StrPath, map_: Map | None = None) -> History | None:
    """The earlier versions of a map file that git knows, at most MOST_VERSIONS of them, for `render`.

    `map_` is the map as it was read from there, so that it need not be read again. Where git knows none,
    the history is empty; nothing for standard input, which has none.
    """
    from cxmap import history as git

    name = os.fspath(path)
    if name == "-":
        return None
    place = absolute(name)
    known = git.revisions(place, MOST_LISTED)
    changed = [now for before, now in zip((None, *known), known, strict=False) if not _same(before, now)]
    wanted = git.thinned(changed, MOST_VERSIONS)
    contents = git.contents_at(place, wanted)
    present = None
    if map_ is not None and wanted:
        with suppress(CxmapError):
            present = read_bytes(name)
    maps: dict[str, Map | None] = {}
    for hash_, content in contents.items():
        maps[hash_] = map_ if content == present else examine(document_of(content, name))[0]
    whole = bool(known) and contents.keys() >= {one.content for one in wanted}
    lacking = "" if whole else git.missing(place)
    kept = [one for one in wanted if one.content in contents or lacking != "partial"]
    versions = tuple(Earlier(one.id, one.day, maps.get(one.content)) for one in kept)
    return History(versions, len(changed), lacking)


def _same(one: Revision | None, other: Revision) -> bool:
    return one is not None and one.content == other.content


@without_collection()
def trend_of(card: Scorecard, history: History) -> Trend:
    """How the scores moved up to a scorecard, which is a version of its own where none of the last one's."""
    from cxmap.scoring import score
    from cxmap.scoring.trend import Version, trend

    persona = card.persona

    def scored(map_: Map | None) -> Scorecard | None:
        if map_ is None or (persona is not None and persona not in map_.personas_by_id):
            return None
        return card if map_ == card.map else score(map_, persona=persona, settings=card.settings)

    versions = [
        Version(one.revision, one.day, scored(one.map), one.map is not None) for one in history.versions
    ]
    known = history.known
    if not versions or versions[-1].card is not card:
        versions.append(Version("", None, card))
        known += 1
    return trend(versions, known=known, missing=history.missing)
