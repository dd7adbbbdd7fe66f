"""The words that the timeline puts on a page, as one closed record per language."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

Unit = tuple[str, str]
"""One of it, and several."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TimelineWords:
    """Units of time from seconds to years, what is drawn how, and what the axis does with lengths."""

    units: tuple[Unit, Unit, Unit, Unit, Unit, Unit, Unit]
    timeline_of: str
    time: str
    acting: str
    waiting: str
    share_waiting: str
    waits: str
    up_to: str
    open_mark: str
    acting_mark: str
    waiting_mark: str
    range_mark: str
    untimed_mark: str
    linear: str
    root: str
    logarithmic: str
    longest: str
    even: str
    untimed: Callable[[int, int], str]
    optional_left_out: str


TIMELINE_EN = TimelineWords(
    units=(
        ("s", "s"),
        ("min", "min"),
        ("h", "h"),
        ("day", "days"),
        ("week", "weeks"),
        ("month", "months"),
        ("year", "years"),
    ),
    timeline_of="Timeline of \N{LEFT DOUBLE QUOTATION MARK}{title}\N{RIGHT DOUBLE QUOTATION MARK}",
    time="time since the start",
    acting="acting",
    waiting="waiting",
    share_waiting="{share} of the known time is waiting",
    waits="waits {time}",
    up_to="up to {time}",
    open_mark="goes on",
    acting_mark="acting",
    waiting_mark="waiting, drawn before the acting",
    range_mark="between shortest and longest",
    untimed_mark="no time given",
    linear="Lengths are true to scale.",
    root="Lengths are square roots of the time: four times as long is drawn twice as long.",
    logarithmic="Lengths are logarithms of the time: short moments stay visible beside long ones, so compare the numbers, not the bars.",
    longest="Ranges are drawn at their longest.",
    even="No times are given: touchpoints stand in order, evenly spaced, and distances mean nothing.",
    untimed=lambda k, n: (
        f"{k} of {n} touchpoints {'has' if k == 1 else 'have'} no time: evenly spaced dots, not to scale."
    ),
    optional_left_out="optional touchpoints count at the longest only",
)

TIMELINE_NL = TimelineWords(
    units=(
        ("s", "s"),
        ("min", "min"),
        ("uur", "uur"),
        ("dag", "dagen"),
        ("week", "weken"),
        ("maand", "maanden"),
        ("jaar", "jaar"),
    ),
    timeline_of="Tijdlijn van \N{LEFT DOUBLE QUOTATION MARK}{title}\N{RIGHT DOUBLE QUOTATION MARK}",
    time="tijd sinds het begin",
    acting="bezig",
    waiting="wachten",
    share_waiting="{share} van de bekende tijd is wachten",
    waits="wacht {time}",
    up_to="tot {time}",
    open_mark="loopt door",
    acting_mark="bezig",
    waiting_mark="wachten, vóór het bezig zijn getekend",
    range_mark="tussen kortst en langst",
    untimed_mark="geen tijd bekend",
    linear="Lengtes zijn op schaal.",
    root="Lengtes zijn wortels van de tijd: vier keer zo lang is twee keer zo lang getekend.",
    logarithmic="Lengtes zijn logaritmen van de tijd: korte momenten blijven zichtbaar naast lange, dus vergelijk de getallen en niet de balken.",
    longest="Bij een marge is de langste tijd getekend.",
    even="Er zijn geen tijden bekend: contactpunten staan op volgorde en even ver uit elkaar, afstanden zeggen niets.",
    untimed=lambda k, n: (
        f"{k} van {n} contactpunten {'heeft' if k == 1 else 'hebben'} geen tijd: stippen op gelijke afstand, niet op schaal."
    ),
    optional_left_out="optionele contactpunten tellen alleen mee in het langst",
)
