"""The words that the matrix puts on a page beside those of every picture, as one closed record per language."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class MatrixWords:
    """Headings of the bands of lanes, the lines of a service blueprint, and a few labels."""

    customer: str
    where: str
    how_it_is: str
    company: str
    figures: str
    improve: str
    grounds: str
    own_lanes: str
    line_of_interaction: str
    line_of_visibility: str
    line_of_internal_interaction: str
    emotion: str
    goal_and_experience: str
    scope: str
    also: str
    severity_mark: str
    takes: str
    waits: str


MATRIX_EN = MatrixWords(
    customer="What the customer does and feels",
    where="Where and when",
    how_it_is="How it is",
    company="What the company does",
    figures="Goals and figures",
    improve="What could be done",
    grounds="What it rests on",
    own_lanes="More",
    line_of_interaction="line of interaction",
    line_of_visibility="line of visibility",
    line_of_internal_interaction="line of internal interaction",
    emotion="emotion curve",
    goal_and_experience="goal and experience",
    scope="Scope",
    also="Also involved",
    severity_mark="severity, 1 to 5",
    takes="takes {time}",
    waits="waits {time}",
)

MATRIX_NL = MatrixWords(
    customer="Wat de klant doet en voelt",
    where="Waar en wanneer",
    how_it_is="Hoe het is",
    company="Wat de organisatie doet",
    figures="Doelen en cijfers",
    improve="Wat beter kan",
    grounds="Waar het op berust",
    own_lanes="Meer",
    line_of_interaction="lijn van interactie",
    line_of_visibility="lijn van zichtbaarheid",
    line_of_internal_interaction="lijn van interne interactie",
    emotion="emotiecurve",
    goal_and_experience="doel en ervaring",
    scope="Afbakening",
    also="Ook betrokken",
    severity_mark="ernst, 1 tot 5",
    takes="duurt {time}",
    waits="wacht {time}",
)
