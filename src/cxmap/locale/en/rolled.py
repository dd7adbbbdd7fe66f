"""The words about journeys below a place in English."""

from cxmap.locale.rolled_words import RolledWords

ROLLED_EN = RolledWords(
    heading="journey below",
    adds_up=lambda count: (
        "its journey adds up to {score}" if count == 1 else f"its {count} journeys add up to {{score}}"
    ),
    ends="({low} to {high})",
    own="own score {score}",
    no_own="no score of its own",
    nothing="nothing to add up below it",
    apart="the two differ",
    alike="the two agree",
    undecided="whether they differ is not decided",
    weighed="moments weigh importance / 3 \N{MULTIPLICATION SIGN} reach",
    measured=lambda k, n: f"{k} of {n} moments measured",
    assumed="assumed where not given: importance 3, reach {everybody}",
    share="{title}: {share} of it",
    lost="{to} cannot be used",
    unscored="{title}: none of its moments has a score",
    part_of="part of",
)
