"""French, the journey and its people."""

from cxmap.locale.journey_words import JourneyWords

JOURNEY_FR = JourneyWords(
    measured="mesuré",
    believed="présumé",
    untold={
        "too few": "{k} moments sur {n} ont un score\u202f; il en faut au moins {least}, et la moitié",
        "end without a score": "sans score là où le parcours s’achève\u202f: {names}",
        "no end": "aucun chemin de la carte n’arrive à une fin",
    },
    no_peak_end="Il n’y a pas de score pic-fin\u202f: {why}.",
)
