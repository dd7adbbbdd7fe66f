"""The reports of the examples against axe-core: no violation of WCAG 2.0 to 2.2, levels A and AA."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from cxmap import load
from cxmap.api import render
from tests.chromium import absent

EXAMPLES = sorted(path.name for path in Path(__file__).parents[3].glob("examples/*.cxmap.yaml"))
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa"]
RULES = {
    "resultTypes": ["violations"],
    "runOnly": TAGS,
    "rules": {"target-size": {"enabled": True}, "color-contrast": {"enabled": False}},
}
CONTRAST = {"resultTypes": ["violations"], "runOnly": {"type": "rule", "values": ["color-contrast"]}}
OPEN = """() => {
    document.documentElement.classList.remove('resting');
    document.querySelectorAll('details').forEach(found => { found.open = true; });
}"""
ONE_OF_EACH = """() => {
    const seen = new Set();
    for (const found of document.querySelectorAll('body *')) {
        found.removeAttribute('data-sample');
        const text = [...found.childNodes].some(node => node.nodeType === 3 && node.data.trim());
        if (!text || !found.checkVisibility({contentVisibilityAuto: true})) continue;
        const style = getComputedStyle(found), kind = [found.tagName, found.getAttribute('class'),
            style.color, style.fill, style.fontSize, style.fontWeight];
        for (let part = found, at = 0; part && at < 5; part = part.parentElement, at++) {
            const around = getComputedStyle(part);
            kind.push(around.backgroundColor, around.opacity);
        }
        if (!seen.has(kind.join('|'))) found.setAttribute('data-sample', '');
        seen.add(kind.join('|'));
    }
    return seen.size;
}"""
"""Contrast takes axe long, and equal looks have equal contrast: one text stands for all that look like it."""


@pytest.fixture(scope="module")
def axe() -> Any:
    try:
        from axe_playwright_python.sync_playwright import Axe
    except ImportError:
        absent("axe-playwright-python is not installed")
    return Axe()


@pytest.fixture(scope="module", params=EXAMPLES)
def report(request: Any, browser: Any, tmp_path_factory: Any) -> Iterator[Any]:
    """The report of an example, opened once for all of its tests."""
    examples = Path(__file__).parents[3] / "examples"
    file = tmp_path_factory.mktemp("axe") / "report.html"
    file.write_bytes(render(load(examples / request.param), "report", "html"))
    context = browser.new_context(viewport={"width": 1280, "height": 900}, reduced_motion="reduce")
    tab = context.new_page()
    tab.goto(file.as_uri())
    yield tab
    context.close()


def violations(axe: Any, tab: Any, options: dict[str, Any], within: str | None = None) -> list[str]:
    found = axe.run(tab, context=within, options=options).response["violations"]
    return [
        f"{one['id']}: {node['target']} {node['html'][:120]} {node['failureSummary'][:300]}"
        for one in found
        for node in one["nodes"][:3]
    ]


def in_both_lights(axe: Any, tab: Any, within: str = "") -> list[str]:
    found = []
    for scheme in ("light", "dark"):
        tab.emulate_media(color_scheme=scheme)
        assert tab.evaluate(ONE_OF_EACH) > 10
        found += violations(axe, tab, CONTRAST, f"{within} [data-sample]")
    return found


@pytest.mark.parametrize("width", [1280, 320])
def test_no_violation(axe: Any, report: Any, width: int) -> None:
    report.set_viewport_size({"width": width, "height": 900})
    report.evaluate(OPEN)
    assert violations(axe, report, RULES) == []
    if width == 1280:
        assert in_both_lights(axe, report) == []


def test_no_violation_with_a_card_on_stage(axe: Any, report: Any) -> None:
    report.set_viewport_size({"width": 1280, "height": 900})
    report.click(".presenter")
    report.keyboard.press("ArrowRight")
    report.focus(".stage .names a >> nth=0")
    try:
        assert violations(axe, report, RULES, "dialog.stage") == []
        assert in_both_lights(axe, report, "dialog.stage") == []
    finally:
        report.keyboard.press("Escape")
        report.keyboard.press("Escape")
    assert not report.is_visible(".stage")


@pytest.mark.parametrize("report", EXAMPLES[:1], indirect=True)
def test_no_violation_in_the_help(axe: Any, report: Any) -> None:
    report.click(".presenter")
    report.keyboard.press("?")
    try:
        assert violations(axe, report, RULES, "dialog.help") == []
        assert in_both_lights(axe, report, "dialog.help") == []
    finally:
        report.keyboard.press("Escape")
        report.keyboard.press("Escape")
