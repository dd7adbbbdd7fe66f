"""The switch between the current state and the future beside it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import cxmap
from cxmap import api

HEAD = "cxmap: 1\ntitle: {}\nstate: {}\ntouchpoints:\n"
NOW = HEAD.format("Now", "current") + "".join(
    f"  - {{id: t{at}, name: T{at}, experience: {at % 3 - 1}}}\n" for at in range(6)
)
THEN = HEAD.format("<b>Then</b>", "future") + "".join(
    f"  - {{id: t{at}, name: T{at}, experience: 2}}\n" for at in range(8)
)


def test_one_state_at_a_time_and_both_on_paper(browser: Any, tmp_path: Path) -> None:
    file = tmp_path / "report.html"
    file.write_bytes(api.render(cxmap.loads(NOW), "report", future=cxmap.loads(THEN)))
    tab = browser.new_page(viewport={"width": 1200, "height": 900})
    errors: list[str] = []
    tab.on("pageerror", lambda error: errors.append(str(error)))
    tab.goto(file.as_uri())

    def shown() -> tuple[bool, bool]:
        return tab.is_visible(".state-now"), tab.is_visible(".later")

    assert shown() == (True, False)
    tab.get_by_role("button", name="current and future state").press("Enter")
    assert shown() == (False, True)
    assert tab.url.endswith("?state=future")
    tab.reload()
    assert shown() == (False, True)
    assert tab.inner_text(".later h3") == "Current and future state: <b>Then</b>"
    tab.click(".later summary")
    first = tab.query_selector_all(".later tbody tr >> nth=0 >> :is(th, td)")
    assert [cell.inner_text() for cell in first] == ["T0", "\N{MINUS SIGN}1", "+2", "+3"]
    tab.emulate_media(media="print")
    assert shown() == (True, True)
    assert not tab.is_visible(".state")
    tab.emulate_media(media="screen")
    tab.set_viewport_size({"width": 320, "height": 700})
    assert tab.evaluate("document.documentElement.scrollWidth") == 320
    assert errors == []
    tab.close()


def test_both_states_stand_below_each_other_without_the_script(browser: Any, tmp_path: Path) -> None:
    file = tmp_path / "report.html"
    file.write_bytes(api.render(cxmap.loads(NOW), "report", future=cxmap.loads(THEN)))
    context = browser.new_context(java_script_enabled=False)
    tab = context.new_page()
    tab.goto(file.as_uri())
    assert tab.is_visible(".state-now") and tab.is_visible(".later")
    context.close()
