"""An atlas: pages over many maps, and a page for each of them, written anew only where something changed."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Any, NamedTuple
from urllib.parse import quote

from msgspec import Struct, field, to_builtins
from msgspec.structs import replace

from cxmap.api.batches import Order, Wanted, draw_all
from cxmap.api.collections import collected
from cxmap.api.drawing import REPORT, SHORT, Options
from cxmap.api.judging import score
from cxmap.api.reading import opened, without_collection
from cxmap.api.settings import Scoring
from cxmap.errors import CxmapError
from cxmap.source import read_bytes

if TYPE_CHECKING:
    from cxmap.model import Map
    from cxmap.scoring import Scorecard
    from cxmap.view.atlas.values import Course
    from cxmap.view.report.values import Site

KEYS = "atlas.json"
"""What each page was made from, so that only what changed is made again; safe to delete."""


REPORTS = "reports"
"""The folder of whole reports, beside that of the pages."""


class Leaf(Struct, frozen=True):
    """A map of the atlas: its file, its path from the common folder, and the page that it gets."""

    name: str
    file: str
    href: str
    map: Map
    key: str
    """What its page is made from; equal keys give equal pages. Empty where that cannot be said."""
    pages: Mapping[str, str]
    """The pages of the journeys below its places, by the ways to these as it writes them."""
    above: tuple[tuple[str, str], ...]
    """The places of other maps that lead on to it, each with where that leads."""
    held: Mapping[str, str] = field(default_factory=dict)
    """Its file and those that it rests on, each with what it held when it was read; nothing where unknown."""

    @property
    def report(self) -> str:
        """Where its whole report is, in an atlas that has reports."""
        return f"{REPORTS}/{PurePosixPath(self.href).name}"


class Page(Struct, frozen=True):
    """A page of an atlas by its path in the folder; no content where the one that is there is current."""

    path: str
    content: bytes | None


def leaves(
    maps: Sequence[tuple[str, Map]],
    options_for: Callable[[str], Options],
    *,
    dated: bool,
    day: date,
    held: Mapping[str, Mapping[str, str]] | None = None,
) -> tuple[Leaf, ...]:
    """The maps of an atlas, each with a page of its own, numbered where names would be equal.

    What is drawn is what its key was made from, whoever writes in the meantime: a map is read once more,
    unless it rests on no file but its own, and that holds what it did (`held`, as `held_by` says it of each)
    before it was read.
    """
    before = held or {}
    with without_collection():
        reads = {name: _Read(name, map_, before.get(name)) for name, map_ in maps}
    current = [(name, reads[name].map or map_) for name, map_ in maps]
    made = leaves_by(current, lambda name: reads[name].key(options_for(name), dated=dated, day=day))
    return tuple(replace(leaf, held=reads[leaf.name].held) for leaf in made)


def leaves_by(maps: Sequence[tuple[str, Map]], key_of: Callable[[str], str]) -> tuple[Leaf, ...]:
    """The same by somebody who knows by which keys the maps' pages are told apart, read from no file."""
    root = os.path.commonpath([os.fspath(Path(name).absolute().parent) for name, _ in maps])
    taken: set[str] = set()
    placed: list[_Placed] = []
    for name, map_ in maps:
        file = PurePosixPath(Path(os.path.relpath(Path(name).absolute(), root))).as_posix()
        stem = file.replace("/", "-").removesuffix(".yaml").removesuffix(".yml").removesuffix(".cxmap")
        href, number = f"maps/{stem}.html", 1
        while href.casefold() in taken:
            number += 1
            href = f"maps/{stem}-{number}.html"
        taken.add(href.casefold())
        placed.append(_Placed(name, file, href, map_))
    ways = _Ways(placed)
    return tuple(
        Leaf(*own, _with_about(key_of(own.name), ways.about(own)), ways.down(own), ways.up(own))
        for own in placed
    )


def _with_about(key: str, about: str) -> str:
    """The key of a page, with what it says of other pages; nothing where it has none."""
    return key and hashlib.sha256(f"{key} {about}".encode("utf-8", "surrogatepass")).hexdigest()


class _Placed(NamedTuple):
    """A map with the page that it gets."""

    name: str
    file: str
    href: str
    map: Map


class _Ways:
    """From the page of a map to those of the journeys below its places, and back."""

    def __init__(self, placed: Sequence[_Placed]) -> None:
        pages = {os.path.realpath(own.name): own.href for own in placed}
        self._down: dict[str, dict[str, str]] = {}
        self._up: dict[str, dict[tuple[str, str], None]] = {}
        for own in placed:
            names = {place.id: place.name for place, _ in own.map.deeper}
            phases = {phase.id for phase in own.map.phases}
            for link in own.map.linked:
                page = pages.get(os.path.realpath(link.file)) if link.map is not None else None
                if page is None or page == own.href:
                    continue
                self._down.setdefault(own.href, {})[link.to] = PurePosixPath(page).name
                anchor = f"{'phase' if link.place in phases else 'tp'}-{quote(link.place, safe='')}"
                told = f"{own.map.title}: {names.get(link.place, link.place)}"
                way = f"{PurePosixPath(own.href).name}#{anchor}"
                self._up.setdefault(page, {})[told, way] = None

    def down(self, own: _Placed) -> dict[str, str]:
        """The pages of journeys below its places, by the ways to these as written."""
        return self._down.get(own.href, {})

    def up(self, own: _Placed) -> tuple[tuple[str, str], ...]:
        """The places of other maps that lead on to it, each with where that leads."""
        return tuple(self._up.get(own.href, ()))

    def about(self, own: _Placed) -> str:
        """Both, for the key of its page."""
        return repr((sorted(self.down(own).items()), self.up(own)))


def held_by(name: str, rests_on: Iterable[str] = ()) -> dict[str, str]:
    """What a map file, the measured file beside it and others that it rests on hold now: a digest of each, or
    why it cannot be read.

    Asked for before a map is read and again once it is drawn, it tells whether one was edited meanwhile.
    """
    from cxmap.api.surroundings import Surroundings
    from cxmap.source.beside import measured_path

    around = Surroundings(name)
    own = {path: _digest_of(path) for path in (name, os.fspath(measured_path(name)))}
    return own | {path: around.answer("file", path) for path in rests_on if path not in own}


def _digest_of(path: str) -> str:
    try:
        return hashlib.sha256(read_bytes(path) if os.path.lexists(path) else b"").hexdigest()
    except CxmapError as error:
        return str(error)


class _Read:
    """A map's file and all that it rests on, as they are now."""

    def __init__(self, name: str, known: Map, before: Mapping[str, str] | None) -> None:
        from cxmap.api.surroundings import Surroundings

        around, held = Surroundings(name), held_by(name)
        self.name = name
        self.map: Map | None = known
        """None for what became unsound since it was read before."""
        if held != before or known.use or next(known.deeper, None) is not None:
            self.map = opened(name, read_bytes(name), around).map
        files = {about: answer for (asked, about), answer in around.asked.items() if asked == "file"}
        self.held = {**held, **files}
        """What these files held before they were read."""

    def key(self, options: Options, *, dated: bool, day: date) -> str:
        """A digest of all that its page depends on."""
        from cxmap import __version__
        from cxmap.api.portraits import portraits_of
        from cxmap.api.versions import revision_of

        if self.map is None:
            return ""
        pictures = sorted(portraits_of(self.name, self.map).pictures.items())
        own = {key: value for key, value in options.items() if key != "portraits"}
        about = [
            __version__,
            repr(sorted(own.items(), key=lambda item: item[0])),
            dated,
            f"{day}",
            revision_of(self.name),
            sorted(self.held.values()),
            [(id_, hashlib.sha256(picture.dots).hexdigest()) for id_, picture in pictures],
        ]
        return hashlib.sha256(json.dumps(about, default=repr).encode()).hexdigest()


def atlas(
    leaves_: Sequence[Leaf],
    options_for: Callable[[str], Options],
    how_for: Callable[[str], Scoring],
    *,
    title: str = "",
    language: str = "en",
    unread: Sequence[str] = (),
    known: Mapping[str, str] | None = None,
    dated: bool = True,
    edited: list[str] | None = None,
    courses: Mapping[str, Course] | None = None,
) -> Iterator[Page]:
    """Every page of the atlas, those of maps first. `known` are the keys of pages that are there already.

    Where the `site` of the options has a name for reports, there is a report of each map, too.

    The key of a map that was edited since it was read is not kept, so that its page is made again next time;
    `edited` gets its name. `courses` says how the maps of those pages fared over their versions in git.

    Raises CxmapError for a map that cannot be drawn and for a language that is not there.
    """
    from cxmap import __version__
    from cxmap.locale import LANGUAGES
    from cxmap.rendering.atlas import atlas_pages
    from cxmap.scoring.backlog import backlog_of
    from cxmap.view.atlas.build import NOWHERE, Chart, build_atlas

    if language not in LANGUAGES:
        raise CxmapError(f"there is no language `{language}`; there are {', '.join(LANGUAGES)}")
    held = known or {}
    places = {leaf.href: _places(leaf, options_for) for leaf in leaves_}
    stale = {
        leaf.href: tuple(
            wanted for path, wanted in places[leaf.href].items() if not leaf.key or held.get(path) != leaf.key
        )
        for leaf in leaves_
    }
    changed = [leaf for leaf in leaves_ if stale[leaf.href]]
    yield from (
        Page(path, None)
        for leaf in leaves_
        for path, wanted in places[leaf.href].items()
        if wanted not in stale[leaf.href]
    )
    orders = [
        Order(leaf.name, leaf.map, stale[leaf.href], _with_ways(leaf, options_for), dated=dated)
        for leaf in changed
    ]
    for leaf, drawn in zip(changed, draw_all(orders), strict=True):
        if isinstance(drawn, CxmapError):
            raise CxmapError(f"{leaf.name}: {drawn}")
        by_wanted = {wanted: path for path, wanted in places[leaf.href].items()}
        for wanted, files in zip(stale[leaf.href], drawn.files, strict=True):
            yield Page(by_wanted[wanted], files[0])
    cards: list[tuple[str, Scorecard]] = [
        (leaf.file, score(leaf.map, **how_for(leaf.name))) for leaf in leaves_
    ]
    both = list(zip(leaves_, cards, strict=True))
    fared = {
        leaf.href: (courses or {}).get(leaf.href, NOWHERE)
        if leaf.key and held.get(leaf.href) == leaf.key
        else course_of(leaf, card)
        for leaf, (_, card) in both
        if dated
    }
    charts = [
        Chart(leaf.name, leaf.file, leaf.href, card, fared.get(leaf.href, NOWHERE))
        for leaf, (_, card) in both
    ]
    whole = collected([(leaf.name, card) for leaf, (_, card) in both])
    view = build_atlas(
        charts, whole, backlog_of(cards), LANGUAGES[language], title=title, version=__version__, unread=unread
    )
    yield from (Page(path, text.encode()) for path, text in atlas_pages(view).items())
    meanwhile = [leaf.name for leaf in leaves_ if leaf.held and held_by(leaf.name, leaf.held) != leaf.held]
    if edited is not None:
        edited += meanwhile
    keys: dict[str, Any] = {
        "written by": f"cxmap {__version__}",
        "pages": {
            path: leaf.key for leaf in leaves_ if leaf.name not in meanwhile for path in places[leaf.href]
        },
        "courses": {href: to_builtins(own) for href, own in fared.items() if own != NOWHERE},
    }
    yield Page(KEYS, (json.dumps(keys, indent=2, sort_keys=True) + "\n").encode())


def site_of(title: str, language: str, *, reports: bool) -> Site:
    """What the pages of maps say of their atlas; with `reports`, that there are whole ones.

    Raises CxmapError for a language that is not there.
    """
    from cxmap.locale.atlas import ATLAS
    from cxmap.rendering.atlas import PAGES
    from cxmap.view.report.values import Address, Site

    if language not in ATLAS:
        raise CxmapError(f"there is no language `{language}`; there are {', '.join(ATLAS)}")
    own = ATLAS[language]
    texts = dict(zip(PAGES, (own.maps, own.gaps, own.channels, own.people, own.opportunities), strict=True))
    links = tuple(Address(f"../{name}.html", text) for name, text in texts.items())
    return Site(title or own.title, language, links, own.report if reports else "")


def _places(leaf: Leaf, options_for: Callable[[str], Options]) -> dict[str, Wanted]:
    """What there is of a map in an atlas, by its path."""
    site = options_for(leaf.name).get("site")
    places: dict[str, Wanted] = {leaf.href: (SHORT, "html")}
    return places | {leaf.report: (REPORT, "html")} if site and site.report else places


def _with_ways(leaf: Leaf, options_for: Callable[[str], Options]) -> Options:
    from cxmap.view.report.values import Address

    options = Options(**options_for(leaf.name) | {"pages": leaf.pages, "above": leaf.above})
    site = options.get("site")
    if site is not None and site.report:
        options["site"] = replace(site, links=(*site.links, Address(f"../{leaf.report}", site.report)))
    return options


def course_of(leaf: Leaf, card: Scorecard) -> Course:
    """How a map fared over its versions in git; nothing to tell where it has but one."""
    from cxmap.api.versions import history, versions_of
    from cxmap.scoring.trend import trend
    from cxmap.view.atlas.build import NOWHERE
    from cxmap.view.atlas.values import Course

    found = history(leaf.name, leaf.map, remember=True)
    if found is None or not found.versions:
        return NOWHERE
    fared = trend(versions_of(card, found), known=found.known, missing=found.missing)
    if len(fared.points) < 2 or fared.alike is None:
        return NOWHERE
    since = fared.points[0].version.day
    return Course(
        gain=fared.alike.gain / card.scale.length,
        since=None if since is None else since.isoformat(),
        better=sum(move.state == "better" for move in fared.moves),
        worse=sum(move.state == "worse" for move in fared.moves),
    )


def known_courses(folder: Path) -> dict[str, Course]:
    """What the record of an atlas says of how its maps fared; nothing for one that is damaged or missing."""
    from cxmap.view.atlas.values import Course

    try:
        held = json.loads(read_bytes(os.fspath(folder / KEYS)))["courses"]
        found = {}
        for path, own in held.items():
            since = None if own["since"] is None else date.fromisoformat(own["since"]).isoformat()
            found[str(path)] = Course(float(own["gain"]), since, int(own["better"]), int(own["worse"]))
        return found
    except (CxmapError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return {}


def paths_of(leaves_: Sequence[Leaf], *, reports: bool = False) -> tuple[str, ...]:
    """The files of an atlas in its folder, but for the record of what each was made from."""
    from cxmap.rendering.atlas import PAGES

    whole = (leaf.report for leaf in leaves_ if reports)
    return (*(leaf.href for leaf in leaves_), *whole, *(f"{name}.html" for name in PAGES))


def is_somebody_elses(folder: Path) -> bool:
    """Whether a file in a folder is called like the record of an atlas and is none, nor a damaged one."""
    try:
        held = json.loads(read_bytes(os.fspath(folder / KEYS)))
    except (CxmapError, ValueError, RecursionError):
        return False
    return isinstance(held, dict) and bool(held) and not {"pages", "written by"} & held.keys()


def known_pages(folder: Path) -> dict[str, str]:
    """The keys of the pages that an atlas in a folder holds; nothing for one that is damaged or not there."""
    try:
        held = json.loads(read_bytes(os.fspath(folder / KEYS)))["pages"]
        pages = {str(path): str(key) for path, key in held.items()}
    except (CxmapError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return {}
    return {path: key for path, key in pages.items() if (folder / path).is_file()}
