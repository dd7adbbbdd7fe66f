"""What customers expect, and how far the experience lies from it.

Gap = experience - expectation, turned where lower is better: SERVQUAL's perception minus expectation
(Parasuraman, Zeithaml and Berry 1988), with one number a touchpoint in place of its 22 items. It stands
beside the gap to the goal, which is what the company wants, and enters no verdict, rank, count or mean: a
company may well aim below or above what its customers expect, and no margin of error of an expectation is
known.

The expectation is looked for like a goal: at the touchpoint, at its channels (of several the most demanding),
at its phase. A persona's own comes first at each place; those of several personas together are weighted by
shares.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Literal

from msgspec import Struct

from cxmap.model import Evidence, Expected, Map, Phase, Touchpoint
from cxmap.scoring.believed import Believed, claimed_by, claimed_by_all

Origin = Literal["touchpoint", "channel", "phase"]


class AppliedExpectation(Struct, frozen=True):
    """The expectation in force: its number on the map's scale, its words, and where it was written."""

    score: float | None = None
    origin: Origin | None = None
    channel: str | None = None
    """For a channel's: which one, by id."""
    words: str | None = None
    raters: tuple[tuple[str, float], ...] = ()
    """Who said which, where the number is the mean of several people's."""
    evidence: tuple[Evidence, ...] = ()


NONE = AppliedExpectation()
"""Where the map says nothing of what customers expect."""


def applied_expectation(
    map_: Map, phase: Phase | None, touchpoint: Touchpoint | None, persona: str | None = None
) -> AppliedExpectation:
    """What a persona, or everybody, expects of a touchpoint or of a phase as a whole.

    The first place with a number ends the search, and so does an `expectation: null`. Words are those of the
    nearest place that has some.
    """
    words: str | None = None
    for origin, expected, channel in _on_the_way(map_, phase, touchpoint, persona):
        words = words or expected.words
        believed = _told(map_, expected, persona)
        if believed is not None and believed.basis != "nothing":
            return AppliedExpectation(
                believed.score, origin, channel, words, believed.raters, expected.evidence
            )
    return AppliedExpectation(words=words) if words else NONE


def _told(map_: Map, expected: Expected, persona: str | None) -> Believed | None:
    """What a place says in numbers; nothing where it has only words, or numbers of others."""
    if expected.score is None:
        return None
    return claimed_by_all(map_, expected.score) if persona is None else claimed_by(expected.score, persona)


def _on_the_way(
    map_: Map, phase: Phase | None, touchpoint: Touchpoint | None, persona: str | None
) -> Iterator[tuple[Origin, Expected, str | None]]:
    if touchpoint is not None and touchpoint.expectation is not None:
        yield "touchpoint", touchpoint.expectation, None
    if touchpoint is not None:
        yield from (
            ("channel", expected, id_) for id_, expected in _demanding(map_, touchpoint.channel, persona)
        )
    if phase is not None and phase.expectation is not None:
        yield "phase", phase.expectation, None


def _demanding(map_: Map, ids: Sequence[str], persona: str | None) -> list[tuple[str, Expected]]:
    """The channels' expectations, the most demanding first; of equal ones in the order of the map."""
    known, numbers = map_.channels_by_id, map_.channel_numbers
    given = [(id_, own) for id_ in dict.fromkeys(ids) if id_ in known and (own := known[id_].expectation)]

    def order(pair: tuple[str, Expected]) -> tuple[float, int]:
        believed = _told(map_, pair[1], persona)
        score = None if believed is None else believed.score
        return (1.0 if score is None else -map_.scale.percent(score)), numbers[pair[0]]

    return sorted(given, key=order)
