"""`cxmap opportunities --from`: status and dates come back, and nothing else does."""

from __future__ import annotations

import csv
import io
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import cxmap
from cxmap.cli.app import run
from cxmap.exchange.backlog_file import read_backlog, same_cell

MAP = """\
cxmap: 1
title: T
touchpoints: [{id: queue, name: Queue, experience: -1}]
# what we could do
opportunities:
  - Sew buttons on   # nobody has begun
  - {id: tills, title: More tills, cost: 30000, owner: Store, status: planned, due: 2026-05-01}
  - id: app
    title: "=An app"
    status: doing   # since spring
    due: 2026-06-30
"""


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    path = tmp_path / "a.cxmap.yaml"
    path.write_text(MAP)
    return path


def exported(form: str, capsys: pytest.CaptureFixture[str]) -> str:
    assert run(["opportunities", "a.cxmap.yaml", "-f", form]) == 0
    return capsys.readouterr().out


@pytest.mark.parametrize("form", ["csv", "markdown"])
def test_what_was_not_changed_comes_back_as_it_went(
    form: str, place: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    Path("b").write_text(exported(form, capsys))
    assert run(["opportunities", ".", "--from", "b"]) == 0
    assert capsys.readouterr().err == "0 values changed in 0 maps\n"
    assert place.read_text() == MAP


@pytest.mark.parametrize("form", ["csv", "markdown"])
def test_status_and_dates_are_taken_with_every_comment_kept(
    form: str, place: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = exported(form, capsys)
    assert "proposed" in text
    text = text.replace("proposed", "Done").replace("2026-06-30", "").replace("2026-05-01", "2026-05-09")
    Path("b").write_text(text)
    assert run(["opportunities", ".", "--from", "b", "--dry-run"]) == 0
    diff = capsys.readouterr().out
    assert (
        "+  - {id: tills, title: More tills, cost: 30000, owner: Store, status: planned, due: 2026-05-09}"
        in diff
    )
    assert place.read_text() == MAP, "--dry-run changes nothing"
    assert run(["opportunities", ".", "--from", "b"]) == 0
    said = capsys.readouterr().err
    assert "Sew buttons on: status proposed -> done" in said
    assert "due 2026-06-30 -> none" in said
    after = place.read_text()
    for comment in ("# what we could do", "# nobody has begun", "# since spring"):
        assert after.count(comment) == 1
    one, two, three = cxmap.load(place).opportunities
    assert (one.title, one.status) == ("Sew buttons on", "done")
    assert (two.status, two.due, two.cost) == ("planned", date(2026, 5, 9), 30000)
    assert (three.title, three.status, three.due) == ("=An app", "doing", None)


def test_what_else_changed_is_told_and_not_taken(place: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text = exported("csv", capsys).replace("More tills", "Fewer tills").replace("Store", "Somebody")
    Path("b.csv").write_text(text.replace("30000", '"30.000,0"'))
    assert run(["opportunities", "a.cxmap.yaml", "--from", "b.csv"]) == 0
    said = capsys.readouterr().err
    assert "title is `Fewer tills` there and `More tills` in a.cxmap.yaml: not taken" in said
    assert "owner is `Somebody`" in said
    assert "cost" not in said, "a spreadsheet may write a number in its own way"
    assert place.read_text() == MAP


def test_a_day_may_come_back_as_a_spreadsheet_of_its_country_writes_it(place: Path) -> None:
    Path("b.csv").write_text("map;id;status;due\na.cxmap.yaml;tills;planned;5.12.2026\n")
    assert run(["opportunities", ".", "--from", "b.csv", "--quiet"]) == 0
    assert str(cxmap.load(place).opportunities[1].due) == "2026-12-05"


@pytest.mark.parametrize(
    ("row", "why"),
    [
        ("a.cxmap.yaml,nothing,done,", "b.csv:3: there is no opportunity `nothing` in a.cxmap.yaml"),
        ("z.cxmap.yaml,app,done,", "b.csv:3: `z.cxmap.yaml` is none of the maps that were given"),
        (
            "a.cxmap.yaml,app,finished,",
            "b.csv:3: `finished` is no status; there are proposed, planned, doing",
        ),
        ("a.cxmap.yaml,app,,", "b.csv:3: the status is empty"),
        ("a.cxmap.yaml,app,done,30-06-26", "b.csv:3: `due` is `30-06-26`, which is no date"),
        ("a.cxmap.yaml,app,done,31.2.2026", "b.csv:3: `due` is `31.2.2026`, which is no date"),
        ("a.cxmap.yaml,,done,", "b.csv:3: a row without an id"),
        ("a.cxmap.yaml,tills,done,", "b.csv:3: `tills` of a.cxmap.yaml stands in line 2 as well"),
    ],
)
def test_what_cannot_be_taken_is_told_with_its_line_and_the_rest_is_taken(
    row: str, why: str, place: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    Path("b.csv").write_text(f"map,id,status,due\na.cxmap.yaml,tills,dropped,2026-05-01\n{row}\n")
    assert run(["opportunities", ".", "--from", "b.csv"]) == 1
    assert why in capsys.readouterr().err
    assert cxmap.load(place).opportunities[1].status == "dropped"


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"\xff\xfe\x00", "is no text in UTF-8"),
        (b"", "holds no table"),
        (
            b"name,points\na,3\n",
            "the columns `id` and `status`, `due` or `done` are needed; it has `name`, `points`",
        ),
        (b"id,status,state\na,done,done\n", "two columns are for `status`"),
    ],
)
def test_a_file_that_is_no_backlog(
    content: bytes, why: str, place: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    Path("b.csv").write_bytes(content)
    assert run(["opportunities", ".", "--from", "b.csv"]) == 2
    assert why in capsys.readouterr().err
    assert run(["opportunities", ".", "--from", "nowhere.csv"]) == 2
    assert run(["opportunities", ".", "--dry-run"]) == 2
    assert place.read_text() == MAP


def test_an_id_of_several_maps_needs_a_map_and_a_path_may_come_from_elsewhere(
    place: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    Path("sub").mkdir()
    Path("sub/b.cxmap.yaml").write_text(MAP)
    Path("b.csv").write_text("id;status\napp;done\n")
    assert run(["opportunities", ".", "--from", "b.csv"]) == 1
    assert "stands in several maps" in capsys.readouterr().err
    Path("b.csv").write_text("map;id;status\nC:\\maps\\sub\\b.cxmap.yaml;app;done\n")
    assert run(["opportunities", ".", "--from", "b.csv"]) == 0
    assert cxmap.load("sub/b.cxmap.yaml").opportunities[2].status == "done"
    assert place.read_text() == MAP


CELLS = st.text(st.characters(exclude_characters="\r\0", exclude_categories=("Cs", "Cc")), max_size=20)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(CELLS, CELLS), min_size=1, max_size=5), st.sampled_from(",;\t"))
def test_any_cells_are_read_as_they_were_written(rows: list[tuple[str, str]], delimiter: str) -> None:
    out = io.StringIO()
    writer = csv.writer(out, delimiter=delimiter, quoting=csv.QUOTE_ALL)
    writer.writerows([("id", "status"), *((f"i{first}", other) for first, other in rows)])
    if any(line.lstrip().startswith("|") for line in out.getvalue().splitlines()):
        return
    read = read_backlog(out.getvalue().encode(), "b.csv")
    assert [row.cells["id"] for row in read] == [f"i{first}".strip() for first, _ in rows]


@given(st.floats(0, 1e9, allow_nan=False).map(lambda value: round(value, 2)))
def test_a_number_is_the_same_however_a_country_writes_it(value: float) -> None:
    plain = repr(value).removesuffix(".0")
    if "e" in plain:
        return
    english = f"{value:,.2f}"
    german = english.replace(",", " ").replace(".", ",").replace(" ", ".")
    for written in (english, german):
        assert same_cell(written, plain)
    assert not same_cell(f"{value + 1:.2f}", plain) or round(value + 1, 2) == value
