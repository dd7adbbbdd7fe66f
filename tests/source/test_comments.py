"""Comments that ask for silence are found where YAML has comments, and nowhere else."""

from __future__ import annotations

from cxmap.source import parse
from cxmap.source.comments import ignores

TEXT = """\
# cxmap: ignore[CX401]
cxmap: 1
title: "x # cxmap: ignore[CX1]"  # cxmap: ignore[CX2, CX3]
note: |
  block
  # cxmap: ignore[CX5]
# cxmap: ignore[CX6]

# another word
description: plain text
  on two lines # cxmap: ignore[CX7]
touchpoints:
  - name: 'one # cxmap: ignore[CX8]
      two'
  # cxmap: ignore
  - {name: a}
"""


def test_where_comments_hold() -> None:
    found = ignores(parse(TEXT))
    assert [(one.codes, one.span.line, one.line) for one in found] == [
        (("CX401",), 1, None),
        (("CX2", "CX3"), 3, 3),
        (("CX6",), 7, 10),
        (("CX7",), 11, 11),
        ((), 15, 16),
    ]


def test_a_file_without_any_is_not_searched() -> None:
    assert ignores(parse("cxmap: 1\ntitle: ignore\ntouchpoints: [a]\n")) == ()
    assert ignores(parse("")) == ()
