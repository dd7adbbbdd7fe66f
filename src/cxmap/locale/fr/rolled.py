"""The words about journeys below a place in French."""

from cxmap.locale.rolled_words import RolledWords

ROLLED_FR = RolledWords(
    heading="parcours en dessous",
    adds_up=lambda count: (
        "le parcours donne {score}" if count == 1 else f"les {count} parcours donnent ensemble {{score}}"
    ),
    ends="({low} à {high})",
    own="score propre {score}",
    no_own="aucun score propre",
    nothing="rien à additionner en dessous",
    apart="les deux diffèrent",
    alike="les deux concordent",
    undecided="leur différence n’est pas tranchée",
    weighed="les moments pèsent importance / 3 \N{MULTIPLICATION SIGN} portée",
    measured=lambda k, n: f"{k} moments sur {n} mesurés",
    assumed="supposé là où rien n’est écrit : importance 3, portée {everybody}",
    share="{title} : {share} du total",
    lost="{to} est inutilisable",
    unscored="{title} : aucun moment n’a de score",
    part_of="fait partie de",
)
