"""What customers expect in words, beside the goal and never instead of it."""

from __future__ import annotations

from cxmap.locale import Words
from cxmap.model import Evidence, Expected
from cxmap.scoring import PlaceScore, Scorecard
from cxmap.view.answering import raters
from cxmap.view.wording import gap_text, points, source_text


def expectation_text(card: Scorecard, place: PlaceScore, words: Words) -> str:
    """The number that is expected, and experience minus that; empty where none is.

    Where personas lie apart from it differently, each with its own difference.
    """
    own, expectation_words = place.expectation.score, words.in_expectations
    if own is None:
        return ""
    number = points(card, own, words)
    if place.expectation_gap is None:
        return f"{expectation_words.expectation} {number}"
    text = expectation_words.said.format(
        expectation=number, difference=gap_text(card, place.expectation_gap, words)
    )
    people = [
        (persona_score.name, persona_score.expectation_gap)
        for persona_score in place.personas
        if persona_score.expectation_gap is not None
    ]
    if card.persona is not None or len({gap for _, gap in people}) < 2:
        return text
    return f"{text} ({', '.join(f'{name} {gap_text(card, gap, words)}' for name, gap in people)})"


def written_expectation(card: Scorecard, own: Expected, words: Words) -> tuple[str, ...]:
    """An expectation as the map has it: its numbers, its words, what it rests on."""
    texts: list[str] = []
    known = card.map.personas_by_id
    if own.score is not None:
        numbers = [
            f"{known[id_].name if id_ in known else id_} {points(card, claim.score, words)}"
            for id_, claim in own.score.by_persona.items()
            if claim.score is not None
        ]
        claim = own.score.claim
        if claim is not None and claim.score is not None:
            numbers.append(points(card, claim.score, words))
            said = raters(claim.raters, words, lambda score: points(card, score, words))
            numbers += [f"({said})"] if said else []
        texts.append(" ".join(numbers) if claim is not None else ", ".join(numbers))
        if not numbers:
            texts[-1] = "" if own.words else words.in_expectations.nothing
    texts += [words.quoted.format(text=own.words)] if own.words else []
    texts += [_evidence(card, evidence, words) for evidence in own.evidence]
    return tuple(text for text in texts if text)


def told_and_written(
    card: Scorecard, place: PlaceScore | None, own: Expected | None, words: Words
) -> tuple[str, ...]:
    """What holds at a place, and what is written there, each text once."""
    expectation = "" if place is None else expectation_text(card, place, words)
    texts = () if own is None else written_expectation(card, own, words)
    if expectation and place is not None:
        texts = tuple(text for text in texts if text != points(card, place.expectation.score, words))
    return (expectation, *texts) if expectation else texts


def _evidence(card: Scorecard, evidence: Evidence, words: Words) -> str:
    sources = {source.id: source for source in card.map.sources}
    source = sources.get(evidence.source or "")
    parts = [source_text(source, words) if source is not None else evidence.source, evidence.note]
    parts += [f"{words.still_to_collect}{words.colon}{evidence.to_collect}"] if evidence.to_collect else []
    return ", ".join(part for part in parts if part)


def expectations_summary(card: Scorecard, words: Words) -> str:
    """At how many touchpoints the experience lies below what is expected, and where; empty without any."""
    known = [place for place in card.places if place.expectation_gap is not None]
    below = [place for place in known if (place.expectation_gap or 0.0) < 0]
    expectation_words = words.in_expectations
    if not known:
        return ""
    if not below:
        return expectation_words.above_all(len(known))
    return expectation_words.below(len(below), len(known)).format(
        names=", ".join(place.name for place in below)
    )
