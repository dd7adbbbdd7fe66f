"""Dutch, the journey and its people."""

from cxmap.locale.journey_words import JourneyWords

JOURNEY_NL = JourneyWords(
    measured="gemeten",
    believed="vermoed",
    untold={
        "too few": "{k} van de {n} momenten hebben een score; nodig zijn er minstens {least}, en de helft",
        "end without a score": "geen score waar de reis eindigt: {names}",
        "no end": "geen weg door de kaart komt tot een einde",
    },
    no_peak_end="Er is geen piek-eindscore: {why}.",
)
