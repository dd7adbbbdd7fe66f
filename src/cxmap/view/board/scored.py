"""What to say first of a map with scores: the first of its gaps, or what else its scores tell."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import partial

from msgspec.structs import replace

from cxmap.locale import Words
from cxmap.scoring import PlaceScore, Scorecard, extremes, tally
from cxmap.view.answering import DOTS, answers
from cxmap.view.board.said import MOST, Said, quoted
from cxmap.view.board.values import BoardItem, BoardSection, SectionKey
from cxmap.view.counting import grounds_parts
from cxmap.view.curve.values import Tone
from cxmap.view.wording import (
    gap_text,
    goal_summary,
    points,
    short_for_text,
    turn_text,
    verdict_text,
    weight_text,
    why_text,
)


def scored(card: Scorecard, words: Words) -> Said:
    """The first three of the list of gaps; where it is empty, what is nearest to its goal, or the worst."""
    own, pressing = words.in_board, card.pressing
    summary, bad = goal_summary(card, words)
    counts = tally(card)
    sureness = grounds_parts(counts, words)
    if pressing:
        items = _items(card, pressing[:MOST], words)
        if not _by_size(pressing[:MOST]):
            items = tuple(map(partial(_weighed, words), items, pressing))
        more = words.more(len(pressing) - MOST) if len(pressing) > MOST else ""
        section = BoardSection("gaps", own.gaps, items, more)
        return Said(_first(card, pressing[0], words), (section,), (summary, *sureness), bad, pressing[0])
    if card.judged:
        near = sorted(card.judged, key=lambda place: place.gap or 0.0)[:MOST]
        return Said(summary, (_section("closest", card, near, words),), sureness)
    ends = extremes(card, card.places)
    section = _section("worst", card, _worst(card), words)
    if ends is None:
        return Said(summary, (section,), sureness)
    worst_moment = ends[0]
    name = quoted(worst_moment.place.name, words)
    experience = points(card, worst_moment.score, words)
    return Said(own.worst_is.format(name=name, experience=experience), (section,), sureness)


def _first(card: Scorecard, place: PlaceScore, words: Words) -> str:
    """What comes first, and how sure that is."""
    own = words.in_board
    if place.rank is None:
        short_for = short_for_text(place, words)
        return own.for_some.format(name=quoted(place.name, words), short_for=short_for)
    n = answers(place.measured, words, short=True) if place.measured is not None else ""
    template = own.fix_measured if place.measured is not None else own.fix_believed
    if place.verdict == "undecided":
        template = own.look_at
    return template.format(
        name=quoted(place.name, words),
        experience=points(card, place.experience, words),
        goal=points(card, place.goal.score, words),
        n=f" ({n})" if n else "",
    )


def _by_size(places: Sequence[PlaceScore]) -> bool:
    """Whether the largest gap stands first, so that nobody asks for the reason of the order."""
    gaps = [place.gap for place in places if place.gap is not None and place.is_short]
    return gaps == sorted(gaps)


def _weighed(words: Words, item: BoardItem, place: PlaceScore) -> BoardItem:
    """The same with what makes a smaller gap matter more: importance and reach, as the map gives them."""
    weight = weight_text(place.place, words)
    if not weight or not item.details:
        return item
    return replace(item, details=(item.details[0], weight, *item.details[1:]))


def _section(key: SectionKey, card: Scorecard, places: Iterable[PlaceScore], words: Words) -> BoardSection:
    title = {"closest": words.in_board.closest, "worst": words.in_board.worst}[key]
    return BoardSection(key, title, _items(card, places, words))


def _items(card: Scorecard, places: Iterable[PlaceScore], words: Words) -> tuple[BoardItem, ...]:
    return tuple(item_of(card, place, words) for place in places)


def item_of(card: Scorecard, place: PlaceScore, words: Words) -> BoardItem:
    """A place with its verdict and its margin."""
    measured, judged = place.measured, place.gap is not None
    experience = f"{words.experience} {points(card, place.experience, words)}" if judged else ""
    if measured is not None and measured.low is not None:
        low, high = points(card, measured.low, words), points(card, measured.high, words)
        experience += f" ({low}{DOTS}{high})"
    facts = [answers(measured, words, short=True)] if measured is not None else []
    facts += [f"{words.goal} {points(card, place.goal.score, words)}"] if place.goal.score is not None else []
    details = ", ".join(part for part in (experience, *facts) if part)
    asides = (details, turn_text(card, place.turns, words), why_text(card, place.judgement, words))
    return BoardItem(
        name=place.name if place.touchpoint else words.whole_phase.format(name=place.name),
        id=place.id,
        rank=place.rank,
        figure=gap_text(card, place.gap, words) if judged else points(card, _worst_felt(card, place), words),
        verdict=verdict_text(place, words) if judged else "",
        details=tuple(text for text in asides if text),
        short_for=short_for_text(place, words),
        tone=_tone(place),
    )


def _worst(card: Scorecard) -> list[PlaceScore]:
    """Up to three places with the worst moments; the best is among them only where all are alike."""
    felt = {place.order: card.scale.percent(_worst_felt(card, place)) for place in card.scored}
    best, by_felt = max(felt.values()), sorted(card.scored, key=lambda place: felt[place.order])
    return [place for place in by_felt if felt[place.order] < best or best == min(felt.values())][:MOST]


def _worst_felt(card: Scorecard, place: PlaceScore) -> float:
    """The worst moment of a place with a score: a mean of moments would hide it."""
    return min(place.felt or (place.experience or 0.0,), key=card.scale.percent)


def _tone(place: PlaceScore) -> Tone:
    """Bad news only where it is decided."""
    if place.is_short:
        return "bad"
    return "good" if place.verdict in ("met", "believed met") and not place.hides_someone else "plain"
