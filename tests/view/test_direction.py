"""Texts from right to left are kept apart from what stands around them, and nothing else changes."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given

from cxmap.model import Map
from cxmap.view.direction import directed, isolated
from tests.strategies import maps

HEBREW = "\u05e9\u05dc\u05d5\u05dd"
ARABIC = "\u0645\u0631\u062d\u0628\u0627"


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("", ""),
        ("Queue 3", "Queue 3"),
        ("\u6f22 \u0394", "\u6f22 \u0394"),
        (HEBREW, f"\u2067{HEBREW}\u2069"),
        (f"3, {ARABIC}", f"\u20673, {ARABIC}\u2069"),
        (f"Till {HEBREW}", f"\u2066Till {HEBREW}\u2069"),
        (f"a\u2067{HEBREW}", f"\u2066a{HEBREW}\u2069"),
        ("\ufeff", "\u2066\ufeff\u2069"),
    ],
)
def test_a_text_by_itself(text: str, kept: str) -> None:
    assert isolated(text) == kept
    assert isolated(kept) == kept


def _map(name: str) -> dict[str, Any]:
    return {
        "cxmap": 1,
        "title": name,
        "language": "nl",
        "scale": {"min": 0, "max": 5, "words": [name, "good"]},
        "personas": [{"id": HEBREW, "name": name}],
        "lanes": [{"id": ARABIC, "name": name}],
        "kpis": [{"name": name, "current": f"3 {name}"}],
        "phases": [
            {
                "name": name,
                "touchpoints": [
                    {
                        "id": "a",
                        "name": name,
                        "experience": {HEBREW: 2},
                        "actions": [name, {"text": name, "persona": HEBREW}],
                        "lanes": {ARABIC: [name]},
                        "duration": "10 min",
                        "next": [{"to": "a", "when": name}],
                        "x-own": name,
                    }
                ],
            }
        ],
    }


def test_every_text_and_no_id() -> None:
    plain = Map.model_validate(_map(HEBREW))
    assert plain.steps[0].touchpoint.name == HEBREW  # what was worked out before is not taken along
    kept = isolated(HEBREW)
    found = directed(plain)
    ids = {"id": found.phases[0].id}
    assert ids == {"id": plain.phases[0].id}
    point = found.steps[0].touchpoint
    assert point.name == point.actions[1].text == point.lanes[ARABIC][0] == kept
    assert found.personas_by_id[HEBREW].name == kept
    current = found.kpis[0].current
    assert current is not None
    assert (current.text, current.low) == (isolated(f"3 {HEBREW}"), 3)
    assert point.experience == plain.steps[0].touchpoint.experience
    assert point.actions[1].persona == (HEBREW,)
    assert point.extensions == {"x-own": HEBREW}
    assert plain.title == HEBREW
    assert directed(found) == found


@given(maps(sound=True))
def test_other_maps_are_the_same(data: dict[str, Any]) -> None:
    try:
        map_ = Map.model_validate(data)
    except ValueError:
        return
    assert directed(map_) is map_
