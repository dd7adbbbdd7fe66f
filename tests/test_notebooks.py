"""Maps and scorecards in notebooks."""

from __future__ import annotations

import subprocess
import sys
from xml.etree import ElementTree

import pytest

import cxmap
from cxmap.model import Map

SOUND = "cxmap: 1\ntitle: A visit\ngoal: 1\ntouchpoints: [{name: I come in, experience: 0}]\n"


def test_a_map_shows_its_curve() -> None:
    map_ = cxmap.loads(SOUND)
    svg, html = map_._repr_svg_(), map_._repr_html_()
    assert svg is not None and ElementTree.fromstring(svg).tag.endswith("svg")
    assert html is not None and "I come in" in html and "<script" not in html


def test_what_has_nothing_to_show_shows_that() -> None:
    assert "A visit" in (cxmap.loads("cxmap: 1\ntitle: A visit\ntouchpoints: [a]\n")._repr_html_() or "")


@pytest.mark.parametrize("name", ["_repr_html_", "_repr_svg_"])
def test_who_makes_maps_alone_draws_nothing(name: str) -> None:
    """The model knows nobody who draws: without the API a map shows itself as plain Python does."""
    code = (
        "import sys; from cxmap.model import Map; map_ = Map(cxmap=1, title='T', touchpoints=['a']); "
        f"assert map_.{name}() is None; assert not {{'matplotlib', 'cxmap.api'}} & sys.modules.keys()"
    )
    subprocess.run([sys.executable, "-c", code], check=True, timeout=60)


def test_a_map_stays_a_value() -> None:
    assert Map.model_validate({"cxmap": 1, "title": "T", "touchpoints": ["a"]}) == cxmap.loads(
        "cxmap: 1\ntitle: T\ntouchpoints: [a]\n"
    )
