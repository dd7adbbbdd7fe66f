"""The matrix on small maps: which cell holds what, over which columns."""

from __future__ import annotations

import pytest

import cxmap
from cxmap.locale.en import EN
from cxmap.locale.nl import NL
from cxmap.view.matrix.build import build_matrix
from cxmap.view.matrix.values import Cell, Lane, MatrixView

SMALL = """
cxmap: 1
title: Small
goal: 1
pain_points: [{text: Forms everywhere, severity: 2}]
personas:
  - {id: a, name: Ann, role: Nurse, needs: [Quiet], quotes: [Let me work]}
  - {id: b, name: Bob}
scope: {objective: A jacket, trigger: A day off, outcome: Worn}
channels: [{id: web, name: Web}, {id: store, name: Store}]
sources: [{id: diary, name: A diary, type: diary}]
lanes: [{id: drives, name: Core drives}]
phases:
  - id: one
    name: One
    pain_points: [Nobody decides]
    kpis: [{name: Conversion, current: "3%", target: "5%"}]
    evidence: diary
    touchpoints:
      - {id: t0, name: First, channel: web, experience: 2, thoughts: [Fine], lanes: {drives: [Scarcity]}}
      - {id: t1, name: Second, channel: web, experience: -1, optional: true,
         pain_points: [{text: Slow, severity: 4, persona: a}, {text: Ugly, persona: b}],
         backstage: [{text: Books, by: clerk, system: till}], duration: 10 min, waiting: 2 days}
  - {id: empty, name: Empty}
  - id: two
    name: Two
    touchpoints:
      - {id: t3, name: Third, channel: [web, store], evidence: [diary, {to_collect: Count them}]}
opportunities:
  - {id: x, title: Speed up, addresses: [t0, t1, t3], impact: 4, feasibility: 2, status: planned}
  - {id: y, title: Cheer up, addresses: [empty]}
  - {id: z, title: Whole}
"""


def view_of(text: str = SMALL, persona: str | None = None) -> MatrixView:
    return build_matrix(cxmap.score(cxmap.loads(text), persona=persona), EN)


def lane(view: MatrixView, key: str) -> Lane:
    return next(lane for band in view.bands for lane in band.lanes if lane.key == key)


def places(lane: Lane) -> list[tuple[int, int, tuple[str, ...]]]:
    return [(cell.first, cell.last, tuple(entry.text for entry in cell.entries)) for cell in lane.cells]


def test_an_empty_phase_keeps_a_column() -> None:
    view = view_of()
    assert [column.name for column in view.columns] == ["First", "Second", "no touchpoints", "Third"]
    assert [(band.first, band.last) for band in view.curve.bands] == [(0, 1), (2, 2), (3, 3)]


def test_remarks_of_a_phase_span_it_and_those_of_the_map_everything() -> None:
    found = lane(view_of(), "pain_points")
    assert places(found) == [
        (0, 3, ("Forms everywhere",)),
        (0, 1, ("Nobody decides",)),
        (1, 1, ("Slow", "Ugly")),
    ]
    assert [cell.once for cell in found.cells] == [True, False, False]
    entry = found.cells[2].entries[0]
    assert (entry.severity, entry.mark, entry.notes) == (4, "pain", ("Ann",))


def test_scores_say_goal_experience_gap_and_verdict() -> None:
    cells = lane(view_of(), "scores").cells
    first, second, third = (cell.entries[0] for cell in cells)
    assert first.text == "goal +1 \N{RIGHTWARDS ARROW} experience +2"
    assert (first.value, first.tone, first.rank) == ("gap +1: goal met (our estimate)", "good", None)
    assert (second.value, second.tone, second.rank) == (
        "gap \N{MINUS SIGN}2: below goal (our estimate)",
        "bad",
        1,
    )
    assert (third.text, third.value, third.tone) == ("goal +1", "no score", "open")


def test_channels_run_on_within_a_phase() -> None:
    assert places(lane(view_of(), "channels")) == [(0, 1, ("Web",)), (3, 3, ("Web", "Store"))]


def test_opportunities_stand_at_what_they_address() -> None:
    found = lane(view_of(), "opportunities")
    assert places(found) == [
        (0, 1, ("Speed up",)),
        (3, 3, ("Speed up",)),
        (2, 2, ("Cheer up",)),
        (0, 3, ("Whole",)),
    ]
    worth, course = found.cells[0].entries[0].notes
    assert worth.split() == ["impact", "4", "\N{MIDDLE DOT}", "feasibility", "2"]
    assert course == "planned"


def test_evidence_runs_over_neighbours_and_what_is_missing_is_marked() -> None:
    found = lane(view_of(), "evidence")
    assert places(found) == [(0, 1, ("A diary",)), (3, 3, ("A diary",)), (3, 3, ("Count them",))]
    assert found.cells[-1].entries[0].mark == "missing"


def test_the_blueprint_has_lines_only_above_stages_that_occur() -> None:
    company = next(band for band in view_of().bands if band.key == "company")
    assert [(one.key, one.line) for one in company.lanes] == [("backstage", "line of visibility")]
    assert company.lanes[0].cells[0].entries[0].notes == ("by clerk", "system: till")


def test_figures_times_own_lanes_and_flags() -> None:
    view = view_of()
    kpi = lane(view, "kpis").cells[0]
    assert (kpi.first, kpi.last, kpi.entries[0].value) == (0, 1, "3% \N{RIGHTWARDS ARROW} 5%")
    assert places(lane(view, "when")) == [(1, 1, ("takes 10 min", "waits 2 days"))]
    assert lane(view, "lane-drives").label == "Core drives"
    assert view.columns[1].notes == ("optional",)


def test_lanes_without_content_are_left_out() -> None:
    bare = build_matrix(cxmap.score(cxmap.loads("cxmap: 1\ntitle: T\nphases: [{name: P}]\n")), NL)
    assert bare.bands == () and bare.cards == ()
    assert [place.name for place in bare.columns] == [NL.no_touchpoints]


def test_cards_tell_of_scope_and_personas() -> None:
    scope, ann, others = view_of().cards
    assert [fact.label for fact in scope.facts] == ["objective", "trigger", "outcome"]
    assert (ann.name, ann.role, ann.has_portrait) == ("Ann", "Nurse", True)
    assert ann.quotes == ("\N{LEFT DOUBLE QUOTATION MARK}Let me work\N{RIGHT DOUBLE QUOTATION MARK}",)
    assert others.facts[0].texts == ("Bob",)


def test_a_persona_sees_what_is_its_own_or_everybodys() -> None:
    view = view_of(persona="b")
    assert places(lane(view, "pain_points"))[-1] == (1, 1, ("Ugly",))
    assert [card.name for card in view.cards] == ["Scope", "Bob"]


def test_all_cells_lie_on_columns() -> None:
    view = view_of()
    cells: list[Cell] = [cell for band in view.bands for one in band.lanes for cell in one.cells]
    assert all(0 <= cell.first <= cell.last < len(view.columns) for cell in cells)


def many(count: int, key: str, begin: str = "T") -> str:
    """A map of one touchpoint with so many texts under a key."""
    texts = ", ".join(f"{begin}{at}" for at in range(count))
    return f"cxmap: 1\ntitle: M\nphases: [{{name: P, touchpoints: [{{name: One, {key}: [{texts}]}}]}}]\n"


@pytest.mark.parametrize("key", ["pain_points", "thoughts", "frontstage"])
def test_what_goes_beyond_sixty_in_a_cell_is_counted(key: str) -> None:
    exact = lane(view_of(many(60, key)), key).cells[0].entries
    assert len(exact) == 60 and "T59" in exact[-1].text
    more = lane(view_of(many(100, key)), key).cells[0].entries
    assert len(more) == 60 and "T58" in more[-2].text and more[-1].text == "and 41 more"


def test_channels_beyond_sixty_are_counted_too() -> None:
    channels = ", ".join(f"{{id: c{at}, name: Channel {at}}}" for at in range(70))
    text = many(70, "channel", "c").replace("phases", f"channels: [{channels}]\nphases")
    entries = lane(view_of(text), "channels").cells[0].entries
    assert (len(entries), entries[-1].text, entries[-1].chip) == (60, "and 11 more", None)


def test_every_opportunity_of_a_touchpoint_is_there() -> None:
    ideas = "".join(f"  - {{title: Idea {at}, addresses: [t]}}\n" for at in range(80))
    phases = "phases: [{name: P, touchpoints: [{id: t, name: One}]}]"
    found = lane(view_of(f"cxmap: 1\ntitle: M\n{phases}\nopportunities:\n{ideas}"), "opportunities")
    assert len(found.cells) == 80


def test_a_card_shows_twelve_texts_of_a_kind_and_counts_the_others() -> None:
    needs = ", ".join(f"Need {at}" for at in range(20))
    quotes = ", ".join(f"Quote {at}" for at in range(3))
    person = f"{{id: a, name: Ann, role: Nurse, description: Nights, needs: [{needs}], quotes: [{quotes}]}}"
    view = view_of(f"cxmap: 1\ntitle: M\npersonas: [{person}]\nphases: [{{name: P}}]\n")
    (ann,) = view.cards
    assert len(ann.facts[0].texts) == 12 and ann.facts[0].texts[-1] == "and 9 more"
    assert len(ann.quotes) == 3
    assert "Nurse" in ann.role and "Nights" in ann.role


def test_feelings_with_a_score_have_a_mood_on_the_scale_of_the_map() -> None:
    feelings = "[bored, {word: glad, score: 1}, {word: cross, score: 5}]"
    scale = "scale: {min: 1, max: 5, direction: lower-is-better}"
    phases = f"phases: [{{name: P, touchpoints: [{{name: One, feelings: {feelings}}}]}}]"
    found = lane(view_of(f"cxmap: 1\ntitle: M\n{scale}\n{phases}"), "feelings").cells[0].entries
    assert [one.mood for one in found] == [None, 1.0, 0.0]


def test_phases_say_that_journeys_may_begin_or_end_in_them() -> None:
    view = view_of("cxmap: 1\ntitle: M\nphases: [{name: P, entry: true, exit: true}]\n")
    assert view.phases[0].notes == (f"{EN.entry}\N{NO-BREAK SPACE}\N{MIDDLE DOT} {EN.exit}",)


def test_a_lane_of_its_own_stands_where_its_author_wants_it() -> None:
    map_ = cxmap.loads(
        "cxmap: 1\ntitle: T\nchannels: [Web]\n"
        "lanes: [{name: Doubts, after: thoughts}, {name: Tone, after: channel}, {name: Drives}]\n"
        "touchpoints: [{name: A, thoughts: [Hm], channel: web, actions: [I look],"
        " lanes: {doubts: [Is it safe?], tone: [Light], drives: [Scarcity]}}]\n"
    )
    bands = build_matrix(cxmap.score(map_), EN).bands
    keys = [lane.key for band in bands for lane in band.lanes if band.key != "about"]
    assert keys == ["actions", "thoughts", "lane-doubts", "channels", "lane-tone", "lane-drives"]
