"""Durations and amounts as people write them, in each of the four languages."""

from __future__ import annotations

import pytest
from pydantic import ValidationError

from cxmap.model.amounts import Quantity
from cxmap.model.durations import Duration
from cxmap.model.shares import Portion
from cxmap.model.units import UNITS

MINUTE, HOUR, DAY, WEEK, MONTH, YEAR = 60, 3_600, 86_400, 604_800, 2_629_800, 31_557_600

LENGTHS = {
    "30 s": (30, 30),
    "10 min": (10 * MINUTE, 10 * MINUTE),
    "2 h 30 min": (2.5 * HOUR, 2.5 * HOUR),
    "3-5 days": (3 * DAY, 5 * DAY),
    "3 to 5 days": (3 * DAY, 5 * DAY),
    "3 tot 5 dagen": (3 * DAY, 5 * DAY),
    "1,5 uur": (1.5 * HOUR, 1.5 * HOUR),
    # German
    "1 Sekunde": (1, 1),
    "45 Sek.": (45, 45),
    "1 Minute": (MINUTE, MINUTE),
    "20 Minuten": (20 * MINUTE, 20 * MINUTE),
    "1 Stunde": (HOUR, HOUR),
    "1,5 Stunden": (1.5 * HOUR, 1.5 * HOUR),
    "2 Std. 30 Min.": (2.5 * HOUR, 2.5 * HOUR),
    "8 Std": (8 * HOUR, 8 * HOUR),
    "1 Tag": (DAY, DAY),
    "3 bis 5 Tage": (3 * DAY, 5 * DAY),
    "2–3 Wochen": (2 * WEEK, 3 * WEEK),
    "1 Woche, 2 Tage": (WEEK + 2 * DAY, WEEK + 2 * DAY),
    "6 Monate": (6 * MONTH, 6 * MONTH),
    "1 Monat": (MONTH, MONTH),
    "1 Jahr": (YEAR, YEAR),
    "2 Jahre": (2 * YEAR, 2 * YEAR),
    # French
    "1 seconde": (1, 1),
    "45 secondes": (45, 45),
    "1 minute": (MINUTE, MINUTE),
    "20 minutes": (20 * MINUTE, 20 * MINUTE),
    "1 heure": (HOUR, HOUR),
    "1,5 heures": (1.5 * HOUR, 1.5 * HOUR),
    "2 h 30": (2.5 * HOUR, 2.5 * HOUR),
    "1h05": (65 * MINUTE, 65 * MINUTE),
    "1 jour": (DAY, DAY),
    "3 à 5 jours": (3 * DAY, 5 * DAY),
    "3 a\N{COMBINING GRAVE ACCENT} 5 jours": (3 * DAY, 5 * DAY),
    "2 semaines": (2 * WEEK, 2 * WEEK),
    "1 semaine": (WEEK, WEEK),
    "6 mois": (6 * MONTH, 6 * MONTH),
    "1 an": (YEAR, YEAR),
    "2 ans": (2 * YEAR, 2 * YEAR),
    "1 année": (YEAR, YEAR),
    "2 annees": (2 * YEAR, 2 * YEAR),
    "2\N{NARROW NO-BREAK SPACE}h\N{NO-BREAK SPACE}15\N{NARROW NO-BREAK SPACE}min": (2.25 * HOUR, 2.25 * HOUR),
}


WORKING = 1.4 * DAY
SAID: dict[str, tuple[float | None, float | None, bool]] = {
    "<2 days": (0, 2 * DAY, False),
    "max 2 h": (0, 2 * HOUR, False),
    "max. 2 uur": (0, 2 * HOUR, False),
    "2 h max": (0, 2 * HOUR, False),
    "hoogstens 3 dagen": (0, 3 * DAY, False),
    "höchstens 3 Tage": (0, 3 * DAY, False),
    "jusqu\N{RIGHT SINGLE QUOTATION MARK}à 2 h": (0, 2 * HOUR, False),
    "within 5 business days": (0, 5 * WORKING, False),
    "15分以内": (0, 15 * MINUTE, False),
    "30+ days": (30 * DAY, None, False),
    "30 days+": (30 * DAY, None, False),
    "≥ 2 weeks": (2 * WEEK, None, False),
    "min 2 h": (2 * HOUR, None, False),
    "minstens 3 dagen": (3 * DAY, None, False),
    "vanaf 3 dagen": (3 * DAY, None, False),
    "3日以上": (3 * DAY, None, False),
    "ca. 10 min": (10 * MINUTE, 10 * MINUTE, True),
    "~10 min": (10 * MINUTE, 10 * MINUTE, True),
    "à peu près 10 min": (10 * MINUTE, 10 * MINUTE, True),
    "約15分": (15 * MINUTE, 15 * MINUTE, True),
    "5 working days": (5 * WORKING, 5 * WORKING, False),
    "5 werkdagen": (WEEK, WEEK, False),
    "3 bis 5 Arbeitstage": (3 * WORKING, 5 * WORKING, False),
    "10 jours ouvrés": (2 * WEEK, 2 * WEEK, False),
    "3営業日": (3 * WORKING, 3 * WORKING, False),
    "3个工作日": (3 * WORKING, 3 * WORKING, False),
    "15分": (15 * MINUTE, 15 * MINUTE, False),
    "\N{FULLWIDTH DIGIT ONE}5分": (15 * MINUTE, 15 * MINUTE, False),
    "2時間30分": (2.5 * HOUR, 2.5 * HOUR, False),
    "3\N{FULLWIDTH TILDE}5日": (3 * DAY, 5 * DAY, False),
    "2小时": (2 * HOUR, 2 * HOUR, False),
    "30 min - 2 h": (30 * MINUTE, 2 * HOUR, False),
    "from 3 to 5 days": (3 * DAY, 5 * DAY, False),
    "1½ h": (1.5 * HOUR, 1.5 * HOUR, False),
    "3 nights": (3 * DAY, 3 * DAY, False),
    "1 hour and 10 minutes": (70 * MINUTE, 70 * MINUTE, False),
}


@pytest.mark.parametrize("text", SAID)
def test_what_is_said_of_a_length_is_kept(text: str) -> None:
    found, (low, high, about) = Duration.model_validate(text), SAID[text]
    assert found.low == pytest.approx(low)
    assert found.high is None if high is None else found.high == pytest.approx(high)
    assert (found.about, found.text, found.ongoing) == (about, text, False)
    assert found.working == any(
        word in text for word in ("work", "busi", "werk", "Arbeit", "ouvr", "営業", "工作")
    )


UNIT_WORDS = sorted({(word, unit.seconds) for unit in UNITS for word in unit.words})


@pytest.mark.parametrize(("word", "seconds"), UNIT_WORDS)
def test_every_unit_of_the_docs_is_read(word: str, seconds: float) -> None:
    for text in (f"2 {word}", f"2{word}", f"2 {word.upper()}", f"1-2 {word}"):
        assert Duration.model_validate(text).high == 2 * seconds, text


def test_each_persona_may_have_its_own_time() -> None:
    found = Duration.model_validate({"ann": "10 min", "ben": "<1 h"})
    assert (found.low, found.high) == (0, HOUR)
    own = found.of("ann")
    assert own is not None and (own.text, own.high) == ("10 min", 10 * MINUTE)
    assert found.of("cem") is None, "nothing is known of others"
    assert found.of(None) is found
    assert Duration.model_validate({"ann": "10 min", "ben": "30+ min"}).open
    with pytest.raises(ValidationError, match="ann"):
        Duration.model_validate({"ann": "a while"})


SHARES: dict[str | float, tuple[float, float]] = {
    0.4: (0.4, 0.4),
    1: (1, 1),
    "40%": (0.4, 0.4),
    "12,5 %": (0.125, 0.125),
    "40\N{FULLWIDTH PERCENT SIGN}": (0.4, 0.4),
    "15-20%": (0.15, 0.2),
    "15% - 20%": (0.15, 0.2),
    "15 à 20 %": (0.15, 0.2),
    "<10%": (0, 0.1),
    "at most 5%": (0, 0.05),
    "30+%": (0.3, 1),
    "ca. 40%": (0.4, 0.4),
}


@pytest.mark.parametrize("written", SHARES)
def test_shares(written: str | float) -> None:
    found = Portion.model_validate(written)
    assert (found.low, found.high) == pytest.approx(SHARES[written])
    plain = found.low == found.high and not found.about
    assert found.text == ("" if plain else written), "what is no plain number is shown as written"


@pytest.mark.parametrize(
    "written", ["40", "15-20", "20-15%", "150%", "a few", "", True, 1.2, -0.1, "<5-%", None]
)
def test_what_is_no_share(written: object) -> None:
    with pytest.raises(ValidationError):
        Portion.model_validate(written)


@pytest.mark.parametrize("text", LENGTHS)
def test_durations(text: str) -> None:
    found = Duration.model_validate(text)
    assert (found.low, found.high) == pytest.approx(LENGTHS[text])
    assert found.text == text


@pytest.mark.parametrize("text", ["5 m", "5 M", "5m", "5M"])
def test_a_lone_m_is_a_minute_in_every_language(text: str) -> None:
    assert Duration.model_validate(text).high == 5 * MINUTE


@pytest.mark.parametrize("text", ["ongoing", "doorlopend", "fortlaufend", "Fortlaufend", "en continu"])
def test_what_goes_on_has_no_length(text: str) -> None:
    found = Duration.model_validate(text)
    assert found.ongoing and found.text == text


@pytest.mark.parametrize(
    "text",
    [
        "",
        "bis",
        "3 bis Tage",
        "5 bis 3 Tage",
        "3 jours à",
        "2 h 75",
        "2 Fortnights",
        "1,000 days",
        "<30+ days",
        "a few days",
        "h 30",
        "3..",
        "3 Std..",
    ],
)
def test_what_is_no_duration(text: str) -> None:
    with pytest.raises(ValidationError):
        Duration.model_validate(text)


@pytest.mark.parametrize(
    "text", ["7-10 days", "7 to 10 days", "7 tot 10 dagen", "7 bis 10 Tage", "7 à 10 jours"]
)
def test_ranges_of_amounts(text: str) -> None:
    found = Quantity.model_validate(text)
    assert (found.low, found.high, found.unit) == (7, 10, text.split()[-1])


def test_decimal_commas() -> None:
    assert Quantity.model_validate("1,5 bis 2,5 Punkte").high == 2.5
    assert Quantity.model_validate("12,5\N{NARROW NO-BREAK SPACE}%").low == 12.5
