"""Do people and channels differ, or is that chance? Every difference with its test, all taken together.

Only what was asked in the same way is tested: figures of one kind, each of its own answers, with at least
`Settings.min_n` of them. Two groups of people are held against each other at a touchpoint by Welch's test for
means, Fisher's exact test for shares, and MOVER for everything else: an NPS, weighted shares, answers that
are all equal, groups put together by their shares, and people of whom there are only so many. Means of
channels are held against each other by MOVER over all of their touchpoints, one that two channels share
entering once. Each list of comparisons is corrected as a whole (Holm 1979).

Where something is only believed, a difference is a claim: it has neither interval nor p-value. Nothing is
paired here; changes of the same people are judged by `repeated`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import cache
from itertools import combinations
from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

from cxmap.model import Metric, Scale
from cxmap.scoring.choosing import coming
from cxmap.scoring.contrasts import (
    MOST_ANSWERS,
    AsConfident,
    Term,
    p_fisher,
    p_sum,
    p_welch,
    sum_interval,
)
from cxmap.scoring.groups import Group, groups
from cxmap.scoring.intervals import Bounds, Ends, welch
from cxmap.scoring.measured import Estimate, estimate, kind
from cxmap.scoring.pooling import pooled
from cxmap.scoring.privacy import withheld
from cxmap.scoring.scorecard import PersonaScore, PlaceScore, Scorecard
from cxmap.scoring.settings import Settings
from cxmap.scoring.significance import holm
from cxmap.scoring.ties import highest_first, settled

Between = Literal["persona", "segment", "channel"]
Basis = Literal["measured", "believed", "asked otherwise", "too few", "no margin"]


class Contrast(Struct, frozen=True):
    """The difference of two figures: its interval, and the chance of one as large where there is none."""

    low: float | None
    high: float | None
    p_value: float | None
    basis: Basis
    """Why there is no test, where there is none."""


class Side(Struct, frozen=True):
    """One of the two that are compared."""

    id: str
    name: str
    experience: float
    n: float | None


class Difference(Struct, frozen=True):
    """Two groups of people at a place, or two channels, side by side. In points of the map's scale."""

    between: Between
    place: PlaceScore | None
    """Nothing for channels."""
    first: Side
    second: Side
    gain: float
    """How much better the second one is."""
    contrast: Contrast
    stands: bool = False
    """Whether it stands when the whole list is tested together (Holm 1979)."""


def contrast(first: Estimate, second: Estimate, scale: Scale, settings: Settings) -> Contrast:
    """How far two independent figures are apart, the second less the first; above zero the second is better.

    In points of the map's scale. No test for figures of different kinds, and none for few answers.
    """
    if kind(first.metric) != kind(second.metric):
        return Contrast(None, None, None, "asked otherwise")
    if _too_few(settings, first, second):
        return Contrast(None, None, None, "too few")
    own = first.metric.own_scale
    ends, p_value = _tested(first, second, settings.confidence)
    if ends is None:
        return Contrast(None, None, None, "no margin")
    low, high = sorted(scale.length / own.length * own.difference(end, 0.0) for end in ends)
    return Contrast(low, high, p_value, "measured")


def contrast_of_means(
    first: Sequence[Estimate], second: Sequence[Estimate], scale: Scale, settings: Settings
) -> Contrast:
    """How far the plain mean of some figures is from that of others, one by one of the same kind.

    A single one on either side is tested by itself (`contrast`), several by MOVER over all of them.
    """
    if len(first) == 1 == len(second):
        return contrast(first[0], second[0], scale, settings)
    if _too_few(settings, *first, *second):
        return Contrast(None, None, None, "too few")
    sides = ((-1.0, first), (1.0, second))
    return _contrast_of_sums(
        [(side / len(own), _on_scale(figure.metric, scale)) for side, own in sides for figure in own],
        scale,
        settings,
    )


def interval_of_mean(figures: Sequence[Estimate], scale: Scale, settings: Settings) -> Bounds | None:
    """The interval of the plain mean of independent figures, by MOVER; nothing where one of them has none."""
    terms = [(1.0 / len(figures), _on_scale(own.metric, scale)) for own in figures]
    ends = sum_interval(terms, settings.confidence)
    return None if ends is None else (ends[0], ends[1])


def _contrast_of_sums(terms: Sequence[Term], scale: Scale, settings: Settings) -> Contrast:
    ends = sum_interval(terms, settings.confidence)
    if ends is None:
        return Contrast(None, None, None, "no margin")
    low, high = sorted(scale.difference(end, 0.0) for end in ends)
    return Contrast(low, high, p_sum(terms), "measured")


def _too_few(settings: Settings, *estimates: Estimate) -> bool:
    """Whether one of these is known to rest on too few answers, or effective ones, for any verdict."""
    samples = [figure.sample for figure in estimates if figure.sample.n and not figure.sample.census]
    return any(min(own.n, own.answers or own.n) < settings.min_n for own in samples)


def _tested(first: Estimate, second: Estimate, confidence: float) -> tuple[Bounds | None, float | None]:
    """The interval and p-value of the second less the first, on the metric's own scale."""
    sample, other = first.sample, second.sample
    plain = sample.people is None and other.people is None and not sample.parts and not other.parts
    if plain and sample.kind == "mean":
        welch_interval = welch(
            other.point, other.sd, other.n, sample.point, sample.sd, sample.n, confidence=confidence
        )
        if welch_interval.low is not None and welch_interval.high is not None:
            return (welch_interval.low, welch_interval.high), p_welch(
                other.point, other.sd, other.n, sample.point, sample.sd, sample.n
            )
    terms: list[Term] = [(-1.0, _on_own_scale(first)), (1.0, _on_own_scale(second))]
    interval = sum_interval(terms, confidence)
    if interval is None:
        return None, None
    weighted = first.metric.effective_n is not None or second.metric.effective_n is not None
    if plain and sample.kind == "share" and not weighted and sample.n + other.n <= MOST_ANSWERS:
        hits, n = [round(own.shares[1] * own.n) for own in (sample, other)], [round(sample.n), round(other.n)]
        return interval, p_fisher(hits[1], n[1], hits[0], n[0])
    return interval, p_sum(terms)


def _on_own_scale(figure: Estimate) -> AsConfident:
    @cache
    def at(confidence: float) -> Ends:
        own = figure.sample.interval(confidence)
        return figure.sample.point, own.low, own.high

    return at


def _on_scale(metric: Metric, scale: Scale) -> AsConfident:
    @cache
    def at(confidence: float) -> Ends:
        converted_estimate = estimate(metric, scale, confidence)
        return converted_estimate.point, converted_estimate.low, converted_estimate.high

    return at


def together(differences: Iterable[Difference], confidence: float) -> tuple[Difference, ...]:
    """The same, each with whether it stands when all that were tested are taken together (Holm 1979)."""
    listed = tuple(differences)
    standing = holm([difference.contrast.p_value for difference in listed], alpha=1.0 - confidence)
    return tuple(
        replace(difference, stands=stands) for difference, stands in zip(listed, standing, strict=True)
    )


def _largest_first(card: Scorecard, differences: Iterable[Difference]) -> tuple[Difference, ...]:
    tested = together(differences, card.settings.confidence)
    return highest_first(tested, lambda difference: abs(difference.gain), card.scale.length)


# Between people


def persona_differences(card: Scorecard) -> tuple[Difference, ...]:
    """Every two personas with a score at a touchpoint, the largest difference first.

    Of those with a measured score, only what their own answers say is compared. Nothing in the scorecard of
    one persona.
    """
    if card.persona is not None:
        return ()
    return _largest_first(
        card,
        (
            _between_people(card, place, "persona", persona_score, other)
            for place in card.places
            for persona_score, other in combinations(_compared(place), 2)
        ),
    )


def _compared(place: PlaceScore) -> list[PersonaScore]:
    """The personas of whom something of their own is known, by answers or by what is believed."""
    return [
        own for own in place.personas if own.experience is not None and (own.measured is None or own.asked)
    ]


def _side(own: PersonaScore) -> Side:
    n = own.measured.n if own.measured is not None else None
    return Side(own.persona, own.name, own.experience or 0.0, n or None)


def _between_people(
    card: Scorecard, place: PlaceScore, between: Between, persona_score: PersonaScore, other: PersonaScore
) -> Difference:
    first, second = _side(persona_score), _side(other)
    gain = settled(card.scale.difference(second.experience, first.experience), card.scale.length)
    apart = Contrast(None, None, None, "believed")
    if persona_score.measured is not None and other.measured is not None:
        apart = contrast(persona_score.measured, other.measured, card.scale, card.settings)
    return Difference(between, place, first, second, gain, apart)


def segment_differences(card: Scorecard) -> tuple[Difference, ...]:
    """Every two segments at a touchpoint, by their own answers or those of all their personas together.

    Nothing where each segment is one persona: that is what `persona_differences` says. What is withheld of a
    segment, or of a persona in it, is not compared.
    """
    standing = card.map.personas_by_segment
    ids = dict.fromkeys((*card.map.segments_by_id, *standing))
    if card.persona is not None or all(len(standing.get(id_, ())) == 1 for id_ in ids):
        return ()
    return _largest_first(
        card,
        (
            _between_people(card, place, "segment", persona_score, other)
            for place in card.touchpoints
            for persona_score, other in combinations(_segments(card, place, ids), 2)
        ),
    )


def _segments(card: Scorecard, place: PlaceScore, ids: Iterable[str]) -> list[PersonaScore]:
    """The segments with answers of their own, as if they were personas."""
    metrics = place.point.metrics
    hidden = withheld(metrics, coming(card.map, place.point), card.settings.privacy_floor).groups
    persona_scores = []
    for id_ in ids:
        metric = next((metric for metric in metrics if metric.segment == id_), None) or _pooled(
            card, place, id_
        )
        if metric is None or ("segment", id_) in hidden:
            continue
        measured = estimate(metric, card.scale, card.settings.confidence)
        segment = card.map.segments_by_id.get(id_)
        name = id_ if segment is None else segment.name
        persona_scores.append(PersonaScore(id_, name, measured.point, None, measured, asked=True))
    return persona_scores


def _pooled(card: Scorecard, place: PlaceScore, segment: str) -> Metric | None:
    """The answers of all personas of a segment who come to a place, if each of them was asked."""
    members = {persona.id for persona in card.map.personas_by_segment.get(segment, ())}
    here = [own for own in place.personas if own.persona in members]
    asked = [own.measured.metric for own in here if own.asked and own.measured is not None]
    return pooled(asked) if asked and len(asked) == len(here) else None


# Between channels


def channel_differences(card: Scorecard) -> tuple[Difference, ...]:
    """Every two channels with a mean, the largest difference first.

    The mean of a channel is plain, over its scored touchpoints, as in `channel_spread`. It is tested where
    all of these are measured, in both channels; otherwise the difference is a claim.
    """
    scored = [group for group in groups(card, "channel") if group.mean is not None]
    held = {
        group.id: [
            place
            for place in card.touchpoints
            if place.experience is not None and group.id in place.point.channel
        ]
        for group in scored
    }
    figures = {
        place.order: _on_scale(place.measured.metric, card.scale)
        for places in held.values()
        for place in places
        if place.measured is not None
    }
    return _largest_first(
        card,
        (
            _between_channels(card, (group, other), (held[group.id], held[other.id]), figures.__getitem__)
            for group, other in combinations(scored, 2)
        ),
    )


def _between_channels(
    card: Scorecard,
    channels: tuple[Group, Group],
    places: tuple[Sequence[PlaceScore], Sequence[PlaceScore]],
    figure: Callable[[int], AsConfident],
) -> Difference:
    first, second = (Side(group.id, group.name, group.mean or 0.0, None) for group in channels)
    gain = settled(card.scale.difference(second.experience, first.experience), card.scale.length)
    measured = [place.measured for own in places for place in own if place.measured is not None]
    if len(measured) < sum(map(len, places)):
        return Difference("channel", None, first, second, gain, Contrast(None, None, None, "believed"))
    if _too_few(card.settings, *measured):
        return Difference("channel", None, first, second, gain, Contrast(None, None, None, "too few"))
    factors: dict[int, float] = {}
    for own, side in zip(places, (-1.0, 1.0), strict=True):
        for place in own:
            factors[place.order] = factors.get(place.order, 0.0) + side / len(own)
    terms = [(factor, figure(order)) for order, factor in factors.items()]
    comparison = _contrast_of_sums(terms, card.scale, card.settings)
    return Difference("channel", None, first, second, gain, comparison)
