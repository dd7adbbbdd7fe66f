"""An atlas: pages over many maps, and a page for each of them, written anew only where something changed."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import date
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Any

from cxmap.api.batches import Order, draw_all
from cxmap.api.drawing import Options
from cxmap.api.judging import score
from cxmap.api.settings import Scoring
from cxmap.errors import CxmapError
from cxmap.source import read_bytes

if TYPE_CHECKING:
    from cxmap.model import Map
    from cxmap.scoring import Scorecard
    from cxmap.view.atlas.values import Course

KEYS = "atlas.json"
"""What each page was made from, so that only what changed is made again; safe to delete."""


@dataclass(frozen=True, slots=True)
class Leaf:
    """A map of the atlas: its file, its path from the common folder, and the page that it gets."""

    name: str
    file: str
    href: str
    map: Map
    key: str
    """What its page is made from; equal keys give equal pages."""
    held: str = ""
    """A digest of what its files held before they were read; empty where nobody asked."""


@dataclass(frozen=True, slots=True)
class Page:
    """A page of an atlas by its path in the folder; no content where the one that is there is current."""

    path: str
    content: bytes | None


def leaves(
    maps: Sequence[tuple[str, Map]],
    options_for: Callable[[str], Options],
    held: Mapping[str, str],
    *,
    dated: bool,
    day: date,
) -> tuple[Leaf, ...]:
    """The maps of an atlas, each with a page of its own, numbered where names would be equal.

    `held` is what their files held before they were read (`held_by`).
    """

    def key_of(name: str) -> str:
        before = held.get(name) or held_by([name])[name]
        return _key(name, before, options_for(name), dated=dated, day=day)

    made = leaves_by(maps, key_of)
    return tuple(replace(leaf, held=held.get(leaf.name, "")) for leaf in made)


def leaves_by(maps: Sequence[tuple[str, Map]], key_of: Callable[[str], str]) -> tuple[Leaf, ...]:
    """The same by somebody who knows by which keys the maps' pages are told apart, read from no file."""
    root = os.path.commonpath([os.fspath(Path(name).absolute().parent) for name, _ in maps])
    taken: set[str] = set()
    made = []
    for name, map_ in maps:
        file = PurePosixPath(Path(os.path.relpath(Path(name).absolute(), root))).as_posix()
        stem = file.replace("/", "-").removesuffix(".yaml").removesuffix(".yml").removesuffix(".cxmap")
        href, number = f"maps/{stem}.html", 1
        while href.casefold() in taken:
            number += 1
            href = f"maps/{stem}-{number}.html"
        taken.add(href.casefold())
        made.append(Leaf(name, file, href, map_, key_of(name)))
    return tuple(made)


def held_by(names: Sequence[str]) -> dict[str, str]:
    """A digest of what each map file and the measured file beside it hold now; empty where none can be read.

    Asked for before maps are read and again once they are drawn, it tells whether one was edited meanwhile.
    """
    from cxmap.source.beside import measured_path

    found = {}
    for name in names:
        digest = hashlib.sha256()
        try:
            for path in (name, os.fspath(measured_path(name))):
                content = read_bytes(path) if path == name or Path(path).is_file() else b""
                digest.update(hashlib.sha256(content).digest())
            found[name] = digest.hexdigest()
        except CxmapError:
            found[name] = ""
    return found


def _key(name: str, held: str, options: Options, *, dated: bool, day: date) -> str:
    """A digest of all that a map's page depends on."""
    from cxmap import __version__
    from cxmap.api.versions import revision_of

    pictures = sorted(options.get("portraits", {}).items())
    own = {key: value for key, value in options.items() if key != "portraits"}
    about = [
        __version__,
        repr(sorted(own.items(), key=lambda item: item[0])),
        dated,
        f"{day}",
        revision_of(name),
    ]
    digest = hashlib.sha256(json.dumps(about, default=repr).encode())
    digest.update(held.encode())
    digest.update(
        repr([(id_, hashlib.sha256(picture.dots).hexdigest()) for id_, picture in pictures]).encode()
    )
    return digest.hexdigest()


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
    yield from (Page(leaf.href, None) for leaf in leaves_ if held.get(leaf.href) == leaf.key)
    changed = [leaf for leaf in leaves_ if held.get(leaf.href) != leaf.key]
    orders = [
        Order(leaf.name, leaf.map, (("report", "html"),), options_for(leaf.name), dated=dated)
        for leaf in changed
    ]
    for leaf, drawn in zip(changed, draw_all(orders), strict=True):
        if isinstance(drawn, CxmapError):
            raise CxmapError(f"{leaf.name}: {drawn}")
        yield Page(leaf.href, drawn.files[0][0])
    cards: list[tuple[str, Scorecard]] = [
        (leaf.file, score(leaf.map, **how_for(leaf.name))) for leaf in leaves_
    ]
    fared = {
        leaf.href: (courses or {}).get(leaf.href, NOWHERE)
        if held.get(leaf.href) == leaf.key
        else course_of(leaf, card)
        for leaf, (_, card) in zip(leaves_, cards, strict=True)
        if dated
    }
    charts = [
        Chart(leaf.file, leaf.href, card, fared.get(leaf.href, NOWHERE))
        for leaf, (_, card) in zip(leaves_, cards, strict=True)
    ]
    view = build_atlas(
        charts, backlog_of(cards), LANGUAGES[language], title=title, version=__version__, unread=unread
    )
    yield from (Page(path, text.encode()) for path, text in atlas_pages(view).items())
    now = held_by([leaf.name for leaf in leaves_ if leaf.held])
    meanwhile = [leaf.name for leaf in leaves_ if leaf.held and now[leaf.name] != leaf.held]
    if edited is not None:
        edited += meanwhile
    keys: dict[str, Any] = {
        "written by": f"cxmap {__version__}",
        "pages": {leaf.href: leaf.key for leaf in leaves_ if leaf.name not in meanwhile},
        "courses": {href: asdict(own) for href, own in fared.items() if own != NOWHERE},
    }
    yield Page(KEYS, (json.dumps(keys, indent=2, sort_keys=True) + "\n").encode())


def course_of(leaf: Leaf, card: Scorecard) -> Course:
    """How a map fared over its versions in git; nothing to tell where it has but one."""
    from cxmap.api.versions import history, trend_of
    from cxmap.view.atlas.build import NOWHERE
    from cxmap.view.atlas.values import Course

    versions = history(leaf.name, leaf.map)
    trend = None if versions is None or not versions.versions else trend_of(card, versions)
    if trend is None or len(trend.points) < 2 or trend.alike is None:
        return NOWHERE
    since = trend.points[0].version.day
    return Course(
        gain=trend.alike.gain / card.scale.length,
        since=None if since is None else since.isoformat(),
        better=sum(move.state == "better" for move in trend.moves),
        worse=sum(move.state == "worse" for move in trend.moves),
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


def paths_of(leaves_: Sequence[Leaf]) -> tuple[str, ...]:
    """The files of an atlas in its folder, but for the record of what each was made from."""
    from cxmap.rendering.atlas import PAGES

    return (*(leaf.href for leaf in leaves_), *(f"{name}.html" for name in PAGES))


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
