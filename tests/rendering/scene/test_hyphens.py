"""Words are parted as their language parts them, and what is no word is never given a hyphen."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxmap.rendering.scene import type_scale
from cxmap.rendering.scene.hyphens import breaks, is_word, spoken
from cxmap.rendering.scene.text import width, wrap

STYLE = type_scale.BODY


def parted(text: str, language: str, limit: float) -> tuple[str, ...]:
    with spoken(language):
        return wrap(text, STYLE, limit)


@pytest.mark.parametrize(
    ("language", "word", "places"),
    [
        ("nl", "Automatische", (4, 6, 8)),
        ("nl", "klanttevredenheidsonderzoek", (5, 7, 10, 13, 18, 20, 23)),
        ("de", "Selbstbedienungskasse", (6, 8, 11, 16)),
        ("fr", "accompagnement", (5, 7, 10)),
        ("en", "(reservations),", (6, 8)),
        ("en-US", "reservations", (5, 7)),
        ("nl", "Automatische2", ()),
        ("xx", "Automatische", ()),
        ("", "Automatische", ()),
    ],
)
def test_by_the_rules_of_the_language(language: str, word: str, places: tuple[int, ...]) -> None:
    assert breaks(word, language) == places
    for limit in range(48, 140, 7):
        lines = parted(word, language, limit)
        assert "".join(line.removesuffix("-") for line in lines) == word
        assert all(width(line, STYLE) <= limit for line in lines)
        if places:
            ends = [
                len("".join(line.removesuffix("-") for line in lines[:at])) for at in range(1, len(lines))
            ]
            assert set(ends) <= set(places)


def test_an_unknown_language_has_no_rules_of_another() -> None:
    assert parted("Automatische", "xx", 45) == parted("Automatische", "", 45)
    assert parted("Automatische", "nl-BE", 45) == parted("Automatische", "nl", 45)


@pytest.mark.parametrize(
    "text",
    [
        "https://example.org/a-long-address/of-a-page",
        "anna.de.vries@example.org",
        "order_line_item_number",
        "A1234567890123456789",
        "#klanttevredenheid",
        "klanttevredenheid2",
    ],
)
def test_addresses_ids_and_numbers_get_no_hyphen_of_ours(text: str) -> None:
    assert not is_word(text)
    for limit in (30, 45, 60):
        assert "".join(parted(text, "nl", limit)) == text


@given(
    st.text("abcdefghijklmnoprstuvzäéß", min_size=1, max_size=40),
    st.sampled_from(["nl", "de", "fr", "en", ""]),
)
def test_nothing_is_lost_and_parts_are_not_too_short(word: str, language: str) -> None:
    lines = parted(word, language, 70)
    assert "".join(line.removesuffix("-") for line in lines) == word
    assert all(len(line.removesuffix("-")) >= 3 for line in lines) or len(word) < 6
