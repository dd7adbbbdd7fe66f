"""What the journeys below a place add up to, in words: beside its own score, and never in its place."""

from __future__ import annotations

from msgspec import Struct

from cxmap.locale import Words
from cxmap.model import Scale
from cxmap.scoring import RolledJourney, RolledUp, Scorecard, roll_ups
from cxmap.view.numbers import ScaleNumbers, numbers_of


class RolledRow(Struct, frozen=True):
    """What the journeys below one place add up to."""

    rolled: RolledUp
    """The figures."""
    said: str
    """Own score, what is below it, and whether they differ."""
    how: tuple[str, ...]
    """How it is put together, and what is missing."""

    @property
    def text(self) -> str:
        """The name of the place, and what is said of it."""
        return f"{self.rolled.name}: {self.said}"


def rolled_rows(card: Scorecard, words: Words) -> tuple[RolledRow, ...]:
    """Every place that leads on to journeys, in the order of the map."""
    shown = numbers_of(card.scale, words)
    return tuple(_row(rolled, shown, card.scale, words) for rolled in roll_ups(card))


def _row(rolled: RolledUp, shown: ScaleNumbers, scale: Scale, words: Words) -> RolledRow:
    return RolledRow(rolled, _said(rolled, shown, words), tuple(_how(rolled, shown, scale, words)))


def _said(rolled: RolledUp, shown: ScaleNumbers, words: Words) -> str:
    own_words = words.in_rolled
    own = own_words.no_own if rolled.own is None else own_words.own.format(score=shown.score(rolled.own))
    if rolled.score is None:
        return words.semicolon.join((own, own_words.nothing))
    figure = shown.score(rolled.score)
    if rolled.low is not None and rolled.high is not None:
        low, high = shown.ends(rolled.low, rolled.high)
        figure += f" {own_words.ends.format(low=low, high=high)}"
    count = sum(journey.percent is not None for journey in rolled.journeys)
    below = own_words.adds_up(count).format(score=figure)
    verdicts = {"apart": own_words.apart, "alike": own_words.alike, "not decided": own_words.undecided}
    return words.semicolon.join(filter(None, (own, below, verdicts.get(rolled.verdict, ""))))


def _how(rolled: RolledUp, shown: ScaleNumbers, scale: Scale, words: Words) -> list[str]:
    own_words = words.in_rolled
    lines: list[str] = []
    if (lowest := rolled.lowest) is not None:
        score = shown.score(rolled.points(lowest[1].percent, scale))
        lines.append(f"{words.lowest}{words.colon}{lowest[1].name} {score}")
    if rolled.parts:
        lines += [own_words.weighed, own_words.measured(rolled.measured, rolled.parts)]
        parts = [part for journey in rolled.journeys for part in journey.parts]
        if any(part.importance_assumed or part.reach_assumed for part in parts):
            lines.append(own_words.assumed.format(everybody=words.percent(1)))
    known = [journey for journey in rolled.journeys if journey.percent is not None]
    if len(known) > 1:
        lines += [
            own_words.share.format(title=journey.title, share=words.percent(journey.weight))
            for journey in known
        ]
    return lines + [lost_text(journey, words) for journey in rolled.lost]


def lost_text(journey: RolledJourney, words: Words) -> str:
    """Why a journey has no figure."""
    if journey.title:
        return words.in_rolled.unscored.format(title=journey.title)
    return words.in_rolled.lost.format(to=journey.to)
