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
    waits="wachttijd {time}",
    up_to="hoogstens {time}",
    open_mark="loopt door",
    acting_mark="actieve tijd",
    waiting_mark="wachttijd, vóór de actieve tijd getekend",
    range_mark="tussen kortste en langste tijd",
    untimed_mark="geen tijd opgegeven",
    linear="Lengtes zijn op schaal.",
    root="Tijdas samengedrukt: vergelijk de getallen, niet de balken.",
    logarithmic="Tijdas samengedrukt: vergelijk de getallen, niet de balken.",
    longest="Van–tot-tijden zijn op hun langst getekend.",
    even="Er zijn geen tijden opgegeven: contactpunten staan op volgorde, op gelijke afstand.",
    untimed=lambda k, n: (
        f"{k} van de {n} contactpunten {'heeft' if k == 1 else 'hebben'} geen tijd: stippen op gelijke afstand, niet op schaal."
    ),
    optional_left_out="optionele contactpunten tellen alleen mee in de langste tijd",
    in_all="in totaal {time}",
    in_all_known="in totaal {time}, voor zover tijden zijn opgegeven",
    share_longest="{share} van de langste route is wachttijd",
    beside="Alternatieven beginnen op hetzelfde moment; wat erop volgt begint na het laatste.",
    by_ways="Totalen lopen van de kortste tot de langste route door de kaart.",
    shared="Waar balken naast elkaar staan: vergelijk de getallen.",
)
