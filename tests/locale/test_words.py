"""No language lacks a word, and each keeps to its own typography."""

from __future__ import annotations

import datetime
import re
import subprocess
import sys
from pathlib import Path
from string import Formatter

import pytest

import cxmap
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
    assert {found[place].casefold() for place in same if re.search("[a-z]{3}", found[place])} <= {
        "job to be done"  # the name of a method, which every language keeps
    }


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
        assert not re.search(f"[^{THIN}][:;!?%»](?!\\w)", text), (place, text)
        assert not re.search(f"«[^{THIN}]", text), place


def test_the_percent_sign_stands_as_the_language_has_it(language: str) -> None:
    """Behind the number at once in English and Dutch; apart by a space that never breaks elsewhere."""
    wrong = r"\s%" if language in ("en", "nl") else r"[ \d]%"
    for place, text in entries(language).items():
        assert not re.search(wrong, text), place


def test_negative_numbers_have_a_minus_sign(language: str) -> None:
    for place, text in entries(language).items():
        assert not re.search(r"(?<!\w)-\d| - ", text), place


def test_quotation_marks_open_before_they_close(language: str) -> None:
    for place, text in entries(language).items():
        marks = re.sub("[^“”„«»]", "", text)
        if language == "de":
            assert not marks.replace("„“", ""), place
        else:
            assert not marks.replace("“”", "").replace("«»", ""), place


NAMES = "name|names|title|worst|best|peak|end|source|place|places|what|texts?"


def test_french_words_that_lose_their_vowel_stand_before_no_inserted_name() -> None:
    for place, text in entries("fr").items():
        if place == ".in_report.converts":  # whose ends of a scale are numbers
            continue
        found = re.search(rf"(?i)\b(de|du|le|la|que|jusque|si|ne|se) («{THIN})?{{({NAMES})}}", text)
        assert not found, (place, text)


def test_one_of_a_thing_is_said_in_the_singular(language: str) -> None:
    words = LANGUAGES[language]
    scores = {"de": "Bewertungen"}.get(language, "scores")
    several = (words.in_report.touchpoints, words.in_timeline.units[3][1], scores)
    said = {place: text for place, text in entries(language).items() if place.endswith("(1,)")}
    assert said
    assert not {place: text for place, text in said.items() if any(f"1 {noun}" in text for noun in several)}


ONE = ((1, 0), (0, 1))
"""One touchpoint, and one phase."""


def test_a_single_touchpoint_is_not_counted(language: str) -> None:
    words = LANGUAGES[language]
    told, counted = words.in_report, words.counted
    alone = [
        *(counted.short(*by, *of) for by in ((1, 0), (0, 1)) for of in ONE),
        *(counted.met(*by, *of, hiding) for by in ((1, 0), (0, 1)) for of in ONE for hiding in (0, 1)),
        *(counted.none_short(*of) for of in ONE),
        *(counted.on_data(rests, *of) for rests in (0, 1) for of in ONE),
        told.trend.worse(1, 1, ""), told.trend.none_worse(1, ""), told.trend.unchanged(1, ""),
        told.stands(1), told.falls(1),
    ]  # fmt: skip
    assert not [text for text in alone if "1" in re.sub(r"Holm 1979", "", text)]


def test_verdicts_have_the_same_words_in_the_list_and_in_the_tally(language: str) -> None:
    words, tally = LANGUAGES[language], LANGUAGES[language].in_report.tally
    assert (tally["believed short"], tally["believed met"]) == (words.believed_short, words.believed_met)
    assert tally["undecided"] == words.undecided
    assert len(set(tally.values())) == len(tally)


def test_what_is_measured_can_be_said_without_its_interval(language: str) -> None:
    measured, comma, _ = LANGUAGES[language].measured_mark.partition(",")
    assert comma and measured.isalpha()


@pytest.mark.parametrize("same", [
    (".peak_end", ".in_report.terms[peak_end]"),
    (".in_report.evidence", ".in_matrix.grounds"),
    (".in_report.debt", ".in_report.terms[debt]"),
    (".pain_points", ".in_report.controls.pain_point"),
    (".in_report.blind_spot", ".in_report.terms[blind_spot]"),
    (".in_report.opportunity_score", ".in_report.terms[opportunity_score]"),
    (".no_score", ".in_lifecycle.no_scores"),
    (".goal", ".in_charts.goal_mark"),
    (".in_report.grid", ".in_charts.kinds[quadrants]"),
])  # fmt: skip
def test_one_thing_has_one_name(language: str, same: tuple[str, str]) -> None:
    first, second = (entries(language)[place].casefold() for place in same)
    assert first.startswith(second) or second.startswith(first) or second.endswith(first)


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
        "en": ("−1234.5", "0.25", "40%", "1,234,567"),
        "nl": ("−1234,5", "0,25", "40%", "1.234.567"),
        "de": ("−1234,5", "0,25", "40\N{NO-BREAK SPACE}%", "1.234.567"),
        "fr": ("−1234,5", "0,25", f"40{THIN}%", f"1{THIN}234{THIN}567"),
    }


def test_thousands_stand_apart_from_five_digits_on() -> None:
    said = {
        tag: (words.number(9999.5), words.number(-12345.25, decimals=2), words.count(2300))
        for tag, words in LANGUAGES.items()
    }
    assert said == {
        "en": ("9999.5", "−12,345.25", "2300"),
        "nl": ("9999,5", "−12.345,25", "2300"),
        "de": ("9999,5", "−12.345,25", "2300"),
        "fr": ("9999,5", f"−12{THIN}345,25", "2300"),
    }
    assert LANGUAGES["fr"].in_charts.points(f"12{THIN}000") == f"12{THIN}000 points"


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


def test_functions_are_few_enough_to_be_read(language: str) -> None:
    assert set(functions(LANGUAGES[language])) == set(functions(LANGUAGES["en"]))


def test_every_word_is_used_somewhere() -> None:
    """By its key alone, so a word can escape that shares its key with something else."""
    package = Path(cxmap.__file__).parent
    sources = [path for ending in ("py", "j2", "js") for path in package.rglob(f"*.{ending}")]
    read = [path for path in sources if path.parent.name != "locale" or path.stem.endswith("words")]
    text = "\n".join(path.read_text("utf-8") for path in read)
    keys = {key for place in ENGLISH for key in re.findall(r"\.(\w+)", place)}
    assert not {key for key in keys if not re.search(rf"[.\"']{key}\b", text)}


def test_the_words_of_other_languages_are_not_loaded() -> None:
    script = (
        "import sys; from cxmap.locale import LANGUAGES, words_for; words_for('nl-BE'); 'de' in LANGUAGES; "
        "print([tag for tag in LANGUAGES if f'cxmap.locale.{tag}' in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "['nl']"
