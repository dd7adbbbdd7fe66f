"""What cxmap does, as functions: the command line calls these and nothing else.

Heavy libraries are imported where they are needed, so that validating never loads the ones that draw.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from cxmap.errors import CxmapError, InvalidMapError
from cxmap.source import Diagnostic, Document, document_of, find_maps, read_bytes

if TYPE_CHECKING:
    from cxmap.lint.catalogue import Page
    from cxmap.model import Map
    from cxmap.scoring import Scorecard
    from cxmap.view.gaps import GapTable

StrPath = str | os.PathLike[str]
View = Literal["curve", "report"]
Format = Literal["png", "svg", "pdf", "html"]

FORMATS: dict[View, tuple[Format, ...]] = {"curve": ("png", "svg", "pdf"), "report": ("html",)}
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


def _examine(document: Document) -> tuple[Map | None, tuple[Diagnostic, ...]]:
    from cxmap.lint import run_rules
    from cxmap.loading import load_map

    loaded = load_map(document)
    problems = list(loaded.diagnostics)
    if loaded.sound is not None:
        problems += run_rules(loaded.sound)
    problems = [document.located(problem) for problem in problems]
    problems.sort(key=lambda problem: (problem.span, problem.code, problem.message))
    faulty = any(problem.severity == "error" for problem in problems)
    return (None if faulty else loaded.map), tuple(dict.fromkeys(problems))


def _document(path: StrPath) -> Document:
    name = os.fspath(path)
    return document_of(read_bytes(name), "<stdin>" if name == "-" else name)


@dataclass(frozen=True, slots=True)
class Opened:
    """A file that was read: its map where it is a sound one, and its problems."""

    map: Map | None
    checked: Checked


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
    with ProcessPoolExecutor(workers, multiprocessing.get_context(method)) as pool:
        yield from pool.map(_check_one, paths, chunksize=max(1, min(32, len(paths) // (workers * 4))))


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


def score(map_: Map, *, persona: str | None = None) -> Scorecard:
    """Goals, experiences, gaps and ranks of every touchpoint, for all or for one persona (by id).

    Raises CxmapError for a persona that the map does not have.
    """
    from cxmap import scoring

    _known_persona(map_, persona)
    return scoring.score(map_, persona=persona)


def gaps(
    map_: Map,
    *,
    persona: str | None = None,
    phase: str | None = None,
    channel: str | None = None,
    min_gap: float = 0.0,
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
    card = score(map_, persona=persona)
    words = words_for(language or map_.language)
    return build_gaps(card, words, phase=phase, channel=channel, min_gap=min_gap)


def render(
    map_: Map,
    view: View = "curve",
    format: Format | None = None,  # noqa: A002
    *,
    persona: str | None = None,
) -> bytes:
    """A picture or report of a map: the emotion curve as PNG, SVG or PDF, or the HTML report.

    The same map and version give the same bytes. Raises CxmapError for a format that the view does not have.
    """
    from cxmap import __version__
    from cxmap.locale import words_for

    wanted = format or FORMATS[view][0]
    if wanted not in FORMATS[view]:
        raise CxmapError(f"the {view} comes as {', '.join(FORMATS[view])}, not as {wanted}")
    card, words = score(map_, persona=persona), words_for(map_.language)
    if view == "report":
        from cxmap.rendering.html import draw_report
        from cxmap.view.build_report import build_report

        return draw_report(build_report(card, words, __version__)).encode()
    from cxmap.rendering.mpl import draw_curve
    from cxmap.view import build_curve

    return draw_curve(build_curve(card, words), wanted, version=__version__)


def missing_characters(map_: Map) -> tuple[str, ...]:
    """Characters of a map for which no installed font has a sign, so that pictures cannot show them."""
    from cxmap.locale import words_for
    from cxmap.rendering.mpl import missing_characters as missing
    from cxmap.view import build_curve

    return missing(build_curve(score(map_), words_for(map_.language)))


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
