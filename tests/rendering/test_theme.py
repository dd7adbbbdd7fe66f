"""Every theme can be read by everybody: contrast by WCAG 2.2, and good told from bad without red or green."""

from __future__ import annotations

from itertools import combinations
from typing import TypeAlias

import pytest

from cxmap.errors import CxmapError
from cxmap.loading.configuration import Brand
from cxmap.rendering.colour import mixed
from cxmap.rendering.contrast import MARK, TEXT, contrast, linear, luminance
from cxmap.rendering.frame.faces import face
from cxmap.rendering.scene.page import Shape
from cxmap.rendering.theme import DARK, LIGHT, THEMES, TINT, Theme, branded

Triple: TypeAlias = tuple[float, float, float]
EYES: dict[str, tuple[Triple, Triple, Triple]] = {
    "protanopia": (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
    "deuteranopia": (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.011820, 0.042940, 0.968881),
    ),
    "tritanopia": (
        (1.255528, -0.076749, -0.178779),
        (-0.078411, 0.930809, 0.147602),
        (0.004733, 0.691367, 0.303900),
    ),
}
"""How light is seen where one kind of cone is missing (Machado, Oliveira & Fernandes 2009, severity 1)."""
APART = 10.0
"""CIE 1976; 2.3 is the least difference that people notice when two patches touch."""
PLACES = [(name, eye) for name in THEMES for eye in EYES]


def lab(red: float, green: float, blue: float) -> Triple:
    """CIE L*a*b* (D65) of linear sRGB."""
    matrix = ((0.4124, 0.3576, 0.1805), (0.2126, 0.7152, 0.0722), (0.0193, 0.1192, 0.9505))
    white = (0.9505, 1.0, 1.089)
    parts = [(x * red + y * green + z * blue) / whole for (x, y, z), whole in zip(matrix, white, strict=True)]
    x, y, z = (part ** (1 / 3) if part > 216 / 24389 else (24389 / 27 * part + 16) / 116 for part in parts)
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


def seen(colour: str, eye: str) -> Triple:
    light = linear(colour)
    red, green, blue = (
        min(1.0, max(0.0, sum(share * part for share, part in zip(row, light, strict=True))))
        for row in EYES[eye]
    )
    return lab(red, green, blue)


def grounds(theme: Theme) -> tuple[str, str, str]:
    return theme.paper, theme.band, theme.other_band


def test_contrast_is_that_of_wcag() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.005)
    assert luminance("#ff0000") == pytest.approx(0.2126)
    assert mixed("#ff0000", "#ffffff", 0.5) == "#ff8080"


def test_white_and_red_are_where_cie_puts_them() -> None:
    assert lab(1, 1, 1) == pytest.approx((100, 0, 0), abs=0.1)
    assert lab(1, 0, 0) == pytest.approx((53.2, 80.1, 67.2), abs=0.2)


@pytest.mark.parametrize("name", THEMES)
@pytest.mark.parametrize("role", ["ink", "muted", "bad", "good", "neutral", "goal", "line"])
def test_letters_can_be_read_on_paper_and_bands(name: str, role: str) -> None:
    theme = THEMES[name]
    for ground in grounds(theme):
        assert contrast(getattr(theme, role), ground) >= TEXT, (role, ground)


@pytest.mark.parametrize("name", THEMES)
def test_chips_can_be_read_on_their_tint(name: str) -> None:
    """Their letters are in the colour of the chip, on paper with a little of it."""
    theme = THEMES[name]
    for colour in (*theme.chips, theme.muted):
        assert contrast(colour, mixed(colour, theme.paper, TINT)) >= TEXT, colour


@pytest.mark.parametrize("name", THEMES)
def test_other_letters_can_be_read_where_they_stand(name: str) -> None:
    theme = THEMES[name]
    for colour in theme.others:  # the names of lines
        assert min(contrast(colour, ground) for ground in grounds(theme)) >= TEXT, colour
    assert contrast(theme.paper, theme.bad) >= TEXT  # ranks
    assert contrast(theme.line, mixed(theme.line, theme.paper, 0.16)) >= TEXT  # ranks of opportunities
    corner = mixed(theme.bad_fill, theme.band, 0.16)  # of importance and performance
    for colour in (theme.bad, theme.ink):
        assert contrast(colour, corner) >= TEXT
    for fill, share in ((theme.bad_fill, 0.26), (theme.good_fill, 0.34)):  # names of touchpoints, gaps
        for ground in grounds(theme):
            assert contrast(theme.ink, mixed(fill, ground, share)) >= TEXT


@pytest.mark.parametrize("name", THEMES)
def test_marks_stand_out(name: str) -> None:
    theme = THEMES[name]
    marks = (theme.line, theme.goal, theme.good, theme.bad, theme.neutral, *theme.others, *theme.chips)
    for colour in marks:
        assert min(contrast(colour, ground) for ground in grounds(theme)) >= MARK, colour


@pytest.mark.parametrize(("name", "eye"), PLACES)
def test_good_bad_and_neither_are_told_apart_by_every_eye(name: str, eye: str) -> None:
    theme = THEMES[name]
    colours = {role: seen(getattr(theme, role), eye) for role in ("good", "bad", "neutral")}
    for one, other in combinations(colours, 2):
        far = sum((a - b) ** 2 for a, b in zip(colours[one], colours[other], strict=True)) ** 0.5
        assert far >= APART, (one, other, far)


def test_faces_are_told_apart_without_colour() -> None:
    drawn = [
        tuple(shape.outline for shape in face(0, 0, 10, mood, LIGHT)) for mood in (0.0, 0.25, 0.5, 0.75, 1.0)
    ]
    assert len(set(drawn)) == 5
    assert all(isinstance(shape, Shape) for shape in face(0, 0, 10, 0.5, DARK))


def test_a_brand_gives_its_colours_and_leaves_the_rest() -> None:
    brand = Brand(line="#7a1f5c", bad="#A3281C", good="#005b4f", chips=("#005b4f",))
    theme = branded(LIGHT, brand)
    assert (theme.line, theme.bad, theme.good) == ("#7a1f5c", "#a3281c", "#005b4f")
    assert theme.chips == ("#005b4f",)
    assert (theme.paper, theme.ink, theme.others) == (LIGHT.paper, LIGHT.ink, LIGHT.others)
    assert theme.bad_fill == mixed("#a3281c", "#ffffff", 0.6)
    assert branded(DARK, Brand()) == DARK


@pytest.mark.parametrize(
    ("theme", "brand", "said"),
    [
        (LIGHT, Brand(line="#ffcc00"), "`brand.line`: #ffcc00 on #eaeef3, which this theme puts below it, "),
        (DARK, Brand(bad="#7a1f1f"), "`brand.bad`: #7a1f1f on #1f2831"),
        (LIGHT, Brand(chips=("#0b5a8a", "#8ac")), "`brand.chips`: #88aacc on "),
    ],
)
def test_colours_that_cannot_be_read_are_refused(theme: Theme, brand: Brand, said: str) -> None:
    with pytest.raises(CxmapError) as caught:
        branded(theme, brand)
    assert str(caught.value).startswith(said)
    assert str(caught.value).endswith(":1 and needs 4.5:1")


def test_the_least_contrast_is_enough_and_less_is_not() -> None:
    """#6c6c6c on the darkest band of the light theme lies just above 4.5:1, the next grey below."""
    assert branded(LIGHT, Brand(line="#6c6c6c")).line == "#6c6c6c"
    with pytest.raises(CxmapError, match=r"4\.4:1 and needs 4\.5:1"):
        branded(LIGHT, Brand(line="#6d6d6d"))
