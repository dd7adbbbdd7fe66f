"""Presenting phase by phase: a stage of its own, with what the phase needs and no more."""

from __future__ import annotations

from typing import Any

import pytest

from .report_pages import JOURNEY, address, rich

NAMES = "[...document.querySelectorAll('.stage .names th:not(.axis)')].map(found => found.textContent)"
COLUMNS = (
    "[...new Set([...document.querySelectorAll('.stage [data-column]')].map(found => +found.dataset.column))]"
)


@pytest.mark.parametrize("width", [320, 1440])
def test_presents_phase_by_phase(opened: Any, width: int) -> None:
    tab, events = opened(JOURNEY, width)
    tab.focus(".presenter")
    tab.keyboard.press("Enter")
    assert tab.inner_text(".stage-title") == "Before" and "Until the day itself" in tab.inner_text(".stage")
    assert tab.evaluate(NAMES) == ["Find it", "Book"] and sorted(tab.evaluate(COLUMNS)) == [0, 1]
    assert tab.evaluate("document.activeElement.textContent").startswith("Next")
    tab.keyboard.press("ArrowRight")
    assert tab.inner_text(".stage-title") == "There" and tab.evaluate(NAMES) == ["Arrive", "Sleep"]
    assert "The one judged touchpoint is below goal (measured)" in tab.inner_text(".stage")
    assert tab.evaluate("document.activeElement.textContent").endswith("Previous")
    tab.keyboard.press("ArrowRight")
    assert tab.inner_text(".stage-title") == "There"
    tab.click(".stage .tools button >> nth=0")
    assert tab.inner_text(".stage-title") == "Before"
    assert tab.evaluate("document.documentElement.scrollWidth") <= width
    tab.keyboard.press("Escape")
    assert not tab.is_visible(".stage") and tab.query_selector(".stage .strip") is None
    assert tab.evaluate("document.activeElement.className") == "presenter"
    assert events == []


def test_the_page_behind_stays_as_it_is(opened: Any) -> None:
    tab, events = opened(rich(columns=30))
    tab.mouse.move(1, 1)
    state = """() => [scrollY, document.documentElement.scrollHeight,
        document.querySelector('main').innerHTML,
        ...[...document.querySelectorAll('.scroll, .panes')].map(found => found.scrollLeft)]"""
    tab.evaluate("document.querySelector('.presenter').scrollIntoView({behavior: 'instant'})")
    tab.evaluate("document.querySelector('.scroll.screen').scrollLeft = 200")
    before = tab.evaluate(state)
    tab.click(".presenter")
    assert tab.evaluate("getComputedStyle(document.querySelector('main')).contentVisibility") == "hidden"
    tab.keyboard.press("Escape")
    assert tab.evaluate(state) == before
    assert events == []


def test_the_picture_on_stage_is_the_part_of_the_phase(opened: Any) -> None:
    tab, _ = opened(JOURNEY)
    marks = """where => [...document.querySelectorAll(where + ' .for-desk .mark[data-place]')].map(found => {
        const box = found.getBoundingClientRect(),
            frame = found.closest('.canvas').getBoundingClientRect();
        return [found.dataset.place, (box.top + box.height / 2 - frame.top) / frame.height,
            (box.left + box.width / 2 - frame.left) / frame.width] })"""
    page = {name: top for name, top, _ in tab.evaluate(marks, ".scroll.screen")}
    tab.click(".presenter")
    stage = tab.evaluate(marks, ".stage")
    assert [name for name, *_ in stage] == ["tp-find", "tp-book"]
    assert [top for _, top, _ in stage] == pytest.approx([page["tp-find"], page["tp-book"]], abs=0.01)
    assert [round(at, 2) for *_, at in stage] == [0.25, 0.75]
    twice = "[...document.querySelectorAll('[id]')].map(found => found.id)"
    ids = tab.evaluate(twice)
    assert len(ids) == len(set(ids))


def test_what_is_on_stage_shows_cards_and_leads_back(opened: Any) -> None:
    tab, events = opened(JOURNEY)
    tab.click(".presenter")
    tab.hover(".stage .names th >> nth=2")
    tab.wait_for_selector(".tip", state="visible")
    assert "Book" in tab.inner_text(".tip")
    tab.keyboard.press("Escape")
    assert not tab.is_visible(".tip") and tab.is_visible(".stage")
    tab.focus(".stage .for-desk .knob >> nth=0")
    tab.keyboard.press("ArrowRight")
    assert tab.evaluate("document.activeElement.getAttribute('aria-label')") == "Book"
    assert tab.inner_text(".stage-title") == "Before"
    tab.keyboard.press("?")
    assert tab.is_visible("dialog.help")
    tab.keyboard.press("Escape")
    assert not tab.is_visible("dialog.help") and tab.is_visible(".stage")
    tab.keyboard.press("Escape")
    assert not tab.is_visible(".tip") and tab.is_visible(".stage")
    tab.click(".stage .names a >> nth=1")
    tab.wait_for_selector("#tp-book.chosen")
    assert not tab.is_visible(".stage") and address(tab) == "#tp-book"
    assert events == []


def test_nothing_moves_for_those_who_asked_for_that(opened: Any) -> None:
    tab, _ = opened(rich(columns=30))
    tab.emulate_media(reduced_motion="reduce")
    tab.evaluate("document.querySelector('a[href=\"#method\"]').click()")
    assert tab.evaluate("getComputedStyle(document.documentElement).scrollBehavior") == "auto"
    tab.click(".presenter")
    tab.keyboard.press("ArrowRight")
    assert tab.evaluate("document.getAnimations().length") == 0
