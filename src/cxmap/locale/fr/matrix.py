"""The matrix's words in French."""

from cxmap.locale.matrix_words import MatrixWords

MATRIX_FR = MatrixWords(
    customer="Ce que le client fait et ressent",
    where="Où et quand",
    how_it_is="Comment c’est vécu",
    company="Ce que fait l’entreprise",
    figures="Objectifs et chiffres",
    improve="Ce qui peut être amélioré",
    grounds="Preuves",
    own_lanes="Autres",
    line_of_interaction="ligne d’interaction",
    line_of_visibility="ligne de visibilité",
    line_of_internal_interaction="ligne d’interaction interne",
    emotion="courbe émotionnelle",
    goal_and_experience="objectif et expérience",
    further="autres chiffres",
    scope="Périmètre",
    also="Également concernés",
    severity_mark="gravité, de 1 à 5",
    takes="durée\u202f: {time}",
    waits="attente\u202f: {time}",
    continued="suite",
    empty_here="Rien d’indiqué ici\u202f: {lanes}.",
    empty_lanes="Nulle part sur cette carte\u202f: {lanes}.",
)
