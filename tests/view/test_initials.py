from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxmap.view.initials import initials_of


@pytest.mark.parametrize(
    ("name", "initials"),
    [
        ("Business traveller", "BT"), ("Family", "F"), ("Haruto, accounting clerk", "H"),
        ("Dr. Aisha Patel", "AP"), ("Jan van der Berg", "JB"), ("租车人", "租"), ("  ", ""), ("(new)", "N"),
    ],
)  # fmt: skip
def test_initials(name: str, initials: str) -> None:
    assert initials_of(name) == initials


@given(st.text(max_size=80))
def test_two_at_most_and_only_letters_and_digits(name: str) -> None:
    made = initials_of(name)
    assert len(made) <= 2
    assert bool(made) == any(sign.isalnum() for sign in name)
