"""No group below the floor is shown, and none can be worked out from the others."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import cxmap
from cxmap.measure import Measured, measure
from cxmap.measure.privacy import published

GROUPS = st.dictionaries(st.sampled_from("abcdefgh"), st.integers(1, 30), max_size=8)


@given(groups=GROUPS, nobody=st.integers(0, 30), floor=st.integers(1, 12))
def test_what_is_held_back_is_nobody_or_as_many_as_the_floor_asks_for(
    groups: dict[str, int], nobody: int, floor: int
) -> None:
    everybody = sum(groups.values()) + nobody
    shown = published(groups, everybody, floor)
    held_back = everybody - sum(groups[group] for group in shown)
    assert all(groups[group] >= floor for group in shown)
    assert held_back == 0 or held_back >= floor or not shown


@given(groups=GROUPS, floor=st.integers(1, 12))
def test_no_more_is_held_back_than_needed(groups: dict[str, int], floor: int) -> None:
    if all(n >= floor for n in groups.values()):
        assert published(groups, sum(groups.values()), floor) == frozenset(groups)


def test_small_groups_and_respondents_are_in_no_measured_file(measured: Callable[..., Measured]) -> None:
    from cxmap.measure.lock import lock_text

    more = "personas:\n  - {id: biz, name: Business}\n  - {id: fam, name: Family}\n"
    rows = "Q1,Q2,p,mail\n" + "".join(
        f"{at % 5 + 1},3,{'fam' if at < 3 else 'biz'},person{at}@example.org\n" for at in range(20)
    )
    data = (
        "files: a.csv\nscale: {min: 1, max: 5}\nscores: {queue: Q1}\nrespondent: mail\npersonas: {column: p}"
    )
    result = measured(data, {"a.csv": rows}, more=more, floor=5)
    text = lock_text(result.content)
    assert "person" not in text
    assert "@" not in text
    assert {figure.metric.persona for figure in result.content.figures} == {None}
    assert result.content.withheld == 2


def answered(folder: Path, *bindings: str) -> list[int | None]:
    """How many answered, of each figure of several bindings of one column of one file."""
    rows = [
        f"{at % 5 + 1},{'new' if at < 3 else 'old'},2026-{at % 12 + 1:02}-01,{'b' if at < 9 else 'a'}\n"
        for at in range(63)
    ]
    (folder / "a.csv").write_text("Q1,kind,day,p\n" + "".join(rows), "utf-8")
    data = "".join(
        f"  - {{files: a.csv, scale: {{min: 1, max: 5}}, scores: {{queue: Q1}}, {binding}}}\n"
        for binding in bindings
    )
    map_ = cxmap.loads(
        "cxmap: 1\ntitle: T\npersonas: [{id: a, name: A}, {id: b, name: B}]\n"
        f"data:\n{data}touchpoints: [{{id: queue, name: Queue}}]\n"
    )
    return [figure.metric.raw_n for figure in measure(map_, folder, floor=5).content.figures]


@pytest.mark.parametrize(
    ("bindings", "shown"),
    [
        (("name: All", "name: Old, where: {kind: old}"), [63]),
        (("name: Old, where: {kind: old}", "name: All"), [63]),
        (("name: All", "name: Others, where: {p: a}"), [63, 54]),
        (("name: B, where: {p: b}", "name: A, where: {p: a}"), [9, 54]),
        (("name: All, where: {kind: old}", "name: Of each, personas: {column: p}"), [63, 54, 9]),
    ],
)
def test_no_small_group_is_what_two_bindings_differ_by(
    bindings: tuple[str, ...], shown: list[int], tmp_path: Path
) -> None:
    assert answered(tmp_path, *bindings) == shown


def test_months_do_not_tell_what_is_withheld_of_their_year(tmp_path: Path) -> None:
    wanted = [f"2026-{month:02}-01" for month in range(1, 12)]
    months = f"name: Months, date: day, where: {{day: [{', '.join(wanted)}, 2026-12-01]}}"
    year = "name: Year, date: day, period: year"
    assert sum(n or 0 for n in answered(tmp_path, year, months + ", period: month")[1:]) == 63
    rows = (tmp_path / "a.csv").read_text("utf-8").splitlines()
    kept = [row for row in rows if "2026-12-01" not in row] + rows[12:15:2]
    (tmp_path / "b.csv").write_text("\n".join(kept) + "\n", "utf-8")
    map_ = cxmap.loads(
        "cxmap: 1\ntitle: T\ndata:\n"
        + "".join(
            "  - {files: b.csv, scale: {min: 1, max: 5}, scores: {queue: Q1}, date: day, "
            f"name: {name}, period: {name}}}\n"
            for name in ("year", "month")
        )
        + "touchpoints: [{id: queue, name: Queue}]\n"
    )
    content = measure(map_, tmp_path, floor=5).content
    year_n, *months_n = [figure.metric.raw_n or 0 for figure in content.figures]
    assert year_n == len(kept) - 1
    assert year_n == sum(months_n) or year_n - sum(months_n) >= 5
