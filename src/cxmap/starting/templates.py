"""Templates by business: what customers of such a business usually come to, in four languages.

A template states no score and no goal: those are a team's own. Its texts lie in `outlines/`, one file a
business and language, written as outlines are.
"""

from __future__ import annotations

from importlib.resources import files
from typing import get_args

from msgspec.structs import replace

from cxmap.starting.kinds import Business, Kind
from cxmap.starting.outline import Medium, Outline, read_outline

BUSINESSES: tuple[Business, ...] = get_args(Business)
_BLOCK = "== "


def template(business: str, kind: Kind, language: str) -> Outline:
    """The outline of a business for a kind of map, in one of the languages that are there."""
    name = f"{business}.{language}.txt"
    text = files("cxmap.starting").joinpath("outlines", name).read_text(encoding="utf-8")
    head, *blocks = text.split(f"\n{_BLOCK}")
    of_block = dict(block.split("\n", 1) for block in blocks)
    title, body = next(
        (heading.partition(": ")[2], own)
        for heading, own in of_block.items()
        if heading.startswith(f"{kind}: ")
    )
    objective, outline = body.split("\n", 1)
    read = read_outline(outline.encode(), name)
    used = {channel for stretch in read.stretches for step in stretch.steps for channel in step.channels}
    mediums = tuple(
        Medium(*(part.strip() for part in line.split("|")))
        for line in of_block["channels"].splitlines()
        if line
    )
    return replace(
        read,
        title=title,
        objective=objective.partition(": ")[2],
        persona=head.partition(": ")[2],
        mediums=tuple(medium for medium in mediums if medium.name in used),
    )
