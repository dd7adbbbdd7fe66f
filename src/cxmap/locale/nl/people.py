"""The words about people in Dutch."""

from cxmap.locale.people_words import PeopleWords

PEOPLE_NL = PeopleWords(
    whose="wie hier komt",
    turn="stemming wisselt: {moves}",
    mixed="gemengde gevoelens: {moods}",
    because="reden",
    at_once="tegelijk",
    with_phase="gescoord met de fase",
    beside_touchpoints="van de fase als geheel; de scores van de contactpunten tellen",
    about="Over deze kaart",
    map="kaart",
)
