"""The matrix's words in Dutch."""

from cxmap.locale.matrix_words import MatrixWords

MATRIX_NL = MatrixWords(
    customer="Wat de klant doet en voelt",
    where="Waar en wanneer",
    how_it_is="Hoe het wordt ervaren",
    company="Wat de organisatie doet",
    figures="Doelen en cijfers",
    improve="Wat beter kan",
    grounds="Onderbouwing",
    own_lanes="Meer",
    line_of_interaction="interactielijn",
    line_of_visibility="zichtbaarheidslijn",
    line_of_internal_interaction="lijn van interne interactie",
    emotion="emotiecurve",
    goal_and_experience="doel en ervaring",
    further="overige cijfers",
    scope="Afbakening",
    also="Ook betrokken",
    severity_mark="ernst, 1 tot 5",
    takes="duurt {time}",
    waits="wachttijd {time}",
    continued="vervolg",
    empty_here="Hier niets ingevuld: {lanes}.",
    empty_lanes="Nergens op deze kaart: {lanes}.",
)
