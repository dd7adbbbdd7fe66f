"""No language lacks a word, and each keeps to its own typography."""

from __future__ import annotations

import datetime
import re
from string import Formatter

import pytest

from cxmap.locale import LANGUAGES, words_for
from tests.locale.entries import entries, functions

ENGLISH = entries("en")
OTHERS = sorted(set(LANGUAGES) - {"en"})
THIN = "\N{NARROW NO-BREAK SPACE}"


@pytest.fixture(params=sorted(LANGUAGES))
def language(request: pytest.FixtureRequest) -> str:
    return str(request.param)


def _places(text: str) -> set[str]:
    return {field for _, field, _, _ in Formatter().parse(text) if field is not None}


def test_the_languages_are_the_four_and_know_their_tags() -> None:
    assert set(LANGUAGES) == {"en", "de", "fr", "nl"}
    assert all(words.language == tag for tag, words in LANGUAGES.items())
    assert words_for("de-AT") is LANGUAGES["de"] and words_for("FR") is LANGUAGES["fr"]
    assert words_for("fi") is LANGUAGES["en"]


def test_every_language_has_every_text(language: str) -> None:
    found = entries(language)
    assert set(found) == set(ENGLISH)
    assert not [place for place, text in found.items() if not text]
    assert len(found) > 500


@pytest.mark.parametrize("language", OTHERS)
def test_the_same_things_are_filled_in(language: str) -> None:
    found = entries(language)
    differ = {place for place, text in found.items() if _places(text) != _places(ENGLISH[place])}
    assert not differ


@pytest.mark.parametrize("language", OTHERS)
def test_functions_name_the_numbers_that_they_are_given(language: str) -> None:
    found = entries(language)
    for place, text in found.items():
        if place.endswith("(21,)"):
            assert ("21" in text) == ("21" in ENGLISH[place]), place


@pytest.mark.parametrize("language", OTHERS)
def test_no_sentence_was_forgotten_in_english(language: str) -> None:
    found = entries(language)
    same = {place for place, text in found.items() if text == ENGLISH[place] and len(text.split()) > 2}
    assert not {place for place in same if re.search("[a-z]{3}", found[place])}


def test_quotes_and_apostrophes_are_typographic(language: str) -> None:
    own = {"en": "“”", "nl": "“”", "de": "„“", "fr": "«»"}[language]
    for place, text in entries(language).items():
        assert not re.search("['\"`\N{EM DASH}]|  |\\.\\.\\.", text), place
        assert not set("“”„«»‚‘") & set(text) - set(own), place
        assert text.count(own[0]) == text.count(own[1]), place
        assert text == text.strip() or place in (".colon", ".semicolon", ".per_cent", ".thousands"), place


def test_french_has_thin_spaces_before_and_within_its_signs() -> None:
    for place, text in entries("fr").items():
        if place.endswith("][0]"):  # the name of a key on the keyboard
            continue
        assert not re.search(f"[^{THIN}\\d][:;!?%»](?!\\w)", text), (place, text)
        assert not re.search(f"«[^{THIN}]", text), place


def test_no_break_stands_before_a_percent_sign(language: str) -> None:
    for place, text in entries(language).items():
        assert " %" not in text or language in ("en", "nl"), place


def test_german_nouns_keep_their_capitals() -> None:
    words = LANGUAGES["de"]
    nouns = (words.touchpoint, words.goal, words.gap, words.experience, words.priority, words.in_report.rank)
    assert all(noun[0].isupper() for noun in nouns)


def test_numbers() -> None:
    said = {
        tag: (words.number(-1234.5), words.number(0.25, decimals=2), words.percent(0.4), words.count(1234567))
        for tag, words in LANGUAGES.items()
    }
    assert said == {
        "en": ("−1234.5", "0.25", "40\N{NO-BREAK SPACE}%", "1,234,567"),
        "nl": ("−1234,5", "0,25", "40\N{NO-BREAK SPACE}%", "1.234.567"),
        "de": ("−1234,5", "0,25", "40\N{NO-BREAK SPACE}%", "1.234.567"),
        "fr": ("−1234,5", "0,25", f"40{THIN}%", f"1{THIN}234{THIN}567"),
    }


def test_dates() -> None:
    first, later = datetime.date(2018, 7, 1), datetime.date(2018, 3, 21)
    assert {tag: (words.long_date(first), words.long_date(later)) for tag, words in LANGUAGES.items()} == {
        "en": ("1 July 2018", "21 March 2018"),
        "nl": ("1 juli 2018", "21 maart 2018"),
        "de": ("1. Juli 2018", "21. März 2018"),
        "fr": ("1er juillet 2018", "21 mars 2018"),
    }


def test_plurals() -> None:
    said = {tag: [words.touchpoints(n) for n in (0, 1, 2, 21)] for tag, words in LANGUAGES.items()}
    assert said["de"] == ["0 Kontaktpunkte", "1 Kontaktpunkt", "2 Kontaktpunkte", "21 Kontaktpunkte"]
    assert said["fr"] == [
        "0 point de contact",
        "1 point de contact",
        "2 points de contact",
        "21 points de contact",
    ]
    points = LANGUAGES["fr"].in_charts.points
    assert [points(number) for number in ("0", "1", "1,5", "2")] == [
        "0 point",
        "1 point",
        "1,5 point",
        "2 points",
    ]
    headline = LANGUAGES["de"].headline_short
    assert headline(1, 2) == "1 von 2 Kontaktpunkten verfehlt sein Ziel"
    assert headline(2, 2) == "2 von 2 Kontaktpunkten verfehlen ihr Ziel"


def test_functions_are_few_enough_to_be_read(language: str) -> None:
    assert set(functions(LANGUAGES[language])) == set(functions(LANGUAGES["en"]))
