"""Boards and diagrams: notes of Miro, shapes and lines of Lucidchart, and cells that nobody computes."""

from __future__ import annotations

import csv
import io
import os
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxmap import api
from cxmap.errors import InputError
from cxmap.exchange import READERS, yaml_text
from cxmap.exchange.boards import read_lucid, read_miro, write_lucid, write_miro
from cxmap.exchange.boards.cells import csv_of, safe
from cxmap.exchange.own_table import read_own_table, write_csv
from cxmap.model import Map

FOUND = Path(os.environ.get("CXMAP_REAL", "")) / "formats" / "colinfwren-example-lucid-chart-export.csv"
HEAD = (
    "Id,Name,Page ID,Contained By,Line Source,Line Destination,Source Arrow,Destination Arrow,Text Area 1,"
    "Mood\n"
)


def checked(draft: Any) -> tuple[Map, list[str]]:
    draft.data["title"] = draft.data.get("title") or "T"
    return api.loads(yaml_text(draft.data)), [loss.text for loss in draft.losses]


def lucid(text: str, **how: Any) -> tuple[Map, list[str]]:
    return checked(read_lucid((HEAD + text).encode(), "a.csv", **how))


def miro(text: str, **how: Any) -> tuple[Map, list[str]]:
    return checked(read_miro(text.encode(), "a.csv", **how))


def names(map_: Map) -> list[tuple[str, list[str]]]:
    return [(phase.name, [point.name for point in phase.touchpoints]) for phase in map_.phases]


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"])))
def test_no_cell_begins_with_a_formula(text: str) -> None:
    cell = next(csv.reader(io.StringIO(csv_of([[safe(text), "x"]]), newline="")))[0]
    assert (
        cell[:1] not in tuple("=+-@")
        or text.lstrip("+-").replace(".", "").replace("e", "").strip("+-").isdigit()
    )


def test_shapes_in_containers_are_touchpoints_in_phases() -> None:
    map_, losses = lucid(
        "1,Document,,,,,,,Our journey,\n2,Page,,,,,,,First,\n"
        "3,Container,2,,,,,,Before,\n4,Container,2,,,,,,After,\n"
        "5,Process,2,3,,,,,Look,curious\n6,Process,2,3,,,,,Ask,\n7,Decision,2,4,,,,,Pay,tired\n8,Text,2,,,,,,,\n"
        "9,Line,2,,5,6,None,Arrow,,\n10,Line,2,,7,6,Arrow,None,if cheap,\n11,Line,2,,7,7,None,Arrow,again,\n"
        "12,Line,2,,7,,None,Arrow,,\n"
    )
    assert map_.title == "Our journey" and names(map_) == [("Before", ["Look", "Ask"]), ("After", ["Pay"])]
    look, ask, pay = (step.touchpoint for step in map_.steps)
    assert [feeling.word for feeling in (*look.feelings, *pay.feelings)] == ["curious", "tired"]
    assert [(way.to, way.when) for way in ask.next] == [("pay", "if cheap")]
    assert pay.repeats and not look.next
    assert losses == [
        "shapes without a text were passed over: 1",
        "`again` at the line of what repeats has no place in a map",
        "lines that do not lead from one touchpoint to another were passed over: 1",
    ]


def test_one_page_is_read_and_the_others_are_named() -> None:
    text = "1,Page,,,,,,,One,\n2,Page,,,,,,,Two,\n3,Process,1,,,,,,A,\n4,Process,2,,,,,,B,\n"
    map_, losses = lucid(text)
    assert [step.touchpoint.name for step in map_.steps] == ["A"] and map_.title == "One"
    assert losses == ["the page `Two` was not read; --sheet names another"]
    assert [step.touchpoint.name for step in lucid(text, sheet="Two")[0].steps] == ["B"]
    with pytest.raises(InputError, match="has no page `Three`; it has `One`, `Two`"):
        lucid(text, sheet="Three")


@pytest.mark.parametrize("writer", [write_lucid, write_miro, write_csv])
def test_what_is_written_is_known_again_by_what_it_holds(writer: Any) -> None:
    """All three end in .csv, so nobody need say which one a file is."""
    data = {
        "cxmap": 1, "title": "T", "scale": {"min": 1, "max": 5},
        "phases": [
            {"name": "A", "touchpoints": [{"name": "One", "experience": 5, "importance": 2}]},
            {"name": "Empty"},
        ],
    }  # fmt: skip
    written = writer(Map.model_validate(data), data)
    map_, told = checked(READERS["table"](written.encoded, "a.csv"))
    assert names(map_) == [("A", ["One"]), ("Empty", [])]
    (point,) = (step.touchpoint for step in map_.steps)
    assert point.experience is not None and (point.experience.score, point.importance) == (5, 2)
    assert (map_.scale.min, map_.scale.max) == (1, 5)
    assert told == []


@pytest.mark.parametrize("writer", [write_lucid, write_miro, write_csv])
def test_half_a_file_is_told_or_refused(writer: Any) -> None:
    data = {
        "cxmap": 1,
        "title": "T",
        "touchpoints": [{"name": "One", "thoughts": ['say "no", or', "yes"]}, "Two"],
    }
    content: bytes = writer(Map.model_validate(data), data).encoded
    at = content.index(b"or")
    with pytest.raises(InputError, match=r"a\.csv:\d: a quotation mark opens in this row and is never"):
        READERS["table"](content[:at], "a.csv")
    short = content.rstrip(b"\r\n").rpartition(b",")[0].replace(b"\r\n", b"\n").decode()
    assert any("is the file whole?" in line for line in checked(READERS["table"](short.encode(), "a.csv"))[1])


def test_opportunities_stand_where_they_lie() -> None:
    data = {
        "cxmap": 1, "title": "T", "touchpoints": [{"id": "a", "name": "A"}, {"id": "b", "name": "B"}, "C"],
        "opportunities": [{"title": "More tills", "addresses": ["a", "b"]}, {"title": "For nobody yet"}],
    }  # fmt: skip
    written = write_csv(Map.model_validate(data), data)
    map_, _ = checked(read_own_table(written.encoded, "a.csv"))
    assert [(item.title, item.addresses) for item in map_.opportunities] == [("More tills", ("a", "b"))]
    assert [loss.text for loss in written.losses] == [
        "the map itself loses `title`", "left out: opportunities (For nobody yet)",
    ]  # fmt: skip


def test_notes_of_a_board() -> None:
    map_, losses = miro(
        "Frame,Sticky note,Tags,Colour\nBefore,Look,,red\nBefore,too many,Pain points,\n"
        "Before,rainy,Weather,\n"
        "After,Pay,Step,\n"
        "After,fast,Pijnpunt,\nAfter,dear,Pijnpunt,\n"
    )
    assert names(map_) == [("Before", ["Look"]), ("After", ["Pay"])]
    assert [[pain.text for pain in phase.pain_points] for phase in map_.phases] == [
        ["too many"],
        ["fast", "dear"],
    ]
    assert [lane.name for lane in map_.lanes] == ["Weather"]
    assert losses == ["these columns were not read: Colour"]


def test_notes_without_anything_around_them_are_touchpoints() -> None:
    map_, losses = miro("Look around\nPay\nGo home\n")
    assert [step.touchpoint.name for step in map_.steps] == ["Look around", "Pay", "Go home"]
    assert losses == ["no column says in which frame notes lie: each became a touchpoint"]


@pytest.mark.parametrize(
    ("reader", "text", "message"),
    [
        (
            read_lucid,
            "Id,Name\n1,Page\n",
            "no CSV of Lucidchart: it has no column Line Destination,",
        ),
        (read_lucid, HEAD + "1,Page,,,,,,,P,\n", "holds a header and no rows"),
        (read_lucid, "", "a.csv is empty"),
        (read_miro, "Frame,Text,Tag\n,slow,Pain points\n", "notes with tags lie in no frame"),
        (read_miro, "", "a.csv is empty"),
        (read_miro, 'Text,Frame\n"a', "a.csv:2: a quotation mark opens"),
    ],
)
def test_what_is_none_is_said(reader: Any, text: str, message: str) -> None:
    with pytest.raises(InputError) as error:
        reader(text.encode(), "a.csv")
    assert message in str(error.value)


@pytest.mark.parametrize("scale", ["(.....)", "(1..1)", "(5..1)", "(1e999..2)", "(a..b)"])
def test_a_scale_that_is_none_is_guessed(scale: str) -> None:
    map_, told = checked(
        read_own_table(f"Phase (cxmap table),Touchpoint,Experience {scale}\nP,A,4\n".encode(), "a.csv")
    )
    assert (map_.scale.min, map_.scale.max) == (1, 5) and "--scale gives another one" in told[0]


@pytest.mark.skipif(not FOUND.is_file(), reason="CXMAP_REAL names no folder of published diagrams")
def test_a_published_diagram() -> None:
    map_, _ = checked(READERS["table"](FOUND.read_bytes(), "a.csv"))
    rows = list(csv.DictReader(io.StringIO(FOUND.read_text(encoding="utf-8"))))
    said = [row["Text Area 1"] for row in rows if row["Name"] not in ("Document", "Page", "Line")]
    assert sorted(step.touchpoint.name for step in map_.steps) == sorted(filter(None, said))
    assert [lane.name for lane in map_.lanes] == ["User Journeys"]
