"""What nobody gave is no fact: importance and reach that stand in are marked, in every form of the list."""

from __future__ import annotations

import csv
import json
from io import StringIO

import cxmap
from cxmap.api import texts
from cxmap.locale import words_for
from cxmap.view.gaps.rows import GapTable
from cxmap.view.gaps.table import build_gaps

MAP = """
cxmap: 1
title: T
goal: 1
touchpoints:
  - {name: Given, experience: -1, importance: 3, reach: 100%}
  - {name: Guessed, experience: -1}
"""


def table(text: str = MAP) -> GapTable:
    return build_gaps(cxmap.score(cxmap.loads(text)), words_for("en"))


def test_the_terminal_puts_it_in_brackets_and_says_so() -> None:
    text = texts.gap_list(table()).plain
    assert "50% × 3/3 × 100%" in text and "50% × (3)/3 × (100%)" in text
    assert "importance and reach in brackets: assumed" in text


def test_where_all_is_given_nothing_is_said() -> None:
    given = MAP.partition("  - {name: Guessed")[0]
    assert "brackets" not in texts.gap_list(table(given)).plain


def test_programs_are_told() -> None:
    rows = json.loads(texts.gaps_json([("m", table())]))["maps"][0]["rows"]
    assert [(row["importance_assumed"], row["reach_assumed"]) for row in rows] == [
        (False, False),
        (True, True),
    ]
    flat = list(csv.DictReader(StringIO(texts.gaps_csv([("m", table())]))))
    told = [(row["importance_assumed"], row["reach_assumed"]) for row in flat]
    assert told == [("False", "False"), ("True", "True")]
    assert "(3)" in texts.gaps_markdown([("m", table())])
