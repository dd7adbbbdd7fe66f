"""A way to open reports in a browser and watch what they do."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from .report_pages import page


@pytest.fixture
def opened(browser: Any, tmp_path: Path) -> Iterator[Any]:
    """A function that opens a map's report, and watches what it does."""
    contexts = []

    events: list[str] = []

    def dismiss(dialog: Any) -> None:
        events.append(f"dialog: {dialog.message}")
        dialog.dismiss()

    def open_(
        data: dict[str, Any],
        width: int = 1440,
        scheme: str = "light",
        *,
        height: int = 900,
        touch: bool = False,
    ) -> tuple[Any, list[str]]:
        file = tmp_path / "report.html"
        file.write_text(page(data), encoding="utf-8")
        size = {"width": width, "height": height}
        context = browser.new_context(viewport=size, color_scheme=scheme, has_touch=touch)
        contexts.append(context)
        tab = context.new_page()
        events.clear()
        tab.on("console", lambda message: events.append(f"console: {message.text}"))
        tab.on("pageerror", lambda error: events.append(f"error: {error}"))
        tab.on("dialog", dismiss)
        tab.on("request", lambda request: events.append(f"request: {request.url[:80]}"))
        tab.goto(file.as_uri())
        own = f"request: {file.as_uri()[:80]}"
        tab.wait_for_load_state("networkidle")
        events[:] = [event for event in events if event not in (own, "request: data:,")]
        return tab, events

    yield open_
    for context in contexts:
        context.close()
