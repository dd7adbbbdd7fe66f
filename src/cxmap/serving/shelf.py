"""The maps that are being looked at: as they are now, and as they were when they were sound last."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Sequence
from datetime import datetime
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from cxmap import api
from cxmap.errors import CxmapError

MOST_GONE = 20
"""Maps whose files went away and that are remembered, so that who looks at one is not left with nothing."""
_YAML = (".yaml", ".yml")
_UNFIT = re.compile(r"[^\w.-]+")


class Kept(Struct, frozen=True):
    """A map on the shelf."""

    slug: str
    """Its name in addresses; never given to another map."""
    now: api.Sight
    good: api.Sight | None = None
    """The last sound one, which may be the one of now."""
    good_since: datetime | None = None
    picture_key: str = ""
    """Stays the same while pictures of the last sound one do."""
    gone: bool = False
    """Whether its file is no longer there."""
    moved_to: str = ""
    """The slug of the map that has what this one had, where a file was renamed."""
    due: bool = False
    """Whether something changed that has a say in it, and nobody has looked since."""

    @property
    def name(self) -> str:
        """Its file, as it was found."""
        return self.now.name

    @property
    def title(self) -> str:
        """What it is called, or was when it was sound last."""
        return self.good.title if self.good is not None else Path(self.name).name

    @property
    def is_sound(self) -> bool:
        """Whether the last sound one is the one of now."""
        return self.good is self.now and not self.gone

    @property
    def is_awaited(self) -> bool:
        """Whether nobody has looked at it yet."""
        return not self.now.key

    @property
    def key(self) -> str:
        """Changes with everything that is shown of this map."""
        return f"{self.now.key[:16] or 'awaited'}{self.picture_key[:8]}{'-gone' * self.gone}{self.moved_to}"


class Shelf(Struct, frozen=True):
    """Every map by its slug, in the order in which they are listed, and what could not be looked at."""

    maps: tuple[Kept, ...] = ()
    remarks: tuple[str, ...] = ()

    def of(self, slug: str) -> Kept | None:
        """The map of a slug."""
        return next((kept for kept in self.maps if kept.slug == slug), None)

    @property
    def present(self) -> tuple[Kept, ...]:
        """The maps whose files are there."""
        return tuple(kept for kept in self.maps if not kept.gone)

    @property
    def files(self) -> frozenset[str]:
        """All files that have a say in what is shown."""
        return frozenset().union(*(kept.now.files for kept in self.present))

    @property
    def is_due(self) -> bool:
        """Whether a look at one of them is due."""
        return any(kept.due for kept in self.maps)


def filled(paths: Sequence[str], *, most: int = 1_000_000) -> Shelf:
    """The shelf of the maps behind paths, of which those beyond `most` are due. A folder may have none yet.

    Raises CxmapError where no path leads anywhere.
    """
    for path in paths:
        if path == "-":
            raise CxmapError("standard input cannot be watched: name a map file or a folder")
    searched = api.search(paths)
    if searched.unread and not searched.maps and not any(Path(path).is_dir() for path in paths):
        raise searched.unread[0]
    return refreshed(Shelf(), paths, None, most=most)


def saved_ones(shelf: Shelf, changed: frozenset[str]) -> frozenset[str]:
    """The slugs of the maps whose own files are among those that changed."""
    return frozenset(
        kept.slug
        for kept in shelf.maps
        if not kept.gone and os.path.realpath(kept.name) in changed and Path(kept.name).exists()
    )


def at_once(shelf: Shelf, slugs: frozenset[str]) -> Shelf:
    """The shelf after another look at these maps alone, as somebody looks at them now."""
    return replace(
        shelf, maps=tuple(_seen_again(kept) if kept.slug in slugs else kept for kept in shelf.maps)
    )


def refreshed(
    shelf: Shelf,
    paths: Sequence[str],
    changed: frozenset[str] | None,
    *,
    most: int = 1_000_000,
    seen: frozenset[str] = frozenset(),
) -> Shelf:
    """The shelf after some files changed; None looks at all of them.

    Maps that none of these files has a say in are left as they are, and so are those that were `seen` since,
    by their slugs. Those beyond `most` stay due until the next time. What was found out is another shelf:
    whoever holds the one before can go on with it.
    """
    known = {kept.name: kept for kept in shelf.maps}
    remarks = shelf.remarks
    if changed is None or any(_may_be_new(path, shelf) for path in changed):
        searched = api.search(paths)
        names, remarks = searched.maps, (*map(str, searched.unread), *searched.passed_over)
    else:
        names = tuple(kept.name for kept in shelf.present)
    taken = {kept.slug for kept in shelf.maps}
    maps: list[Kept] = []
    most_new = most
    for name in names:
        before = known.get(name)
        if before is None:
            slug = _slug(name, taken)
            taken.add(slug)
            new = Kept(slug, api.Sight(name, "", None, api.Checked(name, (), {})), due=True)
            maps.append(_seen_again(new) if most_new > 0 else new)
            most_new -= 1
        elif before.slug in seen and not before.gone:
            maps.append(before)
        elif before.gone or before.due or changed is None or _concerns(before, changed):
            in_turn = most > 0 or before.gone
            maps.append(_seen_again(before) if in_turn else replace(before, due=True))
            most -= 1
        else:
            maps.append(before)
    there = {kept.name for kept in maps}
    gone = [replace(kept, gone=True, due=False) for kept in shelf.maps if kept.name not in there]
    fresh = [kept for kept in maps if kept.name not in known]
    gone = [replace(kept, moved_to=kept.moved_to or _heir(kept, fresh)) for kept in gone]
    return Shelf((*sorted(maps, key=lambda kept: kept.name), *gone[-MOST_GONE:]), remarks)


def _may_be_new(path: str, shelf: Shelf) -> bool:
    """Whether a change of this path may have brought a map or taken one away."""
    if path.endswith(_YAML):
        place = Path(path)
        known = place.is_file() and not place.is_symlink() and path in shelf.files
        return not known or any(kept.gone for kept in shelf.maps)  # a link may lead where none is followed
    return not Path(path).suffix or Path(path).is_dir()  # a folder may hold some, and may have held some


def _concerns(kept: Kept, changed: Iterable[str]) -> bool:
    return any(path in kept.now.files for path in changed)


def _seen_again(before: Kept) -> Kept:
    now = api.look_at(before.name)
    if now.key == before.now.key and not before.gone:
        return replace(before, due=False) if before.due else before
    return _looked_at(replace(before, now=now, gone=False, moved_to="", due=False), before)


def _looked_at(kept: Kept, before: Kept | None = None) -> Kept:
    """The map with what follows from having been looked at."""
    now = kept.now
    if now.map is None:
        return kept
    was = None if before is None else before.good
    same = was is not None and was.drawn_from == now.drawn_from and was.map == now.map
    key = before.picture_key if before is not None and same else now.key
    return replace(kept, good=now, good_since=datetime.now().astimezone(), picture_key=key)


def _heir(gone: Kept, fresh: Sequence[Kept]) -> str:
    """The map that came while this one went and holds the same."""
    if gone.good is None:
        return ""
    return next((kept.slug for kept in fresh if kept.now.map == gone.good.map), "")


def _slug(name: str, taken: set[str]) -> str:
    stem = _UNFIT.sub("-", api.stem(name)).strip("-.") or "map"
    folder = _UNFIT.sub("-", os.path.basename(os.path.dirname(os.path.abspath(name)))).strip("-.")  # noqa: PTH100, PTH119, PTH120
    candidates = [stem, *([f"{folder}-{stem}"] if folder else [])]
    number = 2
    while (slug := candidates.pop(0)) in taken:
        if not candidates:
            candidates.append(f"{stem}-{number}")
            number += 1
    return slug
