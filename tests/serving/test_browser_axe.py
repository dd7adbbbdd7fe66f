"""The desk against axe-core: no violation of WCAG 2.0 to 2.2, levels A and AA."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.rendering.report.test_browser_axe import CONTRAST, ONE_OF_EACH, RULES, violations
from tests.rendering.report.test_browser_axe import axe as axe
from tests.serving.conftest import MAP, Serve

PEOPLE = MAP + "personas: [{id: ann, name: Ann}]\nchannels: [{id: web, name: Web}]\n"
FAULTY = PEOPLE.replace("importance: 5", "importence: 5").replace("experience: 0", "experience: 9")
PAGES = {
    "/maps": "li.faulty",
    "/map/visit/curve": ".trouble.error",
    "/map/visit/matrix?size=a4&theme=dark": ".trouble.error",
    "/map/visit/report": ".trouble.error",
    "/atlas": "iframe",
}
"""With what is there once the map has problems."""


@pytest.mark.parametrize("path", PAGES)
def test_no_violation(serve: Serve, browser: Any, axe: Any, map_file: Path, path: str) -> None:
    map_file.write_text(PEOPLE, "utf-8")
    map_file.with_name("other.cxmap.yaml").write_text(PEOPLE, "utf-8")
    served = serve(map_file.parent)
    context = browser.new_context(viewport={"width": 1280, "height": 800}, reduced_motion="reduce")
    tab = context.new_page()
    tab.goto(served.address + path)
    tab.wait_for_selector("#live:not([hidden])")
    map_file.write_text(FAULTY, "utf-8")
    tab.wait_for_selector(
        "li.faulty" if path == "/maps" else "main" if path == "/atlas" else ".trouble.error"
    )
    for width in (1280, 320):
        tab.set_viewport_size({"width": width, "height": 800})
        for menu in [None, *tab.locator(".menu summary").all()]:
            if menu is not None:
                menu.click()
            assert violations(axe, tab, RULES, "body > *") == []
            if menu is not None:
                tab.keyboard.press("Escape")
    for scheme in ("light", "dark"):
        tab.emulate_media(color_scheme=scheme)
        assert tab.evaluate(ONE_OF_EACH) >= 3
        assert violations(axe, tab, CONTRAST, "[data-sample]") == []
    context.close()
