"""How touchpoints moved since they were measured before."""

from __future__ import annotations

from datetime import date

import pytest
from scipy import stats

import cxmap
from cxmap.scoring import score
from cxmap.scoring.recent import Since, moved_since

RATING = "type: rating, scale: {min: 1, max: 5}"


def moved(*metrics: str, more: str = "") -> dict[int, Since]:
    listed = "\n".join(f"      - {{{metric}}}" for metric in metrics)
    head = "cxmap: 1\ntitle: T\nscale: {min: 1, max: 5}\ntouchpoints:\n  - id: a\n    name: A\n    metrics:\n"
    return dict(moved_since(score(cxmap.loads(f"{head}{listed}\n{more}"))))


def wave(value: float, day: str, more: str = "") -> str:
    return f"{RATING}, value: {value}, sd: 1, n: 100, date: {day}{more}"


def test_the_newest_is_held_against_the_one_before_it_by_welch() -> None:
    (found,) = moved(wave(3.9, "2026-03-31"), wave(3.5, "2025-12-31"), wave(2, "2025-09-30")).values()
    assert (found.before, found.first, found.same_people) == (date(2025, 12, 31), 3.5, None)
    assert found.gain == pytest.approx(0.4)
    wanted = stats.ttest_ind_from_stats(3.9, 1, 100, 3.5, 1, 100, equal_var=False).pvalue
    assert found.p_value == pytest.approx(wanted)
    assert found.clear is True


def test_or_by_the_same_people() -> None:
    again = ", same_people: [{since: 2025-12-31, n: 80, change: 0.1, sd: 0.3}]"
    (found,) = moved(wave(3.6, "2026-03-31", again), wave(3.5, "2025-12-31")).values()
    assert found.same_people == 80
    assert found.p_value == pytest.approx(2 * stats.t.sf(0.1 * 80**0.5 / 0.3, 79))


def test_places_are_corrected_for_together() -> None:
    """p of 0.048 stands alone, and does not beside nineteen others."""
    one = (wave(3.78, "2026-03-31"), wave(3.5, "2025-12-31"))
    assert [found.clear for found in moved(*one).values()] == [True]
    others = "".join(
        f"  - id: b{n}\n    name: B{n}\n    metrics:\n"
        f"      - {{{wave(3.5, '2026-03-31')}}}\n      - {{{wave(3.5, '2025-12-31')}}}\n"
        for n in range(19)
    )
    assert not any(found.clear for found in moved(*one, more=others).values())


def test_what_was_measured_once_or_otherwise_is_not_there() -> None:
    assert not moved(wave(3.9, "2026-03-31"))
    assert not moved(wave(3.9, "2026-03-31"), "type: csat, value: 40%, n: 90, date: 2025-12-31")
