"""Every size of letters: eight steps, each in the weights that pages need.

A page names a step and never a size, so that pictures look like one family and nothing becomes too small to
read: `SMALLEST` is 9 points on a slide of 960 points and 7.6 on A4 (see `frame.paper`).
"""

from __future__ import annotations

from cxmap.rendering.scene.page import Style

SMALLEST = 9.0
"""Points. No letter and no digit is drawn smaller."""

TITLE = Style(23, bold=True)
"""What the page is about."""
SENTENCE = Style(17, bold=True)
"""What a board is to remember of it."""
HEADLINE = Style(14, bold=True)
"""The sentence that it says."""
HEADING = Style(12.5, bold=True)
"""A part of the page, or a figure that is to be seen first."""
LEAD = Style(11.5)
"""Sentences below a title."""
NAME = Style(10.5, bold=True)
"""Names of things."""
BODY = Style(9.5)
STRONG = Style(9.5, bold=True)
ASIDE = Style(9.5, italic=True)
SMALL = Style(SMALLEST)
SMALL_STRONG = Style(SMALLEST, bold=True)
SMALL_ASIDE = Style(SMALLEST, italic=True)
