"""The words about people in German."""

from cxmap.locale.people_words import PeopleWords

PEOPLE_DE = PeopleWords(
    whose="wer hierher kommt",
    turn="Stimmung wechselt: {moves}",
    with_phase="mit der Phase bewertet",
    beside_touchpoints="für die Phase als Ganzes; es zählen die Werte ihrer Kontaktpunkte",
    empty_lanes="Nichts eingetragen unter: {names}",
    not_a_fact="Die Wörter an der Skala sind übliche: Die Karte gibt keine vor.",
)
