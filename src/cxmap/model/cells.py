"""What stands in a cell of a data file."""

from __future__ import annotations

from typing import Annotated

from cxmap.model.part import Text, Unscored

Word = Annotated[
    float | Text, Unscored("what stands in a cell of a data file; held against the scale of the question")
]
"""A cell of a data file: a number or a text."""
