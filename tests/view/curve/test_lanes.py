"""What stands below a curve."""

from __future__ import annotations

import cxmap
from cxmap.locale import words_for
from cxmap.model import Map
from cxmap.view.curve.build import build_curve
from cxmap.view.curve.values import CurveLane


def opportunities(*addresses: str) -> CurveLane | None:
    data = {
        "cxmap": 1,
        "title": "T",
        "phases": [
            {"id": "p", "name": "P", "touchpoints": [{"id": "a", "name": "A"}, {"id": "b", "name": "B"}]},
            {"id": "q", "name": "Q", "touchpoints": [{"id": "c", "name": "C"}]},
        ],
        "opportunities": [{"title": "Mend it", "addresses": list(addresses)}] if addresses else [],
    }
    return build_curve(cxmap.score(Map.model_validate(data)), words_for("en")).opportunities


def test_opportunities_stand_below_what_they_address() -> None:
    found = opportunities("a", "c")
    assert found is not None and found.label == "opportunities"
    assert found.cells == (("Mend it",), (), ("Mend it",))


def test_those_of_a_phase_stand_below_its_first_touchpoint_once() -> None:
    found = opportunities("p", "a")
    assert found is not None
    assert found.cells == (("Mend it",), (), ())


def test_without_any_there_is_no_lane() -> None:
    assert opportunities() is None
