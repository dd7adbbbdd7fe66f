"""Every picture of a small map against the one that was looked at and committed.

What is compared is the page, as text: every line of letters and every outline, with its place to a tenth of a
point. That is everything cxmap decides. It depends on the widths of DejaVu Sans, which have not changed for
years; so it holds on every machine. The committed SVG is for the eye, and is compared byte by byte. Two
pictures are compared as dots too, made small and with some tolerance: that what stands on a page is painted.

CXMAP_ACCEPT=1 pytest tests/golden takes the new pictures as right. Look at them first: a failure names an
HTML page with the old beside the new.
"""

from __future__ import annotations

import os
from io import BytesIO
from pathlib import Path
from typing import NamedTuple

import numpy as np
import pytest
from msgspec.structs import replace
from PIL import Image

import cxmap
from cxmap.api.views import Views
from cxmap.locale import words_for
from cxmap.rendering.backends.about import About
from cxmap.rendering.backends.canvas import png_file
from cxmap.rendering.backends.svg import svg_file
from cxmap.rendering.registry import PICTURES
from cxmap.rendering.scene.page import Page, Text
from cxmap.rendering.theme import THEMES

from .beside import write_beside
from .dump import differences, dump

HERE = Path(__file__).parent
EXPECTED = HERE / "expected"
ACCEPT = os.environ.get("CXMAP_ACCEPT") == "1"
MOST_SHOWN = 12
SMALL = (480, 270)
FARTHEST = 4.0
"""Root mean square of the differences of dots, of 255: other versions of FreeType stay below 2."""
DOTS = (("curve", "light"), ("channels", "dark"))


class Drawn(NamedTuple):
    """A picture before and after it is painted."""

    pages: tuple[Page, ...]
    about: About


def drawn(view: str, theme: str = "light") -> Drawn:
    """The picture of the small map; `golden` stands where the version would."""
    map_ = cxmap.load(HERE / "bakery.cxmap.yaml")
    built = Views(cxmap.score(map_), words_for(map_.language)).of(view)
    return Drawn(
        PICTURES[view]()(built, THEMES[theme], "golden", None),
        About(map_.title, built.description, "cxmap golden"),
    )


def _old(name: str) -> bytes | None:
    path = EXPECTED / name
    return path.read_bytes() if path.exists() else None


def compared(stem: str, page: Page, about: About) -> None:
    """Compare a page with the committed one, or commit it."""
    lines, svg = dump(page), svg_file(page, about)
    if ACCEPT:
        EXPECTED.mkdir(exist_ok=True)
        (EXPECTED / f"{stem}.page").write_text("\n".join(lines) + "\n", encoding="utf-8")
        (EXPECTED / f"{stem}.svg").write_bytes(svg)
        return
    before, old_svg = _old(f"{stem}.page"), _old(f"{stem}.svg")
    said = differences((before or b"").decode().splitlines(), lines)
    if not said and old_svg != svg:
        said = ["the page is the same, and its SVG is not"]
    if said:
        place = write_beside(stem, "svg", old_svg, svg, said)
        shown = "\n".join(line[:400] for line in said[:MOST_SHOWN])
        pytest.fail(f"{stem}: {len(said)} differences; open {place} (CXMAP_ACCEPT=1 takes it)\n{shown}")


@pytest.mark.parametrize("view", PICTURES)
def test_a_page_is_the_one_that_was_looked_at(view: str) -> None:
    pages, about = drawn(view)
    for number, page in enumerate(pages, start=1):
        compared(view if number == 1 else f"{view}-{number}", page, about)


def test_nothing_is_expected_that_no_picture_gives() -> None:
    wanted = {f"{view}{'' if number == 1 else f'-{number}'}" for view in PICTURES for number in _pages(view)}
    if ACCEPT:
        for path in (*EXPECTED.glob("*.page"), *EXPECTED.glob("*.svg")):
            if path.stem not in wanted:
                path.unlink()
        return
    assert {path.stem for path in EXPECTED.glob("*.page")} == wanted
    assert {path.stem for path in EXPECTED.glob("*.svg")} == wanted


def _pages(view: str) -> range:
    return range(1, len(drawn(view).pages) + 1)


def _dots(png: bytes) -> np.ndarray[tuple[int, ...], np.dtype[np.float64]]:
    with Image.open(BytesIO(png)) as file:
        return np.asarray(file.convert("RGB").resize(SMALL, Image.Resampling.BOX), dtype=np.float64)


@pytest.mark.parametrize(("view", "theme"), DOTS)
def test_what_stands_on_a_page_is_what_is_painted(view: str, theme: str) -> None:
    pages, about = drawn(view, theme)
    new, name = png_file(pages[0], about, dpi=72), f"{view}.{theme}.png"
    if ACCEPT:
        target = BytesIO()
        Image.fromarray(_dots(new).round().astype(np.uint8)).save(target, "PNG", optimize=True)
        (EXPECTED / name).write_bytes(target.getvalue())
        return
    old = _old(name)
    far = float("inf") if old is None else float(np.sqrt(np.mean((_dots(old) - _dots(new)) ** 2)))
    if far > FARTHEST:
        place = write_beside(name, "png", old, new, [f"{far:.2f} apart, at most {FARTHEST}"])
        pytest.fail(f"{name}: {far:.2f} apart; open {place} (CXMAP_ACCEPT=1 takes it)")


def test_a_difference_is_told_and_shown(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """A point to the right fails, and a twentieth of a point does not."""
    monkeypatch.setattr(f"{compared.__module__}.ACCEPT", False)
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    pages, about = drawn("quadrants")
    page = pages[0]
    old, first = dump(page), page.texts[0]
    at = page.items.index(first)
    page.items[at] = _moved(first, 0.05)
    assert differences(old, dump(page)) == []
    page.items[at] = _moved(first, 1.0)
    with pytest.raises(pytest.fail.Exception, match="1 differences; open ") as caught:
        compared("quadrants", page, about)
    place = Path(str(caught.value).split("open ")[1].split(" (")[0])
    assert place.is_relative_to(tmp_path)
    assert place.read_text(encoding="utf-8").count("data:image/svg+xml;base64,") == 2


def _moved(item: Text, by: float) -> Text:
    return replace(item, x=item.x + by)
