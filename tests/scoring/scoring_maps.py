"""Small maps for the tests of the figures, and what is said about texts."""

from __future__ import annotations

from typing import Any

from cxmap.api.reading import examine
from cxmap.model import Map, Metric
from cxmap.scoring import PlaceScore, Scorecard, score
from cxmap.source import document_of

FIVE = {"min": 1, "max": 5}
TEN = {"min": 0, "max": 10}
EFFORT = {"min": 1, "max": 7, "direction": "lower-is-better"}


def point(id_: str, **keys: Any) -> dict[str, Any]:
    """A touchpoint."""
    return {"id": id_, "name": id_, **keys}


def map_of(*touchpoints: dict[str, Any], **frame: Any) -> Map:
    """A map of touchpoints; its frame may give anything else."""
    whole: dict[str, Any] = {"cxmap": 1, "title": "T", **frame}
    if touchpoints:
        whole["touchpoints"] = list(touchpoints)
    return Map.model_validate(whole)


def people(*ids: str, **shares: float) -> list[dict[str, Any]]:
    """Personas, with their shares of customers where given."""
    return [{"id": id_, "name": id_, **({"share": shares[id_]} if id_ in shares else {})} for id_ in ids]


def metric(type_: str, **keys: Any) -> Metric:
    """A metric."""
    return Metric.model_validate({"type": type_, **keys})


def found(card: Scorecard, id_: str) -> PlaceScore:
    """A touchpoint or phase of a scorecard by id."""
    return next(place for place in card.places if place.id == id_)


def measured(on: dict[str, Any], type_: str, goal: float | None = None, /, **keys: Any) -> PlaceScore:
    """The score of the one touchpoint with this metric on a map of that scale."""
    frame: dict[str, Any] = {"scale": on} | ({} if goal is None else {"goal": goal})
    card = score(map_of(point("a", metrics=[{"type": type_, **keys}]), **frame))
    return card.touchpoints[0]


def said(text: str) -> list[str]:
    """What `validate` says of a map: line, column, code, message and hint."""
    _, problems = examine(document_of(text.encode(), "m"))
    return [
        f"{problem.span.line}:{problem.span.column} {problem.code} {problem.message} | {problem.hint}"
        for problem in problems
        if problem.span is not None
    ]


def whole_text(written: str) -> str:
    """A map with one metric of the whole, which stands on line 4 from column 5."""
    return f"cxmap: 1\ntitle: A visit\nmetrics:\n  - {{{written}}}\ntouchpoints: [I come in]\n"


def metric_text(written: str, goal: float = 1) -> str:
    """A map of one touchpoint with one metric, which stands on line 7 from column 9."""
    return (
        f"cxmap: 1\ntitle: A visit\ngoal: {goal:g}\ntouchpoints:\n"
        f"  - name: I come in\n    metrics:\n      - {{{written}}}\n"
    )
