"""Which map is needed: one journey in detail, or the whole experience over the relationship.

The questions are those of the method (docs/method.md, "Which map?"): what is known of the causes, which part
of the relationship is meant, and how far the organisation has come.
"""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

Kind = Literal["journey", "experience"]
Cause = Literal["known", "unknown"]
Scope = Literal["journey", "relation"]
Business = Literal[
    "retail", "hotel", "consumer-goods", "insurer", "bank", "non-profit", "software", "public-service"
]
Maturity = Literal["first-steps", "under-way", "established"]

Reason = Literal[
    "part named",
    "cause unknown",
    "cause known",
    "relation asked",
    "journey asked",
    "first steps",
    "experienced",
    "nothing said",
]
"""Why a kind fits."""
Caution = Literal["cause may lie outside", "other journeys unseen", "relation unseen", "programme is young"]
"""What speaks against it all the same."""


class Answers(Struct, frozen=True):
    """What somebody said of their situation; None and "" where nothing was said."""

    cause: Cause | None = None
    scope: Scope | None = None
    part: str = ""
    maturity: Maturity | None = None


class Fit(Struct, frozen=True):
    """The kind of map that fits, what decided, what else speaks for it and what speaks against it."""

    kind: Kind
    reason: Reason
    also: tuple[Reason, ...] = ()
    cautions: tuple[Caution, ...] = ()


def best_kind(answers: Answers) -> Fit:
    """The kind that fits the answers.

    The first of these that was answered decides: a part of the lifecycle that is meant (a journey), whether
    the causes are known (known: a journey; unknown: the whole experience), what was asked for, how far the
    organisation is (first steps: the whole experience). Where nothing was said, nobody knows where it hurts:
    the whole experience.
    """
    speaking = _speaking(answers)
    reason, kind = speaking[0]
    also = tuple(other for other, its_kind in speaking[1:] if its_kind == kind)
    return Fit(kind, reason, also, tuple(_cautions(answers, kind)))


def _speaking(answers: Answers) -> list[tuple[Reason, Kind]]:
    """What the answers speak for, the weightiest first."""
    speaking: list[tuple[Reason, Kind]] = []
    if answers.part.strip():
        speaking.append(("part named", "journey"))
    if answers.cause == "unknown":
        speaking.append(("cause unknown", "experience"))
    elif answers.cause == "known":
        speaking.append(("cause known", "journey"))
    if answers.scope == "relation":
        speaking.append(("relation asked", "experience"))
    elif answers.scope == "journey":
        speaking.append(("journey asked", "journey"))
    if answers.maturity == "first-steps":
        speaking.append(("first steps", "experience"))
    elif answers.maturity is not None:
        speaking.append(("experienced", "journey"))
    return speaking or [("nothing said", "experience")]


def _cautions(answers: Answers, kind: Kind) -> list[Caution]:
    if kind == "experience":
        return ["other journeys unseen"] if answers.scope == "journey" or answers.cause == "known" else []
    cautions: list[Caution] = []
    if answers.cause == "unknown":
        cautions.append("cause may lie outside")
    if answers.scope == "relation":
        cautions.append("relation unseen")
    if answers.maturity == "first-steps":
        cautions.append("programme is young")
    return cautions
