"""Maps from other formats and into them."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import PurePath
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from cxmap.api.settings import configuration_for, scoring_of, settings_from
from cxmap.errors import CxmapError, InputError, InvalidMapError
from cxmap.source import read_whole

if TYPE_CHECKING:
    from cxmap.api.settings import StrPath
    from cxmap.exchange import Draft, Written
    from cxmap.loading.configuration import Configuration
    from cxmap.model import Map
    from cxmap.source import Document


SLIDES, CHART = "pptx", "vega-lite"
"""Drawn like pictures, and read by nobody."""
OFFICE = ("xlsx", SLIDES)
"""Formats in bytes, which need the extra `office`."""
TAKEN_IN = "what the map takes in with `use` stands in it here, as its own"


class Imported(Struct, frozen=True):
    """The text of a map file made from another format, and a line for everything to be known about that."""

    text: str
    remarks: tuple[str, ...] = ()


def import_map(
    path: StrPath,
    form: str | None = None,
    *,
    title: str = "",
    language: str = "",
    kind: str = "",
    sheet: str = "",
    columns: Mapping[str, str] | None = None,
    scale: tuple[float, float] | None = None,
) -> Imported:
    """A map from a format of READERS: Mermaid, Markdown, CJML, tables, boards, JSON; by its ending when None.

    `sheet` names a sheet, a journey or a page where there are several, `columns` the column of a table that
    holds something (`{"touchpoint": "Dimension"}`), `scale` the ends of its scores.

    Raises InputError for what is no map in that format, CxmapError for an unknown format.
    """
    from cxmap.api.reading import loads
    from cxmap.exchange import READERS, format_of, yaml_text

    name = os.fspath(path)
    if not name:
        raise InputError("a path is empty; name a file, or - for standard input")
    wanted = form or format_of(name, READERS)
    if wanted is None or wanted not in READERS:
        raise CxmapError(f"{name}: which format is it? --from takes {', '.join(READERS)}")
    shown = "<stdin>" if name == "-" else name
    draft = READERS[wanted](read_whole(name), shown, sheet=sheet, columns=columns, scale=scale)
    data = draft.data
    data["title"] = title or data.get("title") or _title(name)
    ordered = {"cxmap": data.pop("cxmap", 1)}
    if kind or "kind" in data:
        ordered["kind"] = kind or data.pop("kind")
        data.pop("kind", None)
    ordered["title"] = data.pop("title")
    if language or "language" in data:
        ordered["language"] = language or data.pop("language")
        data.pop("language", None)
    text = yaml_text(ordered | data)
    try:
        loads(text)
    except InvalidMapError as error:
        raise InputError(f"{shown} makes no valid map: {_why(error, draft, text)}") from None
    remarks = (f"{shown}{'' if loss.line is None else f':{loss.line}'}: {loss.text}" for loss in draft.losses)
    return Imported(text, tuple(remarks))


def _why(error: InvalidMapError, draft: Draft, text: str) -> str:
    """What is wrong with the map that a file makes, and where in the file that stands."""
    from cxmap.api.bringing import cell_of
    from cxmap.api.reading import why_unsound
    from cxmap.source import Diagnostic, document_of

    problems = [problem for problem in error.diagnostics if isinstance(problem, Diagnostic)]
    first = next((problem for problem in problems if problem.severity == "error"), None)
    route = () if first is None else document_of(text.encode(), "").resolve(first.route)[0]
    place = cell_of(route, draft.origins())
    return f"{place}: {why_unsound(problems)}" if place else str(error)


def _title(name: str) -> str:
    stem = PurePath(name).stem if name != "-" else ""
    return stem.replace("_", " ").replace("-", " ").strip().capitalize() or "Journey"


def export_map(path: StrPath, form: str, *, variant: str | None = None) -> Written:
    """A map file (`-` is standard input), or a variant of it, in another format; and its losses.

    Raises CxmapError for an unknown format and for one whose extra is not installed, InputError for what
    cannot be read, InvalidMapError for what is no sound map.
    """
    from cxmap.api.reading import examined_with, load, loads
    from cxmap.api.surroundings import Surroundings
    from cxmap.api.varying import as_variant
    from cxmap.exchange import WRITERS, Loss
    from cxmap.source import document_of

    if form not in export_formats():
        raise CxmapError(f"there is no format `{form}`; --to takes {', '.join(export_formats())}")
    name = os.fspath(path)
    document = document_of(read_whole(name), "<stdin>" if name == "-" else name)
    read = None if name == "-" else Surroundings(name).read
    map_ = loads(document, read)
    whole = document
    if variant is not None:
        examined = as_variant(document, variant, read)
        map_, whole = _insisted(examined.map, name, variant), examined.document
    elif map_.use:
        examined = examined_with(document, read)
        whole = examined.document
        if map_.resolution.others and examined.whole is not None:
            whole = _for_all_variants(map_, examined.whole)
            map_ = loads(whole).model_copy(update={"use": map_.use})
    if name != "-" and (map_.data or map_.events):
        map_ = load(name, variant=variant)  # with its measured figures, as every other command has them
    project = configuration_for(name)
    if form in (SLIDES, CHART):
        return (_slides if form == SLIDES else _chart)(map_, name, project)
    how = settings_from(scoring_of(project))
    if not map_.use:
        return WRITERS[form](map_, whole.data or {}, how)
    data = dict(whole.data or {})
    del data["use"]  # where it goes, nobody has the files that it takes in
    written = WRITERS[form](map_.model_copy(update={"use": ()}), data, how)
    return replace(written, losses=(*written.losses, Loss(TAKEN_IN)))


def _for_all_variants(map_: Map, whole: Document) -> Document:
    """A map with all of what it takes in that it or one of its variants names, as a document of its own.

    What a variant alone names has to come along, or it would be no sound map.
    """
    from cxmap.model import SHARED_SECTIONS

    data = {**(whole.data or {}), "use": []}
    for section in SHARED_SECTIONS:
        named = {part.id for one in (map_, *map_.resolution.others) for part in getattr(one, section)}
        lent = [at for key, at, *_ in whole.borrowed if key == section and isinstance(at, int)]
        ids = {at: data[section][at].get("id") for at in lent}
        if lent:
            data[section] = [item for at, item in enumerate(data[section]) if ids.get(at) in (None, *named)]
    return replace(whole, data=data, borrowed={})


def _insisted(map_: Map | None, name: str, variant: str) -> Map:
    if map_ is None:
        raise InputError(f"{name}: variant `{variant}` is no sound map; `cxmap validate` says why")
    return map_


def _slides(map_: Map, name: str, project: Configuration) -> Written:
    from cxmap.api.drawing import Drawing
    from cxmap.api.portraits import portraits_of
    from cxmap.api.versions import revision_of
    from cxmap.exchange import Loss, Written

    portraits = portraits_of(name, map_)
    drawing = Drawing(
        map_,
        **scoring_of(project),
        brand=project.brand,
        revision=revision_of(name),
        portraits=portraits.pictures,
    )
    said = Loss("slides show board, summary, curve and gaps; what else the map holds is not on them")
    return Written(drawing.slides(), (said, *(Loss(problem.message) for problem in portraits.problems)))


def _chart(map_: Map, name: str, project: Configuration) -> Written:
    from msgspec.structs import fields

    from cxmap.api.drawing import Drawing
    from cxmap.api.versions import revision_of
    from cxmap.exchange import Loss, Written
    from cxmap.rendering.text.vega import vega_lite

    drawing = Drawing(map_, **scoring_of(project), brand=project.brand, revision=revision_of(name))
    view, scale = drawing.shown.of("curve"), map_.scale
    ends = (scale.min, scale.max) if scale.direction == "higher-is-better" else (scale.max, scale.min)
    losses = [Loss("the chart shows the emotion curve; what else the map holds is not on it")]
    if view.apart:
        named = ", ".join(series.name for series in view.apart)
        losses.append(Loss(f"curves with a scale of their own are not on it: {named}"))
    colours = {field.name: getattr(drawing.colours, field.name) for field in fields(drawing.colours)}
    return Written(vega_lite(view, ends, colours), tuple(losses))


def export_format(name: str) -> str | None:
    """The format that a file's ending asks for; nothing where it asks for none of them."""
    from cxmap.exchange import format_of

    return format_of(name, export_formats())


def export_formats() -> tuple[str, ...]:
    """Every format that `export_map` writes."""
    from cxmap.exchange import WRITERS

    return (*WRITERS, CHART, SLIDES)
