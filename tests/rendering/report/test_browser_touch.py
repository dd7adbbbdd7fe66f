"""Fingers get what pointers and keyboards get: nothing is said by hovering alone."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from .report_pages import JOURNEY, address, rich

PHONE = {"width": 390, "height": 844, "touch": True}


@pytest.fixture
def phone(opened: Any) -> Iterator[Any]:
    tab, events = opened(JOURNEY, **PHONE)
    yield tab
    assert events == []


def test_a_tap_shows_the_card_that_pointing_and_focus_show(phone: Any, opened: Any) -> None:
    said = {}
    for place in (
        ".knob:visible >> nth=2",
        ".lane td >> nth=2",
        ".names th >> nth=3",
        ".gaps tbody tr >> nth=0 >> td >> nth=5",
    ):
        phone.tap("#curve")
        assert not phone.is_visible(".tip")
        phone.tap(place)
        assert phone.is_visible(".tip"), place
        said[f"tap {place}"] = phone.inner_text(".tip")
        box = phone.evaluate(
            "(({left, right}) => [left, right])(document.querySelector('.tip').getBoundingClientRect())"
        )
        assert box[0] >= 0 and box[1] <= 390
    phone.tap("#curve")
    phone.keyboard.press("Shift")
    phone.focus(".names th a >> nth=2")
    said["focus"] = phone.inner_text(".tip")
    desk, _ = opened(JOURNEY)
    desk.hover(".knob:visible >> nth=2")
    desk.wait_for_selector(".tip", state="visible")
    said["pointing"] = desk.inner_text(".tip")
    assert len(set(said.values())) == 1, said
    assert "Arrive" in said["focus"]


def test_a_tap_elsewhere_closes_the_card(phone: Any) -> None:
    phone.tap(".knob:visible >> nth=1")
    assert "Book" in phone.inner_text(".tip") and address(phone) == "#tp-book"
    phone.tap(".knob:visible >> nth=0")
    assert "Find it" in phone.inner_text(".tip")
    phone.tap(".tip .tip-name")
    assert phone.is_visible(".tip")
    phone.tap(".intro >> nth=0")
    assert not phone.is_visible(".tip") and address(phone) == "#tp-find"


def test_the_card_and_a_second_tap_lead_to_the_whole_card(phone: Any) -> None:
    phone.tap(".names th a >> nth=1")
    assert phone.is_visible(".tip")
    phone.tap(".tip a")
    phone.wait_for_function("() => document.querySelector('#tp-book').getBoundingClientRect().top < 200")
    phone.tap(".gaps th a >> nth=0")
    assert "Arrive" in phone.inner_text(".tip")
    phone.tap(".gaps th a >> nth=0")
    phone.wait_for_function("() => document.querySelector('#tp-arrive').getBoundingClientRect().top < 200")
    assert address(phone) == "#tp-arrive"


def test_presenting_and_switching_work_with_fingers(phone: Any) -> None:
    phone.tap(".toggle >> nth=1")
    assert phone.get_attribute(".toggle >> nth=1", "aria-pressed") == "false"
    phone.tap(".presenter")
    phone.tap(".stage .for-phone .knob >> nth=0")
    assert "Find it" in phone.inner_text(".tip")
    phone.tap(".stage .tools button >> nth=1")
    assert phone.inner_text(".stage-title") == "There" and not phone.is_visible(".tip")
    phone.tap(".stage .tools button >> nth=2")
    assert not phone.is_visible(".stage")


def test_what_titles_say_stands_in_the_page_too(opened: Any) -> None:
    tab, _ = opened(rich(columns=2))
    missing = tab.evaluate("""() => {
        const plain = text => text.replace(/[\\s:;.,]+/g, '').toLowerCase();
        document.querySelectorAll('.paper, script, style').forEach(found => found.remove());
        const titles = [...document.querySelectorAll('[title]')].map(found => found.title);
        document.querySelectorAll('svg title').forEach(found => {
            titles.push(found.textContent.split(/[:,] /)[0]);
            found.remove();
        });
        const text = plain(document.body.textContent);
        return titles.filter(title => !title.split(/: |; |[.] /).every(part => text.includes(plain(part))));
    }""")
    assert missing == []
