"""Something refers to an id that nothing in the map has.

A touchpoint that names the channel `stoer` belongs to no channel: its goal is lost and it is missing from
every list per channel, without a trace in the picture.
"""

from __future__ import annotations

from collections.abc import Iterator
from difflib import get_close_matches

from cxmap.model import Map, Metric
from cxmap.source import Diagnostic, Severity

CODE = "CX201"
SEVERITY: Severity = "error"
WRONG = """\
cxmap: 1
title: A visit
channels: [{id: store, name: Store}]
touchpoints:
  - {name: I come in, channel: stoer}
"""
MOST_COMPARED = 3_000
"""Ids that are compared in search of what was meant. A map with more of them is not a slip of the hand."""
_ONE_OF = {"opportunities": "opportunity"}
FIGURES = frozenset({"score", "mean", "average", *Metric.model_fields}) - {"persona", "segment"}
"""What is written of a measured figure: other tools have these keys in what is a score by persona here."""
RIGHT = WRONG.replace("stoer", "store")


def ids_by_section(map_: Map) -> dict[str, list[str]]:
    """Every id of the map, by the section that holds it."""
    sections = (
        "markets", "segments", "personas", "sources", "channels", "curves", "lanes", "phases",
        "opportunities",
    )  # fmt: skip
    known = {section: [part.id for part in getattr(map_, section)] for section in sections}
    known["touchpoints"] = [step.touchpoint.id for step in map_.steps]
    return known


def check(map_: Map) -> Iterator[Diagnostic]:
    """Each reference to an id that does not exist."""
    known = ids_by_section(map_)
    sets = {section: set(ids) for section, ids in known.items()}
    left = MOST_COMPARED
    for reference in map_.references:
        if any(reference.id in sets[section] for section in reference.sections):
            continue
        where = " or ".join(_ONE_OF.get(section, section.removesuffix("s")) for section in reference.sections)
        candidates = [id_ for section in reference.sections for id_ in known[section]]
        left -= len(candidates)
        close = get_close_matches(reference.id, candidates, n=1, cutoff=0.6) if left >= 0 else []
        if reference.is_key and reference.id in FIGURES and "personas" in reference.sections:
            hint = "An own estimate is a number, `experience: 1`; a measured one stands under `metrics`."
        elif close:
            hint = f"Did you mean `{close[0]}`?"
        elif candidates:
            shown = ", ".join(f"`{id_}`" for id_ in candidates[:6])
            hint = f"Known ids: {shown}{' and more' if len(candidates) > 6 else ''}."
        else:
            hint = f"Add it under `{reference.sections[0]}`."
        yield Diagnostic(
            CODE,
            f"no {where} has the id `{reference.id}`",
            reference.route,
            "key" if reference.is_key else "value",
            hint,
            SEVERITY,
            meant=close[0] if close else "",
        )
