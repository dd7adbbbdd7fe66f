"""What got better or worse for customers: experiences, verdicts, ranks, pains and moments of impact."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec import Struct
from msgspec.structs import replace

from cxmap.changes.change import Basis, Change, Kind, Pair, Spot, Tone
from cxmap.changes.figures import matched
from cxmap.changes.lists import items_changed
from cxmap.model import Scale
from cxmap.model.plain import Plain
from cxmap.scoring import Estimate, MetricScore, PersonaScore, PlaceScore, Verdict
from cxmap.scoring.differences import contrast
from cxmap.scoring.measured import way
from cxmap.scoring.ties import settled
from cxmap.scoring.verdicts import standing

_GOODNESS: dict[Verdict, int | None] = {
    "short": 0,
    "believed short": 0,
    "undecided": 1,
    "met": 2,
    "believed met": 2,
    "unknown": None,
}
USUAL_SEVERITY = 3
"""Of a pain point for which nobody says how much it hurts."""
_SENSES = {"negative": 0, "either": 1, "positive": 2}


_Judged = PlaceScore | PersonaScore


class _Felt(Struct, frozen=True):
    """An experience of everybody or of one persona."""

    score: float | None
    measured: Estimate | None

    @property
    def ends(self) -> tuple[float, float] | None:
        estimate = self.measured
        return (
            None
            if estimate is None or estimate.low is None or estimate.high is None
            else (estimate.low, estimate.high)
        )


def customers(pair: Pair) -> list[Change]:
    """Every change of this kind."""
    changes = [*_experiences(pair), *_figures(pair)]
    stands = standing([change.p_value for change in changes], pair.new.card.settings.confidence)
    judged = [
        change
        if change.p_value is None
        else replace(change, clear=clear, tone=change.tone if clear else "neutral")
        for change, clear in zip(changes, stands, strict=True)
    ]
    return [*judged, *_verdicts(pair), *_ranks(pair), *_pains(pair), *_moments(pair)]


def _tone(gain: float) -> Tone:
    return "better" if gain > 0 else "worse" if gain < 0 else "neutral"


def gain_in_percent(before: float, after: float, old: Scale, new: Scale) -> float:
    """How much better a score is than one on another scale, in percent of each."""
    return settled(new.percent(after) - old.percent(before), 100.0)


def _experiences(pair: Pair) -> Iterator[Change]:
    for old, new in pair.places:
        here, there = pair.spots(old, new)
        whole = _Felt(old.experience, old.measured), _Felt(new.experience, new.measured)
        yield from _experience(pair, here, there, *whole, "")
        before = {own.persona: own for own in old.personas}
        renamed = {there[1]: here[1] for here, there in pair.matches.pairs.items() if here[0] == "personas"}
        for own in new.personas:
            earlier = before.get(renamed.get(own.persona, ""))
            if earlier is None:
                continue
            both = _Felt(earlier.experience, earlier.measured), _Felt(own.experience, own.measured)
            if both != whole and (both[0].score, both[1].score) != (whole[0].score, whole[1].score):
                yield from _experience(pair, here, there, *both, own.name)


def _experience(
    pair: Pair, here: Spot, there: Spot, before: _Felt, after: _Felt, persona: str
) -> Iterator[Change]:
    def change(kind_: Kind, tone: Tone = "neutral", weight: float = 0.0) -> Change:
        return Change(
            "customers",
            kind_,
            tone,
            here,
            there,
            before.score,
            after.score,
            persona,
            weight=weight,
            before_ends=before.ends,
            after_ends=after.ends,
        )

    if before.score is None or after.score is None:
        if before.score is not after.score:
            yield change("scored" if before.score is None else "unscored")
        return
    gain = gain_in_percent(before.score, after.score, pair.old.card.scale, pair.new.card.scale)
    if before.measured is None and after.measured is None:
        if gain:
            yield replace(change("experience", _tone(gain), abs(gain)), basis="believed")
    elif before.measured is None or after.measured is None:
        basis: Basis = "believed" if after.measured is None else "measured"
        yield replace(change("grounds", weight=abs(gain)), basis=basis)
    elif way(before.measured) != way(after.measured):
        yield replace(change("question", weight=abs(gain)), basis="asked otherwise")
    elif gain or before.ends != after.ends:
        yield _tested(change("experience", _tone(gain), abs(gain)), pair, before.measured, after.measured)


def _tested(change: Change, pair: Pair, before: Estimate, after: Estimate) -> Change:
    tested = contrast(before, after, pair.new.card.scale, pair.new.card.settings)
    ends = None if tested.low is None or tested.high is None else (tested.low, tested.high)
    if pair.old.card.scale != pair.new.card.scale:
        ends = None  # in points of one of two scales, so it would not read the same backwards
    untested = tested.basis != "measured"
    return replace(
        change,
        contrast=ends,
        p_value=tested.p_value,
        basis=tested.basis,
        tone="neutral" if untested else change.tone,
    )


def _figures(pair: Pair) -> Iterator[Change]:
    """Further metrics of a place, and figures of the whole, each on its own scale."""
    for old, new in pair.places:
        yield from _matched_figures(pair, *pair.spots(old, new), old.others, new.others)
    whole = pair.here(("map", "")), pair.there(("map", ""))
    yield from _matched_figures(pair, *whole, pair.old.card.whole, pair.new.card.whole)


def _matched_figures(
    pair: Pair, here: Spot, there: Spot, old: Sequence[MetricScore], new: Sequence[MetricScore]
) -> Iterator[Change]:
    for earlier, own in matched(old, new):
        scale, metric = own.estimate.metric.own_scale, own.estimate.metric
        first, second = earlier.estimate.own, own.estimate.own
        gain = gain_in_percent(first.point or 0.0, second.point or 0.0, scale, scale)
        named = metric.name or metric.type.upper()
        whose = ", ".join(
            filter(None, (named, own.phase.name if own.phase else "", metric.persona or metric.segment))
        )
        if gain or (first.low, first.high) != (second.low, second.high):
            change = Change(
                "customers",
                "figure",
                _tone(gain),
                here,
                there,
                first.point,
                second.point,
                whose,
                weight=abs(gain),
                before_ends=_both(first.low, first.high),
                after_ends=_both(second.low, second.high),
            )
            yield replace(_tested(change, pair, earlier.estimate, own.estimate), contrast=None)
        if earlier.verdict != own.verdict:
            tone = _verdict_tone(earlier.verdict, own.verdict)
            yield Change("customers", "verdict", tone, here, there, earlier.verdict, own.verdict, whose)


def _both(low: float | None, high: float | None) -> tuple[float, float] | None:
    return None if low is None or high is None else (low, high)


def _verdict_tone(before: Verdict, after: Verdict) -> Tone:
    first, second = _GOODNESS[before], _GOODNESS[after]
    return "neutral" if first is None or second is None else _tone(second - first)


def _verdicts(pair: Pair) -> Iterator[Change]:
    renamed = {here[1]: there[1] for here, there in pair.matches.pairs.items() if here[0] == "personas"}
    for old, new in pair.places:
        here, there = pair.spots(old, new)
        if old.verdict != new.verdict:
            change = Change(
                "customers",
                "verdict",
                _verdict_tone(old.verdict, new.verdict),
                here,
                there,
                old.verdict,
                new.verdict,
                weight=new.importance + old.importance,
            )
            yield _explained(change, pair, old, new)
        before = {renamed.get(own.persona, own.persona): own for own in old.short_for}
        after = {own.persona: own for own in new.short_for}
        shared = {renamed.get(own.persona) for own in old.personas} & {own.persona for own in new.personas}
        turned = _verdict_tone(old.verdict, new.verdict)
        earlier = {renamed.get(own.persona, own.persona): own for own in old.personas}
        for own in new.personas:
            is_worse = own.persona in after
            tone: Tone = "worse" if is_worse else "better"
            if own.persona not in shared or is_worse == (own.persona in before) or turned == tone:
                continue
            change = Change(
                "customers", "short for" if is_worse else "met for", tone, here, there, detail=own.name
            )
            yield _explained(change, pair, earlier[own.persona], own)


def _explained(change: Change, pair: Pair, old: _Judged, new: _Judged) -> Change:
    """A verdict that turned though nobody experiences it otherwise: by the goal, or by the tolerance."""
    if change.tone == "neutral" or old.experience is None or new.experience is None:
        return change
    scales = pair.old.card.scale, pair.new.card.scale
    gain = gain_in_percent(old.experience, new.experience, *scales)
    if _tone(gain) == change.tone or old.goal.score is None or new.goal.score is None:
        return change
    raised = gain_in_percent(old.goal.score, new.goal.score, *scales)
    allowed = [
        card.tolerance_for(place.goal) / card.scale.length
        for card, place in ((pair.old.card, old), (pair.new.card, new))
    ]
    wider = settled(allowed[1] - allowed[0], 1.0)
    better = change.tone == "better"
    if raised and (raised < 0) == better:
        return replace(change, tone="neutral", why="goal lowered" if better else "goal raised")
    if wider and (wider > 0) == better:
        return replace(change, tone="neutral", why="tolerance widened" if better else "tolerance narrowed")
    return change


def _ranks(pair: Pair) -> Iterator[Change]:
    for old, new in pair.places:
        if old.rank != new.rank:
            first = min(rank for rank in (old.rank, new.rank) if rank is not None)
            yield Change(
                "customers", "rank", "neutral", *pair.spots(old, new), old.rank, new.rank, weight=1.0 / first
            )


def _severity(item: Plain) -> float:
    return float(item.get("severity", USUAL_SEVERITY))


def _pains(pair: Pair) -> Iterator[Change]:
    """Pain points that came, went or changed; one that stands elsewhere now has moved with its words."""
    changes: list[Change] = []
    for old_id, other in pair.matches.pairs.items():
        before, after = (
            tuple(
                item
                for item in state.things[key].get("pain_points", ())
                if any(map(str.isalnum, item["text"]))
            )
            for state, key in ((pair.was, old_id), (pair.now, other))
        )
        for first, second in items_changed(before, after):
            here, there = pair.here(old_id), pair.there(other)
            if first is None:
                changes.append(
                    Change("customers", "pain", "worse", here, there, None, second, weight=_severity(second))
                )
            elif second is None:
                changes.append(
                    Change(
                        "customers", "pain gone", "better", here, there, first, None, weight=_severity(first)
                    )
                )
            else:
                tone = _tone(_severity(first) - _severity(second))
                changes.append(
                    Change(
                        "customers",
                        "pain changed",
                        tone,
                        here,
                        there,
                        first,
                        second,
                        weight=max(_severity(first), _severity(second)),
                    )
                )
    came = {pain.after["text"] for pain in changes if pain.kind == "pain"}
    went = {pain.before["text"] for pain in changes if pain.kind == "pain gone"}
    for pain in changes:
        item = pain.after if pain.kind == "pain" else pain.before
        moved = pain.kind != "pain changed" and item["text"] in came & went
        yield replace(pain, tone="neutral") if moved else pain


def _moments(pair: Pair) -> Iterator[Change]:
    for sense, other in pair.matches.pairs.items():
        if sense[0] != "touchpoints":
            continue
        before, after = (
            tuple(
                dict.fromkeys(item.get("direction", "either") for item in state.things[key].get("impact", ()))
            )
            for state, key in ((pair.was, sense), (pair.now, other))
        )
        if set(before) == set(after):
            continue
        tone: Tone = "neutral"
        if before and after:
            tone = _tone(
                sum(_SENSES[moment] for moment in after) / len(after)
                - sum(_SENSES[moment] for moment in before) / len(before)
            )
        kind_: Kind = "impact" if not before else "impact gone" if not after else "impact turned"
        yield Change("customers", kind_, tone, pair.here(sense), pair.there(other), before, after)
