"""`cxmap compare`: tables at every width, documents for programs, and what cannot be compared."""

from __future__ import annotations

import csv
import io
import json
import re
from pathlib import Path

import pytest
from rich.cells import cell_len

from cxmap import api
from cxmap.api import texts
from cxmap.cli.app import run

ROOT = Path(__file__).parent.parent.parent
HOTEL = ROOT / "examples" / "hotel-stay.cxmap.yaml"
SUPPORT = ROOT / "examples" / "software-support.cxmap.yaml"
MARKETS = ROOT / "docs" / "compare" / "bank.cxmap.yaml"
CASES = [
    (HOTEL, "persona"),
    (HOTEL, "segment"),
    (SUPPORT, "market"),
    (MARKETS, "market"),
    (MARKETS, "persona"),
]


@pytest.mark.parametrize("width", [40, 60, 80, 100, 140])
@pytest.mark.parametrize(("path", "by"), CASES, ids=lambda value: getattr(value, "name", value))
def test_every_table_is_whole_at_every_width(path: Path, by: str, width: int) -> None:
    assert by in ("persona", "segment", "market")
    found = api.compare_groups(api.load(path), by)  # type: ignore[arg-type]
    text = texts.comparison_tables(found, width=width).plain
    assert max(map(cell_len, text.split("\n"))) <= width
    words = " ".join(text.split())
    assert "--wide" not in words
    _, _, table = words.partition("apart")
    for row in found.table.rows:
        for standing in row.standings:
            if standing.score is not None and float(standing.score).is_integer():
                assert re.search(rf"(?<![\d.]){standing.score:g}(?![\d.])", table)
    wide = " ".join(texts.comparison_tables(found).plain.split())
    for word in ("our estimate", "more than chance", "may be chance", "withheld", "one score for everybody"):
        assert words.count(word) == wide.count(word)
    absent = sum(standing.basis == "absent" for row in found.table.rows for standing in row.standings)
    assert table.count(" never") == absent


def test_json_csv_and_markdown_say_the_same(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["compare", str(MARKETS), "--by", "market", "-f", "json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert run(["compare", str(MARKETS), "--by", "market", "-f", "csv"]) == 0
    lines = list(csv.DictReader(io.StringIO(capsys.readouterr().out)))
    pairs = [(row, pair) for row in told["rows"] for pair in row["differences"]]
    assert len(lines) == len(pairs)
    for line, (row, pair) in zip(lines, pairs, strict=True):
        assert (line["level"], line["id"], line["first"]) == (row["level"], row["id"] or "", pair["first"])
        assert line["difference"] == (
            "" if pair["difference"] is None else repr(float(pair["difference"])).removesuffix(".0")
        )
        assert line["stands"] == str(pair["stands"])
    assert run(["compare", str(MARKETS), "--by", "market", "-f", "markdown"]) == 0
    markdown = capsys.readouterr().out
    assert sum(line.startswith("| ") for line in markdown.splitlines()) == len(told["rows"]) + 1
    worst = next(side["name"] for side in told["sides"] if side["id"] in told["worst"])
    assert f"served worst: {worst}" in markdown


def test_two_maps_and_their_names(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text = "cxmap: 1\ntitle: Shop\ntouchpoints:\n  - {{id: pay, name: Pay, experience: {}}}\n"
    for name, score in (("nl", -1), ("de", 1)):
        (tmp_path / f"{name}.cxmap.yaml").write_text(text.format(score), encoding="utf-8")
    paths = [str(tmp_path / f"{name}.cxmap.yaml") for name in ("nl", "de")]
    assert run(["compare", *paths]) == 0
    shown = " ".join(capsys.readouterr().out.split())
    assert "worse on the whole: nl.cxmap.yaml, -1 over 1 touchpoint that all of them score" in shown
    assert "2 worse than de.cxmap.yaml, our estimate" in shown


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ([str(HOTEL)], "give one map with --by persona"),
        ([str(HOTEL), str(SUPPORT), "--by", "persona"], "give one map with --by persona"),
        ([str(HOTEL), str(SUPPORT), "--only", "family"], "say which with --by"),
        ([str(HOTEL), "--by", "market"], "no markets; list them under `markets`"),
        ([str(HOTEL), "--by", "persona", "--only", "nobody"], "no persona `nobody`; it has business, family"),
        ([str(ROOT / "examples"), "--by", "persona"], "maps lie there; name one file"),
    ],
)
def test_what_cannot_be_compared(arguments: list[str], said: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["compare", *arguments]) == 2
    printed = capsys.readouterr()
    assert printed.out == ""
    assert said in printed.err


def test_a_broken_map_is_told_and_nothing_compared(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    broken = tmp_path / "broken.cxmap.yaml"
    broken.write_text("cxmap: 1\ntitle: Shop\n", encoding="utf-8")
    assert run(["compare", str(HOTEL), str(broken)]) == 1
    printed = capsys.readouterr()
    assert printed.out == ""
    assert "broken.cxmap.yaml" in printed.err


def test_names_that_look_like_forms_stay_as_they_are() -> None:
    map_ = api.loads(
        "cxmap: 1\ntitle: Shop\npersonas: ['{0}', '{name}', apart]\n"
        "touchpoints:\n  - {name: Pay, experience: {'0': 1, name: -1, apart: 0}}\n"
    )
    shown = " ".join(texts.comparison_tables(api.compare_groups(map_, "persona"), width=40).plain.split())
    assert "{0}" in shown
    assert "{name}" in shown


def test_it_is_drawn_in_every_format(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    files = [tmp_path / f"markets.{ending}" for ending in ("png", "svg", "pdf", "html")]
    outputs = [part for file in files for part in ("-o", str(file))]
    arguments = ["compare", str(MARKETS), "--by", "market", *outputs, "--lang", "nl", "--theme", "print"]
    assert run(arguments) == 0
    assert capsys.readouterr().out == ""
    starts = [file.read_bytes()[:9] for file in files]
    assert [start[:4] for start in starts] == [b"\x89PNG", b"<?xm", b"%PDF", b"<!do"]
    assert "slechtst: Germany" in files[1].read_text(encoding="utf-8")
    written = [file.read_bytes() for file in files]
    assert run(arguments) == 0, "its own files are replaced"
    assert [file.read_bytes() for file in files] == written


def test_pages_on_paper_are_numbered(tmp_path: Path) -> None:
    assert (
        run(["compare", str(HOTEL), "--by", "persona", "-o", str(tmp_path / "p.svg"), "--size", "slide"]) == 0
    )
    assert (tmp_path / "p-2.svg").exists()


@pytest.mark.parametrize(
    ("arguments", "why"),
    [
        (["-o", "compared.jpg"], ".png, .svg, .pdf or .html"),
        (["-o", "compared"], ".png, .svg, .pdf or .html"),
        (["-o", "a.png", "--theme", "pink"], "no theme `pink`"),
        (["-o", "a.png", "--size", "a9"], "no size `a9`"),
    ],
)
def test_what_cannot_be_drawn_is_said_and_nothing_is_written(
    arguments: list[str], why: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:  # fmt: skip
    monkeypatch.chdir(tmp_path)
    assert run(["compare", str(MARKETS), "--by", "market", *arguments]) == 2
    assert why in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []


def test_somebody_elses_file_is_left_alone(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    place = tmp_path / "mine.svg"
    place.write_text("<svg/>")
    arguments = ["compare", str(MARKETS), "--by", "market", "-o", str(place)]
    assert run(arguments) == 2
    assert "left alone" in capsys.readouterr().err
    assert place.read_text() == "<svg/>"
    assert run([*arguments, "--force"]) == 0
