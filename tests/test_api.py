"""The Python way in: what it returns, and which errors it raises."""

from __future__ import annotations

import gc
from pathlib import Path

import pytest

import cxmap
from cxmap import api
from cxmap.errors import CxmapError, InputError, InvalidMapError
from cxmap.source import Diagnostic, Document, Related, Span, document_of, parse, route_text

SOUND = "cxmap: 1\ntitle: A visit\ngoal: 1\ntouchpoints: [{name: I come in, experience: 0}]\n"
FAULTY = "cxmap: 1\ntitle: A visit\nkind: jurney\ntouchpoints: [{name: I come in, channel: web}]\n"


def test_the_public_names() -> None:
    for name in cxmap.__all__:
        assert getattr(cxmap, name) is not None
    with pytest.raises(AttributeError, match="module 'cxmap' has no attribute 'nothing'"):
        _ = cxmap.nothing


def test_loading(tmp_path: Path) -> None:
    path = tmp_path / "a.cxmap.yaml"
    path.write_text(SOUND)
    assert api.load(path) == api.load(str(path)) == api.loads(SOUND)
    assert api.validate(path) == ()


def test_loading_what_is_not_sound(tmp_path: Path) -> None:
    path = tmp_path / "a.cxmap.yaml"
    path.write_text(FAULTY)
    with pytest.raises(InvalidMapError) as caught:
        api.load(path)
    assert str(caught.value) == f"{path}:3:7 CX105 `jurney` is not one of the words for `kind` (and 1 more)"
    assert caught.value.diagnostics == api.validate(path)
    with pytest.raises(InvalidMapError, match=r"^<text>:1:1 CX011 the file is empty$"):
        api.loads("")
    with pytest.raises(InvalidMapError, match="CX002"):
        api.loads("title: \ud800")
    with pytest.raises(InputError):
        api.load(tmp_path / "none")


def test_checking_keeps_the_lines_that_are_pointed_at(tmp_path: Path) -> None:
    path = tmp_path / "a.cxmap.yaml"
    path.write_text(FAULTY + "title: Again\n")
    checked = api.check(path)
    assert checked.errors == 3
    assert set(checked.lines) == {2, 3, 4, 5}
    assert checked.lines[5] == "title: Again"


def test_a_persona_that_is_not_there() -> None:
    with pytest.raises(CxmapError, match="the map has no persona `x`; it has none"):
        api.score(api.loads(SOUND), persona="x")


@pytest.mark.parametrize("on", [True, False])
def test_the_garbage_collector_is_left_as_it_was(on: bool) -> None:
    was_on = gc.isenabled()
    try:
        (gc.enable if on else gc.disable)()
        api.loads(SOUND)
        assert gc.isenabled() is on
    finally:
        (gc.enable if was_on else gc.disable)()


def test_stems() -> None:
    names = ["a/b.cxmap.yaml", "b.CXMAP.YML", "b.yaml", "b.yml", "b", "-", ".yaml"]
    assert [api.stem(name) for name in names] == ["b", "b", "b", "b", "b", "map", ".yaml"]


def test_routes_as_text() -> None:
    assert route_text(("phases", 0, "touchpoints", 12, "name")) == "phases[0].touchpoints[12].name"
    assert route_text(()) == ""


def test_places_of_what_a_short_form_leaves_out() -> None:
    document = parse("a:\n  b: text\nc: [1]\n")
    assert document.locate(("a", "b", "score", 3)) == Span(2, 6, 2, 10)
    assert document.locate(("c", 7)) == Span(3, 4, 3, 7)
    assert document.resolve(("c", -1))[0] == ("c",)
    assert document.locate(("a", "b"), "key") == Span(2, 3, 2, 4)
    assert document.written(("a", "b")) == "text"
    assert document.written(("c",)) == "[1]"
    assert document_of(b"\xff", "m").locate(("a",)) is None
    assert document_of(b"\xff", "m").written(("a",)) == ""


def test_a_long_value_is_cut_and_a_block_shows_its_first_line() -> None:
    document = parse(f"a: {'x' * 50}\nb: |\n  one\n  two\n")
    assert document.written(("a",)) == "x" * 39 + "…"
    assert document.written(("b",)) == "|"


def test_a_problem_without_a_place_stands_at_the_beginning() -> None:
    document = Document("m", "", None, None, ())
    located = document.located(Diagnostic("CX999", "m", related=(Related("r"),)))
    assert located.span == Span(1, 1, 1, 1)
    assert located.related == (Related("r"),)


def test_everything_that_is_offered_has_a_home() -> None:
    """Names are imported when they are asked for, from where they are said to be."""
    assert set(api.__all__) == set(api._HOME_OF)
    for name in api.__all__:
        assert getattr(api, name) is not None
    with pytest.raises(AttributeError, match="no attribute 'nothing'"):
        _ = api.nothing
