"""Where things stand in the picture of the curve."""

from __future__ import annotations

import re

import pytest

from cxmap.locale import words_for
from cxmap.model import Map
from cxmap.rendering.contrast import contrast
from cxmap.rendering.report.parts import parts
from cxmap.rendering.report.plot import HEIGHT, plot
from cxmap.rendering.report.safe import address, visible
from cxmap.rendering.theme import DARK, LIGHT, Theme
from cxmap.scoring import score
from cxmap.view.curve.build import build_curve
from cxmap.view.curve.values import CurveView

from .report_pages import rich


def curve(experiences: list[float | None], *, goal: float = 1) -> CurveView:
    touchpoints = [
        {"id": f"t{at}", "name": f"T{at}", "experience": value} for at, value in enumerate(experiences)
    ]
    data = {"cxmap": 1, "title": "T", "goal": goal, "phases": [{"name": "P", "touchpoints": touchpoints}]}
    return build_curve(score(Map.model_validate(data)), words_for("en"))


def test_marks_stand_in_the_middle_of_their_columns() -> None:
    drawn = plot(curve([-2, 2, None, 0]))
    assert [point.x for point in drawn.points] == ["12.5%", "37.5%", "87.5%"]
    heights = [float(point.y) for point in drawn.points]
    assert heights[1] < heights[2] < heights[0] < HEIGHT
    assert [words.lines for words in drawn.remarks] == [("no score, on", "purpose")]


def test_missing_score_breaks_the_line() -> None:
    assert plot(curve([0, 1, None, 1, 0])).line.count("M") == 2
    assert plot(curve([0, None, 1])).line == ""


def test_mirrored_curve_runs_the_other_way() -> None:
    drawn = plot(curve([-2, 2, 0, 0]), mirrored=True)
    assert [point.x for point in drawn.points] == ["87.5%", "62.5%", "37.5%", "12.5%"]
    assert drawn.bands == (("0%", "100%"),)


@pytest.mark.parametrize("columns", [1, 3, 10, 11, 13, 60])
def test_parts_hold_every_column_once_and_fit_the_paper(columns: int) -> None:
    view = curve([at % 5 - 2 for at in range(columns)])
    found = parts(view)
    assert [column for part in found for column in part.columns] == list(view.columns)
    assert all(len(part.columns) <= 10 for part in found)
    marks = [mark.label for part in found for one in part.series[0].stretches for mark in one.marks]
    assert marks == [mark.label for one in view.series[0].stretches for mark in one.marks]
    for part in found:
        spans = [(one.first, one.last) for one in part.bands] + [(one.first, one.last) for one in part.goals]
        assert all(0 <= start <= end < len(part.columns) for start, end in spans)
        plot(part)


def test_no_coordinate_is_anything_but_a_number() -> None:
    data = Map.model_validate(rich(columns=14))
    drawn = plot(build_curve(score(data), words_for("en")))
    for path in (drawn.line, drawn.goal, *(side.path for side in drawn.sides)):
        assert re.fullmatch(r"[MCHV\d. -]*", path), path


@pytest.mark.parametrize("theme", [LIGHT, DARK])
def test_colours_can_be_read(theme: Theme) -> None:
    for text in (theme.ink, theme.muted, theme.bad, theme.good, theme.line, *theme.others):
        assert contrast(text, theme.paper) >= 4.5
    for chip in theme.chips:
        assert max(contrast(chip, theme.paper), contrast(chip, theme.ink)) >= 4.5
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
