"""Cures put into a text change what they are about and nothing else."""

from __future__ import annotations

import pytest

from cxmap.source import Fix, Remove, Replace, parse
from cxmap.source.splicing import spliced

HEAD = "cxmap: 1\ntitle: t\n"


def _cured(text: str, *fixes: Fix) -> str | None:
    """The text after the cures; nothing where none could be put in."""
    result = spliced(parse(text), fixes)
    assert bool(result.done) == (result.text != text)
    return result.text if result.done else None


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("a: [x, y, z]", "a: [x, z]"),
        ("a: [ x , y ]", "a: [ x ]"),
        ("a:\n  - x\n  - y\n  - z  # last", "a:\n  - x\n  - z  # last"),
        ("a:\n  - x\n  - y", "a:\n  - x"),
        ("a:\n- x\n-   y\n- z", "a:\n- x\n- z"),
        ("a:\n  - x\n  - text: y\n    by: me\n  - z", "a:\n  - x\n  - z"),
        ("a:\n  - x\n  - {text: y}\n\n  - z", "a:\n  - x\n\n  - z"),
        ("a: [\"x, y\", 'y']", 'a: ["x, y"]'),
        ("a:\r\n  - x\r\n  - y\r\n  - z", "a:\r\n  - x\r\n  - z"),
        ("a: [x,\n    y,\n    z]", "a: [x,\n    z]"),
    ],
)
def test_an_item_is_taken_out(before: str, after: str) -> None:
    assert _cured(f"{HEAD}{before}\nb: 1\n", Remove(("a", 1))) == f"{HEAD}{after}\nb: 1\n"


@pytest.mark.parametrize(
    "text",
    [
        "a:\n  - x\n  - y  # why\n  - z",
        "a:\n  - x\n  # why\n  - y\n  - z",
        "a:\n  - x\n  - # why\n    y\n  - z",
        "a: [x, # why\n    y, # and\n    z]",
        "a:\n  - x\n  - text: y  # why\n    by: me\n",
    ],
)
def test_what_a_comment_speaks_of_is_left_to_people(text: str) -> None:
    assert _cured(f"{HEAD}{text}\n", Remove(("a", 1))) is None


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("p: {name: n, a: [x], b: 1}", "p: {name: n, b: 1}"),
        ("p: {a: x, b: 1}", "p: {b: 1}"),
        ("p:\n  name: n\n  a: x\n  b: 1", "p:\n  name: n\n  b: 1"),
        ("p:\n  name: n\n  a:\n    - x\n", "p:\n  name: n\n"),
        ("p:\n  name: n\n  a: >\n    x\n  b: 1", "p:\n  name: n\n  b: 1"),
    ],
)
def test_the_last_item_goes_with_its_key(before: str, after: str) -> None:
    assert _cured(f"{HEAD}{before}\n", Remove(("p", "a", 0))) == f"{HEAD}{after}\n"


def test_a_word_is_replaced_and_quoted_where_it_must_be() -> None:
    assert _cured(f"{HEAD}a: 'X y' # so\n", Replace(("a",), "web")) == f"{HEAD}a: web # so\n"
    assert _cured(f"{HEAD}a: [X, b]\n", Replace(("a", 0), "12")) == f'{HEAD}a: ["12", b]\n'
    assert _cured(f"{HEAD}a: [X, b]\n", Replace(("z", 0), "web")) is None


def test_several_cures_at_once_and_one_list_once_a_round() -> None:
    text = f"{HEAD}a: [x, y, z]\nb:\n  - x\n  - y\n"
    fixes = [Remove(("a", 0)), Remove(("a", 2)), Remove(("b", 1))]
    result = spliced(parse(text), fixes)
    assert result.text == f"{HEAD}a: [x, y]\nb:\n  - x\n"
    assert set(result.done) == {fixes[1], fixes[2]}
