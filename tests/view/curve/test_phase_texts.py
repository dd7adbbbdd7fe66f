"""What is said of a phase as a whole stands over its touchpoints."""

from __future__ import annotations

import cxmap
from cxmap.locale import words_for
from cxmap.view.curve.build import build_curve
from cxmap.view.curve.values import Over
from tests.rendering.drawn import compose

MAP = """
cxmap: 1
title: Booking
lanes: [{name: Doubts, after: feelings}, {name: Drives}]
phases:
  - {name: See, feelings: Curious, touchpoints: [Browser, Landing], lanes: {doubts: [Is it safe?]}}
  - {name: Book, feelings: [Hopeful, {word: Glad, score: 1}], pain_points: [Forms], touchpoints: [Form]}
"""
EN = words_for("en")


def test_texts_of_phases_lie_over_their_columns() -> None:
    view = build_curve(cxmap.score(cxmap.loads(MAP)), EN)
    lanes = {lane.key: lane for lane in view.lanes}
    assert lanes["feelings"].phases == (Over(0, 1, ("Curious",)), Over(2, 2, ("Hopeful", "Glad")))
    assert lanes["pain_points"].phases == (Over(2, 2, ("Forms",)),)
    assert [lane.key for lane in view.lanes] == ["feelings", "lane-doubts", "pain_points"]


def test_they_are_drawn_with_and_without_a_scale() -> None:
    scored = MAP.replace("Browser,", "{name: Browser, experience: 1},")
    for text in (MAP, scored, MAP.replace("{word: Glad, score: 1}", "Glad")):
        page = compose(build_curve(cxmap.score(cxmap.loads(text)), EN))
        drawn = {item.text: item for item in page.texts}
        assert {"Curious", "Forms"} <= drawn.keys()
        middle = drawn["Curious"].box.x + drawn["Curious"].box.w / 2
        names = [drawn[name].box.x + drawn[name].box.w / 2 for name in ("Browser", "Landing")]
        assert abs(middle - sum(names) / 2) < 1
