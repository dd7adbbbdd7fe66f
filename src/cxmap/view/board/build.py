"""From a scorecard to the board slide: what comes first, and how sure that is."""

from __future__ import annotations

from msgspec.structs import replace

from cxmap.locale import Words
from cxmap.scoring import PlaceScore, Scorecard, grounds
from cxmap.scoring.opportunities import answering
from cxmap.view.advice import advice_for
from cxmap.view.board.ahead import ahead
from cxmap.view.board.callouts import with_callouts
from cxmap.view.board.in_words import all_in_words, cut, in_words, phases
from cxmap.view.board.scored import scored
from cxmap.view.board.values import BoardAnswer, BoardSection, BoardView
from cxmap.view.curve.build import build_curve
from cxmap.view.curve.values import CurveView
from cxmap.view.opportunities.build import about_of
from cxmap.view.titling import sheet_of
from cxmap.view.wording import persona_names, source_line

BESIDE_SCORES = ("pains", "next")
"""What stands beside scores that nothing can be held against."""


def build_board(
    card: Scorecard,
    words: Words,
    future: Scorecard | None = None,
    *,
    curve: CurveView | None = None,
    beside: CurveView | None = None,
) -> BoardView:
    """The board slide of a scorecard; beside a `future` it speaks of that first.

    What is first is the order of the list of gaps, and never another one. `curve` and, beside a future,
    `beside` are built where they are not given.
    """
    if future is not None:
        shown = beside or build_curve(card, words, future)
        said = ahead(card, future, words)
    elif card.scored:
        shown, said = curve or build_curve(card, words), scored(card, words)
        if not card.judged:
            filled = (
                cut(section, words) for section in all_in_words(card, words) if section.key in BESIDE_SCORES
            )
            said = replace(said, sections=(*said.sections, *filled))
    else:
        shown, said = None, in_words(card, words)
    sheet = sheet_of(
        card,
        words,
        "board",
        said.sentence,
        bad=said.bad,
        figures=said.sureness,
        lines=tuple(line for section in said.sections for line in _lines(section)),
        advice=None if said.sections else advice_for(card, words, "scores"),
    )
    return BoardView(
        sheet=replace(sheet, subtitle=_about(card, words), source=_sources(card, said.first, words)),
        sections=said.sections,
        curve=None if shown is None else with_callouts(shown, said.sections),
        phases=phases(card, words) if shown is None else (),
        answer=None if said.first is None else _answer(card, said.first, words),
    )


def _about(card: Scorecard, words: Words) -> tuple[str, ...]:
    """What the map is, of whom and of when, in one line."""
    state = words.current_state if card.map.state == "current" else words.future_state
    kind = words.journey_map if card.map.kind == "journey" else words.experience_map
    day = "" if card.map.date is None else words.long_date(card.map.date)
    return tuple(part for part in (f"{kind}, {state}", persona_names(card, words), day) if part)


def _sources(card: Scorecard, first: PlaceScore | None, words: Words) -> tuple[str, ...]:
    """The source of what comes first, and how many more there are."""
    own = () if first is None else grounds(card.map, first).sources
    return source_line(card.map, words, first=own, most=1)


def _answer(card: Scorecard, first: PlaceScore, words: Words) -> BoardAnswer:
    """The opportunity for what comes first; it says so where there is none."""
    own = words.in_board
    opportunity = answering(card.map, first.id)
    if opportunity is None:
        return BoardAnswer(own.no_answer.format(name=words.quoted.format(text=first.name)))
    rated = [
        f"{name} {words.number(value)}"
        for name, value in ((words.impact, opportunity.impact), (words.feasibility, opportunity.feasibility))
        if value is not None
    ]
    return BoardAnswer(own.answer, opportunity.title, opportunity.id, (*rated, *about_of(opportunity, words)))


def _lines(section: BoardSection) -> tuple[str, ...]:
    rows = ((item.name, item.figure, item.verdict, *item.told) for item in section.items)
    return (section.title, *(", ".join(part for part in parts if part) for parts in rows))
