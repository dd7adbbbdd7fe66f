"""A first map: which kind fits, and its text from a template or an outline."""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec.structs import replace

from cxmap.errors import CxmapError, InputError, InvalidMapError
from cxmap.source import read_whole

if TYPE_CHECKING:
    from cxmap.api.settings import StrPath
    from cxmap.starting import Outline
    from cxmap.starting.kinds import Kind

_END = r"([+-]?\d{1,10}(?:\.\d{1,15})?(?:[eE][+-]?\d{1,2})?)"
_SCALE = re.compile(rf"{_END}\s*(?:\.\.|:|,| to )\s*{_END}")
LARGEST = 1e9
"""No end of a scale lies beyond it."""


def scale_from(text: str) -> tuple[float, float]:
    """The ends of a scale written as `-5..5` or `1..10`. Raises CxmapError for anything else."""
    match = _SCALE.fullmatch(text.strip())
    if match is None or not -LARGEST <= float(match[1]) < float(match[2]) <= LARGEST:
        raise CxmapError(f"{text} is no scale; write its ends from low to high, as --scale=-5..5")
    return float(match[1]), float(match[2])


def read_outline(path: StrPath, scale: tuple[float, float] | None = None) -> Outline:
    """The outline in a text file (`-` is standard input). Raises InputError for what is no outline."""
    from cxmap.starting import read_outline as read

    name = os.fspath(path)
    read_from = "<stdin>" if name == "-" else name
    outline = read(read_whole(name), read_from, scale or (-2.0, 2.0))
    if outline.title or name == "-":
        return outline
    return replace(outline, title=Path(name).stem.replace("_", " ").replace("-", " ").strip().capitalize())


def first_map(
    outline: Outline | None = None,
    *,
    kind: Kind = "experience",
    business: str = "",
    language: str = "en",
    title: str = "",
    persona: str = "",
    scale: tuple[float, float] | None = None,
    schema: str = "",
    bound: bool = False,
) -> str:
    """The text of a first map, from an outline or else from the template of a business; always a valid map.

    Without either it has one phase and one touchpoint to be renamed. Raises InputError where an outline holds
    more than a map may.
    """
    from cxmap.api.reading import loads
    from cxmap.starting import map_text, starting_words, template
    from cxmap.starting.outline import Outline, Step, Stretch

    words = starting_words(language)
    if outline is None:
        if business:
            outline = template(business, kind, words.language)
        else:
            outline = Outline("", (Stretch(words.first_phase, (Step(words.first_touchpoint),)),))
    outline = replace(outline, title=title or outline.title, persona=persona or outline.persona)
    text = map_text(outline, kind, words, scale=scale or (-2.0, 2.0), schema=schema, bound=bound)
    try:
        loads(text)
    except InvalidMapError as error:
        raise InputError(f"this makes no valid map: {error}") from None
    return text


def file_name_from(title: str) -> str:
    """A name for the file of a map, from its title."""
    from cxmap.model.identity import id_from

    return id_from(title)
