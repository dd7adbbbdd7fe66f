"""YAML text to a Document: every refusal has its place, every value its route, and no text raises."""

from __future__ import annotations

import os
import time
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import example, given
from hypothesis import strategies as st

from cxmap.source import Document, Route, Span, document_of, parse
from cxmap.source.parser import DEEPEST, MOST_DIRECTIVES, MOST_NODES, MOST_PROBLEMS
from cxmap.source.syntax import syntax_problem

SECONDS = 6
"""Two on a quiet machine; more here, since a coverage tracer or a busy processor is no fault of ours."""
REAL = os.environ.get("CXMAP_REAL")


def _found(document: Document) -> list[tuple[int, int, str, str]]:
    shown = []
    for problem in map(document.located, document.diagnostics):
        assert problem.span is not None
        shown.append((problem.span.line, problem.span.column, problem.code, problem.message))
    return shown


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a: &x b\n", [(1, 4, "CX006", "anchors (`&x`) are not part of the map format")]),
        ("a: b\nc: *x\n", [(2, 4, "CX006", "aliases (`*x`) are not part of the map format")]),
        ("*x : b\n", [(1, 1, "CX006", "aliases (`*x`) are not part of the map format")]),
        ("<<: {a: b}\n", [(1, 1, "CX006", "merge keys (`<<`) are not part of the map format")]),
        ("a: !!str b\n", [(1, 4, "CX007", "tags (`!!str`) are not part of the map format")]),
        ("a: !python/object:os.system [b]\n",
         [(1, 4, "CX007", "tags (`!python/object:os.system`) are not part of the map format")]),
        ("a: 1\nb: 2\na: 3\n", [(3, 1, "CX008", "the key `a` stands here a second time")]),
        ("a:\n  - {b: 1, b: 2}\n", [(2, 12, "CX008", "the key `b` stands here a second time")]),
        ("1: a\n", [(1, 1, "CX009", "the key 1 is not a text")]),
        ("true: a\n", [(1, 1, "CX009", "the key true is not a text")]),
        ("~: a\n", [(1, 1, "CX009", "the key ~ is not a text")]),
        ("{~: a}\n", [(1, 2, "CX009", "the key ~ is not a text")]),
        ("?\n: a\n", [(1, 2, "CX009", "the key null is not a text")]),
        (": a\n", [(1, 1, "CX004", "this does not fit into the block around it")]),
        ("012: a\n", [(1, 1, "CX009", "the key 012 is not a text")]),
        ("? [a]\n: b\n", [(1, 3, "CX009", "a key must be a text")]),
        ("? {a: b}\n: c\n", [(1, 3, "CX009", "a key must be a text")]),
        ("a: b\n---\nc: d\n", [(2, 1, "CX010", "a second document begins here")]),
        ("a: b\n...\n---\nc: d\n", [(3, 1, "CX010", "a second document begins here")]),
        ("", [(1, 1, "CX011", "the file is empty")]),
        ("# only a comment\n", [(1, 1, "CX011", "the file is empty")]),
        ("null\n", [(1, 1, "CX011", "the file is empty")]),
        ("- a\n", [(1, 1, "CX012", "the file holds a list, not a map's keys and values")]),
        ("\n  word\n", [(2, 3, "CX012", "the file holds a single value, not a map's keys and values")]),
        ("a: .nan\n", [(1, 4, "CX013", ".nan is not a number that can be scored")]),
        ("a: [1, 012]\n", [(1, 8, "CX014", "012 is 12 to some programs and an octal number to others")]),
        ("a: issue #12\n",
         [(1, 4, "CX015", "the text ends before ` #1`: the rest of the line is a comment")]),
        ("a: issue # 12\nb: c #\nd: 1 #2\n", []),
        ('a: "x\\u0001"\n',
         [(1, 4, "CX003", "the character U+0001 is a control character that no reader can see")]),
        ('"x\\u0001": b\n',
         [(1, 1, "CX003", "the character U+0001 is a control character that no reader can see")]),
        ("a:\tb\n", []),
        ("a:\n\t- b\n", [(2, 1, "CX004", "a tab stands where the indentation is")]),
        ("a: b: c\n", [(1, 5, "CX004", "a second `: ` stands in one value, or the indentation is off")]),
        ("a: 'b\n", [(1, 6, "CX004", "a quote is opened and never closed")]),
        ("a: 'b\n--- c\n", [(2, 1, "CX004", "a quote is opened and never closed")]),
        ("a: [b\n", [(1, 6, "CX004", "a bracket is opened here and something inside it does not fit")]),
        ("a: @b\n", [(1, 4, "CX004", "a text cannot begin with `@`")]),
        ("a: `b\n", [(1, 4, "CX004", "a text cannot begin with ```")]),
        ('a: "\\q"\n',
         [(1, 5, "CX004", "a backslash in double quotes begins an escape that does not exist")]),
        ('a: "\\x1"\n', [(1, 7, "CX004", "an escape in double quotes is not complete")]),
        ('a: "\\uD800"\n', [(1, 7, "CX004", "an escape in double quotes names no character")]),
        ("a: &\n", [(1, 5, "CX004", "`&` and `*` have a meaning of their own in YAML")]),
        ("a: b\nc\nd: e\n",
         [(3, 1, "CX004", "this line is neither `key: value` nor a list item")]),
        ("a:\n  b: c\n d: e\n", [(3, 2, "CX004", "this does not fit into the block around it")]),
        ("a: - b\n", [(1, 4, "CX004", "a list cannot begin on this line")]),
        ("- a\nb: c\n", [(2, 1, "CX004", "a list item was expected here")]),
        ("%YAML 9.9\n---\na: b\n",
         [(1, 1, "CX004", "the %YAML line asks for a version that does not exist")]),
        ("%YAML x\n---\na: b\n",
         [(1, 7, "CX004", "a line that begins with % has a meaning of its own in YAML")]),
        ("a: |0\n  b\n",
         [(1, 5, "CX004", "a text that begins with | or > is indented in a wrong way")]),
        ("a: |9x\n  b\n", [(1, 6, "CX004", "something stands where this line should end")]),
        ("a: !<b\n", [(1, 7, "CX004", "`!` has a meaning of its own in YAML")]),
        ("{a: b} c\n", [(1, 8, "CX004", "something stands after the end of the map")]),
        ("a: !b!c d\n", [(1, 4, "CX004", "`!` has a meaning of its own in YAML")]),
        ("{", [(1, 2, "CX004", "a value is missing or begins with a special character")]),
        ("a: [,]\n", [(1, 5, "CX004", "a value is missing or begins with a special character")]),
    ],
)  # fmt: skip
def test_refusals(text: str, expected: list[tuple[int, int, str, str]]) -> None:
    assert _found(parse(text)) == expected


def test_complaints_that_nobody_has_words_for() -> None:
    mark = yaml.Mark("m", 0, 0, 0, None, 0)
    unknown = yaml.MarkedYAMLError("while", mark, "something new", mark)
    assert syntax_problem(unknown, "text").message == "this is not YAML: something new"
    without_place = syntax_problem(yaml.YAMLError("odd"), "text")
    assert (without_place.message, without_place.span) == ("this is not YAML: odd", Span(1, 1, 1, 1))


def test_what_was_refused_leaves_the_rest_readable() -> None:
    document = parse("a: &x 1\nb: *x\nc: !!str 2\n1: no\nd: 012\ne: {f: 1, f: 2}\n<<: {g: h}\n")
    assert document.data == {"a": 1, "b": None, "c": "2", "d": None, "e": {"f": 1}}
    assert document.spoilt == {("b",), ("c",), ("d",)}
    assert [problem.code for problem in document.diagnostics] == [
        "CX006", "CX006", "CX007", "CX009", "CX014", "CX008", "CX006",
    ]  # fmt: skip


def test_a_duplicate_key_names_the_first() -> None:
    (problem,) = parse("a: 1\nb: 2\na: 3\n").diagnostics
    assert problem.route == ("a",)
    assert [(other.message, other.span) for other in problem.related] == [
        ("it stands here first", Span(1, 1, 1, 2))
    ]


def test_an_unclosed_bracket_names_its_beginning() -> None:
    (problem,) = parse("a: [b,\n  c\n").diagnostics
    assert [(other.message, other.span) for other in problem.related] == [("it began here", Span(1, 4, 1, 5))]


def _nested(levels: int) -> str:
    return "a: " + "[" * (levels - 1) + "]" * (levels - 1)


def test_depth() -> None:
    assert parse(_nested(DEEPEST)).diagnostics == ()
    assert _found(parse(_nested(DEEPEST + 1))) == [
        (1, 3 + DEEPEST, "CX005", "the map is nested more than 64 levels deep")
    ]
    assert [problem.code for problem in parse("- " * 100_000).diagnostics] == ["CX005"]


def test_number_of_values() -> None:
    inside = MOST_NODES - 3
    assert parse("a: [" + "x, " * inside + "]").diagnostics == ()
    found = _found(parse("a: [" + "x, " * (inside + 1) + "]"))
    assert found == [(1, 5 + 3 * inside, "CX005", "the map holds more than 120,000 values")]


def test_number_of_problems() -> None:
    assert len(parse("a: 1\n" * 10_000).diagnostics) == MOST_PROBLEMS


def test_number_of_directives() -> None:
    some = "".join(f"%TAG !a{at}! x\n" for at in range(MOST_DIRECTIVES))
    assert parse(some + "---\na: b\n").diagnostics == ()
    assert _found(parse(some + "\r\n%TAG !b! x\n---\na: b\n")) == [
        (MOST_DIRECTIVES + 2, 1, "CX004", f"more than {MOST_DIRECTIVES} lines begin with %")
    ]


@pytest.mark.parametrize(
    "text",
    [
        "a: [" + "x, " * 1_390_000,
        "a: " + "x" * 4_190_000,
        "a: " + "'" * 4_190_000,
        "? " + "x" * 4_190_000 + "\n: 1\n",
        "".join(f"%TAG !a{at}! x\n" for at in range(250_000)) + "---\na: b\n",
        "a: 1\n" * 800_000,
        "? " * 2_000_000,
        "a: " + "{b: " * 1_000_000,
        "x: " + "1:30" * 1_000_000,
        "a: &a [x, x]\nb: &b [*a, *a]\nc: &c [*b, *b]\n" + "".join(f"d{at}: *c\n" for at in range(300_000)),
        "<<: [" + "{a: b}, " * 500_000 + "]",
    ],
    ids=[
        "list",
        "scalar",
        "quotes",
        "key",
        "directives",
        "repeated",
        "keys",
        "deep",
        "sixty",
        "laughs",
        "merge",
    ],
)
def test_four_megabytes_of_anything_take_little_time(text: str) -> None:
    start = time.process_time()
    document = document_of(text.encode(), "m")
    assert time.process_time() - start < SECONDS
    assert len(document.diagnostics) <= MOST_PROBLEMS + 1


YAML_LIKE = st.lists(
    st.sampled_from(
        ["a", "b", "- ", ": ", "\n", "  ", "{", "}", "[", "]", ",", "'", '"', "&x ", "*x", "!t ", "#", " #c",
         "|", ">", "\t", "? ", "---\n", "...", "%TAG", "<<", "1", "0x1", ".nan", "~", "true", "\r", "\\u0001",
         "\\", "\ufeff", "é", "\u202e", "\0", "😀", "x: 1\n", "cxmap: 1\n", "\ud800"]
    ),
    max_size=40,
).map("".join)  # fmt: skip


def _check_bounds(document: Document) -> None:
    for problem in map(document.located, document.diagnostics):
        assert problem.code.startswith("CX0")
        places = [problem.span, *(other.span for other in problem.related)]
        for span in places:
            assert span is not None
            assert 1 <= span.line <= len(document.lines)
            assert 1 <= span.column <= len(document.lines[span.line - 1]) + 1
            assert (span.line, span.column) <= (span.end_line, span.end_column)
            assert span.end_line <= len(document.lines) + 1


@given(st.one_of(st.text(), YAML_LIKE))
@example("\ud800")
@example("%")
@example("a: |\n\n\n")
@example("\r\n'")
def test_any_text_is_read_and_every_problem_lies_inside(text: str) -> None:
    document = parse(text)
    assert document.data is not None or document.diagnostics
    _check_bounds(document)


@given(
    st.one_of(
        st.binary(),
        YAML_LIKE.map(lambda text: text.encode("utf-16", "surrogatepass")),
        st.text().map(str.encode),
    )
)
@example(b"\xef\xbb\xbf")
@example(b"\xff\xfe")
def test_any_bytes_are_read_and_every_problem_lies_inside(raw: bytes) -> None:
    document = document_of(raw, "m")
    assert document.data is not None or document.diagnostics
    _check_bounds(document)


TEXTS = st.text(
    alphabet=st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Cf", "Zl", "Zp", "Cn"])
)
DATA = st.recursive(
    st.one_of(
        st.none(), st.booleans(), st.integers(-(10**17), 10**17), TEXTS,
        st.floats(allow_nan=False, allow_infinity=False, width=16),
    ),
    lambda inner: st.one_of(st.lists(inner, max_size=4), st.dictionaries(TEXTS, inner, max_size=4)),
    max_leaves=12,
)  # fmt: skip
MAPPINGS = st.dictionaries(TEXTS, DATA, max_size=5)


def _quoted(data: Any) -> str:
    """What PyYAML writes with every text in double quotes, so that no text can be taken for anything else."""

    class Dumper(yaml.SafeDumper):
        def ignore_aliases(self, data: Any) -> bool:
            return True

    def text(dumper: yaml.SafeDumper, value: str) -> yaml.ScalarNode:
        return dumper.represent_scalar("tag:yaml.org,2002:str", value, style='"')

    Dumper.add_representer(str, text)
    return yaml.dump(data, Dumper=Dumper, allow_unicode=True)


@given(MAPPINGS)
def test_what_was_dumped_is_read_as_it_was(data: dict[str, Any]) -> None:
    document = parse(_quoted(data))
    assert document.diagnostics == ()
    assert document.data == data


def _routes(data: Any, route: Route = ()) -> list[Route]:
    if isinstance(data, dict):
        return [route, *(deep for key, value in data.items() for deep in _routes(value, (*route, key)))]
    if isinstance(data, list):
        return [route, *(deep for at, value in enumerate(data) for deep in _routes(value, (*route, at)))]
    return [route]


def _cut(document: Document, span: Span) -> str:
    lines = document.text.split("\n")
    if span.line == span.end_line:
        return lines[span.line - 1][span.column - 1 : span.end_column - 1]
    first, last = lines[span.line - 1][span.column - 1 :], lines[span.end_line - 1][: span.end_column - 1]
    return "\n".join([first, *lines[span.line : span.end_line - 1], last])


@given(MAPPINGS)
def test_every_route_locates_its_value_and_its_key(data: dict[str, Any]) -> None:
    document = parse(_quoted(data))
    for route in _routes(document.data):
        real, place = document.resolve(route)
        assert real == route
        assert place is not None
        value: Any = document.data
        for step in route:
            value = value[step]
        if not isinstance(value, dict | list):
            assert yaml.safe_load(_cut(document, place.span)) == value
        if route and isinstance(route[-1], str):
            key = document.locate(route, "key")
            assert key is not None
            assert yaml.safe_load(_cut(document, key).removeprefix("? ")) == route[-1]


def _hostile() -> list[Path]:
    if REAL is None:
        return []
    return sorted(path for kind in ("yaml", "bytes") for path in Path(REAL, "hostile", kind).iterdir())


def _named(path: object) -> str | None:
    return f"{path.parent.name}-{path.stem}" if isinstance(path, Path) else None  # pytest may ask for none


@pytest.mark.skipif(REAL is None, reason="CXMAP_REAL does not name the folder of hostile files")
@pytest.mark.parametrize("path", _hostile(), ids=_named)
def test_hostile_files(path: Path) -> None:
    from cxmap import api

    start = time.process_time()
    checked = api.check(path)
    assert time.process_time() - start < SECONDS
    assert checked.errors > 0
    for problem in checked.diagnostics:
        assert problem.code
        assert problem.span is not None
        assert problem.span.line >= 1
