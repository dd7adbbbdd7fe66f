"""Colours that can be read, and texts and addresses that can do no harm."""

from __future__ import annotations

import pytest

from cxmap.rendering.colour import mixed
from cxmap.rendering.contrast import contrast
from cxmap.rendering.report.safe import address, visible
from cxmap.rendering.theme import DARK, LIGHT, TINT, Theme


@pytest.mark.parametrize("theme", [LIGHT, DARK])
def test_colours_can_be_read(theme: Theme) -> None:
    for text in (theme.ink, theme.muted, theme.bad, theme.good, theme.line, *theme.others):
        assert contrast(text, theme.paper) >= 4.5
    for chip in theme.chips:
        assert contrast(chip, mixed(chip, theme.paper, TINT)) >= 4.5
    for ground in (theme.band, theme.other_band):
        for mark in (theme.line, theme.bad, theme.good, theme.goal):
            assert contrast(mark, ground) >= 3


@pytest.mark.parametrize(
    ("to", "expected"),
    [
        ("https://example.org/a?b=c#d", "https://example.org/a?b=c#d"),
        ("HTTP://example.org", "HTTP://example.org"),
        ("mailto:cx@example.org", "mailto:cx@example.org"),
        ("screens/till 1.png", "screens/till%201.png"),
        ("../up.html", "../up.html"),
        ("javascript:alert(1)", ""),
        ("JaVaScRiPt:alert(1)", ""),
        ("java\tscript:alert(1)", ""),
        ("data:text/html,x", ""),
        ("//example.org/x", ""),
        ("/etc/passwd", ""),
        ("file:///etc/passwd", ""),
        ('https://example.org/"onclick=x', ""),
        ("", ""),
    ],
)
def test_only_harmless_addresses_become_links(to: str, expected: str) -> None:
    assert address(to) == expected


def test_visible_keeps_what_is_text() -> None:
    assert visible("a\tb\nc é 漢 \N{GRINNING FACE}") == "a\tb\nc é 漢 \N{GRINNING FACE}"
    assert visible("\ud800\x00") == "\N{REPLACEMENT CHARACTER}\N{SYMBOL FOR NULL}"
