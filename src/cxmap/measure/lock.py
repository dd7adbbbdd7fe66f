"""The measured file as text: sorted, one figure a line, the same bytes for the same data."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import Any

from cxmap.model import MeasuredMap, Part
from cxmap.model.measured import content_of

HEAD = (
    "# Written by `cxmap measure` from the data that the map binds.\n"
    "# Review it and commit it; to change it, measure again.\n"
)


def lock_text(content: MeasuredMap) -> str:
    """The text of a measured file."""
    below = "\n".join(_lines(content)) + "\n"
    return f"{HEAD}measured: {content.measured}\ncontent: {content_of(below.encode())}\n{below}"


def _lines(content: MeasuredMap) -> Iterator[str]:
    yield f"binding: {content.binding}"
    yield f"withheld: {content.withheld}"
    yield from _listed("inputs", content.inputs)
    yield from _grouped("events", content.events, ("touchpoints",))
    yield from _grouped("comments", content.comments, ("places", "quotes"))
    yield from _grouped("drivers", content.drivers, ("drivers",))
    yield from _listed("figures", content.figures)


def _grouped(name: str, groups: Sequence[Part], lists: Sequence[str]) -> Iterator[str]:
    """What each binding gave: a line for each of its fields, and of its lists a line for each item."""
    if groups:
        yield f"{name}:"
    for group in groups:
        head = group.model_dump(mode="json", exclude_defaults=True, exclude=set(lists))
        lines = [f"{key}: {_flow(value)}" for key, value in head.items()]
        for own in lists:
            if own == lists[0] or getattr(group, own):
                lines += _listed(own, getattr(group, own))
        for sign, line in zip("-" + " " * len(lines), lines, strict=False):
            yield f"  {sign} {line}"


def _listed(name: str, items: Sequence[Part]) -> Iterator[str]:
    """A list, each item on a line of its own."""
    yield f"{name}:" + ("" if items else " []")
    for item in items:
        yield f"  - {_flow(item.model_dump(mode='json', exclude_defaults=True))}"


def _flow(value: Any) -> str:
    return json.dumps(_plain(value), ensure_ascii=False)


def _plain(value: Any) -> Any:
    """A value in which whole numbers are written without a point."""
    if isinstance(value, dict):
        return {key: _plain(item) for key, item in value.items()}
    if isinstance(value, list):
        return [_plain(item) for item in value]
    return int(value) if isinstance(value, float) and value.is_integer() else value
