"""Lines of the curve that are switched off and on, whatever they stand for."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

from cxmap.locale import words_for
from cxmap.model import Map
from cxmap.rendering.report.page import draw_report
from cxmap.scoring import score
from cxmap.view.report.build import build_report

from .report_pages import JOURNEY, address, page

CURVES: dict[str, Any] = {
    **JOURNEY,
    "curves": [{"id": "effort", "name": "Effort", "scale": {"min": 0, "max": 10}}],
    "phases": [
        {
            "id": "one",
            "name": "One",
            "touchpoints": [
                {"name": f"T{at}", "experience": {"a": 1 + at, "b": 5 - at}, "curves": {"effort": at}}
                for at in range(4)
            ],
        }
    ],
}  # fmt: skip


SHOWN = """what => [...document.querySelectorAll(what)].map(
    found => getComputedStyle(found).display !== 'none')"""
ROLES = "what => [...document.querySelectorAll(what)].map(found => found.getAttribute('class'))"


@pytest.mark.parametrize("number", range(4))
def test_a_line_goes_with_its_marks_and_its_label(opened: Any, number: int) -> None:
    tab, events = opened(CURVES)
    keys = ["experience", "persona%3Aa", "persona%3Ab", "curve%3Aeffort"]
    names = ["experience", "persona:a", "persona:b", "curve:effort"]
    parts = ".scroll.screen .for-desk [data-series='{}']".format
    assert {"line", "mark"} <= set(tab.evaluate(ROLES, parts(names[number])))
    toggle = tab.query_selector(f".toggle >> nth={number}")
    for pressed in (False, True):
        toggle.focus()
        tab.keyboard.press("Space")
        assert toggle.get_attribute("aria-pressed") == str(pressed).lower()
        for one in range(4):
            assert set(tab.evaluate(SHOWN, parts(names[one]))) == {pressed or one != number}
        assert address(tab) == ("" if pressed else f"?without={keys[number]}")
    assert events == []


def test_what_is_aimed_at_is_switched_like_any_line(browser: Any, tmp_path: Path) -> None:
    view = build_report(score(Map.model_validate(JOURNEY)), words_for("en"), "0")
    now = view.curve.series[0]
    later = replace(now, role="future", name="Aimed at", number=len(view.curve.series))
    file = tmp_path / "report.html"
    labels = replace(view.curve.labels, future_mark="Aimed at")
    curve = replace(view.curve, series=(*view.curve.series, later), labels=labels)
    file.write_text(draw_report(replace(view, curve=curve)), encoding="utf-8")
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    tab = context.new_page()
    tab.goto(file.as_uri())
    assert tab.is_visible(".scroll.screen .line[data-series=future]")
    tab.click(".toggle >> text=Aimed at")
    assert address(tab) == "?without=future"
    tab.click(".toggle >> nth=0")
    assert address(tab) == "?without=experience%2Cfuture"
    context.close()


def test_every_line_has_its_name_and_its_look_in_the_key() -> None:
    html = page(CURVES)
    key = html[html.index('<ul class="key"') :]
    for series, name in (("experience", "experience"), ("persona:a", "Anna"), ("curve:effort", "Effort")):
        entry = key[key.index(f'<li data-series="{series}"') :].partition("</li>")[0]
        assert "<path" in entry and name in entry


def test_what_is_off_stays_off_on_stage(opened: Any) -> None:
    tab, _ = opened(CURVES)
    tab.click(".toggle >> nth=1")
    tab.click(".presenter")
    line = ".stage .for-desk .line[data-series='persona:{}']"
    assert not tab.is_visible(line.format("a")) and tab.is_visible(line.format("b"))
    assert "Anna" not in tab.inner_text(".stage .key") and "Bert" in tab.inner_text(".stage .key")


def test_one_line_alone_needs_no_switch(opened: Any) -> None:
    tab, _ = opened({"cxmap": 1, "title": "T", "touchpoints": [{"id": "a", "name": "A", "experience": 1}]})
    assert tab.query_selector(".toggle") is None
    tab.goto(tab.url + "?without=experience")
    assert tab.is_visible(".knob:visible")
