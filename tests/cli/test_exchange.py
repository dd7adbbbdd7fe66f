"""`cxmap import` and `cxmap export`."""

from __future__ import annotations

import io
import os
from pathlib import Path

import pytest

from cxmap import api
from cxmap.cli.app import run
from cxmap.exchange import yaml_text
from cxmap.exchange.json_map import read_json


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_a_diagram_is_imported_and_exported_again(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    Path("day.mmd").write_text("journey\ntitle Day\nsection Morning\nTea: 5: Me\nBus: 2: Me\n")
    assert run(["import", "day.mmd", "--language", "nl"]) == 0
    assert "day.cxmap.yaml was written" in capsys.readouterr().err
    map_ = api.load("day.cxmap.yaml")
    assert (map_.title, map_.language) == ("Day", "nl")
    assert run(["export", "day.cxmap.yaml", "--to", "mermaid"]) == 0
    printed = capsys.readouterr()
    assert "        Bus: 2: Me" in printed.out
    assert "have no place in Mermaid" in printed.err
    assert run(["export", "day.cxmap.yaml", "-o", "again.mmd", "--quiet"]) == 0
    assert Path("again.mmd").read_text() == printed.out


def test_a_table_takes_its_title_from_the_file(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    Path("our_shop.csv").write_text("Step,Score\nQueue,-1\n")
    assert run(["import", "our_shop.csv", "-o", "-", "--quiet"]) == 0
    assert api.loads(capsys.readouterr().out).title == "Our shop"


def test_nothing_is_replaced_unasked(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    Path("a.mmd").write_text("journey\nX: 1\n")
    Path("a.cxmap.yaml").write_text("mine")
    assert run(["import", "a.mmd"]) == 2
    assert "already there" in capsys.readouterr().err
    assert Path("a.cxmap.yaml").read_text() == "mine"
    assert run(["import", "a.mmd", "--force"]) == 0


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (
            ["import", "x.docx"],
            "which format is it? --from takes mermaid, table, markdown, cjml, miro, lucid, json",
        ),
        (["import", "missing.csv"], "missing.csv does not exist"),
        (["import", "x.json"], "it has no `cxmap`, but `personas`"),
        (["import", "broken.json"], "broken.json:1:2: this is no JSON"),
        (["import", "deep.json"], "more than 60 levels"),
        (["import", "bad.json"], "makes no valid map"),
        (["import", "x.csv", "--column", "touchpoint"], "touchpoint=Dimension"),
        (["import", "x.csv", "--scale", "5"], "5 is no scale"),
        (["export", "m.cxmap.yaml"], "which format is it to be?"),
    ],
)
def test_bad_input_is_said(
    arguments: list[str], message: str, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    Path("x.docx").write_text("x")
    Path("x.csv").write_text("Step\nA\n")
    Path("x.json").write_text('{"personas": []}')
    Path("broken.json").write_text("{,}")
    Path("deep.json").write_text('{"cxmap": ' + "[" * 70 + "]" * 70 + "}")
    Path("bad.json").write_text('{"cxmap": 1, "title": "T", "touchpoints": [{"name": 3}]}')
    Path("m.cxmap.yaml").write_text("cxmap: 1\ntitle: T\ntouchpoints: [A]\n")
    assert run(arguments) == 2
    assert message in " ".join(capsys.readouterr().err.split())


@pytest.mark.parametrize("name", ["hotel-stay", "insurer-lifecycle", "shopping-day", "software-support"])
def test_json_loses_nothing(name: str, project: Path) -> None:
    path = project / "examples" / f"{name}.cxmap.yaml"
    written = api.export_map(path, "json")
    draft = read_json(written.encoded, "x.json")
    assert api.loads(yaml_text(draft.data)) == api.open_map(path, measured=False).map
    assert written.losses == ()


@pytest.mark.skipif(os.name == "nt", reason="links need rights there")
@pytest.mark.parametrize(
    "words",
    [
        ["export", "map.cxmap.yaml", "-o", "link.mmd"],
        ["import", "table.csv", "-o", "link.mmd"],
        ["new", "link.mmd.yaml"],
        ["render", "map.cxmap.yaml", "--view", "curve", "-f", "svg"],
    ],
    ids=" ".join,
)
def test_a_link_to_nothing_is_no_way_out_of_a_folder(
    words: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "theirs"
    folder.mkdir()
    (folder / "map.cxmap.yaml").write_text("cxmap: 1\ntitle: T\ntouchpoints: [{name: a, experience: 1}]\n")
    (folder / "table.csv").write_text("touchpoint,score\na,1\n")
    for name in ("link.mmd", "link.mmd.yaml", "map.curve.svg"):
        (folder / name).symlink_to("../new/file")
    monkeypatch.chdir(folder)
    assert run(words) == 2
    assert len(capsys.readouterr().err.splitlines()[-1]) < 200
    assert not (tmp_path / "new").exists()


@pytest.mark.parametrize(
    "words",
    [
        ["new", ""], ["import", ""], ["export", "", "--to", "json"], ["import", "table.csv", "-o", ""],
        ["export", "map.cxmap.yaml", "--to", "json", "-o", ""],
        ["import", "table.csv", "--column", "touchpoint=" + "x" * 5_000],
    ],
)  # fmt: skip
def test_what_names_nothing_is_one_sentence(
    words: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "table.csv").write_text("touchpoint,score\na,1\n")
    (tmp_path / "map.cxmap.yaml").write_text("cxmap: 1\ntitle: T\ntouchpoints: [a]\n")
    monkeypatch.chdir(tmp_path)
    assert run(words) == 2
    shown = capsys.readouterr()
    assert shown.out == "" and len(shown.err) < 200 and len(shown.err.splitlines()) == 1
    assert "empty" in shown.err or "has no column `xxx" in shown.err
    assert len(list(tmp_path.iterdir())) == 2


def test_a_workbook_is_exported_and_imported_again(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    Path("m.cxmap.yaml").write_text("cxmap: 1\ntitle: T\ntouchpoints: [{name: A, experience: 1}]\n")
    assert run(["export", "m.cxmap.yaml", "-o", "m.xlsx"]) == 0
    assert capsys.readouterr().err == ""
    assert run(["export", "m.cxmap.yaml", "-o", "m.xlsx"]) == 2
    assert "already there" in capsys.readouterr().err
    assert run(["import", "m.xlsx", "-o", "again.cxmap.yaml", "--quiet"]) == 0
    assert api.load("again.cxmap.yaml") == api.load("m.cxmap.yaml")


def test_bytes_go_into_pipes_and_not_to_terminals(
    folder: Path, capfdbinary: pytest.CaptureFixture[bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    Path("m.cxmap.yaml").write_text("cxmap: 1\ntitle: T\ntouchpoints: [A]\n")
    assert run(["export", "m.cxmap.yaml", "--to", "xlsx"]) == 0
    assert capfdbinary.readouterr().out[:4] == b"PK\x03\x04"
    monkeypatch.setattr("sys.stdout.isatty", lambda: True)
    assert run(["export", "m.cxmap.yaml", "--to", "xlsx"]) == 2
    printed = capfdbinary.readouterr()
    assert printed.out == b""
    assert b"xlsx is no text for a terminal: name a file, as -o map.xlsx" in b" ".join(printed.err.split())


def test_slides_are_exported(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    Path("m.cxmap.yaml").write_text("cxmap: 1\ntitle: T\ngoal: 1\ntouchpoints: [{name: A, experience: 0}]\n")
    assert run(["export", "m.cxmap.yaml", "-o", "m.pptx"]) == 0
    assert "what else the map holds is not on them" in capsys.readouterr().err
    assert Path("m.pptx").read_bytes()[:4] == b"PK\x03\x04"


def test_figures_of_a_workbook_are_those_of_the_project(folder: Path) -> None:
    import openpyxl

    Path("m.cxmap.yaml").write_text(
        "cxmap: 1\ntitle: T\ngoal: 1\npersonas: [{id: me, name: Me}]\ntouchpoints:\n"
        "  - {name: A, metrics: [{type: csat, persona: me, answers: [1, 1, 1, 1, 1]}]}\n"
    )
    held = []
    for floor in (1, 10):
        Path("cxmap.toml").write_text(f"privacy_floor = {floor}\n")
        assert run(["export", "m.cxmap.yaml", "-o", "m.xlsx", "--force", "--quiet"]) == 0
        sheet = openpyxl.load_workbook("m.xlsx")["Touchpoints"]
        at = [cell.value for cell in sheet[1]].index("Experience that holds")
        held.append(sheet[2][at].value)
    assert held == [-0.4, None]


MAP = "cxmap: 1\ntitle: T\ntouchpoints: [{name: A, experience: 1}, {name: B, experience: 0}]\n"


@pytest.mark.parametrize(
    ("name", "begins"),
    [
        ("m.mmd", "journey"), ("m.md", "<!-- An outline"), ("m.markdown", "<!-- An outline"),
        ("m.cjml", "<?xml"),
        ("m.csv", "Phase (cxmap table)"), ("m.json", "{"), ("m.vl.json", "{"), ("m.xml", "<?xml"),
    ],
)  # fmt: skip
def test_the_ending_chooses_the_format(
    name: str, begins: str, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    Path("m.cxmap.yaml").write_text(MAP)
    assert run(["export", "m.cxmap.yaml", "-o", name]) == 0
    assert Path(name).read_text().startswith(begins)
    assert ("$schema" in Path(name).read_text()) == (name == "m.vl.json")
    if name != "m.vl.json":
        assert run(["import", name, "-o", "again.cxmap.yaml"]) == 0
        steps = api.load("again.cxmap.yaml").steps
        assert [step.touchpoint.name for step in steps] == ["A", "B"]


@pytest.mark.parametrize(
    ("form", "reader"),
    [
        ("mermaid", "mermaid"), ("markdown", "markdown"), ("markdown-table", "markdown"), ("cjml", "cjml"),
        ("miro", "miro"), ("lucid", "lucid"), ("csv", "table"), ("json", "json"),
    ],
)  # fmt: skip
def test_a_dash_reads_and_prints_every_format(
    form: str,
    reader: str,
    folder: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    def typed(text: str) -> None:
        monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(text.encode()), encoding="utf-8"))

    typed(MAP)
    assert run(["export", "-", "--to", form, "--quiet"]) == 0
    typed(capsys.readouterr().out)
    assert run(["import", "-", "--from", reader, "--quiet"]) == 0
    assert [step.touchpoint.name for step in api.loads(capsys.readouterr().out).steps] == ["A", "B"]
    typed("")
    assert run(["import", "-", "--from", reader]) == 2
    printed = capsys.readouterr()
    assert printed.out == "" and printed.err.startswith("cxmap: <stdin>") and list(folder.iterdir()) == []


@pytest.mark.parametrize("name", ["m.tsv", "m.xlsm", "m.docx"])
def test_no_other_format_is_written_under_a_name(
    name: str, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    Path("m.cxmap.yaml").write_text(MAP)
    assert run(["export", "m.cxmap.yaml", "-o", name]) == 2
    assert f"{name}: which format is it to be?" in " ".join(capsys.readouterr().err.split())
    assert not Path(name).exists()


@pytest.mark.parametrize(
    ("words", "files"),
    [
        (["--view", "curve", "-f", "html"], ["m.curve.html"]),
        (
            ["--view", "curve,gaps", "-f", "html,svg"],
            ["m.curve.html", "m.curve.svg", "m.gaps.html", "m.gaps.svg"],
        ),
        (["--view", "curve", "-o", "x.html"], ["x.html"]),
        (["-f", "html"], ["m.report.html"]),
        (["--view", "curve,report", "-f", "svg,html"], ["m.curve.svg", "m.report.html"]),
        (["--view", "all", "-f", "html"], ["m.report.html"]),
        (["--view", "curve"], ["m.curve.png"]),
    ],
)
def test_a_picture_becomes_html_where_both_are_asked_for(
    words: list[str], files: list[str], folder: Path
) -> None:
    Path("m.cxmap.yaml").write_text(MAP)
    assert run(["render", "m.cxmap.yaml", "--quiet", *words]) == 0
    assert {path.name for path in folder.iterdir()} == {"m.cxmap.yaml", *files}
