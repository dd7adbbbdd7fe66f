"""Signs of channels stand in chips that have room for them and a name."""

from __future__ import annotations

import pytest

from cxmap.rendering.frame.lanes import SIGN, chip_sign, chip_text
from cxmap.rendering.scene import type_scale
from cxmap.rendering.scene.text import widest


@pytest.mark.parametrize(
    ("kind", "wide", "shown"),
    [("phone", 120.0, True), ("phone", 40.0, False), ("", 120.0, False)],
)
def test_a_sign_stands_before_the_name_or_not_at_all(kind: str, wide: float, shown: bool) -> None:
    text = chip_text("Phone", type_scale.SMALL, wide)
    sign, middle = chip_sign(kind, text, 10.0, 10.0 + wide, 8.0, "#123456")
    assert bool(sign) is shown
    if not shown:
        assert middle == 10.0 + wide / 2
        return
    xs = [x for shape in sign for x, _ in shape.outline.points]
    begins = middle - widest(text.lines, text.style) / 2
    assert min(xs) > 10.0 and max(xs) < begins and max(xs) - min(xs) <= SIGN + 0.01
