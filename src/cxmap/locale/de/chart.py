"""The charts' words in German."""

from cxmap.locale.chart_words import ChartWords
from cxmap.locale.de.count import places

CHARTS_DE = ChartWords(
    kinds={
        "board": "Auf einen Blick",
        "gaps": "Zielabstände",
        "channels": "Kanäle nach Phase",
        "elements": "Elemente des Erlebnisses",
        "quadrants": "Wichtigkeit und Leistung",
        "opportunities": "Chancen",
        "flow": "Flussdiagramm",
        "lifecycle": "Entwicklung im Zeitverlauf",
        "trend": "Bewertungen im Zeitverlauf",
    },
    worst="am schlechtesten",
    best="am besten",
    points=lambda number: "1 Punkt" if number == "1" else f"{number} Punkte",
    advice={
        "scores": (
            "Notieren Sie zu jedem Kontaktpunkt, wie Kunden ihn erleben, auf der Skala der Karte. Für den Anfang genügt eine Schätzung aus einem Workshop; Daten können folgen."
        ),
        "goals": (
            "Geben Sie an, was Kunden erleben sollen. Ein Ziel für die ganze Karte genügt für den Anfang; ein Kanal, eine Phase oder ein Kontaktpunkt kann ein eigenes haben."
        ),
        "channels": (
            "Führen Sie die Kanäle der Karte auf und geben Sie bei jedem Kontaktpunkt an, welche er nutzt."
        ),
        "elements": (
            "Geben Sie bei jedem Kontaktpunkt an, welche Elemente des Erlebnisses dort eine Rolle spielen. Es gibt acht: {names}."
        ),
        "importance": (
            "Geben Sie an, wie wichtig jeder Kontaktpunkt für Kunden ist, von 1 bis 5. Dann zeigt dieses Bild, wo zu beginnen ist."
        ),
        "opportunities": (
            "Notieren Sie Ideen mit den Kontaktpunkten, bei denen sie ansetzen, und bewerten Sie Wirkung und Machbarkeit von 1 bis 5."
        ),
        "ratings": (
            "Bewerten Sie Wirkung und Machbarkeit jeder Chance von 1 bis 5. Dann bringt dieses Bild sie in eine Reihenfolge."
        ),
    },
    to_add="Zum Beispiel, in der Karte:",
    without_gap="Ohne Zielabstand",
    short_by="{shortfall} unter Ziel",
    goal_mark="Ziel",
    met_line="über Ziel",
    short_line="unter Ziel",
    within_line="Ziel innerhalb der Toleranz erreicht",
    channels_apart="{worst} schneidet am schlechtesten ab, {best} am besten: {points} Abstand",
    one_channel="Nur {name} hat eine Bewertung: noch nichts zu vergleichen",
    no_channels="Noch hat kein Kanal eine Bewertung",
    without_channel=lambda n: (
        "1 Kontaktpunkt nennt keinen Kanal und fehlt hier"
        if n == 1
        else f"{n} Kontaktpunkte nennen keinen Kanal und fehlen hier"
    ),
    several_channels="Ein Kontaktpunkt mit mehreren Kanälen zählt bei jedem davon mit",
    all_phases="alle Kontaktpunkte",
    low_to_high="schlechtester bis bester Kontaktpunkt",
    mean_mark="Mittelwert",
    weakest="Am schwächsten: {name}",
    extremes="Am schwächsten: {worst} ({low}); am stärksten: {best} ({high})",
    named_of="{k} von {n} Elementen genannt",
    unnamed="Bei keinem Kontaktpunkt genannt",
    no_elements="Noch nennt kein Kontaktpunkt ein Element des Erlebnisses",
    elements_unscored="Noch hat kein Element eine Bewertung",
    mean_gap="mittlerer Zielabstand",
    short_of="{k} von {n} unter Ziel",
    touchpoint_mark="ein Kontaktpunkt",
    performance="Leistung",
    concentrate=lambda touchpoints, phases: (
        f"Vorrangig anzugehen: {places(touchpoints, phases)}"
        if touchpoints or phases
        else "Nichts vorrangig anzugehen: Nichts ist zugleich wichtig und schwach"
    ),
    all_equal="Alle Kontaktpunkte sind gleich wichtig: Keiner hebt sich ab",
    no_importance="Noch hat niemand angegeben, wie wichtig jeder Kontaktpunkt ist: Keiner hebt sich ab",
    crosshair={
        "goal": "Linien auf dem Ziel und bei Wichtigkeit {importance}: Was rechts davon liegt, erreicht sein Ziel",
        "means": "Linien auf den Mittelwerten: Wichtigkeit {importance}, Leistung {performance}",
        "middle": "Linien in der Mitte: Wichtigkeit {importance}, Leistung {performance}",
    },
    importance_assumed=lambda touchpoints, phases: (
        f"Wichtigkeit mit 3 angenommen, wo niemand sie angegeben hat: {places(touchpoints, phases)}"
    ),
    assumed_mark="Wichtigkeit angenommen",
    gap_axis="Zielabstand in Prozent der Skala",
    unplaced="Nicht eingetragen, weil Ziel oder Bewertung fehlt: {names}",
    side_by_side="Punkte, die einander verdecken würden, stehen nebeneinander",
    begin_with="Beginnen mit: {name}",
    answers_first="Für „{name}“: {title}",
    answers_nothing="Noch keine Chance für „{name}“; am besten bewertet ist „{title}“",
    best_rated="Am besten bewertet: {title}",
    no_opportunities="Noch keine Chancen",
    none_rated="Noch keine Chance hat sowohl eine Wirkung als auch eine Machbarkeit",
    none_open="Alle bewerteten Chancen sind erledigt oder verworfen",
    rated_of="{k} von {n} bewertet",
    unrated="Noch nicht bewertet",
    score="Wirkung \N{MULTIPLICATION SIGN} Machbarkeit",
    rice="RICE",
    larger="größer: mehr {what}",
    same_score="gleicher Wert",
    no_size="gestrichelt: {what} nicht angegeben",
)
