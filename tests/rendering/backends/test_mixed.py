"""Lines of mixed directions in PDF: text where it can be, outlines in the same place where it cannot."""

from __future__ import annotations

import numpy as np
import pytest

from cxmap.rendering.backends.about import About
from cxmap.rendering.backends.mixed import outlines, without_signs
from cxmap.rendering.backends.pdf import pdf_file
from cxmap.rendering.scene.page import Align, Item, Page, Style
from cxmap.rendering.scene.text import put

HEBREW = "\u05e9\u05dc\u05d5\u05dd"
STYLE = Style(20.0)


@pytest.mark.parametrize(
    ("line", "text"),
    [
        ("Queue 3", "Queue 3"),
        (f"\u2067{HEBREW} 3\u2069", f"{HEBREW} 3"),
        (f"\u2066Till {HEBREW}\u2069", f"Till {HEBREW}"),
        (f"\u2067Till {HEBREW}\u2069", None),
        (f"\u20663 {HEBREW}\u2069", None),
        (f"Anna, \u2067{HEBREW}\u2069", None),
        (f"\u2067{HEBREW}\u2069, \u2067{HEBREW}\u2069", None),
    ],
)
def test_what_stays_text(line: str, text: str | None) -> None:
    assert without_signs(line) == text


@pytest.mark.parametrize("align", ["left", "center", "right"])
def test_outlines_stand_where_the_text_would(align: Align) -> None:
    item = put(f"Anna, \u2067{HEBREW}\u2069 12", 100, 50, STYLE, "#123456", align)
    points = np.asarray(outlines(item).get_path().vertices)
    low, high = points[:, 0].min(), points[:, 0].max()
    expected = {"left": 100.0, "center": 100 - item.width / 2, "right": 100 - item.width}[align]
    assert low == pytest.approx(expected, abs=3)
    assert high == pytest.approx(expected + item.width, abs=3)
    assert points[:, 1].max() <= 50 + 5
    assert points[:, 1].min() >= 50 - 20


def test_a_page_with_both() -> None:
    lines: list[Item] = [
        put(text, 20, 40 + 30 * at, STYLE, "#000000")
        for at, text in enumerate((f"\u2067{HEBREW}\u2069", f"Anna, \u2067{HEBREW}\u2069"))
    ]
    page = Page(300, 120, "#ffffff", lines)
    about = About("t", "d", "cxmap 0")
    assert pdf_file([page], about) == pdf_file([page], about)
    assert pdf_file([page], about) != pdf_file([Page(300, 120, "#ffffff", lines[:1])], about)
