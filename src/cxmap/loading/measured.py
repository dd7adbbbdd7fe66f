"""The measured file beside a map: read, checked, and put into the map."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

from pydantic import ValidationError

from cxmap.errors import InputError
from cxmap.loading.shape import shape_problem
from cxmap.model import Map, MeasuredMap, binding_of, with_measured
from cxmap.model.measured import VERSION, content_of
from cxmap.source import Diagnostic, document_of
from cxmap.source.beside import measured_bytes, measured_path

_CURE = "Run `cxmap measure` to write it again."


def read_measured(path: Path, held: bytes | None = None) -> MeasuredMap:
    """A measured file, or what it `held` once. Raises InputError, with the place, where it cannot be used."""
    raw = measured_bytes(path) if held is None else held
    document = document_of(raw, os.fspath(path))
    problems = [problem for problem in document.diagnostics if problem.severity == "error"]
    if not problems and document.data is not None:
        _insist_on_version(path, document.data)
        try:
            return _as_written(path, raw, MeasuredMap.model_validate(document.data))
        except ValidationError as error:
            details = error.errors(include_url=False, include_input=False)
            problems = [shape_problem(details[0], document)]
    if not problems:
        raise InputError(f"{path}: it is empty. {_CURE}")
    first = document.located(problems[0])
    place = f"{path}:{first.span.line}:{first.span.column}" if first.span else str(path)
    raise InputError(f"{place}: {first.message}. {_CURE}")


def _insist_on_version(path: Path, data: object) -> None:
    version = data.get("measured") if isinstance(data, dict) else None
    if isinstance(version, int) and version > VERSION:
        raise InputError(
            f"{path} is of version {version}, and this cxmap reads version {VERSION}: a newer one wrote it. "
            "Use that one, or run `cxmap measure` to write it again."
        )


def _as_written(path: Path, raw: bytes, measured: MeasuredMap) -> MeasuredMap:
    """The same, unless somebody edited it: then a figure in it is nobody's answer."""
    if measured.content is not None:
        _, mark, below = raw.partition(f"content: {measured.content}".encode())
        if not mark or content_of(below.lstrip(b"\r").removeprefix(b"\n")) != measured.content:
            raise InputError(f"{path} was edited: its lines are not those that were measured. {_CURE}")
    return measured


def measured_map(
    map_: Map, name: str, *, held: Callable[[Path], bytes | None] | None = None
) -> tuple[Map, tuple[Diagnostic, ...]]:
    """A map with what was measured for it, and what is to be said of that.

    `name` is the map's file, beside which the measured one is read, unless `held` says what that held once
    (nothing where there was none). A map that binds nothing comes back as it is. Never raises.
    """
    if not map_.bound or name in ("-", "<stdin>"):
        return map_, ()
    path = measured_path(name)
    route = (next(key for key in ("data", "events", "comments") if getattr(map_, key)),)

    def warning(code: str, message: str) -> Diagnostic:
        hint = "Run `cxmap measure` with this map."
        return Diagnostic(code, message, route, hint=hint, severity="warning")

    content = None if held is None else held(path)
    if content is None and (held is not None or not os.path.lexists(path)):
        return map_, (warning("CX301", f"the data bound here was never measured: there is no {path.name}"),)
    try:
        measured = read_measured(path, content)
    except InputError as error:
        return map_, (Diagnostic("CX303", str(error), route, severity="error"),)
    problems: tuple[Diagnostic, ...] = ()
    if measured.binding != binding_of(map_):
        problems = (warning("CX302", f"{path.name} was measured before this was changed"),)
    elif unknown := _unknown(map_, measured):
        problems = (warning("CX302", f"{path.name} speaks of {unknown}, which is not in this map"),)
    return with_measured(map_, measured), problems


def _unknown(map_: Map, measured: MeasuredMap) -> str | None:
    """The first of what a measured file names that the map does not have: a file may have been edited."""
    places = {None, *(phase.id for phase in map_.phases), *(step.touchpoint.id for step in map_.steps)}
    sources = {None, *(source.id for source in map_.sources)}
    for figure in measured.figures:
        metric = figure.metric
        if figure.place not in places:
            return f"the place `{figure.place}`"
        if metric.persona is not None and metric.persona not in map_.personas_by_id:
            return f"the persona `{metric.persona}`"
        if metric.segment is not None and metric.segment not in map_.segments_by_id:
            return f"the segment `{metric.segment}`"
        if metric.source not in sources:
            return f"the source `{metric.source}`"
    for events in measured.events:
        for observed in events.touchpoints:
            if strange := {observed.touchpoint, *observed.next} - places:
                return f"the touchpoint `{min(strange, key=str)}`"
    spoken = [mentions.place for comments in measured.comments for mentions in comments.places]
    quoted = [picked.place for comments in measured.comments for picked in comments.quotes]
    driving = [driver.place for drivers in measured.drivers for driver in drivers.drivers]
    if unknown := {*spoken, *quoted, *driving} - places:
        return f"the place `{min(unknown, key=str)}`"
    named = [comments.source for comments in measured.comments] + [own.source for own in measured.drivers]
    if nameless := {*named} - sources:
        return f"the source `{min(nameless, key=str)}`"
    return None
