"""English, the journey and its people."""

from cxmap.locale.journey_words import JourneyWords

JOURNEY_EN = JourneyWords(
    measured="measured",
    believed="believed",
    untold={
        "too few": "{k} of {n} moments have a score; it takes at least {least}, and half of them",
        "end without a score": "no score where journeys end: {names}",
        "no end": "no way through the map comes to an end",
    },
    no_peak_end="There is no peak\N{EN DASH}end: {why}.",
)
