"""Tables of strangers, sheets saved alone and JSON, held against a map."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from cxmap import api
from cxmap.errors import CxmapError, InputError, InvalidMapError
from tests.exchange.merging.books import ALL, cell, edited, export


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "m.cxmap.yaml").write_text(ALL, encoding="utf-8")
    return tmp_path


def bring(name: str, content: str | bytes, **how: Any) -> api.Merging:
    Path(name).write_bytes(content if isinstance(content, bytes) else content.encode())
    return api.import_into(name, "m.cxmap.yaml", **how)


def sheets(content: bytes) -> dict[str, str]:
    """The sheets of a workbook as a spreadsheet saves them as CSV."""
    made = {}
    for sheet in openpyxl.load_workbook(io.BytesIO(content)):
        out = io.StringIO()
        writer = csv.writer(out)
        for row in sheet.iter_rows(values_only=True):
            writer.writerow(
                ["" if value is None else str(value).upper() if value is True else value for value in row]
            )
        made[sheet.title] = out.getvalue()
    return made


@pytest.mark.usefixtures("folder")
def test_every_sheet_may_come_back_alone() -> None:
    for name, text in sheets(export(ALL)).items():
        if name != "cxmap":
            merging = bring(f"any {name.lower()}.csv", text)
            assert (name, merging.after, merging.problems) == (name, ALL, ())


@pytest.mark.usefixtures("folder")
def test_changes_of_a_sheet_saved_alone() -> None:
    content = edited(
        export(ALL), lambda book: setattr(cell(book, "Touchpoints", "Queue", "Touchpoint"), "value", "Stand")
    )
    merging = bring("t.csv", sheets(content)["Touchpoints"])
    assert merging.after == ALL.replace("- name: Queue\n", "- id: queue\n        name: Stand\n")
    assert "a sheet alone does not remember" in merging.remarks[0]


@pytest.mark.usefixtures("folder")
def test_a_table_of_others_knows_names() -> None:
    merging = bring(
        "t.csv",
        "Fase;Stap;Kanaal;Beleving;Emotie;Pijnpunten;Kosten\n"
        "Find it;ask a friend;Phone;2;glad;Too slow;\n"
        "Buy it;Wrap;Shop / Kiosk;-1;;;high\n",
    )
    after = api.loads(merging.after)
    ask = after.phases[0].touchpoints[1]
    assert (ask.id, ask.name) == ("ask", "Ask a friend")
    assert ask.experience is not None and ask.experience.score == 2
    assert [(pain.text, pain.severity) for pain in ask.pain_points] == [
        ("Nobody knows", None),
        ("Too slow", 3),
    ]
    wrap = after.phases[1].touchpoints[-1]
    assert (wrap.name, wrap.channel, wrap.lanes) == ("Wrap", ("shop", "kiosk"), {"kosten": ("high",)})
    assert [channel.name for channel in after.channels] == ["Shop", "Kiosk", "Web", "Phone"]
    assert [line for line in merging.after.splitlines() if "#" in line] == [
        line for line in ALL.splitlines() if "#" in line
    ]
    assert any("row 3: the map has no touchpoint `Wrap`" in remark for remark in merging.remarks)
    assert any("`Kosten` became a lane" in remark for remark in merging.remarks)


@pytest.mark.usefixtures("folder")
def test_what_the_map_says_in_more_words_stays() -> None:
    text = ALL.replace(
        "thoughts: >-\n          Would this one\n          fit me?", "feelings: [{word: shy, persona: me}]"
    )
    Path("m.cxmap.yaml").write_text(text, encoding="utf-8")
    assert bring("t.csv", "Step,Emotion\nAsk a friend,shy\n").after == text
    assert bring("t.csv", "Step,Emotion\nAsk a friend,shy; glad\n").after == text.replace(
        "[{word: shy, persona: me}]", "[{word: shy, persona: me}, glad]"
    )
    merging = bring("t.csv", "Step,Score\nQueue,2\n")
    assert merging.after == text
    assert any("stands in the map persona by persona; 2 of the file" in remark for remark in merging.remarks)


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize(
    "feelings",
    [
        "[{score: -1}, {word: shy, persona: me}]",
        "[{word: shy, score: -1}, {score: 2}, {word: shy, score: 1}]",
        "[{score: 1}]",
    ],
)
def test_what_a_cell_has_no_words_for_stays_where_it_was(feelings: str) -> None:
    text = ALL.replace("thoughts: >-\n          Would this one\n          fit me?", f"feelings: {feelings}")
    Path("m.cxmap.yaml").write_text(text, encoding="utf-8")
    table = api.export_map("m.cxmap.yaml", "csv").content
    assert bring("t.csv", table).after == text
    words = "; ".join(["shy"] * feelings.count("shy") + ["glad"])
    assert bring("t.csv", f"Step,Emotion\nAsk a friend,{words}\n").after == text.replace(
        feelings, feelings.removesuffix("]") + ", glad]"
    )


@pytest.mark.usefixtures("folder")
def test_scores_are_those_of_the_maps_scale() -> None:
    merging = bring("t.csv", "\nStep,Score\n\nSee an ad,9\n")
    assert merging.after == ALL
    assert merging.problems[0].startswith("t.csv: row 4: CX203 9 lies outside the map's scale, -2 to 2. ")


@pytest.mark.usefixtures("folder")
def test_what_is_wrong_is_named_by_its_cell() -> None:
    def edit(book: Any) -> None:
        cell(book, "Touchpoints", "Queue", "Experience (persona you)").value = 9
        cell(book, "Pain points", "Too slow", "Severity").value = 7

    content = edited(export(ALL), edit)
    merging = bring("m.xlsx", content)
    assert merging.after == ALL
    named = [problem.split(": ")[1] for problem in merging.problems]
    with pytest.raises(InputError, match=rf"m.xlsx makes no valid map: ({'|'.join(named)}): CX\d+ "):
        api.import_map("m.xlsx")
    assert sorted(name[:-1] for name in named) == ["Pain points!C", "Touchpoints!H"]


@pytest.mark.usefixtures("folder")
def test_a_wide_table_speaks_of_phases() -> None:
    merging = bring("t.csv", ",Find it,Buy it\nEmotion,,tired\nQuestions,Which one?,\n")
    first, second = api.loads(merging.after).phases
    assert [question.text for question in first.questions] == ["Which one?"]
    assert [feeling.word for feeling in second.feelings] == ["tired"]


@pytest.mark.usefixtures("folder")
def test_json_says_everything() -> None:
    data = json.loads(str(api.export_map("m.cxmap.yaml", "json").content))
    assert bring("m.json", json.dumps(data)).after == ALL
    data["phases"][1]["touchpoints"].pop()
    data["title"] = "Two days"
    merging = bring("m.json", json.dumps(data))
    assert merging.after == ALL.replace("A day ", "Two days ")
    assert any("Pay is not in the file and was kept" in remark for remark in merging.remarks)
    assert "- Pay" not in bring("m.json", json.dumps(data), remove=True).after


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("a.mmd", "journey\nsection s\n a: 3: me", "says too little to be held against a map"),
        ("a.docx", "x", "which format is it? With --into, --from takes table, json"),
        ("a.csv", "Name,Weight\nA,1\n", "no column says what the steps are"),
        ("a.json", "{", "this is no JSON"),
        ("a.xlsx", b"PK\x03\x04broken", "is not a workbook"),
    ],
)
def test_what_cannot_be_held_against_a_map(name: str, content: str | bytes, message: str) -> None:
    with pytest.raises(CxmapError) as error:
        bring(name, content)
    assert message in str(error.value)


def test_a_map_that_is_not_sound_is_not_changed(folder: Path) -> None:
    (folder / "m.cxmap.yaml").write_text("cxmap: 1\ntitle: 3\n", encoding="utf-8")
    with pytest.raises(InvalidMapError):
        bring("t.csv", "Step\nA\n")


def test_a_map_that_changes_while_it_is_read_is_left_alone(folder: Path) -> None:
    merging = bring("t.csv", "Step,Score\nSee an ad,2\n")
    (folder / "m.cxmap.yaml").write_text(ALL + "# more\n", encoding="utf-8")
    with pytest.raises(CxmapError, match="was changed while it was read"):
        merging.write()
    assert (folder / "m.cxmap.yaml").read_text(encoding="utf-8") == ALL + "# more\n"


@pytest.mark.parametrize("start", ["", "\ufeff"])
@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_line_ends_and_what_stands_before_them_stay(folder: Path, start: str, newline: str) -> None:
    raw = (start + ALL.replace("\n", newline)).encode()
    (folder / "m.cxmap.yaml").write_bytes(raw)
    merging = bring("t.csv", "Step,Score,Note\nSee an ad,2,new\n")
    merging.write()
    wanted = (start + ALL.replace("web, experience: 1}", "web, experience: 2, note: new}")).replace(
        "\n", newline
    )
    assert (folder / "m.cxmap.yaml").read_bytes() == wanted.encode()
