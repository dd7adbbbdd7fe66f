"""Words about answers, groups and raters in German."""

from cxmap.locale.measure_words import MeasureWords

MEASURES_DE = MeasureWords(
    of_positive="{name}: {k} von {n} Antworten sind positiv ({answers} von {low} \N{HORIZONTAL ELLIPSIS} {high}) = {value}.",
    in_short_positive="positiv: {answers} von {low} \N{HORIZONTAL ELLIPSIS} {high}",
    by_share="{name}: jede Gruppe nach ihrem Kundenanteil, unabhängig davon, wie viele geantwortet haben: {terms} = {value}.",
    in_short_by_share="nach Kundenanteil: {terms}",
    by_answers="Alle Antworten zusammen, kein Mittelwert von Mittelwerten: Gruppen mit mehr Antworten zählen mehr ({terms}), da nicht für jede der Kundenanteil angegeben ist.",
    in_short_by_answers="nach Zahl der Antworten: {terms}",
    effective="n = {raw}; gewichtet zählen diese Antworten wie {n} (effektive Zahl nach Kish, 1965).",
    in_short_effective="n = {raw}, effektiv {n}",
    raters=lambda n: "Schätzung einer Person" if n == 1 else f"Schätzungen von {n} Personen",
    from_to="von {low} bis {high}",
)
