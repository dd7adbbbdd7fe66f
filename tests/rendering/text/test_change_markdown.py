"""The comment on a pull request: customers first, goalposts called out, both curves in plain letters."""

from __future__ import annotations

from typing import Any

import pytest
from rich.cells import cell_len

from cxmap.api import compare
from cxmap.api.texts import changes_markdown
from cxmap.model import Map
from cxmap.rendering.text.change_tables import FileChange, Told
from cxmap.rendering.text.dumbbells import MOST, dumbbells, fenced


def made(*points: dict[str, Any], **more: Any) -> Map:
    return Map.model_validate({"cxmap": 1, "title": "A day", "goal": 1, "touchpoints": list(points), **more})


def point(name: str, score: float, **more: Any) -> dict[str, Any]:
    return {"id": name.lower()[:20], "name": name, "experience": score, **more}


def page(before: Map, after: Map) -> str:
    return changes_markdown(Told("main", "HEAD", (FileChange("a", "a", "A day", compare(before, after)),)))


def test_what_matters_stands_above_the_tables() -> None:
    target = [{"name": "Calm", "must_meet": True, "believed": True}]
    before = made(point("Queue", -1), point("Pay", 1), point("Leave", 0), targets=target)
    after = made(point("Queue", 2), point("Pay", -2), point("Leave", 0), goal=0, targets=target)
    top, _, tables = page(before, after).partition("**for customers**")
    lines = [line for line in top.split("\n") if line.startswith("- ")]
    assert lines == [
        "- **below goal:** 2 before, 1 now (new: Pay; closed: Queue; gone only because the goal or tolerance "
        "gave way: Leave)",
        "- **promise broken:** Pay must meet its goal and does not: -2 against 0, our estimate (Calm)",
        "- promise no longer broken: Queue, Leave",
        "- **goalposts moved:** goal of the whole map: goal lowered, +1 to 0, for Queue, Pay, Leave",
    ]
    assert "experience +1 to -2" in tables


def test_both_curves_in_plain_letters() -> None:
    before = made(point("Queue", -2), point("Pay", 1), point("Same", 1), point("Gone", 0))
    after = made(point("Queue", 0), point("Pay", -2), point("Same", 1), point("New", 2))
    assert dumbbells(compare(before, after)) == [
        "       -2                             +2   ○ before   ● now   │ goal",
        "Queue  ○───────────────●·······│········   -2 to 0",
        "Pay    ●───────────────────────○········   +1 to -2",
        "New    ························│·······●   - to +2 (new)",
        "Gone   ················○················   0 to - (gone)",
    ]
    assert dumbbells(compare(before, before)) == []


def test_the_good_end_is_at_the_right() -> None:
    scale = {"min": 1, "max": 7, "direction": "lower-is-better"}
    before, after = (made(point("Pay", score), scale=scale, goal=2) for score in (7, 1))
    head, line = dumbbells(compare(before, after))
    assert (
        head.split()[:2] == ["7", "1"] and line.split()[1].startswith("○") and line.split()[1].endswith("●")
    )


@pytest.mark.parametrize(
    "name", ["x" * 80, "衣服をさがすためにスマホで見たことがあります", "```", "e\u0301" * 40]
)
def test_any_name_keeps_its_column_and_its_fence(name: str) -> None:
    before, after = (
        made(point("Pay", 1), {**point(name, 0), "id": "b"}),
        made(point("Pay", 0), {**point(name, 1), "id": "b"}),
    )
    lines = dumbbells(compare(before, after))
    starts = {cell_len(line[: line.index(sign)]) for line, sign in zip(lines[1:], "··", strict=True)}
    assert len(starts) == 1
    fence = fenced(lines)
    assert fence[0] == fence[-1] + "text" and not any(line.startswith(fence[-1]) for line in fence[1:-1])


def test_of_many_the_rest_is_counted() -> None:
    before = made(*(point(f"T{at}", 0) for at in range(MOST + 3)))
    after = made(*(point(f"T{at}", 1) for at in range(MOST + 3)))
    lines = dumbbells(compare(before, after))
    assert len(lines) == MOST + 2 and lines[-1] == "and 3 more below"


def test_several_maps_are_summed_up_first() -> None:
    changed = compare(made(point("Pay", 1)), made(point("Pay", -1)))
    files = (FileChange("a", "a", "A day", changed), FileChange("", "b", "B day"))
    text = changes_markdown(Told("main", "HEAD", files))
    assert "**2 maps; below goal: 0 before, 1 now; worse at 1**" in text and "a new map" in text
