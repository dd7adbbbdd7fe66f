"""The words about people in English."""

from cxmap.locale.people_words import PeopleWords

PEOPLE_EN = PeopleWords(
    whose="who comes here",
    turn="mood changes: {moves}",
    with_phase="scored with its phase",
    beside_touchpoints="of the phase as a whole; the scores of its touchpoints are what counts",
    empty_lanes="Nothing is written under: {names}",
    not_a_fact="The words on the scale are usual ones: the map gives none.",
)
