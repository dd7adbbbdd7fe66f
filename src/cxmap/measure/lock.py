"""The measured file as text: sorted, one figure a line, the same bytes for the same data."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import Any

from cxmap.model import MeasuredMap, Part

HEAD = (
    "# Written by `cxmap measure` from the data that the map binds.\n"
    "# Review it and commit it; to change it, measure again.\n"
)


def lock_text(content: MeasuredMap) -> str:
    """The text of a measured file."""
    return HEAD + "\n".join(_lines(content)) + "\n"


def _lines(content: MeasuredMap) -> Iterator[str]:
    yield f"measured: {content.measured}"
    yield f"binding: {content.binding}"
    yield f"withheld: {content.withheld}"
    yield from _listed("inputs", content.inputs)
    if content.events:
        yield "events:"
    for events in content.events:
        head = events.model_dump(mode="json", exclude_defaults=True, exclude={"touchpoints"})
        for sign, (key, value) in zip("-" + " " * len(head), head.items(), strict=False):
            yield f"  {sign} {key}: {_flow(value)}"
        yield from (f"    {line}" for line in _listed("touchpoints", events.touchpoints))
    yield from _listed("figures", content.figures)


def _listed(name: str, items: Sequence[Part]) -> Iterator[str]:
    """A list, each item on a line of its own."""
    yield f"{name}:" + ("" if items else " []")
    for item in items:
        yield f"  - {_flow(item.model_dump(mode='json', exclude_defaults=True))}"


def _flow(value: Any) -> str:
    if isinstance(value, dict):
        return "{" + ", ".join(f"{_flow(key)}: {_flow(item)}" for key, item in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(_flow, value)) + "]"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return json.dumps(value, ensure_ascii=False)
