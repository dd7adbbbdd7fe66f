"""The words about people in English."""

from cxmap.locale.people_words import PeopleWords

PEOPLE_EN = PeopleWords(
    whose="who comes here",
    turn="mood changes: {moves}",
    mixed="mixed feelings: {moods}",
    because="reason",
    at_once="at the same time",
    with_phase="scored with its phase",
    beside_touchpoints="of the phase as a whole; the scores of its touchpoints are what counts",
    about="About this map",
    map="map",
)
