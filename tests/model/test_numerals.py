"""Numbers in messages are never cut before the point."""

from __future__ import annotations

import pytest

from cxmap.model.numerals import as_computed


@pytest.mark.parametrize(
    ("value", "text"),
    [(0.0, "0"), (72.4137931, "72.41"), (1234567.6, "1234568"), (-0.0012344, "-0.001234"), (99.99999, "100")],
)
def test_computed_numbers(value: float, text: str) -> None:
    assert as_computed(value) == text
