"""What a browser is sent of a page that it has an earlier one of makes that page."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from cxmap.serving.sheets import Change, Sheet, sheet_of

HEAD = '<svg viewBox="0 0 9 9">\n<title>A visit</title>\n<g fill="none">'
MARKS = st.lists(st.sampled_from([f'<path d="M{at} 0"/>' for at in range(5)]), min_size=1, max_size=12)


def _page(marks: list[str]) -> str:
    return "\n".join([HEAD, *marks, "</g>", "</svg>", ""])


def _taken_over(before: list[str], change: Change) -> list[str]:
    """What the script of the desk does."""
    if not change.was:
        return list(sheet_of(change.element).marks)
    after, come = list[str](), list(sheet_of(change.element).marks) if change.element else []
    at = 0
    for hunk in change.hunks.split():
        begin, gone, many = map(int, hunk.split(","))
        after += before[at:begin] + come[:many]
        come, at = come[many:], begin + gone
    assert not come
    return after + before[at:]


@given(MARKS, MARKS)
def test_changes_lead_from_any_page_to_any_other(before: list[str], after: list[str]) -> None:
    old, new = sheet_of(_page(before)), sheet_of(_page(after))
    change = new.since(old)
    assert _taken_over(before, change) == after
    assert change.digest == new.digest
    assert (change.element == "") == (before == after)


@given(MARKS)
def test_a_page_is_made_of_its_marks(marks: list[str]) -> None:
    sheet = sheet_of(_page(marks))
    assert list(sheet.marks) == marks
    assert sheet.whole.element == _page(marks).rstrip("\n")


def test_only_what_changed_is_sent() -> None:
    marks = [f'<path d="M{at} 0"/>' for at in range(100)]
    before = sheet_of(_page(marks))
    after = sheet_of(_page([*marks[:40], "<text>new</text>", *marks[41:], '<path d="M7 7"/>']))
    change = after.since(before)
    assert change.was == before.digest
    assert len(change.element) < len(after.whole.element)
    assert sheet_of(_page([*marks[:40], "<text>new</text>", *marks[41:]])).since(before).hunks == "40,1,1"


def test_what_is_no_list_of_marks_is_sent_whole() -> None:
    odd = sheet_of("<svg>\n<g fill='none'>\n<text>two\nlines</text>\n</g>\n</svg>")
    assert odd.marks == ()
    known: Sheet = sheet_of(_page(["<path/>"]))
    assert odd.since(known) == odd.whole
    assert known.since(odd) == known.whole
