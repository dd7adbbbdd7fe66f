"""The table of pictures, and the names that the API offers without importing it."""

from __future__ import annotations

from cxmap import api
from cxmap.api.views import BUILDERS
from cxmap.rendering.registry import PICTURES

MAP = "cxmap: 1\ntitle: A visit\ngoal: 1\ntouchpoints: [{name: I come in, experience: 0}, I leave]\n"


def test_the_names_are_those_of_the_pictures_and_the_report() -> None:
    assert (*PICTURES, api.REPORT) == api.VIEWS
    assert list(BUILDERS) == list(PICTURES)


def test_every_picture_can_be_drawn_and_says_what_it_shows() -> None:
    map_ = api.loads(MAP)
    for name in PICTURES:
        svg = api.render(map_, name, "svg")
        assert svg.startswith(b"<?xml"), name
        assert b"A visit" in svg, name
