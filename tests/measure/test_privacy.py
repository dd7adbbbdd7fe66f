"""No group below the floor is shown, and none can be worked out from the others."""

from __future__ import annotations

from collections.abc import Callable

from hypothesis import given
from hypothesis import strategies as st

from cxmap.measure import Measured
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
