"""Pictures and reports of the maps on the shelf, drawn when somebody asks and kept while they hold."""

from __future__ import annotations

import re
from collections import OrderedDict
from collections.abc import Callable, Iterator, Sequence
from hashlib import blake2b
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from cxmap import api
from cxmap.errors import CxmapError
from cxmap.serving.sheets import Change, Sheet, sheet_of
from cxmap.serving.shelf import Kept, Shelf
from cxmap.serving.ways import NOWHERE, Crossing, Ways, crossing_of
from cxmap.serving.wishes import Wish

MOST_BYTES = 128_000_000
"""Of files that are kept; what nobody asked for longest goes first."""
MOST_DRAWINGS = 6
_METADATA = re.compile(rb"<metadata>.*?</metadata>\n?", re.DOTALL)
_PROLOG = b'<?xml version="1.0" encoding="utf-8"?>\n'


class Picture(Struct, frozen=True):
    """A picture with what is to be known about it."""

    sheets: tuple[Sheet, ...]
    notes: tuple[str, ...] = ()


def digest_of(content: bytes) -> str:
    """Tells contents apart."""
    return blake2b(content, digest_size=12).hexdigest()


class Shown(Struct, frozen=True):
    """What of a picture goes to a browser."""

    sheets: tuple[Change, ...]
    notes: tuple[str, ...] = ()


class Drawings:
    """Everything that was drawn and still holds. For one thread alone: fonts have one state for all."""

    def __init__(self, *, as_of: api.AsOf = None, dated: bool = True) -> None:
        self._as_of, self._dated = as_of, dated
        self._kept: OrderedDict[Any, tuple[Any, int]] = OrderedDict()
        self._bytes = 0
        self._drawings: OrderedDict[Any, api.Drawing] = OrderedDict()

    def picture(self, kept: Kept, wish: Wish) -> Picture:
        """A picture, all of its pages. Raises CxmapError where it cannot be drawn."""

        def draw() -> tuple[Picture, int]:
            drawing = self._drawing(kept, wish)
            files = drawing.files(wish.view, "svg")
            elements = [_METADATA.sub(b"", file.removeprefix(_PROLOG), count=1) for file in files]
            sheets = tuple(sheet_of(element.decode()) for element in elements)
            return Picture(sheets, tuple(_notes(drawing, wish.view))), sum(map(len, elements))

        picture: Picture = self._once((*_key(kept, wish), "picture"), draw)
        return picture

    def changes(self, kept: Kept, wish: Wish, shown: Sequence[str]) -> Shown:
        """A picture for a browser that shows pages of these digests: of as many pages, what it lacks of each.

        Raises CxmapError where it cannot be drawn.
        """
        picture = self.picture(kept, wish)
        known = {sheet.digest: sheet for sheet in self._sheets()} if shown else {}
        if len(shown) != len(picture.sheets):
            return Shown(tuple(sheet.whole for sheet in picture.sheets), picture.notes)
        pairs = zip(picture.sheets, map(known.get, shown), strict=True)
        sent = (sheet.whole if before is None else sheet.since(before) for sheet, before in pairs)
        return Shown(tuple(sent), picture.notes)

    def file(self, kept: Kept, wish: Wish, format: api.Format, page: int = 1) -> bytes:
        """A file of a picture, or the report as `cxmap render` writes it.

        Raises CxmapError where it cannot be drawn.
        """
        return self._file(kept, wish, format, page, NOWHERE)

    def report(self, shelf: Shelf, kept: Kept, wish: Wish) -> bytes:
        """The report, from which the reports of journeys on the shelf are a click away.

        Raises CxmapError where it cannot be drawn.
        """
        crossing: Crossing = self._once(("ways", atlas_key(shelf)), lambda: (crossing_of(shelf), 0))
        return self._file(kept, wish, "html", 1, crossing.of(kept.slug, wish))

    def _file(self, kept: Kept, wish: Wish, format: api.Format, page: int, ways: Ways) -> bytes:
        def draw() -> tuple[tuple[bytes, ...], int]:
            files = self._drawing(kept, wish, ways).files(wish.view, format)
            return files, sum(map(len, files))

        files: tuple[bytes, ...] = self._once((*_key(kept, wish), format, _told(ways)), draw)
        if page > len(files):
            raise CxmapError(
                f"the {wish.view} has {len(files)} page{'s' * (len(files) > 1)}, and no page {page}"
            )
        return files[page - 1]

    def atlas(self, shelf: Shelf) -> tuple[dict[str, bytes], dict[str, str]]:
        """The pages over all maps by their paths, and for the path of each map's own page its slug.

        Raises CxmapError where there is no map to make them of.
        """
        awaited = sum(kept.is_awaited for kept in shelf.present)
        if awaited:
            raise CxmapError(
                f"{awaited} of {len(shelf.present)} maps are still to be read; then the atlas is here"
            )
        maps = [kept for kept in shelf.present if kept.good is not None]
        if not maps:
            raise CxmapError("an atlas needs a map that is sound, and there is none yet")
        unread = tuple(kept.name for kept in shelf.present if kept.good is None)

        def draw() -> tuple[tuple[dict[str, bytes], dict[str, str]], int]:
            by_name = {kept.name: kept for kept in maps}
            sound = [
                (kept.name, kept.good.map)
                for kept in maps
                if kept.good is not None and kept.good.map is not None
            ]
            leaves = api.leaves_by(sound, lambda name: by_name[name].picture_key)
            pages = api.atlas(
                leaves,
                lambda _: api.Options(),
                lambda name: api.scoring_of(api.configuration_for(name)),
                unread=unread,
                known={leaf.href: leaf.key for leaf in leaves},
            )
            made = {page.path: page.content for page in pages if page.content and page.path.endswith(".html")}
            ways = {leaf.href: by_name[leaf.name].slug for leaf in leaves}
            return (made, ways), sum(map(len, made.values()))

        made: tuple[dict[str, bytes], dict[str, str]] = self._once(("atlas", atlas_key(shelf)), draw)
        return made

    def _drawing(self, kept: Kept, wish: Wish, ways: Ways = NOWHERE) -> api.Drawing:
        """What makes the picture: the same for all views of a map, so that it is scored once."""
        if kept.good is None:
            raise CxmapError("there is no picture yet, as the map was never sound while it was watched")
        beside = wish.view in api.WITH_FUTURE and kept.good.map is not None and kept.good.map.of is not None
        key = kept.picture_key, replace(wish, view="", zoom=""), beside, wish.view == api.REPORT, _told(ways)
        if key not in self._drawings:
            self._drawings[key] = api.drawing_of(
                kept.good,
                wish.view,
                as_of=self._as_of,
                dated=self._dated,
                pages=ways.down,
                above=ways.up,
                **wish.options,
            )
            while len(self._drawings) > MOST_DRAWINGS:
                self._drawings.popitem(last=False)
        self._drawings.move_to_end(key)
        return self._drawings[key]

    def _sheets(self) -> Iterator[Sheet]:
        """The pages of all pictures that are kept."""
        for made, _ in self._kept.values():
            if isinstance(made, Picture):
                yield from made.sheets

    def _once(self, key: Any, draw: Callable[[], tuple[Any, int]]) -> Any:
        """What is kept under a key, or what is drawn now."""
        if key not in self._kept:
            made, size = draw()
            self._kept[key] = made, size
            self._bytes += size
            while self._bytes > MOST_BYTES and len(self._kept) > 1:
                _, (_, gone) = self._kept.popitem(last=False)
                self._bytes -= gone
        self._kept.move_to_end(key)
        return self._kept[key][0]


def atlas_key(shelf: Shelf) -> str:
    """Stays the same while the atlas does."""
    return digest_of(repr([(kept.name, kept.picture_key) for kept in shelf.present]).encode())


def _told(ways: Ways) -> object:
    """What tells ways apart."""
    return tuple(sorted(ways.down.items())), ways.up


def _key(kept: Kept, wish: Wish) -> tuple[str, Wish]:
    return kept.picture_key, replace(wish, zoom="")


def _notes(drawing: api.Drawing, view: str) -> Sequence[str]:
    """What a picture does not show, as `cxmap render` tells it."""
    notes = []
    if why := drawing.nothing_to_say(view):
        notes.append(f"This map has nothing for this view: {why}.")
    if signs := drawing.missing_characters(view):
        shown = " ".join(f"U+{ord(sign):04X}" for sign in signs[:8])
        more = f" and {len(signs) - 8} more" if len(signs) > 8 else ""
        notes.append(f"No font on this machine has {shown}{more}; pictures show boxes instead.")
    there_are, needed = drawing.pages_needed(view)
    if there_are < needed:
        notes.append(
            f"This needs {needed} pages, of which {there_are} are drawn; larger paper or none holds more on "
            "each, and the report has everything."
        )
    return notes
