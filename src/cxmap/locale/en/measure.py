"""Words about answers, groups and raters in English."""

from cxmap.locale.measure_words import MeasureWords

MEASURES_EN = MeasureWords(
    of_positive="{name}: {k} of {n} answers are positive ({answers} of {low} \N{HORIZONTAL ELLIPSIS} {high}) = {value}.",
    in_short_positive="positive: {answers} of {low} \N{HORIZONTAL ELLIPSIS} {high}",
    by_share="{name}: each group by its share of customers, however many answered: {terms} = {value}.",
    in_short_by_share="by share of customers: {terms}",
    by_answers="All answers together, not a mean of means: groups with more answers count for more ({terms}), since not every group has a share of customers.",
    in_short_by_answers="by who answered: {terms}",
    effective="n = {raw}; weighted as they are, these answers count as {n} (Kish’s effective number, 1965).",
    in_short_effective="n = {raw}, effective {n}",
    raters=lambda n: "estimate of one person" if n == 1 else f"estimates of {n} people",
    from_to="from {low} to {high}",
)
