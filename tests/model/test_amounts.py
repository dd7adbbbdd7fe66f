"""Durations and amounts as people write them, in each of the four languages."""

from __future__ import annotations

import pytest
from pydantic import ValidationError

from cxmap.model.amounts import Quantity
from cxmap.model.durations import Duration

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
