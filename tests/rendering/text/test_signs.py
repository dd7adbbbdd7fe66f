"""Texts of strangers: what is hidden is shown, and no line is a command to a build server."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxmap.rendering.text.signs import disarmed, visible, well_formed

PARTS = [*":# []verotsamci%\t\u00a0\u3000\ufeff", "##[", "::", "\x1b[1m"]
TRICKY = st.lists(st.sampled_from(PARTS), max_size=30).map("".join)


@pytest.mark.parametrize(
    ("line", "harmless"),
    [
        ("::error::x", ": :error::x"),
        ("  \t::error file=a::x", "  \t: :error file=a::x"),
        ("\u3000::add-mask::x", "\u3000: :add-mask::x"),
        ("\x1b[1m::error::x\x1b[0m", "\x1b[1m: :error::x\x1b[0m"),
        ("a ##[error]b ##[group]", "a # #[error]b # #[group]"),
        ("###[error]", "## #[error]"),
        ("##vso[task.setvariable variable=x]y", "# #vso[task.setvariable variable=x]y"),
        ("##teamcity[buildStatus]", "# #teamcity[buildStatus]"),
        ("a ::b:: c", "a ::b:: c"),
        ("std::vector", "std::vector"),
        ("### A heading", "### A heading"),
        ("#[a] ## b", "#[a] ## b"),
    ],
)
def test_commands_are_broken_and_other_lines_stay(line: str, harmless: str) -> None:
    assert disarmed(line) == harmless


@given(TRICKY)
def test_no_line_is_a_command_and_no_sign_is_lost(line: str) -> None:
    harmless = disarmed(line)
    assert not re.match("(?:[\\s\ufeff]|\x1b\\[[0-9;]*m)*::", harmless)
    assert not re.search(r"##\w*\[", harmless)
    assert harmless.replace(" ", "") == line.replace(" ", "")
    assert disarmed(harmless) == harmless


def test_what_cannot_be_seen_is_named() -> None:
    assert visible("a\x1b[31m\tb\n\u061c\u202e\ufeff\udcff é漢😀") == (
        "a<U+001B>[31m b<U+000A><U+061C><U+202E><U+FEFF><U+DCFF> é漢😀"
    )


def test_joiners_belong_to_words_and_to_families() -> None:
    assert visible("می\u200cخواهم 👩\u200d👧") == "می\u200cخواهم 👩\u200d👧"


def test_half_characters_are_no_text() -> None:
    assert well_formed("caf\udce9\n\x1b") == "caf<U+DCE9>\n\x1b"
