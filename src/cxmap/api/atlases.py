"""An atlas: pages over many maps, and a page for each of them, written anew only where something changed."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Any

from cxmap.api.batches import Order, draw_all
from cxmap.api.drawing import Options
from cxmap.api.judging import score
from cxmap.api.settings import Scoring
from cxmap.errors import CxmapError
from cxmap.source import read_bytes

if TYPE_CHECKING:
    from datetime import date

    from cxmap.model import Map
    from cxmap.scoring import Scorecard

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


@dataclass(frozen=True, slots=True)
class Page:
    """A page of an atlas by its path in the folder; no content where the one that is there is current."""

    path: str
    content: bytes | None


def leaves(
    maps: Sequence[tuple[str, Map]], options_for: Callable[[str], Options], *, dated: bool, day: date
) -> tuple[Leaf, ...]:
    """The maps of an atlas, each with a page of its own, numbered where names would be equal."""
    return leaves_by(maps, lambda name: _key(name, options_for(name), dated=dated, day=day))


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


def _key(name: str, options: Options, *, dated: bool, day: date) -> str:
    """A digest of all that a map's page depends on."""
    from cxmap import __version__
    from cxmap.api.portraits import portraits_of
    from cxmap.api.reading import open_map
    from cxmap.api.versions import revision_of
    from cxmap.source.beside import measured_path

    beside = measured_path(name)
    held = [read_bytes(name), read_bytes(os.fspath(beside)) if beside.is_file() else b""]
    map_ = open_map(name).map
    pictures = [] if map_ is None else sorted(portraits_of(name, map_).pictures.items())
    own = {key: value for key, value in options.items() if key != "portraits"}
    about = [
        __version__,
        repr(sorted(own.items(), key=lambda item: item[0])),
        dated,
        f"{day}",
        revision_of(name),
    ]
    digest = hashlib.sha256(json.dumps(about, default=repr).encode())
    for content in held:
        digest.update(hashlib.sha256(content).digest())
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
) -> Iterator[Page]:
    """Every page of the atlas, those of maps first. `known` are the keys of pages that are there already.

    Raises CxmapError for a map that cannot be drawn and for a language that is not there.
    """
    from cxmap import __version__
    from cxmap.locale import LANGUAGES
    from cxmap.rendering.atlas import atlas_pages
    from cxmap.scoring.backlog import backlog_of
    from cxmap.view.atlas.build import Chart, build_atlas

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
    charts = [Chart(leaf.file, leaf.href, card) for leaf, (_, card) in zip(leaves_, cards, strict=True)]
    view = build_atlas(
        charts, backlog_of(cards), LANGUAGES[language], title=title, version=__version__, unread=unread
    )
    yield from (Page(path, text.encode()) for path, text in atlas_pages(view).items())
    keys: dict[str, Any] = {
        "written by": f"cxmap {__version__}",
        "pages": {leaf.href: leaf.key for leaf in leaves_},
    }
    yield Page(KEYS, (json.dumps(keys, indent=2, sort_keys=True) + "\n").encode())


def known_pages(folder: Path) -> dict[str, str]:
    """The keys of the pages that an atlas in a folder holds; nothing for one that is damaged or not there."""
    try:
        held = json.loads(read_bytes(os.fspath(folder / KEYS)))["pages"]
        pages = {str(path): str(key) for path, key in held.items()}
    except (CxmapError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return {}
    return {path: key for path, key in pages.items() if (folder / path).is_file()}
