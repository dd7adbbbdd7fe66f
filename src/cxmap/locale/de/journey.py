"""German, the journey and its people."""

from cxmap.locale.journey_words import JourneyWords

JOURNEY_DE = JourneyWords(
    measured="gemessen",
    believed="geschätzt",
    untold={
        "too few": "{k} von {n} Momenten sind bewertet; nötig sind mindestens {least}, und die Hälfte",
        "end without a score": "keine Bewertung am Ende der Reise ({names})",
        "no end": "kein Weg durch die Karte kommt zu einem Ende",
    },
    no_peak_end="Einen Peak-End-Wert gibt es nicht: {why}.",
    met_on_average="Ziel im Mittel erreicht",
    believed_met_on_average="Ziel im Mittel erreicht (geschätzt)",
    short_for="unter Ziel für {k} von {n}: {names}",
    also_short_for_some="Ziel im Mittel erreicht, aber nicht für alle: {names}.",
    withheld=lambda n: f"nicht gezeigt: eine Gruppe mit weniger als {n} Antworten",
    withheld_how="Zahlen von Gruppen mit weniger als {n} Antworten werden nicht gezeigt, ebenso wenig die der nächstgrößeren Gruppe, wenn das Ganze sie verraten würde.",
    tested_differences="Ist es mehr als Zufall?",
    differences_intro="Gemessene Unterschiede mit ihrem Test, behandelt als unabhängige Gruppen. Unsere eigenen Schätzungen werden nicht getestet.",
    compared="verglichen",
    difference="Unterschied",
    against="{better} gegenüber {worse}",
    judged={
        "stands": "mehr als Zufall",
        "chance": "kann Zufall sein",
        "believed": "nicht getestet (nicht alles gemessen)",
        "asked otherwise": "nicht getestet (anders gefragt)",
        "too few": "nicht getestet (zu wenige Antworten)",
        "no margin": "nicht getestet (keine Fehlerspanne)",
    },
    channels_judged="Der Unterschied zwischen {worst} und {best}: {judged}.",
    terms={
        "differences": "Unterschiede",
        "withheld": "Datenschutzgrenze",
    },
    texts={
        "differences": "Gruppen von Menschen werden verglichen, wo sie dasselbe gefragt wurden: Mittelwerte mit dem Test von Welch (1947), Anteile mit Fishers exaktem Test (1935) und dem Intervall von Newcombe (1998), ein NPS und Mittelwerte von Kanälen mit MOVER (Zou und Donner 2008). Jede Liste von Vergleichen wird zusammen getestet (Holm 1979). Die Karte sagt nicht, wer zweimal geantwortet hat; also ist nichts gepaart.",
    },
)
