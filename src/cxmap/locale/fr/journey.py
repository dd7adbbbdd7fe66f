"""French, the journey and its people."""

from cxmap.locale.journey_words import JourneyWords

JOURNEY_FR = JourneyWords(
    measured="mesuré",
    believed="notre estimation",
    untold={
        "too few": "{k} moments sur {n} ont un score\u202f; il en faut au moins {least}, et la moitié",
        "end without a score": "pas de score là où le parcours s’achève ({names})",
        "no end": "aucun chemin de la carte n’arrive à une fin",
    },
    no_peak_end="Il n’y a pas de score pic-fin\u202f: {why}.",
    met_on_average="objectif atteint en moyenne",
    believed_met_on_average="objectif atteint en moyenne (notre estimation)",
    short_for="sous l’objectif pour {k} sur {n}\u202f: {names}",
    also_short_for_some="Objectif atteint en moyenne, mais pas pour tout le monde\u202f: {names}.",
    withheld=lambda n: f"non affiché\u202f: un groupe de moins de {n} réponses",
    withheld_how="Les chiffres des groupes de moins de {n} réponses ne sont pas affichés, ni ceux du groupe suivant par la taille si l’ensemble les trahissait.",
    tested_differences="Est-ce plus que le hasard\u202f?",
    differences_intro="Les différences mesurées et leur test, traitées comme des groupes indépendants. Nos propres estimations ne sont pas testées.",
    compared="comparaison",
    difference="différence",
    against="{better} face à {worse}",
    judged={
        "stands": "plus que le hasard",
        "chance": "peut être dû au hasard",
        "believed": "non testé (tout n’est pas mesuré)",
        "asked otherwise": "non testé (questions différentes)",
        "too few": "non testé (trop peu de réponses)",
        "no margin": "non testé (pas de marge d’erreur)",
    },
    channels_judged="La différence entre {worst} et {best}\u202f: {judged}.",
    terms={
        "differences": "différences",
        "withheld": "seuil de confidentialité",
    },
    texts={
        "differences": "Des groupes de personnes sont comparés là où on leur a demandé la même chose\u202f: les moyennes par le test de Welch (1947), les parts par le test exact de Fisher (1935) et l’intervalle de Newcombe (1998), un NPS et les moyennes des canaux par MOVER (Zou et Donner 2008). Chaque liste de comparaisons est testée dans son ensemble (Holm 1979). La carte ne dit pas qui a répondu deux fois\u202f: rien n’est donc apparié.",
    },
)
