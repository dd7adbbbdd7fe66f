"""The timeline's words in Dutch."""

from cxmap.locale.timeline_words import TimelineWords

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
    singular=lambda n: n == 1,
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
