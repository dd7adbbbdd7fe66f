"""Maps as plain data, made from the field definitions: sound ones, and ones with something wrong anywhere."""

from __future__ import annotations

from functools import cache
from typing import Any, get_args

from hypothesis import strategies as st

from cxmap.model import Map, Part

JUNK_VALUES: list[Any] = [
        None, True, False, 0, -1, 1, 3, 7, 1.5, -2.5, 10**10, "", " ", "a", "a b", "x" * 70, "2024-01-31",
        "2024-W01-1", "2024-02-30", "40%", "140%", " 40 % ", "-5%", "10 min", "nl", "nl-NL", "NL", "journey",
        "é漢", "a\n", "javascript:x", "https://x", [], [1], ["a"], ["a", 1], [None], [[]], {}, {"a": 1},
        {"a": None}, {"name": "n"}, {"x-a": 1},
        {"text": "t", "colour": 1}, [{}], ["a"] * 2_001, {"x y": 1}, {"score": 1}, {"min": 0, "max": 1},
]  # fmt: skip
JUNK = st.sampled_from(JUNK_VALUES)
EXTRA = st.sampled_from(["x-own", "x-é", "x-", "x- a", "X-own", "colour", "", "nam", "x-a\n"])


def _part(annotation: Any) -> type[Part] | None:
    if isinstance(annotation, type):
        return annotation if issubclass(annotation, Part) else None
    return next((found for inner in get_args(annotation) if (found := _part(inner)) is not None), None)


@cache
def _value(owner: type[Part], name: str, depth: int, *, sound: bool) -> st.SearchStrategy[Any]:
    """What may stand in a field: its examples, parts of its own, and the short forms of both."""
    field = owner.model_fields[name]
    choices: list[st.SearchStrategy[Any]] = [st.sampled_from(field.examples)] if field.examples else []
    inner = _part(field.annotation)
    is_list = "tuple" in str(field.annotation)
    if inner is not None and inner.__name__ not in ("Duration", "Quantity", "Experience") and depth < 4:
        part = parts(inner, depth + 1, sound=sound)
        choices.append(st.lists(part, max_size=3) if is_list else part)
    if not sound:
        choices.append(JUNK)
    return st.one_of(*choices)


@cache
def parts(owner: type[Part], depth: int = 0, *, sound: bool) -> st.SearchStrategy[dict[str, Any]]:
    """A part with some of its fields, in any order; one that need not be sound has more or less than that."""
    required = [name for name, field in owner.model_fields.items() if field.is_required()]
    optional = [name for name in owner.model_fields if name not in required]

    @st.composite
    def make(draw: st.DrawFn) -> dict[str, Any]:
        names = required + draw(
            st.lists(st.sampled_from(optional), max_size=4, unique=True) if optional else st.just([])
        )
        data = {name: draw(_value(owner, name, depth, sound=sound)) for name in names}
        if draw(st.integers(0, 5)) == 0:
            data[draw(st.just("x-own") if sound else EXTRA)] = draw(JUNK)
        if not sound and data and draw(st.integers(0, 9)) == 0:
            del data[draw(st.sampled_from(sorted(data)))]
        return data

    return make()


def maps(*, sound: bool) -> st.SearchStrategy[dict[str, Any]]:
    """Whole maps."""

    def framed(data: dict[str, Any]) -> dict[str, Any]:
        if data.get("phases"):
            data.pop("touchpoints", None)
        elif not data.get("touchpoints"):
            data["touchpoints"] = ["I come in"]
        return data

    whole = parts(Map, sound=sound)
    return whole.map(framed) if sound else whole
