"""What cxmap does, as functions: the command line calls these and nothing else.

Heavy libraries are imported where they are needed, so that validating never loads the ones that draw.
"""

from __future__ import annotations

import gc
import math
import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from cxmap.errors import CxmapError, InvalidMapError
from cxmap.source import Diagnostic, Document, document_of, find_maps, read_bytes

if TYPE_CHECKING:
    from datetime import date

    from cxmap.history import Revision
    from cxmap.lint.catalogue import Page
    from cxmap.loading import Brand, Configuration
    from cxmap.locale import Words
    from cxmap.model import Map, Target
    from cxmap.rendering.html.house import House
    from cxmap.rendering.registry import Drawing
    from cxmap.rendering.theme import Theme
    from cxmap.scoring import PlaceScore, Scorecard, WhatIf
    from cxmap.scoring.trend import Trend
    from cxmap.view.evidence import EvidenceView
    from cxmap.view.figures import FiguresView
    from cxmap.view.gaps import GapTable

StrPath = str | os.PathLike[str]
Format = Literal["png", "svg", "pdf", "html"]

REPORT = "report"
VIEWS = (
    "curve", "matrix", "timeline", "flow", "gaps", "channels", "elements", "quadrants",
    "opportunities", "lifecycle", REPORT,
)  # fmt: skip
"""Everything that can be drawn: the pictures of `rendering.registry`, and the report."""
WITH_FUTURE = ("curve", REPORT)
"""What can be drawn of a map beside its future."""
MOST_VERSIONS = 24
"""So many earlier versions of a map are compared; of more, those that stood longest."""
MOST_LISTED = 500
"""No more than the last so many commits of a map are looked at."""
PARALLEL_FROM = 48
"""Fewer files than this are checked faster by one process than by starting others."""


@dataclass(frozen=True, slots=True)
class Checked:
    """The outcome of validating one file: its problems by place, and the lines that they stand on."""

    name: str
    diagnostics: tuple[Diagnostic, ...]
    lines: dict[int, str]

    @property
    def errors(self) -> int:
        """How many problems make the map unusable."""
        return sum(problem.severity == "error" for problem in self.diagnostics)


@contextmanager
def _no_collection() -> Iterator[None]:
    """Without looking for garbage: reading makes none, and to look takes a third of its time."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


@_no_collection()
def _examine(document: Document) -> tuple[Map | None, tuple[Diagnostic, ...]]:
    from cxmap.lint import run_rules
    from cxmap.loading import load_map

    loaded = load_map(document)
    problems = list(loaded.diagnostics)
    if loaded.sound is not None:
        problems += loaded.news(run_rules(loaded.sound))
    problems = [document.located(problem) for problem in problems]
    problems.sort(key=lambda problem: (problem.span, problem.code, problem.message))
    faulty = any(problem.severity == "error" for problem in problems)
    return (None if faulty else loaded.map), tuple(dict.fromkeys(problems))


@_no_collection()
def _document(path: StrPath) -> Document:
    name = os.fspath(path)
    return document_of(read_bytes(name), "<stdin>" if name == "-" else name)


@dataclass(frozen=True, slots=True)
class Opened:
    """A file that was read: its map where it is a sound one, and its problems."""

    map: Map | None
    checked: Checked


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
    shallow: bool = False
    """Whether this is a clone without a history."""


def open_map(path: StrPath) -> Opened:
    """Read one file (`-` is standard input). Raises InputError where it cannot be read."""
    document = _document(path)
    map_, problems = _examine(document)
    wanted = {span.line for problem in problems if (span := problem.span)}
    wanted |= {span.line for problem in problems for other in problem.related if (span := other.span)}
    lines = document.lines if wanted else []
    shown = {number: lines[number - 1] for number in sorted(wanted) if number <= len(lines)}
    return Opened(map_, Checked(document.name, problems, shown))


def check(path: StrPath) -> Checked:
    """Validate one file (`-` is standard input). Raises InputError where it cannot be read."""
    return open_map(path).checked


def check_all(paths: Sequence[str]) -> Iterator[Checked | CxmapError]:
    """Validate many files, in order, by all processors where there are enough of them.

    A file that cannot be read comes out as its error, and the others are checked all the same.
    """
    workers = min(os.cpu_count() or 1, len(paths))
    if len(paths) < PARALLEL_FROM or workers < 2 or "-" in paths:
        yield from map(_check_one, paths)
        return
    import multiprocessing
    from concurrent.futures import ProcessPoolExecutor

    method = "fork" if "fork" in multiprocessing.get_all_start_methods() else "spawn"
    _examine(document_of(b"{}", ""))  # builds the models once, before the processes part
    with ProcessPoolExecutor(workers, multiprocessing.get_context(method), _leave_interrupts) as pool:
        yield from pool.map(_check_one, paths, chunksize=max(1, min(32, len(paths) // (workers * 4))))


def _leave_interrupts() -> None:
    """Ctrl-C goes to every process; the first one alone answers it."""
    import signal

    signal.signal(signal.SIGINT, signal.SIG_IGN)


def _check_one(path: str) -> Checked | CxmapError:
    try:
        return check(path)
    except CxmapError as error:
        return error


def validate(path: StrPath) -> tuple[Diagnostic, ...]:
    """Every problem of a map file, with lines and columns; empty for a sound one.

    Raises InputError where the file cannot be read.
    """
    return check(path).diagnostics


def _insist(map_: Map | None, name: str, problems: tuple[Diagnostic, ...]) -> Map:
    if map_ is not None:
        return map_
    errors = [problem for problem in problems if problem.severity == "error"]
    span = errors[0].span
    place = f"{name}:{span.line}:{span.column}" if span else name
    more = f" (and {len(errors) - 1} more)" if len(errors) > 1 else ""
    raise InvalidMapError(f"{place} {errors[0].code} {errors[0].message}{more}", problems)


def load(path: StrPath) -> Map:
    """Read a map.

    Raises InputError where the file cannot be read and InvalidMapError, which holds every problem, where
    it is not a sound map.
    """
    opened = open_map(path)
    return _insist(opened.map, opened.checked.name, opened.checked.diagnostics)


def loads(text: str) -> Map:
    """Read a map from a text. Raises InvalidMapError where it is not a sound one."""
    map_, problems = _examine(document_of(text.encode("utf-8", "surrogatepass"), "<text>"))
    return _insist(map_, "<text>", problems)


def _known_persona(map_: Map, persona: str | None) -> None:
    if persona is not None and persona not in map_.personas_by_id:
        known = ", ".join(map_.personas_by_id) or "none"
        raise CxmapError(f"the map has no persona `{persona}`; it has {known}")


def score(
    map_: Map, *, persona: str | None = None, confidence: float = 0.95, tolerance: float | None = None
) -> Scorecard:
    """Goals, experiences, gaps, verdicts and ranks of every touchpoint, for all or for one persona (by id).

    `confidence` is that of the intervals; `tolerance`, in points of the scale, is how far below its goal an
    experience still meets it (the map's own when None). Raises CxmapError for a persona that the map does
    not have and for a confidence that is not between 0 and 1.
    """
    from cxmap import scoring

    _known_persona(map_, persona)
    if not 0 < confidence < 1:
        raise CxmapError(f"a confidence lies between 0 and 1, such as 0.95; this is {confidence:g}")
    return scoring.score(map_, persona=persona, settings=scoring.Settings(confidence, tolerance))


def gaps(
    map_: Map,
    *,
    persona: str | None = None,
    phase: str | None = None,
    channel: str | None = None,
    min_gap: float = 0.0,
    confidence: float = 0.95,
    tolerance: float | None = None,
    language: str | None = None,
) -> GapTable:
    """The list of gaps, ranked; see `cxmap.view.gaps.build_gaps` for what the filters keep
    and `GapTable.cut` for the head of it.

    Raises CxmapError for a persona, phase or channel that the map does not have.
    """
    from cxmap.locale import words_for
    from cxmap.view.gaps import build_gaps

    phases = [known.id for known in map_.phases]
    if phase is not None and phase not in phases:
        raise CxmapError(f"the map has no phase `{phase}`; it has {', '.join(phases) or 'none'}")
    if channel is not None and channel not in map_.channels_by_id:
        raise CxmapError(
            f"the map has no channel `{channel}`; it has {', '.join(map_.channels_by_id) or 'none'}"
        )
    card = score(map_, persona=persona, confidence=confidence, tolerance=tolerance)
    if min_gap != min_gap:
        raise CxmapError("the least gap is a number of points, such as 0.5")
    words = words_for(language or map_.language)
    return build_gaps(card, words, phase=phase, channel=channel, min_gap=min_gap)


def figures(
    map_: Map, *, persona: str | None = None, confidence: float = 0.95, language: str | None = None
) -> FiguresView:
    """What a journey adds up to: mean, peak-end, seams, spreads, and figures per phase, channel and so on."""
    from cxmap.locale import words_for
    from cxmap.view.figures import build_figures
    from cxmap.view.wording import goal_summary

    card, words = score(map_, persona=persona, confidence=confidence), words_for(language or map_.language)
    return build_figures(card, words, goal_summary(card, words)[0])


def evidence(
    map_: Map, *, today: date | None = None, stale_days: int = 365, language: str | None = None
) -> EvidenceView:
    """What the scores rest on: grade, age, coverage and debt on a day (today when None)."""
    from datetime import UTC, datetime

    from cxmap.locale import words_for
    from cxmap.view.evidence import build_evidence

    day = today or datetime.now(UTC).date()
    return build_evidence(score(map_), words_for(language or map_.language), today=day, stale_days=stale_days)


def _assumed(map_: Map, card: Scorecard, changes: Mapping[str, str]) -> dict[str, float]:
    """Changes as written (`+1`, `-0.5`, `2`, `goal`) to numbers on the map's scale."""
    known = {found.id: found for found in card.touchpoints}
    assumed = {}
    for id_, written in changes.items():
        if id_ not in known:
            raise CxmapError(f"the map has no touchpoint `{id_}`; it has {', '.join(known)}")
        found = known[id_]
        if written == "goal":
            if found.goal.score is None:
                raise CxmapError(f"`{id_}` has no goal to reach")
            assumed[id_] = found.goal.score
            continue
        try:
            value = float(written)
        except ValueError:
            value = math.nan
        if not math.isfinite(value):
            raise CxmapError(f"`{id_}={written}`: write +1 for a change, 2 for a score, or goal")
        if written[0] in "+-":
            if found.experience is None:
                raise CxmapError(f"`{id_}` has no experience to change; give it a score: {id_}=2")
            value += found.experience
        if not map_.scale.holds(value):
            raise CxmapError(
                f"`{id_}` would be {value:g}, outside the scale {map_.scale.min:g} to {map_.scale.max:g}"
            )
        assumed[id_] = value
    return assumed


def what_if(map_: Map, changes: Mapping[str, str], *, persona: str | None = None) -> WhatIf:
    """A map's figures as they are and with other experiences.

    `changes` maps touchpoint ids to `+1` or `-0.5` (added to the experience), to a number such as `2` (a
    score on the map's scale; a negative score cannot be told from a change and is given as one) or `goal`.
    Raises CxmapError for touchpoints that do not exist and scores that the scale does not hold.
    """
    from cxmap import scoring

    card = score(map_, persona=persona)
    return scoring.what_if(map_, _assumed(map_, card, changes), persona=persona)


def best_step(map_: Map, *, persona: str | None = None) -> tuple[PlaceScore, WhatIf] | None:
    """The touchpoint whose improvement to its goal is remembered most, and what it would do."""
    from cxmap import scoring

    _known_persona(map_, persona)
    return scoring.best_step(map_, persona=persona)


def configuration(folder: StrPath = ".") -> Configuration:
    """The settings of the project that a folder belongs to; see `cxmap.toml` in the documentation.

    Raises InputError for settings that cannot be used.
    """
    from cxmap.loading import find_configuration

    return find_configuration(Path(folder).resolve())


def broken_promises(
    map_: Map,
    *,
    persona: str | None = None,
    confidence: float = 0.95,
    tolerance: float | None = None,
    targets: Sequence[Target] = (),
) -> tuple[str, ...]:
    """Each target, of the map and of those given, that a touchpoint breaks, as one line."""
    from cxmap import scoring
    from cxmap.view.promises import promise_text

    card = score(map_, persona=persona, confidence=confidence, tolerance=tolerance)
    return tuple(promise_text(broken) for broken in scoring.broken_promises(card, targets))


def render(
    map_: Map,
    view: str = "curve",
    format: Format | None = None,
    *,
    persona: str | None = None,
    language: str | None = None,
    theme: str = "light",
    size: str | None = None,
    revision: str | None = None,
    brand: Brand | None = None,
    future: Map | None = None,
    history: History | None = None,
    stale_days: int = 365,
) -> bytes:
    """A picture or report of a map; the first page of a view that has several (see `render_pages`)."""
    found = render_pages(
        map_,
        view,
        format,
        persona=persona,
        language=language,
        theme=theme,
        size=size,
        revision=revision,
        brand=brand,
        future=future,
        history=history,
        stale_days=stale_days,
    )
    return found[0]


def render_pages(
    map_: Map,
    view: str = "curve",
    format: Format | None = None,
    *,
    persona: str | None = None,
    language: str | None = None,
    theme: str = "light",
    size: str | None = None,
    revision: str | None = None,
    brand: Brand | None = None,
    future: Map | None = None,
    history: History | None = None,
    stale_days: int = 365,
) -> tuple[bytes, ...]:
    """A picture of a map as PNG, SVG or PDF, one file a page (a PDF holds all), or the HTML report.

    `language` is that of the labels (the map's when None), `theme` one of THEMES, `size` one of SIZES or
    None for a page as large as its content, `revision` the map's git revision, to be named in the footer,
    `brand` the colours, font and logo of pictures and report (`configuration().brand`), `future`
    a map of the state that is aimed at, to be drawn beside the current one (see WITH_FUTURE and
    `unmatched`). The same arguments and version give the same bytes. Raises CxmapError for a view, format,
    theme or size that does not exist, for a future that cannot be compared, and for a brand that cannot be
    shown: letters too pale, a font that is not installed, a logo that is no picture.

    `history` (see `history`) gives the report a part on how the scores moved over the versions in git; in
    the report, evidence older than `stale_days` is stale (`configuration().stale_days`).
    """
    from cxmap import __version__
    from cxmap.locale import words_for

    wanted = format or formats_of(view)[0]
    if wanted not in formats_of(view):
        raise CxmapError(f"the {view} comes as {', '.join(formats_of(view))}, not as {wanted}")
    if future is not None and view not in WITH_FUTURE:
        raise CxmapError(f"the {view} does not show a future; this does: {', '.join(WITH_FUTURE)}")
    card, words = score(map_, persona=persona), words_for(language or map_.language)
    version = f"{__version__} \N{MIDDLE DOT} {revision}" if revision else __version__
    if wanted == "html":
        from cxmap.rendering.html import draw_report
        from cxmap.rendering.html.pictures import future_picture, pictures
        from cxmap.view.build_report import build_report

        course = None if history is None else _trend(card, history)
        ahead = None if future is None else _ahead(card, future)
        report = build_report(card, words, version, stale_days=stale_days, trend=course, future=ahead)
        house = _house(brand)
        later = future_picture(report.future.curve, words, version, house) if report.future else None
        return (draw_report(report, pictures(card, words, version, house), house, later).encode(),)
    from cxmap.rendering import mpl
    from cxmap.rendering.registry import PICTURES
    from cxmap.rendering.theme import THEMES

    if theme not in THEMES:
        raise CxmapError(f"there is no theme `{theme}`; there are {', '.join(THEMES)}")
    if size is not None and size not in mpl.SIZES:
        raise CxmapError(f"there is no size `{size}`; there are {', '.join(mpl.SIZES)}")
    drawing = PICTURES[view]()
    built = _built(drawing, card, words, future)
    with _in_brand(THEMES[theme], brand) as colours:
        pages = drawing.pages(built, colours, version, mpl.SIZES[size].area if size else None)
    if colours.logo is not None:
        pages = tuple(mpl.stamped(page, colours.logo) for page in pages)
    about = mpl.About(map_.title, built.description, f"cxmap {version}")
    return mpl.paint_all([mpl.on_paper(page, size) for page in pages], wanted, about)


def _built(drawing: Drawing, card: Scorecard, words: Words, future: Map | None) -> Any:
    """A view of a map, or of a map beside its future."""
    if future is None or drawing.beside is None:
        return drawing.build(card, words)
    return drawing.beside(card, words, _ahead(card, future))


def _ahead(card: Scorecard, future: Map) -> Scorecard:
    """The scorecard of a future map. Raises CxmapError where it cannot be held beside the current one."""
    from cxmap.scoring import obstacle

    if (why := obstacle(card.map, future)) is not None:
        raise CxmapError(why)
    if card.persona is not None and card.persona not in future.personas_by_id:
        raise CxmapError(f"the future map has no persona `{card.persona}`")
    return score(future, persona=card.persona)


def unmatched(map_: Map, future: Map) -> tuple[int, int]:
    """How many touchpoints of a map its future does not have, matched by id; and how many there are."""
    from cxmap.scoring import shared_ids

    return len(map_.steps) - len(shared_ids(map_, future)), len(map_.steps)


def _house(brand: Brand | None) -> House:
    """The look of a report; its reader's browser has the font or does without."""
    from cxmap.rendering.html.house import house_of

    if brand is None or brand.logo is None:
        return house_of(brand)
    from cxmap.rendering import mpl

    name = os.fspath(brand.logo)
    return house_of(brand, mpl.logo_of(read_bytes(name), name))


@contextmanager
def _in_brand(theme: Theme, brand: Brand | None) -> Iterator[Theme]:
    """A theme in a brand's colours and with its logo; texts are measured in its font meanwhile."""
    from cxmap.rendering import mpl
    from cxmap.rendering.theme import branded

    if brand is None:
        yield theme
        return
    theme = branded(theme, brand)
    if brand.logo is not None:
        name = os.fspath(brand.logo)
        theme = replace(theme, logo=mpl.logo_of(read_bytes(name), name))
    with mpl.written_in(mpl.FAMILY if brand.font is None else mpl.installed(brand.font)):
        yield theme


@_no_collection()
def history(path: StrPath, map_: Map | None = None) -> History | None:
    """The earlier versions of a map file that git knows, at most MOST_VERSIONS of them, for `render`.

    `map_` is the map as it was read from there, so that it need not be read again. Where git knows none,
    the history is empty; nothing for standard input, which has none.
    """
    from cxmap import history as git

    name = os.fspath(path)
    if name == "-":
        return None
    place = Path(name).absolute()
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
        maps[hash_] = map_ if content == present else _examine(document_of(content, name))[0]
    versions = tuple(Earlier(one.id, one.day, maps.get(one.content)) for one in wanted)
    return History(versions, len(changed), git.is_shallow(place) if not known else False)


def _same(one: Revision | None, other: Revision) -> bool:
    return one is not None and one.content == other.content


@_no_collection()
def _trend(card: Scorecard, history: History) -> Trend:
    """How the scores moved up to a scorecard, which is a version of its own where none of the last one's."""
    from cxmap.scoring.trend import Version, trend

    persona = card.persona

    def scored(map_: Map | None) -> Scorecard | None:
        if map_ is None or (persona is not None and persona not in map_.personas_by_id):
            return None
        return card if map_ == card.map else score(map_, persona=persona)

    versions = [
        Version(one.revision, one.day, scored(one.map), one.map is not None) for one in history.versions
    ]
    known = history.known
    if not versions or versions[-1].card is not card:
        versions.append(Version("", None, card))
        known += 1
    return trend(versions, known=known, shallow=history.shallow)


def revision_of(path: StrPath) -> str | None:
    """The git revision of a map file, `+` where it has changed since; nothing outside of git."""
    from cxmap.history import revision_of as revision

    return None if os.fspath(path) == "-" else revision(Path(path).absolute())


def formats_of(view: str) -> tuple[Format, ...]:
    """The formats that a view comes in, the usual one first. Raises CxmapError for an unknown view."""
    if view not in VIEWS:
        raise CxmapError(f"there is no view `{view}`; there are {', '.join(VIEWS)}")
    return ("html",) if view == REPORT else ("png", "svg", "pdf")


def missing_characters(
    map_: Map, view: str = "curve", *, brand: Brand | None = None, future: Map | None = None
) -> tuple[str, ...]:
    """Characters of a picture for which no installed font has a sign, so that it shows boxes there."""
    from cxmap.locale import words_for
    from cxmap.rendering import mpl
    from cxmap.rendering.registry import PICTURES

    if view not in PICTURES:
        return ()
    drawing = PICTURES[view]()
    built = _built(drawing, score(map_), words_for(map_.language), future)
    signs = [sign for text in drawing.texts(built) for sign in mpl.clean(text)]
    with mpl.written_in(mpl.installed(brand.font) if brand is not None and brand.font else mpl.FAMILY):
        return mpl.without_glyph(signs)


def schema() -> dict[str, Any]:
    """The JSON Schema of the map format (draft-07)."""
    from cxmap.model.schema import json_schema

    return json_schema()


def rules() -> tuple[Page, ...]:
    """The explanation of every code that `validate` can report, by code."""
    from cxmap.lint.catalogue import PAGES

    return PAGES


def maps_in(paths: Iterable[StrPath]) -> tuple[str, ...]:
    """The map files behind paths: files, folders, `-`. Raises InputError where one does not exist."""
    return find_maps([os.fspath(path) for path in paths])


def stem(name: str) -> str:
    """A map file's name without its ending: what its pictures are called."""
    base = Path(name).name if name != "-" else "map"
    for ending in (".cxmap.yaml", ".cxmap.yml", ".yaml", ".yml"):
        if base.lower().endswith(ending) and len(base) > len(ending):
            return base[: -len(ending)]
    return base
