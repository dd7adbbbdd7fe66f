"""The outline of a text: as the parser reads it where that can, something sensible where it cannot."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxmap.editing.nodes import Caret
from cxmap.editing.places import places_of
from cxmap.editing.sketch import caret_at, sketched
from cxmap.source import parse
from tests.editing.cursor import MAP

ROOT = Path(__file__).parents[2]
MAPS = sorted([*ROOT.glob("examples/**/*.cxmap.yaml"), *ROOT.glob("tests/maps/*.yaml")])


def _without_long_texts(data: Any, text: str) -> Any:
    """Texts after `|` and `>` are joined in another way, and nobody completes in them."""
    if isinstance(data, dict):
        return {key: _without_long_texts(value, text) for key, value in data.items()}
    if isinstance(data, list):
        return [_without_long_texts(item, text) for item in data]
    return "".join(data.split()) if isinstance(data, str) else data


@pytest.mark.parametrize("path", MAPS, ids=lambda path: path.name)
def test_it_sees_what_the_parser_reads(path: Path) -> None:
    text = path.read_text("utf-8")
    read, seen = parse(text), sketched(text)
    assert _without_long_texts(seen.data, text) == _without_long_texts(read.data, text)
    keys = {route: place.key for route, place in places_of(read)}
    assert {route: place.key for route, place in places_of(seen)} == keys
    plain = {route: place.span for route, place in places_of(read) if place.inside is None}
    for route, place in places_of(seen):
        span = plain.get(route)
        if span is not None and span.line == span.end_line:
            assert place.span == span


@pytest.mark.parametrize("path", MAPS, ids=lambda path: path.name)
def test_the_cursor_in_a_value_is_where_the_parser_has_it(path: Path) -> None:
    text = path.read_text("utf-8")
    document = parse(text)
    values = [(route, place.span) for route, place in places_of(document) if place.inside is None]
    for route, span in values[:: max(1, len(values) // 25)]:
        caret = caret_at(text, span.line - 1, span.column - 1)
        if text.split("\n")[span.line - 1][span.column - 1] not in "|>'\"":
            assert caret is not None
            assert (caret.where in ("value", "either"), caret.route) == (True, route)


@pytest.mark.parametrize("path", MAPS, ids=lambda path: path.name)
def test_the_cursor_in_a_key_is_where_the_parser_has_it(path: Path) -> None:
    text = path.read_text("utf-8")
    document = parse(text)
    keys = [(route, place) for route, place in places_of(document) if place.key is not None]
    for route, place in keys[:: max(1, len(keys) // 25)]:
        assert place.key is not None
        caret = caret_at(text, place.key.line - 1, place.key.column)
        assert caret is not None
        assert (caret.where, caret.route, caret.has_colon) == ("key", route[:-1], True)
        _, holder = document.resolve(route[:-1])
        assert holder is not None
        assert isinstance(holder.inside, dict)
        assert caret.siblings == holder.inside.keys() - {route[-1]}


def _caret(end: str) -> Caret | None:
    before, _, after = end.partition("|")
    lines = (MAP + before).split("\n")
    return caret_at(MAP + before + after, len(lines) - 1, len(lines[-1]))


PLACE = ("phases", 1, "touchpoints", 0)


@pytest.mark.parametrize(
    ("end", "where", "route"),
    [
        ("        device: |", "value", (*PLACE, "device")),
        ("        device:|", "value", (*PLACE, "device")),
        ("        device: [phone, |", "either", (*PLACE, "device", 1)),
        ("        impact: {why: |", "value", (*PLACE, "impact", "why")),
        ("        impact: {why: x, |", "key", (*PLACE, "impact")),
        ("        impact: {\n          |", "key", (*PLACE, "impact")),
        ("        |", "key", PLACE),
        ("        pain|", "key", PLACE),
        ("      - |", "either", ("phases", 1, "touchpoints", 1)),
        ("      |", "either", ("phases", 1, "touchpoints")),
        ("  |", "either", ("phases",)),
        ("|", "key", ()),
        ("    |", "key", ("phases", 1)),
        ("        quotes:\n          - text: one\n            |", "key", (*PLACE, "quotes", 0)),
        ('        quotes: "never closed\n        |', "key", PLACE),
        ("        tags: [never, closed\n        |", "key", PLACE),
        ("        kpis:\n          - {name: x\n  - name: Next\n    |", "key", ("phases", 2)),
        ("      - A name\n        |", None, None),
        ("        # a comment |", None, None),
        ("        note: text # a comment |", None, None),
        ("        note: >\n          long |", None, None),
        ("        note: one\n          two|", None, None),
        ("       |", None, None),
    ],
)
def test_the_cursor_in_a_text_that_is_still_typed(end: str, where: str | None, route: object) -> None:
    caret = _caret(end)
    assert (where, route) == (None, None) if caret is None else (caret.where, caret.route) == (where, route)


def test_a_colon_that_follows_the_word() -> None:
    caret = _caret("        chan|nel: web")
    assert caret is not None
    assert (caret.before, caret.has_colon, caret.start, caret.end) == ("chan", True, 8, 15)


def test_a_word_in_quotes() -> None:
    caret = _caret("        device: 'ph|one'")
    assert caret is not None
    assert (caret.before, caret.quote, caret.start, caret.end) == ("ph", "'", 17, 22)


def test_deep_and_long_texts_take_no_stack_and_little_time() -> None:
    for text in ("- " * 30_000, "[" * 30_000, "{a: " * 30_000, "a:\n" * 30_000, '"' * 30_001, "? " * 9_000):
        sketched(text)
        caret_at(text, 0, len(text.split("\n")[0]))


@given(st.text(alphabet="ab:-[]{},'\"|># \n\t!&*?%@`\\\ue000\ufeff\r😀", max_size=120), st.integers(0, 120))
def test_any_text_has_an_outline(text: str, at: int) -> None:
    document = sketched(text)
    assert isinstance(document.data, dict)
    for _, place in places_of(document):
        assert place.span.line <= place.span.end_line
    before = text[: min(at, len(text))].replace("\r\n", "\n").replace("\r", "\n").split("\n")
    caret = caret_at(text, len(before) - 1, len(before[-1]))
    if caret is not None:
        assert caret.start <= caret.end
