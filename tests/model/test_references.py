"""Every field whose type is an id of something else is checked, and told at its own place."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, get_args

import pytest

from cxmap.api.reading import examine
from cxmap.model import Map, Part
from cxmap.model.part import Refers
from cxmap.model.references import references
from cxmap.source import document_of

BAD = "nowhere"
_NEEDED: dict[str, Any] = {
    "name": "n", "title": "t", "text": "t", "to": "somewhere", "min": 0, "max": 1, "type": "csat",
    "value": 50,
    "touchpoint": "somewhere", "experience": 1, "cxmap": 1, "word": "w", "must_meet": True,
    "column": "group",
}  # fmt: skip


def _marks(annotation: Any) -> list[Refers]:
    own = [mark for mark in getattr(annotation, "__metadata__", ()) if isinstance(mark, Refers)]
    return own + [mark for inner in get_args(annotation) for mark in _marks(inner)]


def _parts(annotation: Any) -> list[type[Part]]:
    if isinstance(annotation, type):
        return [annotation] if issubclass(annotation, Part) else []
    return [part for inner in get_args(annotation) for part in _parts(inner)]


def _is_dict(annotation: Any) -> bool:
    return getattr(annotation, "__origin__", None) is dict


def _minimal(part: type[Part]) -> dict[str, Any]:
    """As little as makes a part valid."""
    needed = {name: _NEEDED[name] for name, field in part.model_fields.items() if field.is_required()}
    if part.__name__ in ("Metric", "Target", "Feeling"):
        needed |= {
            name: _NEEDED[name] for name in ("value", "must_meet", "word") if name in part.model_fields
        }
    if part.__name__ == "Data":
        needed |= {"files": "answers.csv", "type": "nps", "overall": "Q9"}
    if part.__name__ == "Comments":
        needed |= {"files": "comments.csv", "text": "why", "words": {"somewhere": ["slow"]}}
    if part.__name__ == "Events":
        needed |= {"files": "log.csv", "case": "order", "activity": "step", "end": "time"}
    return needed


def _fields(
    part: type[Part], route: tuple[str, ...] = ()
) -> Iterator[tuple[str, tuple[type[Part], ...], Any]]:
    """Every field of the format that holds an id, as the keys that lead to it."""
    for name, field in part.model_fields.items():
        marks = [mark for mark in field.metadata if isinstance(mark, Refers)] + _marks(field.annotation)
        if marks:
            yield "/".join((*route, name)), (), field.annotation
        else:
            for inner in _parts(field.annotation):
                yield from _fields(inner, (*route, name))


FIELDS = sorted({path for path, _, _ in _fields(Map)})


def _class_at(keys: list[str]) -> type[Part]:
    here: type[Part] = Map
    for key in keys:
        here = _parts(here.model_fields[key].annotation)[0]
    return here


def _with_bad_id(path: str) -> dict[str, Any]:
    """A map in which one field holds an id that does not exist."""
    keys = path.split("/")
    owner = _class_at(keys[:-1])
    annotation = owner.model_fields[keys[-1]].annotation
    value: Any = (
        {BAD: ["text"] if keys[-1] in ("lanes", "scores", "words") else 0} if _is_dict(annotation) else BAD
    )
    if keys[-1] == "by_persona":
        keys, value = keys[:-1], {BAD: "1 h" if keys[-2] in ("duration", "waiting") else 0}
        inner: Any = value
    else:
        inner = {
            **_minimal(owner),
            keys[-1]: {BAD: None} if keys[0] == "variants" and _is_dict(annotation) else value,
        }
        if path == "data/values":
            del inner["overall"]
            inner |= {"touchpoint": "step", "score": "rating"}
        if path == "comments/quotes":
            inner["row"] = "id"
        if path == "comments/values":
            del inner["words"]
            inner["touchpoint"] = "step"
        keys = keys[:-1]
    if keys:
        outer = _class_at(keys[:-1]).model_fields[keys[-1]].annotation
        del outer
    data = inner
    for at in range(len(keys) - 1, -1, -1):
        parent = _class_at(keys[:at])
        is_list = "tuple" in str(parent.model_fields[keys[at]].annotation)
        data = {**_minimal(parent), keys[at]: [data] if is_list else data}
    known = {"id": "somewhere", "name": "s"}
    if "phases" in data:
        data["phases"][0].setdefault("touchpoints", []).append(known)
    else:
        data["touchpoints"] = [*data.get("touchpoints", []), known]
    return {**data, "cxmap": 1, "title": "t"}


def test_the_fields_are_found() -> None:
    assert len(FIELDS) >= 60
    assert {"touchpoints/channel", "touchpoints/experience/by_persona", "phases/touchpoints/next/to"} <= set(
        FIELDS
    )


@pytest.mark.parametrize("path", FIELDS)
def test_every_reference_is_checked(path: str) -> None:
    import yaml

    data = _with_bad_id(path)
    bad = [reference for reference in references(Map.model_validate(data)) if reference.id == BAD]
    assert len(bad) == 1
    text = yaml.safe_dump(data, sort_keys=False)
    document = document_of(text.encode(), "m")
    _, problems = examine(document)
    assert [problem.code for problem in problems] == ["CX201"], problems
    (problem,) = problems
    assert problem.span is not None
    line = document.lines[problem.span.line - 1]
    assert line[problem.span.column - 1 : problem.span.end_column - 1] == BAD
