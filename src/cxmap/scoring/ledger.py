"""Promises and what became of them: what opportunities were to do, and what was measured once they were done.

A promise is an experience that an opportunity `expects` at a touchpoint. It is looked at where the
opportunity is done and has a day for that: the last measurement before that day stands beside the latest one
after it, of the same kind, with the interval and test of their difference (`differences.contrast`). The
promise itself is judged like a goal (`verdicts.judge_measured`): `kept` or `broken` where enough answers
after that day lie on one side of it beyond chance, else `undecided`. What people believe keeps no promise:
without a measurement after it, a promise is `open`.

A better figure afterwards does not show that the opportunity caused it: nobody was left out of it by chance.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Literal

from msgspec import Struct

from cxmap.model import Opportunity
from cxmap.scoring.differences import Contrast, contrast
from cxmap.scoring.intervals import Interval, wilson
from cxmap.scoring.lifecycle import Dated, series
from cxmap.scoring.measured import way
from cxmap.scoring.scorecard import PlaceScore, Scorecard
from cxmap.scoring.verdicts import judge_measured

Outcome = Literal["kept", "broken", "undecided", "open", "not done"]
"""`open` is one that is done, and nothing was measured since, or nobody says when it was done."""


class Promise(Struct, frozen=True):
    """One expected experience, in points of the map's scale, and what was measured before and after."""

    opportunity: Opportunity
    place: PlaceScore
    expected: float
    outcome: Outcome
    before: Dated | None = None
    after: Dated | None = None
    contrast: Contrast | None = None
    """Of the two measurements, the later less the earlier; above zero is better."""


class HitRate(Struct, frozen=True):
    """How many of the decided promises were kept: of an owner, or of all (`owner` is nothing)."""

    owner: str | None
    kept: int
    broken: int
    undecided: int
    open: int
    share: Interval | None
    """Kept of kept and broken, 0 to 1, with Wilson's interval; nothing where none is decided."""


def promises(card: Scorecard) -> tuple[Promise, ...]:
    """The promises of a map, in the order in which they are written."""
    places = {place.id: place for place in card.touchpoints}
    return tuple(
        _promise(card, item, places[hope.touchpoint], hope.experience)
        for item in card.map.opportunities
        for hope in item.expects
        if hope.touchpoint in places
    )


def _promise(card: Scorecard, item: Opportunity, place: PlaceScore, expected: float) -> Promise:
    if item.status != "done":
        return Promise(item, place, expected, "not done")
    if item.done is None:
        return Promise(item, place, expected, "open")
    measured = sorted(
        (score for score in series(card, place) if score.measured is not None), key=lambda score: score.day
    )
    after = next((score for score in reversed(measured) if score.day > item.done), None)
    if after is None or after.measured is None:
        before = next((score for score in reversed(measured) if score.day <= item.done), None)
        return Promise(item, place, expected, "open", before)
    kind = way(after.measured)
    before = next(
        (
            score
            for score in reversed(measured)
            if score.day <= item.done and score.measured is not None and way(score.measured) == kind
        ),
        None,
    )
    judged = judge_measured(after.measured, expected, card.scale, 0.0, settings=card.settings)
    outcomes: dict[str, Outcome] = {"met": "kept", "short": "broken"}
    compared = (
        None
        if before is None or before.measured is None
        else contrast(before.measured, after.measured, card.scale, card.settings)
    )
    return Promise(item, place, expected, outcomes.get(judged.verdict, "undecided"), before, after, compared)


def hit_rates(made: Iterable[Promise], confidence: float) -> tuple[HitRate, ...]:
    """How often promises were kept: by all first, then by each owner who has one that is done, by name."""
    done = [promise for promise in made if promise.outcome != "not done"]
    if not done:
        return ()
    owners = sorted({promise.opportunity.owner for promise in done if promise.opportunity.owner})
    whole = _rate(None, done, confidence)
    each = (
        _rate(owner, [promise for promise in done if promise.opportunity.owner == owner], confidence)
        for owner in owners
    )
    return (whole, *each)


def _rate(owner: str | None, made: Sequence[Promise], confidence: float) -> HitRate:
    count = {outcome: sum(promise.outcome == outcome for promise in made) for outcome in ("kept", "broken")}
    decided = count["kept"] + count["broken"]
    return HitRate(
        owner,
        count["kept"],
        count["broken"],
        sum(promise.outcome == "undecided" for promise in made),
        sum(promise.outcome == "open" for promise in made),
        wilson(count["kept"], decided, confidence) if decided else None,
    )
