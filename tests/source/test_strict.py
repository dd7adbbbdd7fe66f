"""What the parser would read otherwise than it is written is refused, and nothing else is."""

from __future__ import annotations

import time

import pytest

from cxmap.source import parse

GLUED = "a `#` stands directly behind what comes before it: this is neither a comment nor a text"
QUESTION = "a `?` stands directly before a text: some programs read it as a part of it"
LINE = "a line inside brackets is not indented"
GOES_ON = "a text goes on here in a line that is not indented"
BEHIND = "something stands behind a closing quote or bracket"
EMPTY = "an empty line above this one is indented more than the text is"
DASH = "a dash alone is no text inside brackets"


@pytest.mark.parametrize(
    ("text", "line", "column", "message"),
    [
        # the rest of the line would be lost
        ('title: "Queue"# at the till\n', 1, 15, GLUED),
        ("title: 'Queue'#at the till\n", 1, 15, GLUED),
        ("tags: [till, desk]# at the till\n", 1, 19, GLUED),
        ("tags: {till: desk}#c", 1, 19, GLUED),
        ("tags: [till,# more\n  desk]\n", 1, 13, GLUED),
        ("tags: [#more\n  desk]\n", 1, 8, GLUED),
        ("tags: {till: [desk]#]\n  }\n", 1, 20, GLUED),
        ("# é\U0001f600\n\n- [a]#b\n", 3, 6, GLUED),
        ("note: |# long\n  text\n", 1, 8, "a `#` stands directly behind the | or >"),
        ("note: >-2# long\n  text\n", 1, 10, "a `#` stands directly behind the | or >"),
        # another key than was written
        ("- {?name: x}\n", 1, 4, QUESTION),
        ("- {a: b, ?name : x}\n", 1, 10, QUESTION),
        ("- [a, ?'name']\n", 1, 7, QUESTION),
        ("-\n  [\n  ?a]\n", 3, 3, QUESTION),
        # nobody knows what it belongs to
        ('title: "Queue"at the till\n', 1, 15, BEHIND),
        ('title: "Queue" at the till\n', 1, 16, BEHIND),
        ('- {name: "Queue"s, a: b}\n', 1, 17, BEHIND),
        ("- [till]desk\n", 1, 9, BEHIND),
        ("- {name: {a: b}c}\n", 1, 16, BEHIND),
        ("tags: [-]\n", 1, 8, DASH),
        ("tags: {a,-}\n", 1, 10, DASH),
        ("tags: [a,\nb]\n", 2, 1, LINE),
        ("tags: [\n\ta]\n", 2, 2, LINE),
        ("- a: [b,\n  c, d]\n", 2, 3, LINE),
        ("a:\n  tags: {b: c,\n  d: e,\n  f: g}\n", 3, 3, LINE),
        ("a:\n  tags: [b\n]\n", 3, 1, LINE),
        ('note: "from the till\nto the desk"\n', 2, 1, GOES_ON),
        ('note: "from the till\n\tto the desk"\n', 2, 1, GOES_ON),
        ("- note: 'from\n\n    the till\n  to'\n", 4, 3, GOES_ON),
        ("tags: [from the\ntill]\n", 2, 1, GOES_ON),
        ("note:\n|\n  text\n", 2, 1, "the text that begins here is not indented"),
        ("- - a\n  -\n  >\n   text\n", 3, 3, "the text that begins here is not indented"),
        ("note: |\n     \n  # text\n", 3, 3, EMPTY),
    ],
)  # fmt: skip
def test_refused_in_its_place(text: str, line: int, column: int, message: str) -> None:
    document = parse(text)
    problems = [document.located(problem) for problem in document.diagnostics if problem.code != "CX012"]
    found = [(p.span.line, p.span.column, p.code, p.message) for p in problems if p.span]
    assert found == [(line, column, "CX004", message)]
    assert all(problem.hint for problem in problems)


@pytest.mark.parametrize(
    ("text", "data"),
    [
        ('a: "b" # c\n', {"a": "b"}),
        ('a: "b"\t# c\n', {"a": "b"}),
        ("a: b#c\n", {"a": "b#c"}),
        ("a: [b#c, 'd'] # e\n#f\n  #g#h\n", {"a": ["b#c", "d"]}),
        ("a: # b#c\n  d\n", {"a": "d"}),
        ("a: [ # b\n  # c\n  d,\n  e\n]\n", {"a": ["d", "e"]}),
        ("{\na: b,\n'c': [d,\ne]\n}\n", {"a": "b", "c": ["d", "e"]}),
        ('{"a":"b","c":["d"]}', {"a": "b", "c": ["d"]}),
        ("a: {b: c?, d: e?f}\n", {"a": {"b": "c?", "d": "e?f"}}),
        ("? a\n: b\n", {"a": "b"}),
        ("a: {? b : c}\n", {"a": {"b": "c"}}),
        ("a: [-1, -b, --]\n", {"a": [-1, "-b", "--"]}),
        ('a: "b\n\n  c"\nd: e\n', {"a": "b\nc", "d": "e"}),
        ("a: | # b\n  c\n\n  #d\ne: >2-\n    f\n", {"a": "c\n\n#d\n", "e": "  f"}),
        ("a: |\n      \n\nb: c\n", {"a": "", "b": "c"}),
        ("a: |\n  b", {"a": "b\n"}),
        ("a: |\n  b\n   ", {"a": "b\n \n"}),
        ("- |\n  a\n- b: |\n    c\n", None),
        ("a:\n- 'b\n c'\n- d\n", {"a": ["b c", "d"]}),
        ("a:\n- [b,\n c]\n", {"a": [["b", "c"]]}),
        ("a:\r\n  - [b, \r\n     'c # d']\r\n", {"a": [["b", "c # d"]]}),
    ],
)  # fmt: skip
def test_what_is_sound_is_read_as_it_stands(text: str, data: object) -> None:
    document = parse(text)
    assert [problem for problem in document.diagnostics if problem.code != "CX012"] == []
    assert document.data == data


@pytest.mark.parametrize(
    "text",
    [
        "a: [" + "'b',# c\n" * 100_000,
        "a: [" + " ?b," * 100_000,
        "a:\n" + "- |\n\n" * 100_000,
        "a: ['" + "\nb" * 500_000,
        "a: " + "# \n" * 500_000,
        "a: [\n" + " " * 1_000_000 + "b" + ",b" * 50_000 + "]\n",
        "a: |\n" + (" " * 900 + "\n") * 1_000 + " b\n",
    ],
    ids=["glued", "question", "headers", "lines", "comments", "blanks", "empty-lines"],
)
def test_it_takes_little_time(text: str) -> None:
    started = time.process_time()
    parse(text)
    assert time.process_time() - started < 6  # two on a quiet machine
