"""Every kind of page of an atlas, and that of a comparison: axe, phones, the dark, paper and no script."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from cxmap.cli.app import run

from .test_browser_axe import OPEN, RULES, in_both_lights, violations
from .test_browser_axe import axe as axe

ROOT = Path(__file__).parents[3]
MAPS = [
    ROOT / "examples" / "shopping-day.cxmap.yaml",
    ROOT / "examples" / "software-support.cxmap.yaml",
    ROOT / "docs" / "opportunities" / "clinic.cxmap.yaml",
    ROOT / "docs" / "compare" / "bank.cxmap.yaml",
]
LEAVES = (
    "maps/examples-shopping-day",
    "maps/examples-software-support",
    "maps/docs-opportunities-clinic",
    "maps/docs-compare-bank",
)
PAGES = ("index", "gaps", "channels", "people", "opportunities", "compared", *LEAVES)


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An atlas in Dutch of English maps, and a comparison beside it."""
    folder = tmp_path_factory.mktemp("site")
    words = ["--no-history", "--as-of", "map", "--language", "nl", "--quiet"]
    assert run(["atlas", *map(str, MAPS), "-o", str(folder), *words]) == 0
    drawn = ["-o", str(folder / "compared.html"), "--lang", "nl", "--quiet"]
    assert run(["compare", str(MAPS[3]), "--by", "market", *drawn]) == 0
    return folder


@pytest.fixture(scope="module", params=PAGES)
def opened(request: Any, browser: Any, site: Path) -> Iterator[Any]:
    """Each page, opened once."""
    context = browser.new_context(viewport={"width": 1280, "height": 900}, reduced_motion="reduce")
    tab = context.new_page()
    tab.goto((site / f"{request.param}.html").as_uri())
    yield tab
    context.close()


@pytest.mark.parametrize("width", [1280, 320])
def test_no_violation(axe: Any, opened: Any, width: int) -> None:
    opened.set_viewport_size({"width": width, "height": 900})
    opened.evaluate(OPEN)
    assert violations(axe, opened, RULES) == []
    if width == 1280:
        assert in_both_lights(axe, opened) == []


def test_a_phone_need_not_be_scrolled_sideways(opened: Any) -> None:
    opened.set_viewport_size({"width": 320, "height": 700})
    assert opened.evaluate("document.documentElement.scrollWidth") <= 320


def test_paper_shows_what_screens_do_in_dark_ink(opened: Any) -> None:
    opened.emulate_media(media="print", color_scheme="dark")
    try:
        channels = opened.evaluate(
            "getComputedStyle(document.querySelector('h1')).color.match(/\\d+/g).map(Number)"
        )
        assert max(channels[:3]) < 100
        assert opened.evaluate("document.querySelector('main').innerText.trim().length") > 100
        assert opened.evaluate("document.documentElement.scrollWidth") <= 1280
    finally:
        opened.emulate_media(media="screen", color_scheme="light")


def test_everything_can_be_read_without_a_script(browser: Any, site: Path) -> None:
    context = browser.new_context(java_script_enabled=False)
    tab = context.new_page()
    for name in PAGES:
        tab.goto((site / f"{name}.html").as_uri())
        assert len(tab.inner_text("main")) > 100
        assert not tab.is_visible(".filter") or name == "compared"
    context.close()
