"""Rows dealt to pages: as few as possible, about equally full, headings never last."""

from __future__ import annotations

from cxmap.rendering.frame.strips import NO_HEADING, Heading, Strip, deal, pile_up


def _strip(tall: float, **more: bool) -> Strip:
    return Strip(tall, lambda _y, _tall: [], **more)


def test_pages_are_few_and_even() -> None:
    rows = [_strip(10.0) for _ in range(14)]
    assert [len(pile) for pile in deal(rows, NO_HEADING, 100.0, 100.0)] == [7, 7]
    assert [len(pile) for pile in deal(rows, Heading(40.0, NO_HEADING.draw), 100.0, 100.0)] == [5, 5, 4]
    assert deal([], NO_HEADING, 100.0, 100.0) == [[]]


def test_the_first_page_may_hold_less() -> None:
    rows = [_strip(10.0) for _ in range(12)]
    assert [len(pile) for pile in deal(rows, NO_HEADING, 40.0, 80.0)] == [4, 8]


def test_a_strip_too_tall_for_any_page_has_one_of_its_own() -> None:
    piles = deal([_strip(10.0), _strip(500.0), _strip(10.0)], NO_HEADING, 100.0, 100.0)
    assert [len(pile) for pile in piles] == [1, 1, 1]


def test_headings_stay_with_what_they_head() -> None:
    strips = [_strip(80.0), _strip(15.0, row=False, with_next=True), _strip(10.0, row=False)]
    assert [len(pile) for pile in deal(strips, NO_HEADING, 100.0, 100.0)] == [1, 2]


def test_rows_share_what_is_left_up_to_a_limit_and_text_does_not() -> None:
    pile = [_strip(10.0), _strip(20.0), _strip(5.0, row=False)]
    assert pile_up(pile, NO_HEADING, 0.0, 55.0, 99.0)[1] == 55.0
    assert pile_up(pile, NO_HEADING, 0.0, 500.0, 30.0)[1] == 30.0 + 40.0 + 5.0
    assert pile_up(pile, NO_HEADING, 0.0, 10.0, 99.0)[1] == 35.0
