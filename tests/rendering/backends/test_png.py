"""PNG written by hand: the same dots, whoever reads it."""

from __future__ import annotations

from io import BytesIO

import numpy as np
import pytest
from PIL import Image

from cxmap.rendering.backends.png import png


@pytest.mark.parametrize(("wide", "high"), [(1, 1), (7, 1), (1, 9), (31, 17), (3, 256), (2, 700)])
def test_the_dots_come_back(wide: int, high: int) -> None:
    dots = np.random.default_rng(wide).integers(0, 256, (high, wide, 3), dtype=np.uint8)
    said = "Caf\u00e9 \u2192"
    with Image.open(BytesIO(png(dots, 144.0, {"Title": said}))) as picture:
        picture.load()
        assert picture.mode == "RGB" and picture.size == (wide, high)
        assert (np.asarray(picture) == dots).all()
        assert picture.info["Title"] == said
        assert picture.info["dpi"] == pytest.approx((144, 144), abs=0.02)
