"""A problem is known by where it is, whatever lines and neighbours it has."""

from __future__ import annotations

from cxmap.source import Diagnostic, parse, told_apart

BEFORE = """\
cxmap: 1
title: t
phases:
  - name: P
    touchpoints:
      - {id: a, name: A}
      - {id: b, name: B, pain_points: [one, two]}
"""
AFTER = """\
cxmap: 1
# moved
title: another
phases:
  - name: O
    touchpoints: [X]
  - name: P
    touchpoints:
      - {id: new, name: N}
      - id: b
        name: Renamed
        pain_points:
          - zero
          - two
          - one
"""


def _print(text: str, *route: str | int, code: str = "CX421", message: str = "m") -> str:
    return parse(text).located(Diagnostic(code, message, route)).fingerprint


def test_it_survives_moved_lines_and_items() -> None:
    old = ("phases", 0, "touchpoints", 1, "pain_points", 1)
    new = ("phases", 1, "touchpoints", 1, "pain_points", 1)
    assert _print(BEFORE, *old) == _print(AFTER, *new, message="3 of 4")
    assert _print(BEFORE, *old) != _print(AFTER, *new[:-1], 2)
    assert _print(BEFORE, *old) != _print(BEFORE, *old, code="CX422")


def test_a_problem_of_the_text_is_known_by_its_line() -> None:
    documents = [parse(text) for text in ("cxmap: 1\nnote: it's: bad\n", "\n\nnote: it's: bad\n")]
    first, second = (document.located(document.diagnostics[0]) for document in documents)
    assert first.fingerprint == second.fingerprint != ""
    assert first.span != second.span


def test_two_of_a_kind_are_told_apart() -> None:
    document = parse("cxmap: 1\ntitle: t\ntouchpoints: [{name: A, tags: [x, x]}]\n")
    twice = [document.located(Diagnostic("CX423", "m", ("touchpoints", 0, "tags", at))) for at in (0, 1)]
    first, second = told_apart(twice)
    assert second.fingerprint == f"{first.fingerprint}-2"
