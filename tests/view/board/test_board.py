"""What a board is told first."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

import cxmap
from cxmap.api import Drawing
from cxmap.locale import words_for
from cxmap.model import Map
from cxmap.scoring import score
from cxmap.view.board.build import build_board
from cxmap.view.board.in_words import all_in_words, beyond
from cxmap.view.board.values import BoardView
from cxmap.view.gaps.table import build_gaps

EXAMPLES = Path(__file__).parents[3] / "examples"
EN = words_for("en")


def _map(touchpoints: list[dict[str, Any]], **more: Any) -> Map:
    return Map.model_validate({"cxmap": 1, "title": "Trip", "touchpoints": touchpoints, **more})


def _board(map_: Map, persona: str | None = None) -> BoardView:
    return build_board(score(map_, persona=persona), EN)


def _keys(board: BoardView) -> list[str]:
    return [section.key for section in board.sections]


@pytest.mark.parametrize("name", ["hotel-stay", "insurer-lifecycle", "shopping-day", "software-support"])
def test_what_is_first_is_the_order_of_the_gaps(name: str) -> None:
    map_ = cxmap.load(EXAMPLES / f"{name}.cxmap.yaml")
    board = _board(map_)
    rows = build_gaps(score(map_), EN).cut(everything=False, top=3).rows
    assert [(item.id, item.rank) for item in board.sections[0].items] == [(row.id, row.rank) for row in rows]
    assert rows[0].name in board.sheet.headline
    assert board.curve is not None
    told = {(found.rank, board.curve.columns[found.column].id) for found in board.curve.callouts}
    assert told == {(row.rank, row.id) for row in rows}


def test_the_sentence_says_how_sure_it_is() -> None:
    ces = {"type": "rating", "scale": {"min": -2, "max": 2}, "value": -1, "sd": 0.5, "n": 400}
    measured = _map([{"name": "Pay", "goal": 1, "metrics": [ces]}])
    assert "measured (n = 400)" in _board(measured).sheet.headline
    believed = _map([{"name": "Pay", "goal": 1, "experience": -1}])
    assert "by our own estimate" in _board(believed).sheet.headline
    wide = _map([{"name": "Pay", "goal": 1, "metrics": [ces | {"value": 0.9, "n": 12, "sd": 1.5}]}])
    board = _board(wide)
    assert "do not decide yet" in board.sheet.headline
    assert board.sections[0].items[0].tone == "plain"


def test_the_source_of_what_is_first_is_named_and_the_others_are_counted() -> None:
    sources = [
        {"id": "room", "name": "Workshop", "type": "workshop"},
        {"id": "ask", "name": "Survey", "type": "survey"},
        {"id": "later", "name": "Interviews", "type": "interview", "status": "planned"},
    ]
    ces = {
        "type": "rating",
        "scale": {"min": -2, "max": 2},
        "value": -1,
        "sd": 0.5,
        "n": 400,
        "source": "ask",
    }
    moments = [
        {"name": "Pay", "goal": 1, "metrics": [ces]},
        {"name": "Go", "experience": 2, "evidence": "room"},
    ]
    assert _board(_map(moments, sources=sources)).sheet.source == ("Survey", "and 1 more")
    assert _board(_map(moments[1:], sources=sources[:1])).sheet.source == ("Workshop",)
    assert _board(_map([{"name": "Go"}], sources=sources)).sheet.source == ("Workshop", "and 1 more")


def test_an_average_hides_nobody() -> None:
    people = [{"id": id_, "name": id_.title()} for id_ in ("ann", "ben")]
    map_ = _map([{"name": "Pay", "goal": 0, "experience": {"ann": 2, "ben": -1}}], personas=people)
    board = _board(map_)
    assert "Ben" in board.sheet.headline
    item = board.sections[0].items[0]
    assert "Ben" in item.short_for and item.short_for in item.at_most(0)


def test_the_opportunity_answers_what_is_first() -> None:
    ideas = [
        {"title": "Elsewhere", "addresses": ["b"], "impact": 5, "feasibility": 5},
        {"title": "Done", "addresses": ["a"], "impact": 5, "feasibility": 5, "status": "done"},
        {"title": "Here", "addresses": ["a"], "impact": 2, "feasibility": 2},
    ]
    steps = [
        {"id": "a", "name": "A", "goal": 1, "experience": -2},
        {"id": "b", "name": "B", "goal": 1, "experience": 0},
    ]
    answer = _board(_map(steps, opportunities=ideas)).answer
    assert answer is not None and answer.title == "Here"
    none = _board(_map(steps, opportunities=ideas[:2])).answer
    assert none is not None and not none.title and "“A”" in none.label


def test_all_goals_met_is_said_and_the_closest_are_shown() -> None:
    board = _board(
        _map([{"name": "A", "goal": 0, "experience": 2}, {"name": "B", "goal": 0, "experience": 1}])
    )
    assert _keys(board) == ["closest"]
    assert [item.name for item in board.sections[0].items] == ["B", "A"]
    assert board.answer is None and not board.sheet.headline_bad


def test_scores_without_goals_show_the_worst_and_ask_for_goals() -> None:
    board = _board(_map([{"name": "A", "experience": 2}, {"name": "B", "experience": -1}]))
    assert _keys(board) == ["worst", "next"]
    assert "“B”" in board.sheet.headline and "-1" in board.sheet.headline.replace("\N{MINUS SIGN}", "-")


def test_the_best_is_not_among_the_worst() -> None:
    def worst(*scores: float) -> list[str]:
        moments = [{"name": f"Step {at}", "experience": score} for at, score in enumerate(scores)]
        return [item.name for item in _board(_map(moments)).sections[0].items]

    assert worst(2, 1) == ["Step 1"]
    assert worst(2, 2, -1) == ["Step 2"]
    assert worst(1, 1) == ["Step 0", "Step 1"]
    assert worst(2, -2, -1, 0, 1) == ["Step 1", "Step 2", "Step 3"]


def test_a_mood_that_changes_is_told_by_its_worst_moment() -> None:
    """A mean of +2 and -2 would put the worst of all moments behind what is merely neutral."""
    board = _board(
        _map(
            [
                {"name": "See", "feelings": [{"word": "neutral", "score": 0}]},
                {
                    "name": "Compare",
                    "feelings": [{"word": "hope", "score": 2}, {"word": "doubt", "score": -2}],
                },
            ]
        )
    )
    worst = board.sections[0].items[0]
    assert (worst.name, worst.figure) == ("Compare", "\N{MINUS SIGN}2")
    assert worst.details == ("mood changes: +2 \N{RIGHTWARDS ARROW} \N{MINUS SIGN}2",)
    assert "Compare" in board.sheet.headline and "\N{MINUS SIGN}2" in board.sheet.headline
    assert board.curve is not None
    assert 0 in [callout.height for callout in board.curve.callouts]


def test_words_alone_say_pains_moments_and_waits() -> None:
    steps = [
        {"name": "A", "pain_points": [{"text": "small", "severity": 1}], "waiting": "3 days"},
        {"name": "B", "pain_points": [{"text": "huge", "severity": 5}], "waiting": "2 weeks",
         "impact": [{"direction": "positive", "why": "kind"}, {"direction": "negative", "why": "rude"}]},
    ]  # fmt: skip
    board = _board(_map(steps))
    assert _keys(board) == ["pains", "moments", "waits", "next"]
    names = [[item.name for item in section.items] for section in board.sections[:3]]
    assert names == [["huge", "small"], ["rude", "kind"], ["B", "A"]]
    assert "huge" in board.sheet.headline and board.curve is None


def test_nobody_is_said_to_hurt_most_where_no_severity_is_given() -> None:
    board = _board(_map([{"name": "A", "pain_points": ["x", "y"]}]))
    assert "most" not in board.sheet.headline and board.sections[0].title == "Pain points"


def test_pains_of_another_persona_stay_away() -> None:
    people = [{"id": id_, "name": id_.title()} for id_ in ("ann", "ben")]
    pains = [{"text": "hers", "persona": "ann"}, {"text": "his", "persona": "ben"}, "everybody's"]
    board = _board(_map([{"name": "A", "pain_points": pains}], personas=people), "ben")
    assert [item.name for item in board.sections[0].items] == ["his", "everybody's"]


def test_phases_alone_get_a_board() -> None:
    map_ = Map.model_validate({"cxmap": 1, "title": "T", "phases": [{"name": "Before"}, {"name": "After"}]})
    board = _board(map_)
    assert [phase.name for phase in board.phases] == ["Before", "After"]
    assert "2 phases" in board.sheet.headline and _keys(board) == ["next"]


def test_a_future_comes_first() -> None:
    now, future = (cxmap.load(EXAMPLES / f"shopping-day{end}.cxmap.yaml") for end in ("", ".future"))
    board = Drawing(now, future=future).views.of("board")
    assert _keys(board) == ["rises", "below"]
    assert "6 of 12" in board.sheet.headline
    assert all(item.rank is None for section in board.sections for item in section.items)
    assert [item.figure for item in board.sections[0].items] == ["+3", "+3", "+2"]


def test_no_pain_is_not_a_pain() -> None:
    said = [{"name": "Pay", "pain_points": ["None", "n.v.t."]}, {"name": "Leave", "pain_points": ["Queue"]}]
    pains = next(section for section in _board(_map(said)).sections if section.key == "pains")
    assert [item.name for item in pains.items] == ["Queue"]


def test_what_a_board_leaves_out_is_what_a_report_adds() -> None:
    said = [{"name": f"T{at}", "pain_points": [f"Pain {at}"]} for at in range(5)]
    card = score(_map(said))
    everything = all_in_words(card, EN)
    board = build_board(card, EN)
    left = beyond(board.sections, everything)
    shown = {section.key: section.items for section in board.sections}
    rest = {section.key: section.items for section in left}
    for section in everything:
        assert (*shown.get(section.key, ()), *rest.get(section.key, ())) == section.items
    assert len(rest["pains"]) == 2


def test_a_first_gap_that_is_not_the_largest_says_what_weighs_it() -> None:
    steps = [
        {"name": "Letter", "experience": 0, "importance": 5},
        {"name": "Extra", "experience": -1, "importance": 1, "reach": "30%"},
    ]
    first, second = _board(_map(steps, goal=2)).sections[0].items
    assert first.details[1] == "importance\N{NO-BREAK SPACE}5"
    assert "reach\N{NO-BREAK SPACE}30%" in second.details[1]
