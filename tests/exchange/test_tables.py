"""Tables of strangers: a step on each row, or lanes as rows."""

from __future__ import annotations

import io
import os
import zipfile
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from cxmap import api
from cxmap.errors import InputError
from cxmap.exchange import yaml_text
from cxmap.exchange.headers import NAMES, bare, meaning
from cxmap.exchange.tables import read_table, scale_for
from cxmap.model import Map

FOUND = Path(os.environ.get("CXMAP_REAL", "")) / "formats" / "tabular"


def read(text: str | bytes, **how: Any) -> tuple[Map, list[str]]:
    draft = read_table(text.encode() if isinstance(text, str) else text, "table.csv", **how)
    draft.data["title"] = "T"
    return api.loads(yaml_text(draft.data)), [loss.text for loss in draft.losses]


def test_a_step_on_each_row() -> None:
    map_, told = read(
        "Phase,Step,Channel,Score,Emotion,Pain points,Ideas,Cost\n"
        "Visit,Find it,Store / App,1,curious,,Signs,low\n"
        ",Queue,store,-2,annoyed; tired,Too long,More tills; Signs,\n"
        "Leave,Pay,,,,,,\n"
    )
    assert [[point.name for point in phase.touchpoints] for phase in map_.phases] == [
        ["Find it", "Queue"],
        ["Pay"],
    ]
    find, queue = map_.phases[0].touchpoints
    assert [channel.name for channel in map_.channels] == ["Store", "App"]
    assert (find.channel, queue.channel) == (("store", "app"), ("store",))
    assert [point.experience.score for point in (find, queue) if point.experience] == [1, -2]
    assert [feeling.word for feeling in queue.feelings] == ["annoyed", "tired"]
    assert [pain.text for pain in queue.pain_points] == ["Too long"]
    assert [(item.title, item.addresses) for item in map_.opportunities] == [
        ("Signs", ("find-it", "queue")),
        ("More tills", ("queue",)),
    ]
    assert [lane.name for lane in map_.lanes] == ["Cost"]
    assert find.lanes == {"cost": ("low",)}
    assert told == [
        "scores were read on a scale from -2 to 2; --scale gives another one",
        "`Cost` became a lane; --column says what else one holds, as --column 'thoughts=Cost'",
    ]


def test_lanes_as_rows() -> None:
    map_, _ = read(
        ";Vorher;Nachher\nSchritte;Suchen / Buchen;Zahlen\nGefühle;neugierig;müde\nSchmerzpunkte;;Zu teuer\n"
        "Kanal;Web;App\nWetter;gut;\n"
    )
    first, second = map_.phases
    assert [point.name for point in first.touchpoints] == ["Suchen", "Buchen"]
    assert [feeling.word for feeling in second.feelings] == ["müde"]
    assert [pain.text for pain in second.pain_points] == ["Zu teuer"]
    assert [lane.name for lane in map_.lanes] == ["Kanal", "Wetter"]
    assert second.lanes == {"kanal": ("App",)}


def test_a_row_of_a_wide_table_may_be_named() -> None:
    text = ",始める,終える\nタッチポイント,広告、店,電話\n感情,嬉しい,\n"
    assert [lane.name for lane in read(text)[0].lanes] == ["タッチポイント", "感情"]
    map_, told = read(text, columns={"touchpoint": "タッチポイント"})
    assert [step.touchpoint.name for step in map_.steps] == ["広告", "店", "電話"]
    assert told == ["`感情` became a lane; --column says what else one holds, as --column 'thoughts=感情'"]


def test_a_title_above_a_table_is_none_of_its_headers() -> None:
    draft = read_table(b"Our shop,\n\nStep,Emotion\nPay,glad\n", "t.csv")
    assert (draft.data["title"], [loss.text for loss in draft.losses]) == (
        "Our shop", ["row 1 was taken as the title: Our shop"],
    )  # fmt: skip
    draft = read_table(b"Step,\nPay,loose\n", "t.csv")
    assert draft.data["touchpoints"] == [{"name": "Pay", "lanes": {"column-b": ["loose"]}}]


def test_what_cxmap_computed_in_a_sheet_of_its_own_is_no_lane() -> None:
    map_, told = read("Phase,Touchpoint,ID,Gap by cxmap,Gap by formula,cxmap row\nBuy,Pay,p,-1,-1,p\n")
    assert (map_.lanes, [step.touchpoint.name for step in map_.steps], told) == ((), ["Pay"], [])


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
def test_encodings_and_separators(encoding: str, separator: str) -> None:
    rows = ["Étape", "Gefühle"], ["Zürich, Café", "“so là là”"]
    text = "\r\n".join(separator.join(f'"{cell}"' for cell in row) for row in rows)
    map_, _ = read(text.encode(encoding))
    assert map_.phases[0].name == "Zürich, Café"
    assert [feeling.word for feeling in map_.phases[0].feelings] == ["“so là là”"]


@pytest.mark.parametrize(
    ("scores", "scale"),
    [
        (("-1", "2"), (-2, 2)),
        (("1", "5"), (1, 5)),
        (("0", "5"), (0, 5)),
        (("2,5", "9"), (0, 10)),
        (("-4", "3"), (-5, 5)),
        (("20", "80"), (0, 100)),
    ],
)
def test_the_scale_is_told(scores: tuple[str, str], scale: tuple[float, float]) -> None:
    text = "Step\tScore\n" + "".join(f"S{at}\t{score}\n" for at, score in enumerate(scores))
    map_, told = read(text)
    assert (map_.scale.min, map_.scale.max) == scale
    assert f"from {scale[0]:g} to {scale[1]:g}" in told[0]
    assert read(text, scale=(-1000, 1000))[1] == []


@pytest.mark.parametrize(
    ("text", "how", "message"),
    [
        ("", {}, "is empty"),
        ("Name,Weight\nA,1\n", {}, "no column says what the steps are; it has `Name`, `Weight`"),
        ("Step,Score\nA,500\n", {}, "give their scale, as --scale=LOW..HIGH"),
        ("Step,Score\nA,500\nB,1234\n", {}, "give their scale, as --scale=500..1234"),
        ("Step\n", {}, "holds a header and no rows"),
        ("Name\nA\n", {"columns": {"touchpoint": "Nmae"}}, "has no column `Nmae`; it has `Name`"),
        ("Name\nA\n", {"columns": {"colour": "Name"}}, "there is no `colour`; known are"),
        ("Step\nA\n", {"sheet": "One"}, "has no sheets"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", {}, "save it as .xlsx"),
        (b"PK\x03\x04broken", {}, "is not a workbook"),
        ("Step\n" + "A\n" * 5_002, {}, "more than 5,000 rows"),
        ("Step\n" + "A" * 30_000, {}, "a cell holds more than 20,000 letters"),
        ("Step," + "x," * 500, {}, "more than 400 columns"),
    ],
)
def test_what_is_no_such_table_is_said(text: str | bytes, how: dict[str, Any], message: str) -> None:
    with pytest.raises(InputError) as error:
        read(text, **how)
    assert message in str(error.value)


def test_a_named_column_makes_it_one() -> None:
    map_, _ = read("Dimension,Weight\nSign up,15%\n", columns={"touchpoint": "dimension"})
    assert map_.touchpoints[0].name == "Sign up"


def book(**sheets: list[list[object]]) -> bytes:
    made = openpyxl.Workbook()
    made.remove(made.active)
    for name, rows in sheets.items():
        sheet = made.create_sheet(name)
        for row in rows:
            sheet.append(row)
        if name.startswith("hidden"):
            sheet.sheet_state = "hidden"
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def test_sheets_that_are_not_read_are_named() -> None:
    content = book(hidden=[["Step"], ["No"]], First=[["Step", "Score"], ["A", 2]], Second=[["Step"], ["B"]])
    map_, told = read(content)
    assert [point.name for point in map_.touchpoints] == ["A"]
    assert any("`Second` was not read" in line for line in told)
    assert any("`hidden` is hidden" in line for line in told)
    assert [point.name for point in read(content, sheet="Second")[0].touchpoints] == ["B"]
    with pytest.raises(InputError, match="has no sheet `Third`; it has `hidden`, `First`, `Second`"):
        read(content, sheet="Third")


def test_a_workbook_that_unpacks_to_terabytes_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("cxmap.source.workbook.MOST_UNPACKED", 1024 * 1024)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", b"")
        archive.writestr("xl/workbook.xml", b"0" * (3 * 1024 * 1024))
    with pytest.raises(InputError, match="takes more than 1 MB unpacked"):
        read(out.getvalue())


def test_cells_at_the_far_end_of_a_sheet_are_refused() -> None:
    made = openpyxl.Workbook()
    sheet = made.active
    sheet["A1"], sheet["XFD1048576"] = "Step", "x"
    out = io.BytesIO()
    made.save(out)
    with pytest.raises(InputError, match="spread over 1,048,576 rows and 16,384 columns"):
        read(out.getvalue())


def test_cells_with_a_colour_alone_are_no_part_of_a_table() -> None:
    made = openpyxl.Workbook()
    sheet = made.active
    sheet["A1"], sheet["A2"] = "Step", "Queue"
    sheet["XFD1048576"].number_format = "0.00"
    out = io.BytesIO()
    made.save(out)
    assert [point.name for point in read(out.getvalue())[0].touchpoints] == ["Queue"]


def test_a_quotation_mark_before_a_formula_is_no_part_of_the_text() -> None:
    assert read("Step\n'=1+1\n")[0].touchpoints[0].name == "=1+1"


def test_every_known_name_has_one_meaning() -> None:
    seen: dict[str, str] = {}
    for key, names in NAMES.items():
        for name in names.split(","):
            assert seen.setdefault(bare(name), key) == key, f"{name} is both {seen[bare(name)]} and {key}"
    assert meaning("**Pain Points:**") == "pain_points"
    assert meaning("Émotions (ressenties)") == "feelings"
    assert meaning("Wetter") is None


@pytest.mark.skipif(not FOUND.is_dir(), reason="CXMAP_REAL names no folder of published tables")
def test_published_tables_need_one_correction_at_most() -> None:
    assert [
        len(phase.touchpoints)
        for phase in read((FOUND / "bbq-architect-huidig-nl.csv").read_bytes())[0].phases
    ] == [1] * 8
    scores = (FOUND / "bbq-onboarding-scores-nl.csv").read_bytes()
    with pytest.raises(InputError, match="--column 'touchpoint=Dimensie'"):
        read(scores)
    assert len(read(scores, columns={"touchpoint": "Dimensie"})[0].touchpoints) == 11
    workbook = (FOUND / "published-tables.xlsx").read_bytes()
    for sheet in ("Huidig", "Gewenst", "AsIs (wide)"):
        assert len(read(workbook, sheet=sheet)[0].phases) >= 5


@pytest.mark.parametrize("score", ["9" * 400, "1e30", "-1e999"])
def test_a_score_beyond_any_scale_is_told_as_such(score: str) -> None:
    with pytest.raises(InputError, match="is no score: no scale goes beyond 1,000,000,000"):
        scale_for([2.0, float(score)], None, "x.csv")
