"""Words about answers, groups and raters in Dutch."""

from cxmap.locale.measure_words import MeasureWords

MEASURES_NL = MeasureWords(
    of_positive="{name}: {k} van de {n} antwoorden zijn positief ({answers} van {low} \N{HORIZONTAL ELLIPSIS} {high}) = {value}.",
    in_short_positive="positief: {answers} van {low} \N{HORIZONTAL ELLIPSIS} {high}",
    by_share="{name}: elke groep telt naar haar aandeel in alle klanten, ongeacht hoeveel er antwoordden: {terms} = {value}.",
    in_short_by_share="naar aandeel klanten: {terms}",
    by_answers="Alle antwoorden samen, geen gemiddelde van gemiddelden: groepen met meer antwoorden tellen zwaarder ({terms}), want niet van elke groep is het aandeel in alle klanten bekend.",
    in_short_by_answers="naar aantal antwoorden: {terms}",
    effective="n = {raw}; gewogen tellen deze antwoorden als {n} (het effectieve aantal volgens Kish, 1965).",
    in_short_effective="n = {raw}, effectief {n}",
    raters=lambda n: "inschatting van één persoon" if n == 1 else f"inschattingen van {n} personen",
    from_to="van {low} tot {high}",
)
