"""Reading font files: the same letters and widths as FreeType says, and one clear error for anything else."""

from __future__ import annotations

import random
from itertools import product
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from matplotlib.font_manager import fontManager
from matplotlib.ft2font import FT2Font, LoadFlags

from cxmap.rendering.scene.fonts import shipped
from cxmap.rendering.scene.sfnt import FontError, read_face
from cxmap.rendering.scene.typeface import BACKSTOP, FAMILY

CUTS = [shipped(FAMILY, bold, italic).path for bold, italic in product((False, True), repeat=2)]
SERIFS = sorted(font.fname for font in fontManager.ttflist if font.name in ("DejaVu Serif", "STIXGeneral"))
FONT = Path(CUTS[0]).read_bytes()


@pytest.mark.parametrize("path", [*CUTS, *SERIFS])
def test_letters_and_widths_are_those_of_freetype(path: str) -> None:
    face, oracle = read_face(path), FT2Font(path)
    oracle.set_size(1000, 72)
    assert face.glyphs.keys() == oracle.get_charmap().keys()
    for code in random.Random(1).sample(sorted(face.glyphs), min(400, len(face.glyphs))):
        width = oracle.load_char(code, LoadFlags.NO_HINTING).linearHoriAdvance / 65536 / 1000
        assert face.advance(chr(code)) == pytest.approx(width, abs=1e-9), hex(code)


def test_a_face_says_which_letters_it_has() -> None:
    face, backstop = (read_face(shipped(name, bold=False, italic=False).path) for name in (FAMILY, BACKSTOP))
    assert "a" in face and "ﬁ" in face and "☺" not in face
    assert "☺" in backstop and "\U00012000" not in backstop


@pytest.mark.parametrize("data", [b"", b"\0\1\0\0", b"ttcf", b"%PDF-1.7", FONT[:40], FONT[:5000]])
def test_what_is_no_font_is_refused(data: bytes, tmp_path: Path) -> None:
    path = tmp_path / "font.ttf"
    path.write_bytes(data)
    with pytest.raises(FontError):
        read_face(str(path))


@given(st.lists(st.tuples(st.integers(0, 4000), st.integers(0, 255)), max_size=30))
def test_a_damaged_font_is_read_or_refused(
    tmp_path_factory: pytest.TempPathFactory, changes: list[tuple[int, int]]
) -> None:
    data = bytearray(FONT)
    for at, value in changes:
        data[at] = value
    path = tmp_path_factory.mktemp("fonts") / "font.ttf"
    path.write_bytes(bytes(data))
    try:
        face = read_face(str(path))
    except FontError:
        return
    assert face.glyphs and face.widths
