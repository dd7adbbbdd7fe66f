"""A map file looked at while it is being worked on: what is wrong with it, and all that it is drawn from.

Two looks at a file with the same key saw the same; two with equal maps and the same `drawn_from` give the
same pictures. `files` are all that had a say in that, so that whoever watches them knows when to look again.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence
from hashlib import blake2b
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import unquote

from msgspec import Struct, field
from msgspec.structs import replace

from cxmap.api.currents import current_of, files_on_the_way
from cxmap.api.drawing import REPORT, WITH_FUTURE, Drawing, options_of
from cxmap.api.judging import today
from cxmap.api.linting import ruling_of
from cxmap.api.portraits import Portraits, portraits_of
from cxmap.api.reading import Checked, opened
from cxmap.api.settings import configuration_for, scoring_of
from cxmap.api.surroundings import Surroundings
from cxmap.api.versions import history, revision_of
from cxmap.errors import CxmapError, InputError
from cxmap.source import absolute, read_bytes
from cxmap.source.beside import SETTINGS, measured_path
from cxmap.source.project import MARKS

if TYPE_CHECKING:
    from datetime import date

    from cxmap.api.currents import Current
    from cxmap.api.settings import AsOf
    from cxmap.loading.configuration import Configuration
    from cxmap.model import Map


class Sight(Struct, frozen=True):
    """What was seen of one map file."""

    name: str
    key: str
    map: Map | None
    """Nothing where it is no sound one, and where it or its settings cannot be read."""
    checked: Checked
    """What `cxmap validate` says of it."""
    unread: str = ""
    """Why the file or its settings cannot be used."""
    drawn_from: str = ""
    settings: Configuration | None = None
    current: Current | None = None
    portraits: Portraits = field(default_factory=Portraits)
    revision: str | None = None
    files: frozenset[str] = frozenset()

    @property
    def title(self) -> str:
        """What the map is called; its file where it has no sound one."""
        return self.map.title if self.map is not None else self.name


def look_at(name: str, day: date | None = None) -> Sight:
    """Look at a map file. Never raises for what it holds, or for settings of no use; both are told."""
    counted = day or today()
    around = Surroundings(name)
    digest = blake2b(repr((name, counted)).encode("utf-8", "surrogatepass"), digest_size=20)
    rules = ruling_of(name, counted)
    settings, reasons = rules.settings, [*rules.complaints]
    try:
        raw = read_bytes(name)
        found = opened(name, raw, around, links=True, advice=rules.ages)
        checked, map_ = rules.kept(found.checked), found.map
    except CxmapError as error:
        raw, checked, map_ = b"", Checked(name, (), {}), None
        reasons.append(str(error))
    if settings is None:
        map_ = None
    revision = revision_of(name)
    current = None if map_ is None else current_of(name, map_)
    answers = repr(sorted(around.asked.items())).encode("utf-8", "surrogatepass")
    rest = repr((settings, revision, reasons)).encode("utf-8", "surrogatepass")
    for part in (answers, rest, _logo(settings)):
        digest.update(blake2b(part).digest())
    return Sight(
        name,
        blake2b(digest.digest() + raw, digest_size=20).hexdigest(),
        map_,
        checked,
        "; ".join(dict.fromkeys(reasons)),
        digest.hexdigest(),
        settings,
        current,
        Portraits() if map_ is None else portraits_of(name, map_),
        revision,
        frozenset(_files(name, around, settings)),
    )


def as_variant(sight: Sight, variant: str) -> Sight:
    """The same of one variant of the map. Raises CxmapError where it has no such one that is sound."""
    others = () if sight.map is None else sight.map.resolution.others
    by_id = {other.resolution.variant.id: other for other in others if other.resolution.variant is not None}
    if (map_ := by_id.get(variant)) is None:
        there = f"there are {', '.join(by_id)}" if by_id else "it has none"
        raise CxmapError(f"{sight.name} has no variant `{variant[:40]}`; {there}")
    return replace(
        sight, map=map_, current=current_of(sight.name, map_), portraits=portraits_of(sight.name, map_)
    )


def drawing_of(
    sight: Sight,
    view: str,
    *,
    variant: str | None = None,
    persona: str | None = None,
    language: str | None = None,
    theme: str = "light",
    size: str | None = None,
    as_of: AsOf = None,
    dated: bool = True,
    pages: Mapping[str, str] | None = None,
    above: Sequence[tuple[str, str]] = (),
) -> Drawing:
    """How `cxmap render` draws a view of a map that was seen, or of one of its variants.

    One that names its current map is drawn beside that. A report that is `dated` tells how the scores moved
    in git; `pages` are the reports of journeys below its places, by the ways to these as written, and `above`
    the places of other maps that lead here, each with its report. Raises CxmapError where there is no sound
    map, and what `Drawing` raises.
    """
    if variant is not None:
        sight = as_variant(sight, variant)
    if sight.map is None:
        raise CxmapError(f"{sight.name} is no sound map")
    name, map_, future, revision, portraits = sight.name, sight.map, None, sight.revision, sight.portraits
    settings = sight.settings or configuration_for(name)
    if view in WITH_FUTURE and sight.current is not None and sight.current.map is not None:
        name, map_, future = sight.current.name, sight.current.map, sight.map
        settings, revision, portraits = configuration_for(name), revision_of(name), portraits_of(name, map_)
    return Drawing(
        map_,
        **options_of(
            settings,
            scoring_of(settings),
            persona=persona,
            language=language,
            theme=theme,
            size=size,
            future=future,
            as_of=as_of,
            revision=revision,
            history=history(name, map_, variant=variant) if dated and view == REPORT else None,
            portraits=portraits.pictures,
            pages=pages or {},
            above=above,
        ),
    )


def _logo(settings: Configuration | None) -> bytes:
    logo = None if settings is None or settings.brand is None else settings.brand.logo
    try:
        return b"" if logo is None else read_bytes(os.fspath(logo))
    except InputError as error:
        return str(error).encode("utf-8", "surrogatepass")


def _files(name: str, around: Surroundings, settings: Configuration | None) -> Iterator[str]:
    """Everything that had a say in what was seen, there or not, as it was called and by its real folder."""
    for file in _called(name, around, settings):
        yield file
        folder, own = os.path.split(file)
        yield os.path.join(os.path.realpath(folder), own)  # noqa: PTH118 - of a Path, `..` would be lost


def _called(name: str, around: Surroundings, settings: Configuration | None) -> Iterator[str]:
    place = absolute(name)
    home = place.parent
    yield os.fspath(place)
    yield os.path.realpath(place)  # which no circle of links stops
    yield os.fspath(measured_path(os.fspath(place)))
    for question, about in around.asked:
        if question in ("leads", "portrait"):
            way = unquote(about.partition("#")[0].partition("?")[0])
            yield os.path.normpath(home / way)
        elif question == "file":  # shared, or a journey: as it is shown from here
            yield os.fspath(absolute(about))
        elif question == "current":
            yield os.path.normpath(home / about)
            for file in files_on_the_way(name, about):
                yield os.fspath(absolute(file))
                yield os.fspath(measured_path(os.fspath(absolute(file))))
    for folder in {*_up_to_its_project(home), *_up_to_its_project(absolute("."))}:
        yield from (os.fspath(folder / own) for own in SETTINGS)
        yield os.fspath(folder / ".git" / "logs" / "HEAD")
    if settings is not None:
        if settings.brand is not None and settings.brand.logo is not None:
            yield os.fspath(settings.brand.logo)
        if settings.lint.baseline is not None:
            yield os.fspath(settings.lint.baseline)


def _up_to_its_project(home: Path) -> Iterator[Path]:
    """A folder and those above it, up to the last that has settings or a repository."""
    above = [home, *home.parents]
    marks = [at for at, folder in enumerate(above) if any((folder / mark).exists() for mark in MARKS)]
    yield from above[: 1 + max(marks, default=0)]


def is_empty(name: str | Path) -> bool:
    """Whether a file is empty or not there, as many are for a moment while they are written."""
    try:
        return Path(name).stat().st_size == 0
    except (OSError, ValueError):
        return True
