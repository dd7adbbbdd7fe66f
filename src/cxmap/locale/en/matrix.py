"""The matrix's words in English."""

from cxmap.locale.matrix_words import MatrixWords

MATRIX_EN = MatrixWords(
    customer="What the customer does and feels",
    where="Where and when",
    how_it_is="How it is experienced",
    company="What the company does",
    figures="Goals and figures",
    improve="What could be done",
    grounds="Evidence",
    own_lanes="More",
    line_of_interaction="line of interaction",
    line_of_visibility="line of visibility",
    line_of_internal_interaction="line of internal interaction",
    emotion="emotion curve",
    goal_and_experience="goal and experience",
    further="further figures",
    scope="Scope",
    also="Also involved",
    severity_mark="severity, 1 to 5",
    takes="takes {time}",
    waits="waits {time}",
    continued="continued",
    empty_here="No entries here: {lanes}.",
    empty_lanes="Nowhere on this map: {lanes}.",
)
