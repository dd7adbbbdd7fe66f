"""Plain words: what they are, and which ones are refused because readers would disagree."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxmap.source.scalars import MOST_DIGITS, Doubt, resolve, shortened


@pytest.mark.parametrize(
    ("word", "value"),
    [
        ("", None), ("~", None), ("null", None), ("Null", None), ("NULL", None),
        ("true", True), ("True", True), ("TRUE", True), ("false", False), ("False", False), ("FALSE", False),
        ("0", 0), ("-0", 0), ("+3", 3), ("-17", -17), ("9" * 18, int("9" * 18)),
        ("0.5", 0.5), (".5", 0.5), ("5.", 5.0), ("-2.5e-3", -0.0025), ("1e3", 1000.0), ("0.0", 0.0),
    ],
)  # fmt: skip
def test_core_scalars(word: str, value: object) -> None:
    found = resolve(word)
    assert found == value
    assert type(found) is type(value)


@pytest.mark.parametrize(
    "word",
    [
        "no", "No", "NO", "yes", "on", "off", "y", "n", "nULL", "tRUE", "12:30", "1:30:30", "1_000",
        "2024-02-30", "2026-03-31", "1.2.3",
        "+", "-", ".", "..", "-.", "+-1", "1e", "e1", "0b101", "١٢", "１２", "~x", "=",
        ".nano", "info", "1 000", "1,5", "5%", "0x", "0o9", "0xg", "-0x1f",
    ],
)  # fmt: skip
def test_everything_else_is_a_text(word: str) -> None:
    assert resolve(word) == word


@pytest.mark.parametrize(
    ("word", "code", "message", "hint"),
    [
        ("012", "CX014", "012 is 12 to some programs and an octal number to others",
         'Write 12 for the number, or "012" for the text.'),
        ("-007", "CX014", "-007 is 7 to some programs and an octal number to others",
         'Write -7 for the number, or "-007" for the text.'),
        ("00", "CX014", "00 is 0 to some programs and an octal number to others",
         'Write 0 for the number, or "00" for the text.'),
        ("0o17", "CX014", "0o17 is a number only to some programs",
         "Write it in tens, or in quotes for the text."),
        ("0x1F", "CX014", "0x1F is a number only to some programs",
         "Write it in tens, or in quotes for the text."),
        (".nan", "CX013", ".nan is not a number that can be scored", "Leave it out where there is no value."),
        (".NaN", "CX013", ".NaN is not a number that can be scored", "Leave it out where there is no value."),
        ("-.inf", "CX013", "-.inf is not a number that can be scored",
         "Leave it out where there is no value."),
        ("1e999", "CX013", "the number 1e999 is too large", "Write a smaller number."),
        ("9" * 19, "CX013", "the number 9999999999999999999 is too long to be kept exactly",
         'Put it in quotes: "..."'),
        ("0." + "1" * 60, "CX013", f"the number 0.{'1' * 37}… is too long to be kept exactly",
         'Put it in quotes: "..."'),
    ],
)  # fmt: skip
def test_doubts(word: str, code: str, message: str, hint: str) -> None:
    assert resolve(word) == Doubt(code, message, hint)


@given(st.text(alphabet="0123456789+-.eExo_:infatrul~NT", max_size=30))
def test_numbers_are_finite_and_short(word: str) -> None:
    found = resolve(word)
    if isinstance(found, int | float) and not isinstance(found, bool):
        assert math.isfinite(found)
        assert float(word) == found
        assert len(word.lstrip("+-")) <= MOST_DIGITS
    elif isinstance(found, str):
        assert found == word


def test_shortened() -> None:
    assert shortened("x" * 40) == "x" * 40
    assert shortened("x" * 41) == "x" * 39 + "…"
