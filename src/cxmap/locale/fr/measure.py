"""Words about answers, groups and raters in French."""

from cxmap.locale.measure_words import MeasureWords

MEASURES_FR = MeasureWords(
    of_positive="{name}\u202f: {k} réponses sur {n} sont positives ({answers} de {low} \N{HORIZONTAL ELLIPSIS} {high}) = {value}.",
    in_short_positive="positif\u202f: {answers} de {low} \N{HORIZONTAL ELLIPSIS} {high}",
    by_share="{name}\u202f: chaque groupe selon sa part de la clientèle, quel que soit le nombre de réponses\u202f: {terms} = {value}.",
    in_short_by_share="selon la part de la clientèle\u202f: {terms}",
    by_answers="Toutes les réponses ensemble, et non une moyenne de moyennes\u202f: les groupes qui ont plus de réponses comptent davantage ({terms}), car les parts de la clientèle ne sont pas toutes connues.",
    in_short_by_answers="selon les réponses\u202f: {terms}",
    effective="n = {raw}\u202f; pondérées ainsi, ces réponses en valent {n} (nombre effectif de Kish, 1965).",
    in_short_effective="n = {raw}, effectif {n}",
    raters=lambda n: "estimation d’une personne" if n == 1 else f"estimations de {n} personnes",
    from_to="de {low} à {high}",
)
