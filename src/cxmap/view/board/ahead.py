"""What to say first beside a future: what gets better, by how much, and what stays below its goal."""

from __future__ import annotations

from msgspec.structs import replace

from cxmap.locale import Words
from cxmap.scoring import Lifted, Scorecard, lifts
from cxmap.view.board.said import MOST, Said, quoted
from cxmap.view.board.scored import item_of
from cxmap.view.board.values import BoardItem, BoardSection
from cxmap.view.curve.beside import ARROW
from cxmap.view.wording import gap_text, goal_summary, points


def ahead(card: Scorecard, future: Scorecard, words: Words) -> Said:
    """The three touchpoints that rise most, and the first three that the future leaves below their goal.

    These wear no rank: that is their place among the gaps of today.
    """
    own, raised = words.in_board, lifts(card, future)
    both = (*raised.touchpoints, *raised.phases)
    rising = sorted((lifted for lifted in both if lifted.gain > 0), key=lambda lifted: -lifted.gain)
    below = future.short
    sections = []
    if rising:
        items = tuple(_risen(card, lifted, words) for lifted in rising[:MOST])
        more = words.more(len(rising) - MOST) if len(rising) > MOST else ""
        sections.append(BoardSection("rises", own.rises, items, more))
    if below:
        items = tuple(replace(item_of(future, place, words), rank=None) for place in below[:MOST])
        more = words.more(len(below) - MOST) if len(below) > MOST else ""
        sections.append(BoardSection("below", own.below, items, more))
    lifted = words.lifted(raised.rising, len(raised.touchpoints))
    left = f"{words.semicolon}{own.stay_below(len(below))}" if future.judged else ""
    sentence = f"{lifted}{left}"
    if rising:
        first = rising[0]
        gain = gap_text(card, first.gain, words)
        name = quoted(first.place.name, words)
        sentence = own.future_is.format(lifted=lifted, name=name, gain=gain, below=left)
    now, _ = goal_summary(card, words)
    return Said(
        sentence, tuple(sections), (f"{words.current_state}{words.colon}{now}",), bool(below) and not rising
    )


def _risen(card: Scorecard, lifted: Lifted, words: Words) -> BoardItem:
    now, then = points(card, lifted.now, words), points(card, lifted.then, words)
    return BoardItem(
        name=lifted.place.name,
        id=lifted.place.id,
        figure=gap_text(card, lifted.gain, words),
        verdict=f"{now}{ARROW}{then}",
        tone="good",
    )
