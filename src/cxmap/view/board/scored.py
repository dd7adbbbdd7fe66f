"""What to say first of a map with scores: the first of its gaps, or what else its scores tell."""

from __future__ import annotations

from collections.abc import Iterable

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
        more = words.more(len(pressing) - MOST) if len(pressing) > MOST else ""
        section = BoardSection("gaps", own.gaps, items, more)
        return Said(_first(card, pressing[0], words), (section,), (summary, *sureness), bad, pressing[0])
    if card.judged:
        near = sorted(card.judged, key=lambda found: found.gap or 0.0)[:MOST]
        return Said(summary, (_section("closest", card, near, words),), sureness)
    ends = extremes(card, card.places)
    worst = sorted(card.scored, key=lambda found: card.scale.percent(_worst_felt(card, found)))[:MOST]
    section = _section("worst", card, worst, words)
    if ends is None:
        return Said(summary, (section,), sureness)
    worst_moment = ends[0]
    name = quoted(worst_moment.place.name, words)
    experience = points(card, worst_moment.score, words)
    return Said(own.worst_is.format(name=name, experience=experience), (section,), sureness)


def _first(card: Scorecard, found: PlaceScore, words: Words) -> str:
    """What comes first, and how sure that is."""
    own = words.in_board
    if found.rank is None:
        short_for = short_for_text(found, words)
        return own.for_some.format(name=quoted(found.name, words), short_for=short_for)
    n = answers(found.measured, words, short=True) if found.measured is not None else ""
    template = own.fix_measured if found.measured is not None else own.fix_believed
    if found.verdict == "undecided":
        template = own.look_at
    return template.format(
        name=quoted(found.name, words),
        experience=points(card, found.experience, words),
        goal=points(card, found.goal.score, words),
        n=f" ({n})" if n else "",
    )


def _section(key: SectionKey, card: Scorecard, places: Iterable[PlaceScore], words: Words) -> BoardSection:
    title = {"closest": words.in_board.closest, "worst": words.in_board.worst}[key]
    return BoardSection(key, title, _items(card, places, words))


def _items(card: Scorecard, places: Iterable[PlaceScore], words: Words) -> tuple[BoardItem, ...]:
    return tuple(item_of(card, found, words) for found in places)


def item_of(card: Scorecard, found: PlaceScore, words: Words) -> BoardItem:
    """A place with its verdict and its margin."""
    measured, judged = found.measured, found.gap is not None
    experience = f"{words.experience} {points(card, found.experience, words)}" if judged else ""
    if measured is not None and measured.low is not None:
        low, high = points(card, measured.low, words), points(card, measured.high, words)
        experience += f" ({low}{DOTS}{high})"
    told = [answers(measured, words, short=True)] if measured is not None else []
    told += [f"{words.goal} {points(card, found.goal.score, words)}"] if found.goal.score is not None else []
    details = ", ".join(part for part in (experience, *told) if part)
    asides = (details, turn_text(card, found.turns, words), why_text(card, found.judgement, words))
    return BoardItem(
        name=found.name if found.touchpoint else words.whole_phase.format(name=found.name),
        id=found.id,
        rank=found.rank,
        figure=gap_text(card, found.gap, words) if judged else points(card, _worst_felt(card, found), words),
        verdict=verdict_text(found, words) if judged else "",
        details=tuple(text for text in asides if text),
        short_for=short_for_text(found, words),
        tone=_tone(found),
    )


def _worst_felt(card: Scorecard, found: PlaceScore) -> float:
    """The worst moment of a place with a score: a mean of moments would hide it."""
    return min(found.felt or (found.experience or 0.0,), key=card.scale.percent)


def _tone(found: PlaceScore) -> Tone:
    """Bad news only where it is decided."""
    if found.is_short:
        return "bad"
    return "good" if found.verdict in ("met", "believed met") and not found.hides_someone else "plain"
