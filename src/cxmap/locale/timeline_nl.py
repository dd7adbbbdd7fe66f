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
    acting="actieve tijd",
    waiting="wachttijd",
    share_waiting="{share} van de bekende tijd is wachttijd",
    waits="wacht {time}",
    up_to="hoogstens {time}",
    at_least="ten minste {time}",
    about="ongeveer {time}",
    open_mark="loopt door, of duurt langer",
    acting_mark="actieve tijd",
    waiting_mark="wachttijd, vóór de actieve tijd getekend",
    range_mark="tussen kortste en langste tijd",
    untimed_mark="geen tijd opgegeven",
    linear="Lengtes zijn op schaal.",
    root="Lengtes zijn wortels van de tijd: vier keer zo lang is twee keer zo lang getekend.",
    logarithmic="Lengtes zijn logaritmen van de tijd: korte momenten blijven zichtbaar naast lange, dus vergelijk de getallen en niet de balken.",
    longest="Bij een tijd van–tot is de langste getekend.",
    working_days="Een werkdag telt als 1,4 dag: vijf zijn een week.",
    even="Er zijn geen tijden opgegeven: contactpunten staan op volgorde en even ver uit elkaar; de afstanden zeggen niets.",
    untimed=lambda k, n: (
        f"{k} van de {n} contactpunten {'heeft' if k == 1 else 'hebben'} geen tijd: stippen op gelijke afstand, niet op schaal."
    ),
    optional_left_out="optionele contactpunten tellen alleen mee in de langste tijd",
    in_all="in totaal {time}",
    in_all_known="in totaal {time}, voor zover tijden zijn opgegeven",
    share_longest="{share} van de langste weg is wachttijd",
    beside="Alternatieven beginnen op hetzelfde moment; wat erop volgt begint na het laatste.",
    by_ways="Totalen lopen van de kortste tot de langste weg door de kaart.",
    shared="Waar balken naast elkaar staan, is elk stuk tijd één keer voor alle getekend: vergelijk de getallen.",
)
