"""German, the journey and its people."""

from cxmap.locale.journey_words import JourneyWords

JOURNEY_DE = JourneyWords(
    measured="gemessen",
    believed="vermutet",
    untold={
        "too few": "{k} von {n} Momenten sind bewertet; nötig sind mindestens {least}, und die Hälfte",
        "end without a score": "ohne Bewertung, wo die Reise endet: {names}",
        "no end": "kein Weg durch die Karte kommt zu einem Ende",
    },
    no_peak_end="Einen Peak-End-Wert gibt es nicht: {why}.",
)
