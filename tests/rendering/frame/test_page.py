"""What stands around a page: which of how many it is, and how many are drawn at most."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from cxmap import api
from cxmap.locale import words_for
from cxmap.rendering.frame.foot import foot_of
from cxmap.rendering.frame.margins import BOTTOM, TOP
from cxmap.rendering.frame.page import FOOT_GAP, HEAD_GAP, MOST_PAGES, around, drawn_of, of_part
from cxmap.rendering.frame.rows import rows
from cxmap.rendering.theme import LIGHT
from cxmap.view.sheet import Sheet

EN = words_for("en")
SHEET = Sheet(
    language="en",
    title="A title that is far too long for one line of a page that is as narrow as this one",
    subtitle=("Gaps", "Journey map"),
    headline="Three fall short",
    headline_bad=True,
    figures=("mean 2",),
    source=("A survey",),
    description="",
    page_of=EN.page_of,
    first_pages=EN.first_pages,
)


def test_the_first_page_says_everything_and_others_what_they_belong_to() -> None:
    assert of_part(SHEET, (1, 1), 400) == SHEET
    first, second = (of_part(SHEET, (number, 3), 400) for number in (1, 2))
    assert first == replace(SHEET, subtitle=("Gaps", "part 1 of 3", "Journey map"))
    assert second.subtitle == ("Gaps", "part 2 of 3")
    assert second.title.endswith("\N{HORIZONTAL ELLIPSIS}") and not second.headline and not second.figures


def test_more_pages_than_anybody_would_look_through_are_counted_and_not_drawn() -> None:
    assert list(drawn_of(MOST_PAGES + 5)) == list(range(1, MOST_PAGES + 1)) and list(drawn_of(2)) == [1, 2]
    said = of_part(SHEET, (1, MOST_PAGES + 5), 400).subtitle[1]
    assert said == f"part 1 of {MOST_PAGES + 5}, only the first {MOST_PAGES} are drawn"


def test_a_page_is_as_high_as_it_is_to_be_or_as_its_body_needs() -> None:
    foot = foot_of(SHEET.source, (), 400, LIGHT, "1")
    frame = around(SHEET, (1, 1), foot, LIGHT, 468, 300)
    assert frame.room == pytest.approx(
        300 - TOP - frame.head.height - HEAD_GAP - FOOT_GAP - foot.height - BOTTOM
    )
    assert frame.page([], frame.bottom - 20, LIGHT).height == 300
    assert frame.page([], frame.bottom + 20, LIGHT).height == pytest.approx(320)


@pytest.mark.parametrize("view", ["matrix", "timeline", "gaps"])
def test_a_very_long_journey_is_cut_and_says_so(view: str) -> None:
    steps = ", ".join(f"{{name: Step {at}, experience: 1, goal: 2, actions: [Act]}}" for at in range(700))
    drawing = api.Drawing(api.loads(f"cxmap: 1\ntitle: Long\ntouchpoints: [{steps}]\n"), size="slide")
    drawn, needed = drawing.pages_needed(view)
    assert drawn == len(drawing.pages(view)) <= MOST_PAGES
    if needed > drawn:
        said = [text.text for page in drawing.pages(view) for text in page.texts]
        assert sum(f"only the first {MOST_PAGES} are drawn" in text for text in said) == drawn
    else:
        pytest.fail(f"700 touchpoints fit {needed} slides of the {view}")


def test_rows_of_a_long_journey_are_even_and_found_at_once() -> None:
    cuts = rows(5000, 16, frozenset(range(0, 5000, 7)))
    lengths = {last - first + 1 for first, last in cuts}
    assert len(cuts) == 313 and max(lengths) <= 16 and min(lengths) >= 13
