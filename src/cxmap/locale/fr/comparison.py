"""The words about groups beside each other in French."""

from cxmap.locale.comparison_words import ComparisonWords

COMPARISON_FR = ComparisonWords(
    kinds={
        "market": "Marchés côte à côte",
        "persona": "Personas côte à côte",
        "segment": "Segments côte à côte",
        "variant": "Variantes côte à côte",
        "map": "Deux cartes côte à côte",
    },
    variants="variantes",
    title="Qui est le moins bien servi\u202f?",
    intro="Seul ce que l’on sait d’un groupe lui-même est comparé. Les moyennes portent sur les points de contact que chaque groupe note.",
    apart="écart",
    worst="moins bien\u202f: {names}",
    worse_by="{names}\u202f: {gain} de moins bien que {other} en moyenne, sur {places}\u202f; {judged}",
    alike="À égalité en moyenne, sur {places}",
    no_common="Aucun point de contact n’est noté par tous",
    nothing="Rien à comparer\u202f: aucun point de contact n’a de notes de deux d’entre eux",
    places=lambda n: f"{n} endroit" if n < 2 else f"{n} endroits",
    judged={
        "stands": "plus que le hasard",
        "chance": "peut être le hasard",
        "estimate": "notre estimation",
        "part": "non testé (tout n’est pas mesuré)",
        "asked otherwise": "non testé (questions différentes)",
        "too few": "non testé (trop peu de réponses)",
        "no margin": "non testé (pas de marge d’erreur)",
    },
    marks={
        "stands": "écart, plus que le hasard",
        "chance": "écart, peut être le hasard",
        "estimate": "écart, notre estimation ou non testé",
        "shared": "ligne sans repère\u202f: note de tous",
    },
    worst_at="moins bien\u202f: {counts}\u202f; sur {n}",
    below_at="sous l’objectif\u202f: {counts}",
    tested=lambda n, share: (
        f"{n} comparaison testée à {share}"
        if n < 2
        else f"{n} comparaisons testées ensemble à {share}\u202f; chaque intervalle est à {share}"
    ),
    whole="l’ensemble",
    over="sur {k} de {n}",
    shared="Les notes entre parenthèses valent pour tous et ne sont comparées à aucune autre.",
    never="jamais",
    lacking="absent",
    withheld="retenu",
    never_note="Jamais\u202f: ce groupe n’y vient pas.",
    lacking_note="Absent\u202f: la carte n’a pas ce point de contact.",
    withheld_note="Retenu\u202f: trop peu de réponses, ou elles trahiraient celles d’autres (seuil de confidentialité {floor}).",
    partly="{name}\u202f: en partie mesuré",
    without="{name} sans {names}, sans note propre",
    hidden="{name}\u202f: réponses retenues (seuil de confidentialité {floor})",
    empty="Rien n’est connu de\u202f: {names}",
    outside="Dans aucun de ces groupes\u202f: {names}",
    only_in="Seulement dans {name}\u202f: {names}",
    converted="Notes converties\u202f: {name}, vers l’échelle utilisée par {other}.",
    hoped="{name} montre l’avenir\u202f: ses notes sont espérées, personne ne les a données.",
    closed="{share} de l’écart comblé",
    undrawn="Une image montre au plus {most} groupes\u202f; le tableau les a tous.",
)
