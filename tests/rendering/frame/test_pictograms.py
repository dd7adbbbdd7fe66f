from __future__ import annotations

import pytest

from cxmap.rendering.contrast import contrast
from cxmap.rendering.frame.pictograms import KINDS, pictogram
from cxmap.rendering.frame.portrait import RADIUS, portrait
from cxmap.rendering.scene import type_scale
from cxmap.rendering.scene.page import Text
from cxmap.rendering.theme import THEMES, Theme


@pytest.mark.parametrize("kind", KINDS)
def test_a_sign_keeps_to_its_box(kind: str) -> None:
    shapes = pictogram(kind, 100.0, 50.0, 12.0, "#123456")
    points = [point for shape in shapes for point in shape.outline.points]
    assert all(94 <= x <= 106 and 44 <= y <= 56 for x, y in points)
    assert all({"#123456"} == {shape.fill, shape.stroke} - {None} for shape in shapes)


def test_signs_differ() -> None:
    assert len({tuple(map(repr, pictogram(kind, 0, 0, 20, "#000000"))) for kind in KINDS}) == len(KINDS)


def test_what_is_unknown_has_no_sign() -> None:
    assert pictogram("", 0, 0, 12, "#000000") == pictogram("smoke", 0, 0, 12, "#000000") == []


@pytest.mark.parametrize("theme", THEMES.values())
def test_initials_fit_and_can_be_read(theme: Theme) -> None:
    for colour in (*theme.others, theme.line):
        (text,) = [item for item in portrait("WM", 0, 0, colour, theme) if isinstance(item, Text)]
        assert text.width <= 2 * RADIUS
        assert text.style.size >= type_scale.SMALLEST
        assert contrast(text.colour, colour) >= 4.5
