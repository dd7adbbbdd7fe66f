"""The matrix's words in German."""

from cxmap.locale.matrix_words import MatrixWords

MATRIX_DE = MatrixWords(
    customer="Was der Kunde tut und fühlt",
    where="Wo und wann",
    how_it_is="Wie es erlebt wird",
    company="Was das Unternehmen tut",
    figures="Ziele und Zahlen",
    improve="Was sich verbessern lässt",
    grounds="Belege",
    own_lanes="Weiteres",
    line_of_interaction="Interaktionslinie",
    line_of_visibility="Sichtbarkeitslinie",
    line_of_internal_interaction="Linie der internen Interaktion",
    emotion="Stimmungs\N{SOFT HYPHEN}kurve",
    goal_and_experience="Ziel und Erlebnis",
    further="weitere Kennzahlen",
    scope="Abgrenzung",
    also="Außerdem beteiligt",
    severity_mark="Schweregrad, 1 bis 5",
    takes="dauert {time}",
    waits="Wartezeit {time}",
    continued="Fortsetzung",
    empty_here="Hier ohne Eintrag: {lanes}.",
    empty_lanes="Nirgends auf dieser Karte: {lanes}.",
)
