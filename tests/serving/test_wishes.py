"""Wishes go into addresses and come back."""

from __future__ import annotations

from urllib.parse import parse_qsl, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxmap import api
from cxmap.errors import CxmapError
from cxmap.serving.wishes import ZOOMS, Wish, wish_from

WISHES = st.builds(
    Wish,
    view=st.sampled_from(api.VIEWS),
    size=st.sampled_from(("", *api.sizes())),
    theme=st.sampled_from(api.themes()),
    variant=st.text(max_size=20),
    persona=st.text(max_size=20),
    lang=st.sampled_from(("", *api.languages())),
    zoom=st.sampled_from(ZOOMS),
)


@given(WISHES, st.integers(1, 40))
def test_an_address_leads_to_the_wish_that_it_was_made_of(wish: Wish, page: int) -> None:
    parts = urlsplit(wish.address("a", page=page))
    query = parse_qsl(parts.query, keep_blank_values=True)
    assert wish_from(parts.path.rpartition("/")[2], query) == (wish, page)


@given(WISHES)
def test_how_large_it_is_shown_changes_no_file(wish: Wish) -> None:
    files = {wish.but(zoom=zoom).address("a", ".svg") for zoom in ZOOMS}
    assert len(files) == 1


@given(st.lists(st.tuples(st.text(max_size=9), st.text(max_size=9)), max_size=4), st.text(max_size=9))
def test_whatever_stands_in_an_address_gives_a_wish_or_a_sentence(
    query: list[tuple[str, str]], view: str
) -> None:
    for asked in (view, "curve"):
        try:
            wish_from(asked, query)
        except CxmapError as error:
            assert "\n" not in str(error) or "\n" in view + str(query)


@pytest.mark.parametrize(
    "query",
    [
        [("size", "a5")],
        [("theme", "")],
        [("zoom", "1000")],
        [("lang", "xx")],
        [("page", "0")],
        [("page", "²")],
        [("page", "-1")],
        [("file", "/etc/passwd")],
        [("size", "a4"), ("size", "a3")],
    ],
)
def test_what_is_no_choice_is_refused(query: list[tuple[str, str]]) -> None:
    with pytest.raises(CxmapError):
        wish_from("curve", query)
