"""Every output counts alike, and red circles are ranks in the list of gaps, whatever the map."""

from __future__ import annotations

from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import cxmap
from cxmap import api
from cxmap.api.views import Views
from cxmap.locale import words_for
from cxmap.model import Map
from cxmap.rendering.registry import PICTURES
from cxmap.rendering.scene.page import Page, Shape, Text
from cxmap.rendering.theme import LIGHT
from cxmap.scoring import tally
from cxmap.view.counting import verdicts_text
from cxmap.view.gaps.table import build_gaps
from cxmap.view.report.build import build_report

EN = words_for("en")
RANKED = ("board", "curve", "matrix", "flow", "gaps", "quadrants")
"""The pictures in which ranks stand."""

scores = st.none() | st.integers(1, 5)
estimates = scores | st.fixed_dictionaries({"ann": st.integers(1, 5), "ben": st.integers(1, 5)})
answers = st.lists(st.integers(0, 30), min_size=5, max_size=5).filter(lambda counts: sum(counts) > 0)
touchpoint_keys = st.fixed_dictionaries(
    {
        "experience": estimates,
        "goal": scores,
        "importance": st.none() | st.integers(1, 5),
        "metrics": st.none() | answers.map(lambda counts: [{"type": "csat", "answers": counts}]),
    }
).map(lambda keys: {key: value for key, value in keys.items() if value is not None})


@st.composite
def judged_maps(draw: st.DrawFn) -> Map:
    """A map with estimates, answers, personas who differ, phases scored as a whole, and a tolerance."""
    phases: list[dict[str, Any]] = []
    for number in range(draw(st.integers(1, 3))):
        members = draw(st.lists(touchpoint_keys, min_size=1, max_size=4))
        phase: dict[str, Any] = {
            "name": f"Phase {number}",
            "touchpoints": [{"name": f"Step {number}.{at}", **keys} for at, keys in enumerate(members)],
        }
        whole = draw(scores)
        phases.append(phase if whole is None else {**phase, "experience": whole})
    return Map.model_validate(
        {
            "cxmap": 1,
            "title": "Counted",
            "scale": {"min": 1, "max": 5},
            "goal": draw(st.integers(2, 5)),
            "tolerance": draw(st.sampled_from([0, 0.5, 1])),
            "personas": [{"id": "ann", "name": "Ann"}, {"id": "ben", "name": "Ben"}],
            "phases": phases,
        }
    )


SLOW = settings(deadline=None, max_examples=40, suppress_health_check=[HealthCheck.too_slow])


@SLOW
@given(judged_maps())
def test_headline_list_presenter_and_what_if_count_alike(map_: Map) -> None:
    card = cxmap.score(map_)
    counts = tally(card)
    rows = build_gaps(card, EN).rows
    verdicts = [row.verdict for row in rows]
    assert counts.short == verdicts.count("short")
    assert counts.believed_short == verdicts.count("believed short")
    assert counts.undecided == verdicts.count("undecided")
    assert counts.met + counts.believed_met == verdicts.count("met") + verdicts.count("believed met")
    ranked = [row for row in rows if row.rank is not None]
    assert len(ranked) == counts.all_short + counts.undecided_below
    assert [row.rank for row in ranked] == list(range(1, len(ranked) + 1))
    parts = [tally(card, [found for found in card.places if found.phase is phase]) for phase in map_.phases]
    for name in ("short", "believed_short", "undecided", "undecided_below", "met", "believed_met", "hiding"):
        assert sum(getattr(part, name) for part in parts) == getattr(counts, name), name
    stages = build_report(card, EN, "0").stages
    for phase, part in zip(map_.phases, parts, strict=True):
        if part.judged.total:
            assert verdicts_text(part, EN) in stages[phase.id]
    headline = verdicts_text(counts, EN) if counts.judged.total else ""
    views = Views(card, EN)
    if headline:
        assert views.of("gaps").sheet.headline == headline == views.curve.sheet.headline
    scored = next((found for found in card.places if found.experience is not None), None)
    if scored is not None:
        same = api.what_if(map_, {scored.id: f"{scored.experience}"})
        assert tally(same.before) == counts


def _circled(page: Page, colour: str) -> list[int]:
    """The numbers that stand in a filled circle of a colour."""
    circled = []
    for one, two in zip(page.items, page.items[1:], strict=False):
        inside = isinstance(one, Shape) and one.fill == colour and isinstance(two, Text)
        if inside and isinstance(two, Text) and two.text.isdigit() and two.colour == LIGHT.paper:
            circled.append(int(two.text))
    return circled


@SLOW
@given(judged_maps())
def test_a_red_circle_is_the_rank_of_what_is_below_its_goal(map_: Map) -> None:
    card = cxmap.score(map_)
    short = {found.rank for found in card.places if found.is_short}
    views = Views(card, EN)
    for name in RANKED:
        if name == "quadrants" and not card.judged:
            continue
        pages = PICTURES[name]()(views.of(name), LIGHT, "0", None)
        if name == "gaps":
            assert {rank for page in pages for rank in _circled(page, LIGHT.bad)} == short
        for page in pages:
            red = _circled(page, LIGHT.bad)
            legend = {1} if red else set()
            assert set(red) <= short | legend, name
            assert not red or short, name
