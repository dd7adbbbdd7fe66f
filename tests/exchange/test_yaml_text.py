"""Values as a map file: whatever they are, they are read back."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from cxmap.exchange import yaml_text
from cxmap.source import document_of

TEXT = st.text(
    st.characters(exclude_categories=["Cc", "Cs", "Zl", "Zp"], exclude_characters="\ufeff\ufffe\uffff")
)
PLAIN = st.one_of(TEXT, st.integers(-(10**9), 10**9), st.booleans(), st.none(), st.floats(-1e9, 1e9))
KEY = st.text(st.characters(categories=["L"]), min_size=1, max_size=8).map(lambda text: f"k{text}")
VALUE = st.recursive(
    PLAIN, lambda inner: st.lists(inner, max_size=4) | st.dictionaries(KEY, inner, max_size=4), max_leaves=20
)


@given(st.dictionaries(KEY, VALUE, min_size=1, max_size=5))
def test_what_is_written_is_what_is_read(data: dict[str, object]) -> None:
    document = document_of(yaml_text(data).encode(), "x")
    assert document.diagnostics == ()
    assert document.data == data


def test_short_things_stand_on_one_line() -> None:
    assert yaml_text({"a": [1, 2], "b": {"c": "x y"}, "d": []}) == "a: [1, 2]\nb: {c: x y}\nd: []\n"
