"""What is proposed where: the ids, words and keys that fit, and nothing in free text."""

from __future__ import annotations

import pytest

from cxmap.editing.shapes import Shape, shape_at
from cxmap.editing.sketch import caret_at
from cxmap.source import Route
from tests.editing.cursor import MAP, after_map, labels, placed, texts


@pytest.mark.parametrize(
    ("end", "expected"),
    [
        ("        channel: |", ["web", "store"]),
        ("        next: |", ["look", "i-come-in"]),
        ("        through: |", ["before", "there"]),
        ("        personas: [anna, |", ["ben"]),
        ("        evidence: |", ["diary"]),
        ("        feelings: [{word: x, persona: |}]", ["anna", "ben"]),
        ("        experience: {anna: 1, |", ["by", "ben"]),
        ("        duration: {|", ["anna", "ben"]),
        ("opportunities:\n  - {title: x, addresses: [|", ["look", "i-come-in", "before", "there"]),
        ("opportunities:\n  - title: x\n    addresses: [look, |]", ["i-come-in", "before", "there"]),
        ("kind: |", ["journey", "experience"]),
        ("state: f|", ["current", "future"]),
        ("        impact: |", ["positive", "negative", "either"]),
        ("        optional: |", ["true", "false"]),
        ("        importance: |", ["1", "2", "3", "4", "5"]),
        ("        experience: |", ["1", "2", "3", "4", "5", "null"]),
        ("        elements:\n          - help\n          - |", None),
        ("        channel: '|'", ["web", "store"]),
        ("        note: |", []),
        ("        # channel: |", []),
        ("        description: >\n          channel: |", []),
        ("        nothing: |", []),
        ("        x-own: |", []),
    ],
)  # fmt: skip
def test_values(end: str, expected: list[str] | None) -> None:
    found = labels(end)
    if expected is None:
        assert "help" not in found
        assert "quality" in found
    else:
        assert found == expected


def test_keys_that_are_needed_come_first_and_those_that_are_there_not_at_all() -> None:
    found = labels("opportunities:\n  - |", "key")
    assert found[0] == "title"
    assert "addresses" in found
    here = labels("        |", "key")
    assert {"name", "channel"}.isdisjoint(here)
    assert {"goal", "experience", "pain_points"} <= set(here)
    assert "mode" not in here


def test_what_a_key_writes() -> None:
    here = texts("        |")
    assert here["goal"] == "goal: "
    assert here["pain_points"] == "pain_points:\n  - $0"
    assert here["evidence"] == "evidence: "
    assert texts("scop|")["owner"] == "owner: "
    assert texts("opportunities:\n  - {title: x}\n|")["metrics"] == "metrics:\n  - $0"
    assert texts("opportunities:\n  - {title: x, |")["addresses"] == "addresses: "
    assert texts("        impact: {|")["persona"] == "persona: "
    assert texts("        pain|: [x]")["pain_points"] == "pain_points"
    assert texts("  - |")["questions"] == "questions:\n    - $0"


def test_a_space_is_written_where_it_is_missing() -> None:
    assert texts("        channel:|") == {"web": " web", "store": " store"}


def test_beginnings_stand_in_their_lists_alone() -> None:
    assert "touchpoint" in labels("      - |", "snippet")
    assert texts("      |")["touchpoint"] == "- name: ${1:I ...}"
    assert labels("  - |", "snippet") == ["phase"]
    assert labels("        |", "snippet") == []
    assert labels("        pain_points:\n          - |", "snippet") == ["pain point"]
    edited, line, column = placed("|")
    assert edited.proposals(line, column)[0].label == "cxmap map"


def test_beginnings_are_sound_once_they_are_filled_in() -> None:
    from cxmap import api
    from cxmap.lsp.answers import filled

    edited, line, column = placed("|")
    assert api.loads(filled(edited.proposals(line, column)[0].text)).title == "A journey"
    edited, line, column = after_map("  - |")
    phase = next(one for one in edited.proposals(line, column) if one.label == "phase")
    text = MAP + "  - " + filled(phase.text).replace("\n", "\n  ") + "\n"
    assert api.loads(text).phases[-1].touchpoints[0].name == "I ..."


def test_ids_that_yaml_would_read_as_something_else_are_quoted() -> None:
    edited, line, column = placed(
        'channels: [{id: "12", name: Line 12}]\ntouchpoints:\n  - {name: x, channel: |'
    )
    assert [one.text for one in edited.proposals(line, column)] == ['"12"']


def test_a_broken_text_still_knows_its_ids() -> None:
    assert labels('        note: "never closed\n        channel: |') == ["web", "store"]
    assert labels("        tags: [a, b\n        channel: |") == ["web", "store"]
    assert labels("        a: b: c\n        channel: |") == ["web", "store"]


def test_every_key_of_the_format_leads_somewhere() -> None:
    shape = shape_at(())
    assert shape is not None
    waiting: list[tuple[Route, Shape]] = [((), shape)]
    seen = 0
    while waiting and seen < 3_000:
        route, here = waiting.pop()
        for name, below in here.keys.items():
            seen += 1
            assert below.forms, (*route, name)
            if len(route) < 4:
                waiting.append(((*route, name), below.items or below))
    assert seen > 300


def test_nowhere() -> None:
    assert caret_at("a: b", 7, 0) is None
    assert placed("a|: b")[0].proposals(9, 9) == ()
