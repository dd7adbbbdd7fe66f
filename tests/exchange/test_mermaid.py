"""Mermaid journeys: what mermaid reads, what it refuses or drops, and back again."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxmap import api
from cxmap.errors import InputError
from cxmap.exchange import yaml_text
from cxmap.exchange.mermaid import read_mermaid, write_mermaid
from cxmap.model import Map

FOUND = Path(os.environ.get("CXMAP_REAL", "")) / "mermaid"


def read(text: str) -> tuple[Map, list[str]]:
    draft = read_mermaid(text.encode(), "map.mmd")
    return api.loads(yaml_text(draft.data)), [loss.text for loss in draft.losses]


def steps(map_: Map) -> list[tuple[str, str, float | None, tuple[str, ...]]]:
    names = {persona.id: persona.name for persona in map_.personas}
    places = [("", point) for point in map_.touchpoints]
    places += [(phase.name, point) for phase in map_.phases for point in phase.touchpoints]
    return [
        (
            phase,
            point.name,
            point.experience.score if point.experience else None,
            tuple(names[id_] for id_ in point.personas),
        )
        for phase, point in places
    ]


def test_a_diagram_becomes_a_map() -> None:
    map_, losses = read(
        "journey\n    title My working day\n    section Go to work\n      Make tea: 5: Me\n"
        "      Go upstairs: 3: Me, Cat\n    section Go home\n      Sit down: 1\n"
    )
    assert map_.title == "My working day"
    assert steps(map_) == [
        ("Go to work", "Make tea", 5, ("Me",)),
        ("Go to work", "Go upstairs", 3, ("Me", "Cat")),
        ("Go home", "Sit down", 1, ()),
    ]
    assert (map_.scale.min, map_.scale.max) == (1, 5)
    assert losses == []


@pytest.mark.skipif(not FOUND.is_dir(), reason="CXMAP_REAL names no folder of collected diagrams")
def test_what_mermaid_reads_is_what_is_read_here() -> None:
    expected: dict[str, Any] = json.loads((FOUND / "expected.json").read_text(encoding="utf-8"))
    assert expected
    for name, verdict in expected.items():
        content = (FOUND / name).read_bytes()
        draft = read_mermaid(content, name)
        map_ = api.loads(yaml_text(draft.data))
        if not verdict["ok"]:
            assert draft.losses, f"{name}: mermaid refuses it, and nothing is said"
            continue
        assert map_.title == verdict["title"].strip() or not verdict["title"]
        own = [(phase if len(map_.phases) else "", step, score) for phase, step, score, _ in steps(map_)]
        theirs = [
            (task["section"].strip(), task["task"].strip(), None if task["score"] == "NaN" else task["score"])
            for task in verdict["tasks"]
        ]
        assert own == theirs, name
        people = [tuple(filter(None, dict.fromkeys(task["people"]))) for task in verdict["tasks"]]
        assert [who for *_, who in steps(map_)] == people, name


@pytest.mark.parametrize(
    ("body", "expected", "said"),
    [
        ("section A: B\nX: 3: Me", [("A: B", "X", 3, ("Me",))], "refuses a colon in the name of a section"),
        ("X: 5: Me; Y: 3: Me", [("", "X", 5, ("Me",)), ("", "Y", 3, ("Me",))], "several tasks on a line"),
        ("X", [("", "X", None, ())], "refuses a line without a score"),
        ("A &amp; B: 3: Me", [("", "A & B", 3, ("Me",))], "refuses the `;` of an entity"),
        ("https://x.y: 3: Me", [("", "https://x.y", 3, ("Me",))], "takes what follows the first colon"),
        ("X: five: Me", [("", "X", None, ("Me",))], "`five` is no number"),
        ("X: 80%: Me", [("", "X", None, ("Me",))], "`80%` is no number"),
        ("X: : Me", [("", "X", None, ("Me",))], "takes an empty score for 0"),
        ("X: 5: Me: You", [("", "X", 5, ("Me",))], "drops `You` without a word"),
        ("X: 9: Me", [("", "X", 9, ("Me",))], "the scale was made 1 to 9"),
        ("X: 0: Me", [("", "X", 0, ("Me",))], "the scale was made 0 to 5"),
        ("accDescr {\nopen: 2\nX: 3: Me", [("", "open", 2, ()), ("", "X", 3, ("Me",))], "never closed"),
        (
            "X: 3: Me\nsection A\nY: 4",
            [("Journey", "X", 3, ("Me",)), ("A", "Y", 4, ())],
            "a phase of their own",
        ),
    ],
)
def test_what_mermaid_refuses_or_drops_is_kept_and_told(
    body: str, expected: list[tuple[str, str, float | None, tuple[str, ...]]], said: str
) -> None:
    map_, losses = read(f"journey\ntitle T\n{body}\n")
    assert steps(map_) == expected
    assert any(said in loss for loss in losses), losses


def test_frontmatter_directives_and_comments() -> None:
    map_, _ = read(
        "\ufeff---\ntitle: From above\nconfig: {}\n---\n%%{init: {'theme': 'x'}}%%\n%% remark\n  journey\r\n"
        "accTitle: For readers\naccDescr {\n  two\n  lines\n}\n  X: 4.5: Me # remark\n"
    )
    assert (map_.title, map_.description) == ("From above", "two\nlines")
    assert steps(map_) == [("", "X", 4.5, ("Me",))]


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", "its first line has to be `journey`"),
        (b"Journey\nX: 3", "its first line has to be `journey`"),
        (b"graph TD\nA-->B", "its first line has to be `journey`"),
        (b"journey", "an empty diagram"),
        (b"journey\n\xff", "map.mmd:2: this is no text in UTF-8"),
    ],
)
def test_what_is_no_diagram_is_said(content: bytes, message: str) -> None:
    with pytest.raises(InputError) as error:
        read_mermaid(content, "map.mmd")
    assert message in str(error.value)


NAME = st.text(st.characters(categories=["L", "Nd"]), min_size=1, max_size=10).map(lambda text: f"a{text}")


@given(
    st.lists(
        st.tuples(NAME, st.lists(st.tuples(NAME, st.integers(1, 5)), min_size=1, max_size=4)),
        min_size=1,
        max_size=3,
    ),
    st.lists(NAME, max_size=3, unique_by=str.casefold),
)
def test_there_and_back_again(phases: list[tuple[str, list[tuple[str, int]]]], people: list[str]) -> None:
    map_ = Map.model_validate(
        {
            "cxmap": 1,
            "title": "Day",
            "scale": {"min": 1, "max": 5},
            "personas": people,
            "phases": [
                {"name": name, "touchpoints": [{"name": step, "experience": score} for step, score in points]}
                for name, points in phases
            ],
        }
    )
    again, losses = read(write_mermaid(map_, {}).encoded.decode())
    assert [step[:3] for step in steps(again)] == [step[:3] for step in steps(map_)]
    assert sorted(persona.name for persona in again.personas) == sorted(people)
    assert losses == []


def test_what_mermaid_has_no_place_for_is_told() -> None:
    map_ = api.loads(
        "cxmap: 1\ntitle: 'A: B; C #1'\ngoal: 1\npersonas: [Ann, Ben]\ntouchpoints:\n"
        "  - {name: 'X: y', experience: {ann: 2, ben: -2}}\n  - {name: Open}\n"
    )
    written = write_mermaid(map_, {})
    assert "    title A： B； C ＃1" in written.content
    assert "X： y: 3: Ann, Ben" in written.content
    assert "%% no score: Open" in written.content
    told = " ".join(loss.text for loss in written.losses)
    assert "scale from 1 to 5" in told
    assert "left as comments: Open" in told
    assert "the mean stands for: X: y" in told
    again, _ = read(written.encoded.decode())
    assert [step[:3] for step in steps(again)] == [("", "X： y", 3.0)]


@pytest.mark.parametrize(
    "name",
    ["section y", "title x", "Title", "accDescr {a}", "journey", "%% c", "a %%{init} b", "%%%%", "sectional"],
)  # fmt: skip
def test_no_name_is_a_keyword_or_a_comment(name: str) -> None:
    called = json.dumps(name)
    map_ = api.loads(
        f"cxmap: 1\ntitle: {called}\ndescription: {json.dumps('about ' + name)}\n"
        f"personas: [{{id: p, name: {called}}}]\n"
        f"phases: [{{name: {called}, touchpoints: [{{name: {called}, experience: 1}}]}}]\n"
    )
    draft = read_mermaid(write_mermaid(map_, {}).encoded, "a.mmd")
    again = api.loads(yaml_text(draft.data))
    assert (again.title, again.phases[0].name, again.personas[0].name) == (name, name, name)
    assert [point.name for point in again.phases[0].touchpoints] == [name]
    assert again.description == f"about {name}".replace("}", ")")


@pytest.mark.parametrize("written", ["0x" + "f" * 300, "0x" + "f" * 5_000, "9" * 400, "1e999"])
def test_a_number_that_is_too_large_is_none(written: str) -> None:
    map_, told = read(f"journey\n section s\n  Pay: {written}\n  Go: 0x4\n")
    assert [score for _, _, score, _ in steps(map_)] == [None, 4]
    assert any("is no number" in line for line in told)
