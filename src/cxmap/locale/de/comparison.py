"""The words about groups beside each other in German."""

from cxmap.locale.comparison_words import ComparisonWords

COMPARISON_DE = ComparisonWords(
    kinds={
        "market": "Märkte nebeneinander",
        "persona": "Personas nebeneinander",
        "segment": "Segmente nebeneinander",
        "variant": "Varianten nebeneinander",
        "map": "Zwei Karten nebeneinander",
    },
    variants="Varianten",
    title="Wer wird am schlechtesten bedient?",
    intro="Verglichen wird nur, was über eine Gruppe selbst bekannt ist. Mittelwerte gelten für Kontaktpunkte, die jede Gruppe bewertet.",
    apart="Abstand",
    worst="am schlechtesten: {names}",
    worse_by="{names}: im Mittel {gain} schlechter als {other}, über {places}; {judged}",
    alike="Im Mittel gleich, über {places}",
    no_common="Kein Kontaktpunkt ist von allen bewertet",
    nothing="Nichts ist vergleichbar: kein Kontaktpunkt hat Bewertungen von zweien von ihnen",
    places=lambda n: "1 Stelle" if n == 1 else f"{n} Stellen",
    judged={
        "stands": "mehr als Zufall",
        "chance": "kann Zufall sein",
        "estimate": "unsere Einschätzung",
        "part": "nicht getestet (nicht alles gemessen)",
        "asked otherwise": "nicht getestet (verschieden gefragt)",
        "too few": "nicht getestet (zu wenige Antworten)",
        "no margin": "nicht getestet (keine Fehlerspanne)",
    },
    marks={
        "stands": "Abstand, mehr als Zufall",
        "chance": "Abstand, kann Zufall sein",
        "estimate": "Abstand, unsere Einschätzung oder nicht getestet",
        "shared": "Linie ohne Zeichen: Bewertung für alle",
    },
    worst_at="am schlechtesten bei: {counts}; von {n}",
    below_at="unter Ziel bei: {counts}",
    tested=lambda n, share: (
        f"1 Vergleich getestet bei {share}"
        if n == 1
        else f"{n} Vergleiche zusammen getestet bei {share}; Intervalle gelten je für {share}"
    ),
    whole="das Ganze",
    over="über {k} von {n}",
    shared="Bewertungen in Klammern gelten für alle und werden mit keinem verglichen.",
    never="nie",
    lacking="fehlt",
    withheld="zurückgehalten",
    never_note="Nie: Diese Gruppe kommt dort nicht hin.",
    lacking_note="Fehlt: Die Karte hat diesen Kontaktpunkt nicht.",
    withheld_note="Zurückgehalten: zu wenige Antworten, oder sie würden die anderer verraten (Datenschutzgrenze {floor}).",
    partly="{name}: teils gemessen",
    without="{name} ohne {names}, ohne eigene Bewertung",
    hidden="{name}: Antworten zurückgehalten (Datenschutzgrenze {floor})",
    empty="Nichts bekannt über: {names}",
    outside="In keiner dieser Gruppen: {names}",
    only_in="Nur in {name}: {names}",
    converted="Bewertungen von {name} sind auf die Skala von {other} umgerechnet.",
    hoped="{name} zeigt die Zukunft: Ihre Bewertungen sind erhofft, niemand hat sie vergeben.",
    closed="{share} der Lücke geschlossen",
    undrawn="Ein Bild zeigt höchstens {most} Gruppen; die Tabelle hat alle.",
)
