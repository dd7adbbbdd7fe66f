"""Markdown: outlines of cxmap and of others, tables, and texts that mean nothing but themselves."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxmap import api
from cxmap.errors import InputError
from cxmap.exchange import yaml_text
from cxmap.exchange.markdown import read_markdown, write_outline, write_table
from cxmap.exchange.markdown.lines import cells_of, parts_of
from cxmap.exchange.markdown.reading import END, MARK
from cxmap.exchange.markdown.texts import cell_of, heading_of, meant, name_in, said, text_of, value_of
from cxmap.model import Map

TEXTS = st.text(st.characters(exclude_categories=["Cs", "Cc"]) | st.sampled_from("#*_`|<>[]()\\-+=~&!1. \n"))


def read(text: str, **how: Any) -> tuple[Map, list[str]]:
    draft = read_markdown(text.encode(), "map.md", **how)
    draft.data["title"] = draft.data.get("title") or "T"
    losses = [f"{loss.line}: {loss.text}" for loss in draft.losses]
    return api.loads(yaml_text(draft.data)), losses


def names(map_: Map) -> list[tuple[str, list[str]]]:
    return [(phase.name, [point.name for point in phase.touchpoints]) for phase in map_.phases]


@given(TEXTS)
def test_a_text_comes_back(text: str) -> None:
    assert meant(text_of(text)) == text
    assert name_in(heading_of(text)) == text


@given(TEXTS)
def test_a_cell_comes_back_but_for_spaces(text: str) -> None:
    row = cells_of(f"| {cell_of(text)} | b |")
    assert len(row) == 2
    back = said(row[0]).replace("<br>", "\n")
    assert back == "\n".join(" ".join(line.split()) for line in text.split("\n")).strip() or "<br>" in text


@pytest.mark.parametrize(
    "value", [True, 0, -1.5, 1e-9, "1", "true", "null", "-3", None, [1, {"a": "`"}], {"k": "v"}]
)
def test_a_value_keeps_its_kind(value: Any) -> None:
    assert meant(value_of(value)) == value and type(meant(value_of(value))) is type(value)


def test_an_outline_of_somebody() -> None:
    map_, losses = read(
        "# Going home\n\nWhat we saw.\n\n## Leave\n\n- Close the shop\n  - thoughts: at last\n"
        "  - **Pijnpunten:** dark\n    and cold\n  - **Channel:** Door\n* Count\n\n"
        "## Ride\n\n### Wait for the bus\n\n- I read\n- Score: -1\n"
        "- Weather: rain\n\n### Sit\n"
    )
    assert names(map_) == [("Leave", ["Close the shop", "Count"]), ("Ride", ["Wait for the bus", "Sit"])]
    close, wait = map_.phases[0].touchpoints[0], map_.phases[1].touchpoints[0]
    assert (map_.title, map_.description) == ("Going home", "What we saw.")
    assert [item.text for item in close.thoughts] == ["at last"]
    assert [item.text for item in close.pain_points] == ["dark and cold"]
    assert [channel.name for channel in map_.channels] == ["Door"]
    assert [item.text for item in wait.actions] == ["I read"]
    assert wait.experience is not None and wait.experience.score == -1
    assert [lane.name for lane in map_.lanes] == ["Weather"] and wait.lanes == {"weather": ("rain",)}
    assert losses == ["None: scores were read on a scale from -2 to 2; --scale gives another one"]


def test_a_touchpoint_before_the_first_phase_stands_in_none() -> None:
    map_, _ = read("## Look\n# Shop\n- Pay\n# Home\n- Unpack\n")
    assert names(map_) == [("Journey", ["Look"]), ("Shop", ["Pay"]), ("Home", ["Unpack"])]


def test_lines_that_go_on_belong_to_their_item() -> None:
    map_, _ = read("# T\n## P\n- one\ngoes on\n- two\n\n  far below\n\nnot of it\n")
    assert names(map_) == [("P", ["one goes on", "two far below"])]
    assert map_.phases[0].description == "not of it"


@pytest.mark.parametrize(
    "table",
    [
        "| Phase | Step | Score |\n|---|:-:|--:|\n| A | x\\|y | 1 |\n| | z<br>w | -2 |\n",
        "Phase | Step | Score\n--- | --- | ---\nA | x\\|y | 1\nA | z<BR/>w | -2\n",
        "|Phase|Step|Score|\n|---|---|---|\n|A|x\\|y|1|\n||z<br >w|-2",
    ],
)
def test_tables_as_people_write_them(table: str) -> None:
    map_, losses = read(f"# T\n\n{table}")
    assert names(map_) == [("A", ["x|y", "z w"])]
    assert [point.experience.score for point in map_.phases[0].touchpoints if point.experience] == [1, -2]
    assert len(losses) == 1


def test_what_is_not_read_is_named_with_its_line() -> None:
    step = "| Step |\n|---|\n| a |\n"
    _, losses = read(f"# T\n\nBefore.\n\n{step}\n{step}\n| Name | Value |\n|---|---|\n| b | 1 |\n\n- after\n")
    assert losses == [
        "9: a second table was not read; put its rows into the first one",
        "13: a table without touchpoints or phases was not read",
        "3: what stands beside the table was not read",
    ]
    own = f"{MARK}\n\n# T\n\n### a\n\n| x | y |\n|---|---|\n\n# Channels\n\nA text.\n\n- shop\n\n{END}\n"
    _, losses = read(own)
    assert losses == [
        "7: a table has no place in an outline and was not read",
        "12: a text has no place here and was not read",
    ]


@pytest.mark.parametrize("form", [write_outline, write_table])
def test_half_a_file_is_told(form: Any) -> None:
    data = {"cxmap": 1, "title": "T", "touchpoints": ["a", "b"]}
    text = form(Map.model_validate(data), data).content
    assert read(text)[1] == []
    assert any("is the file whole?" in loss for loss in read(text[: text.index(END)])[1])


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "holds neither phases nor touchpoints"),
        ("Only prose.\n\nAnd more.", "holds neither phases nor touchpoints"),
        (f"{MARK}\n# T\n## P\n- **Colour:** red", "map.md:4: `Colour` is no key of a map"),
        (f"{MARK}\n# T\n## P\n- red", "map.md:4: `red` has no key before it"),
        (f"{MARK}\n# T\n## P\n- **When:** a\n- **When:** b", "map.md:5: `when` stands here twice"),
        (
            f"{MARK}\n# T\n# Purchase\n- a",
            "map.md:3: `Purchase` is no list of a map; a phase is a",
        ),
        (f"{MARK}\n# T\n## P\n- **Actions:**\n  - a\n  - **Text:** b", "some items of `actions` have a key"),
        ("".join(f"{'  ' * deep}- a\n" for deep in range(40)), "map.md:31: lists lie more than 30 deep"),
        ("a\n" * 100_001, "more than 100,000 lines"),
        ("# a\n" * 10_001, "more than 10,000 headings"),
        ("# T\n" + "- a\n" * 5_001, "more than 5,000 phases and touchpoints"),
    ],
)
def test_what_is_no_map_is_said_with_its_line(text: str, message: str) -> None:
    with pytest.raises(InputError) as error:
        read(text)
    assert message in str(error.value)


def test_other_encodings_are_named() -> None:
    with pytest.raises(InputError, match=r"map\.md:2: this is no text in UTF-8"):
        read_markdown("# T\n## Zürich".encode("latin-1"), "map.md")


def test_code_and_comments_are_no_headings() -> None:
    parts = parts_of("# a\n<!-- # b\n# c -->\n```\n# d\n```\n~~~\n# e\n", "x")
    assert [part.name for part in parts] == ["", "a"]


def test_a_number_of_thousands_of_digits_is_a_text() -> None:
    assert meant("9" * 5_000) == "9" * 5_000


def test_what_a_variant_adds_by_name_alone_comes_back(tmp_path: Path) -> None:
    path = tmp_path / "m.cxmap.yaml"
    path.write_text(
        "cxmap: 1\ntitle: T\ntouchpoints: [A]\nvariants: [{name: North, adds: {curves: [{name: Trust}], "
        "channels: [{name: Kiosk}], opportunities: [{title: Accept}], touchpoints: [{after: a, name: C}]}}]\n"
    )
    written = api.export_map(path, "markdown")
    assert written.losses == ()
    assert isinstance(written.content, str)
    assert read(written.content)[0].variants == api.load(path).variants
