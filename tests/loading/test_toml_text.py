"""TOML with bounds: the same data as the standard library's reader, and of a part nothing but the part."""

from __future__ import annotations

import time
import tomllib
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxmap.loading.toml_text import MOST_DIGITS, MOST_PARTS, TomlProblem, read

VALUES = st.sampled_from(
    [
        "1", "-0.5", "1_000", "0xff", "1e9", "inf", "true", "2026-03-31", "2026-03-31T10:00:00+02:00",
        "''", '""', "'a'", '"a # [b"', "'\"'", '"\\""', '"\\\\"', "'\\'", '"]"', "'='",
        '"""a\n[tool.cxmap]\nb = 1"""', "'''\n# '' [\n'''", '"""a\\""""""', "'''a'''''", '"""\\\n  b"""',
        "[]", "[1, 2,\n # [c\n 3]", "[[1], ['x'], [\n]]", "{}", "{a = 1, b.c = '}'}",
        "[{a = [1]}, {a = [2]}] # ]",
    ]
)  # fmt: skip
KEYS = st.sampled_from(["a", "b-1", "1", '"a b"', "'#'", "x . y", 'x."="', "cxmap", "z.cxmap.q"])
TABLES = st.sampled_from(
    ["tool", "tool.cxmap", "tool . cxmap . brand", "tool.'cxmap'", "tool.other", "project"]
)
LISTS = st.sampled_from(["tool.cxmap.targets", "list", "tool.list.cxmap"])


@st.composite
def texts(draw: st.DrawFn) -> str:
    """Texts that are TOML but for keys and tables that may stand there twice."""
    lines: list[str] = []
    for _ in range(draw(st.integers(0, 8))):
        kind = draw(st.integers(0, 6))
        if kind == 0:
            lines.append(f"[{draw(TABLES)}]" + draw(st.sampled_from(["", " # [x]"])))
        elif kind == 1:
            lines.append(f"[[{draw(LISTS)}]]")
        elif kind == 2:
            lines.append(draw(st.sampled_from(["", "# tool.cxmap = 1", "  \t"])))
        else:
            name = draw(st.sampled_from(["", "tool.cxmap.", "tool."]))
            lines.append(f"  {name}{draw(KEYS)} = {draw(VALUES)}")
    return draw(st.sampled_from(["\n", "\r\n"])).join(lines)


def _parsed(text: str) -> dict[str, Any] | None:
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError:
        return None


@given(texts())
def test_the_whole_is_what_the_reader_makes_of_it(text: str) -> None:
    expected = _parsed(text)
    try:
        found = read(text)
    except TomlProblem as problem:
        assert expected is None, problem.message
    else:
        assert found is not None
        assert found.data == expected


@given(texts())
def test_a_part_is_what_the_whole_holds_there(text: str) -> None:
    whole = _parsed(text)
    if whole is None:
        return
    tool = whole.get("tool")
    expected = tool.get("cxmap") if isinstance(tool, dict) else None
    found = read(text, ("tool", "cxmap"))
    assert (None if found is None else found.data) == (expected if isinstance(expected, dict) else None)


@given(st.text(st.sampled_from("ab.=\"'[]{}#\n\\ ,1\t\r"), max_size=40))
def test_no_text_raises_anything_else(text: str) -> None:
    lines = text.replace("\r\n", "\n").split("\n")
    for only in ((), ("a",)):
        try:
            read(text, only)
        except TomlProblem as problem:
            assert 1 <= problem.line <= len(lines)
            assert 1 <= problem.column <= len(lines[problem.line - 1]) + 1


def test_every_statement_has_its_place() -> None:
    found = read("a = 1\n\n  b.c = 2\n[[d]]\ne = [1,\n2]\n[[d]]\n[[d.f]]\n g = 1\n[h]\n'i j'=1\n")
    assert found is not None
    assert found.place(("a",)) == (1, 1)
    assert found.place(("b", "c", "z")) == (3, 3)
    assert found.place(("d", 0, "e", 1)) == (5, 1)
    assert found.place(("d", 1)) == (7, 1)
    assert found.place(("d", 1, "f", 0, "g")) == (9, 2)
    assert found.place(("h", "i j")) == (11, 1)
    assert found.place(("nowhere",)) == (1, 1)


@pytest.mark.parametrize(
    ("text", "place", "message"),
    [
        (f"a = {'9' * (MOST_DIGITS + 1)}", (1, 5), "a number has too many digits to be kept exactly"),
        ("a = [1,\n  0x" + "f" * 99 + "]", (2, 3), "a number has too many digits to be kept exactly"),
        (f"a = 0.{'1' * 40}", (1, 5), "a number has too many digits to be kept exactly"),
        (".".join("a" * (MOST_PARTS + 1)) + " = 1", (1, 1), f"a key has more than {MOST_PARTS} parts"),
        ("b = 1\n[" + ".".join(["'a'"] * 99) + "]", (2, 2), f"a key has more than {MOST_PARTS} parts"),
        ("b = {c = 1, " + " . ".join(["'a'"] * 99) + " = 1}", (1, 12),
         f"a key has more than {MOST_PARTS} parts"),
        ("a = [\n[1]\n", (1, 1), "a bracket is opened here and never closed"),
        ("a = 1\nb = '''\n'' \n", (2, 5), "a quote is opened here and never closed"),
        ("a = 'b\nc = 1\n", (1, 5), "a quote is opened here and not closed on its line"),
        ("a = \"b\x01\"\n", (1, 7),
         "a character that no text may hold stands here, or a quote is never closed"),
        ("a = 1\na = 2\n", (2, 6), "this is given a second time"),
        ("a = b\n", (1, 5), "this is no value; text goes in quotes, and numbers have a point"),
        ("a\n", (1, 2), "`key = value` is expected here"),
        ("a = 1 b\n", (1, 7), "something stands where this line should end; text goes in quotes"),
        ("[a\n", (1, 3), "the name of a table ends in `]`, and so does this line"),
        ("a = 2026-02-30\n", (1, 5), "there is no such day or time"),
        ('a = "\\q"\n', (1, 8), "a backslash begins an escape that does not exist; use single quotes"),
    ],
)  # fmt: skip
def test_what_is_refused(text: str, place: tuple[int, int], message: str) -> None:
    with pytest.raises(TomlProblem) as caught:
        read(text)
    assert (caught.value.line, caught.value.column, caught.value.message) == (*place, message)


@pytest.mark.parametrize(
    "text",
    [
        "a." * 130_000 + "a = 1",
        "a.b.c.d.e.f.g.h.i.j.k.l.m.n.o = 1\n" * 8_000,
        "".join(f"a{number} = 1\n" for number in range(24_000)),
        "".join(f"[[a{number}.b]]\n" for number in range(20_000)),
        "a = [" + "{}," * 80_000 + "]",
        "a = [" + "[]," * 80_000 + "]",
        'a = """' + "\\t" * 120_000 + '"""',
        'a = "' + "\\t" * 120_000 + '"',
        "a = '''" + "\n" * 250_000 + "'''",
        "#" * 250_000 + "\n" + "# \n" * 80_000,
        "a = " + "[" * 250_000,
        '"' * 250_000,
        "[a]\n[" * 60_000,
    ],
    ids=range(13),
)
def test_a_full_file_takes_little_time(text: str) -> None:
    started = time.process_time()
    for only in ((), ("tool", "cxmap")):
        try:
            read(text, only)
        except TomlProblem:
            continue
    assert time.process_time() - started < 6  # two on a quiet machine
