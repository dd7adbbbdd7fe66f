"""Files of strangers: whatever they hold, it is read whole or refused, in a moment."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from cxmap import api
from cxmap.cli.app import run
from cxmap.errors import CxmapError, InputError

MANY = 200_000
CHANNELS = ";".join(map(str, range(5_000)))


@pytest.mark.parametrize("name", ["a.mmd", "a.csv", "a.json", "a.md", "a.cjml", "a.cxmap.yaml", "a.txt"])
def test_nothing_is_cut_off_in_silence(name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What is beyond the largest map is refused, and not read up to there."""
    path = tmp_path / name
    row = {"a.mmd": "  a: 3: Me\n", "a.csv": "a,3\n", "a.txt": "a +1\n", "a.md": "- a\n"}.get(
        name, " " * 9 + "\n"
    )
    start = {
        "a.mmd": "journey\n",
        "a.csv": "touchpoint,score\n",
        "a.json": '{"cxmap":1,"title":"a","touchpoints":["a"]}',
        "a.md": "# a\n",
        "a.cjml": "<CJML version='2.0'>",
        "a.cxmap.yaml": "cxmap: 1\ntitle: a\ntouchpoints: [a]\n",
        "a.txt": "",
    }[name]
    path.write_text(start + row * (5_000_000 // len(row)), encoding="utf-8")
    words = {"a.cxmap.yaml": ["export", "--to", "json"], "a.txt": ["new", "-", "--from"]}
    assert run([*words.get(name, ["import", "-o", "-"]), str(path)]) == 2
    shown = capsys.readouterr()
    assert shown.out == "" and "is larger than 4 MB" in shown.err


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.mmd", "journey\nsection s\n  a: 3: " + ",".join(f"p{at}" for at in range(MANY))),
        ("a.mmd", "journey\nsection s\n" + "  a: 3: me\n" * MANY),
        ("a.mmd", "journey\n" + "  accDescr {\n" * MANY),
        ("a.mmd", "journey\nsection s\n  a: 3: me\n" + "%%{" * MANY),
        ("a.mmd", "---\ntitle: a" + " " * MANY + "\u00a0b\n---\njourney\nsection s\n  a: 3: me\n"),
        ("a.csv", "touchpoint,channel\n" + "".join(f'a,"{at}-{CHANNELS}"\n' for at in range(300))),
        ("a.txt", "a" + " " * MANY + "b\n"),
        ("a.txt", "a " + "[" * MANY + "\n"),
        ("a.txt", "Phase\n" + "  step\n" * 4_000),
        ("a.md", "# a\n- " + "[" * MANY),
        ("a.md", "# a\n- b\n" + "  more words\n" * 90_000),
        ("a.md", "# a\n## b\n" + "- Actions: c\n" * 20_000),
        ("a.md", "| Step |\n|---|\n| a |\n\n" * 10_000),
        ("a.md", "# a\n" * 90_000),
        ("a.cjml", "<CJML version='2.0'><actualJourney>" + "<a>b</a>" * 50_000 + "</actualJourney></CJML>"),
        ("a.cjml", "<CJML version='2.0'>" + "<a>" * MANY),
        ("a.json", '{"cxmap": 1, "a": ' + "[" * MANY + "]" * MANY + "}"),
    ],
)  # fmt: skip
def test_what_no_map_is_takes_no_time(name: str, text: str, tmp_path: Path) -> None:
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    started = time.process_time()
    try:
        made = api.import_map(path).text if name != "a.txt" else api.first_map(api.read_outline(path))
        assert made
    except CxmapError as error:
        assert len(str(error)) < 300 + len(str(path))
    assert time.process_time() - started < 5  # it took minutes, or for ever


def test_names_that_give_one_id_get_several(tmp_path: Path) -> None:
    path = tmp_path / "a.mmd"
    names = ["Ann", "ann", "Ann!", "Ann 2", "ann-2", "?", "!"]
    path.write_text(f"journey\nsection s\n  a: 3: {', '.join(names)}\n", encoding="utf-8")
    map_ = api.loads(api.import_map(path).text)
    assert [persona.name for persona in map_.personas] == names
    assert len({persona.id for persona in map_.personas}) == len(names)


def test_a_directive_takes_its_lines_and_no_more(tmp_path: Path) -> None:
    path = tmp_path / "a.mmd"
    path.write_text(
        "%%{init: {\n}}%%\njourney\ntitle A %%{x}%%B %%{ open\nsection s\n a: x: Me\n", encoding="utf-8"
    )
    made = api.import_map(path)
    assert api.loads(made.text).title == "A B %%{ open"
    assert any(remark.startswith(f"{path}:6: ") for remark in made.remarks)


def test_cells_far_apart_end_nothing(tmp_path: Path) -> None:
    openpyxl = pytest.importorskip("openpyxl")
    book = openpyxl.Workbook()
    book.worksheets[0].append(["touchpoint", "score"])
    book.worksheets[0].cell(1_048_576, 16_384, "x")
    book.save(tmp_path / "a.xlsx")
    with pytest.raises(InputError, match="spread over 1,048,576 rows and 16,384 columns"):
        api.import_map(tmp_path / "a.xlsx")
