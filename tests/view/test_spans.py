"""Columns on pages: all of them, whole phases, as few pages as can be."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from cxmap.view.spans import spans


@given(count=st.integers(1, 80), most=st.integers(1, 12), starts=st.sets(st.integers(0, 80), max_size=12))
@settings(max_examples=60, deadline=None)
def test_spans_cover_all_columns_and_cut_only_long_phases(count: int, most: int, starts: set[int]) -> None:
    found = spans(count, most, starts)
    assert [at for first, last in found for at in range(first, last + 1)] == list(range(count))
    assert all(last - first < most for first, last in found)
    edges = sorted({0, count, *(at for at in starts if at < count)})
    for first, _ in found[1:]:
        before = max(edge for edge in edges if edge <= first)
        after = min(edge for edge in edges if edge > first)
        assert first in edges or after - before > most


def test_pages_are_few_and_even() -> None:
    assert spans(0, 5, ()) == ((0, 0),)
    assert spans(9, 5, (3, 6)) == ((0, 2), (3, 5), (6, 8))
    assert spans(12, 6, (2, 4, 6, 8)) == ((0, 5), (6, 11))
    assert spans(7, 3, ()) == ((0, 1), (2, 4), (5, 6))
