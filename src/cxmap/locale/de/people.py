"""The words about people in German."""

from cxmap.locale.people_words import PeopleWords

PEOPLE_DE = PeopleWords(
    whose="wer hierher kommt",
    turn="Stimmung wechselt: {moves}",
    mixed="gemischte Gefühle: {moods}",
    because="Grund",
    at_once="zugleich",
    with_phase="mit der Phase bewertet",
    beside_touchpoints="für die Phase als Ganzes; es zählen die Werte ihrer Kontaktpunkte",
    about="Zu dieser Karte",
    map="Karte",
)
