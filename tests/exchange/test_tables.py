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
from cxmap.exchange.tables import read_table
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


def test_sums_and_notes_are_no_steps() -> None:
    map_, told = read(
        "Fase;Stap;Beleving\nKopen;Zoeken;3,5\n;Betalen;4\nGemiddeld;;3,75\n\n"
        "Bron: 214 klanten\nvoorjaar 2026\n"
    )
    assert [step.touchpoint.name for step in map_.steps] == ["Zoeken", "Betalen"]
    assert [phase.name for phase in map_.phases] == ["Kopen"]
    assert told[:3] == [
        "row 4 was left out, as it sums up the others: Gemiddeld",
        "row 6 was left out, as a note below the table: Bron: 214 klanten",
        "row 7 was left out, as a note below the table: voorjaar 2026",
    ]
    kept = read("Step;Score;Thoughts\nTotal;2;too much\n\nLater;;\nNever;;\n")[0]
    assert [step.touchpoint.name for step in kept.steps] == ["Total"]
    assert [step.touchpoint.name for step in read("Step\nA\n\nTotal\n")[0].steps] == ["A", "Total"]


def test_a_header_may_stand_below_another_one() -> None:
    map_, told = read("Project;X\n;;Texts;\nPhase;Step;Pains;Ideas\nA;One;slow;faster\n")
    assert map_.phases[0].touchpoints[0].pain_points[0].text == "slow"
    assert told == [
        "row 1 stands above the names of the columns: Project | X",
        "row 2 stands above the names of the columns: Texts",
    ]


@pytest.mark.parametrize(
    "header",
    [
        "Step,Score Anna,Score (Ben)",
        "Stap,Anna beleving,Ben - beleving",
        ",Anna,Ben\nStep,Experience,Experience",
    ],
)
def test_several_columns_of_scores_are_those_of_personas(header: str) -> None:
    map_, told = read(f"{header}\nFind,1,-1\nPay,2,\n")
    assert [persona.name for persona in map_.personas] == ["Anna", "Ben"]
    find, pay = (step.touchpoint for step in map_.steps)
    assert find.experience is not None
    assert {id_: claim.given for id_, claim in find.experience.by_persona.items()} == {"anna": 1, "ben": -1}
    assert pay.experience is not None
    assert {id_: claim.given for id_, claim in pay.experience.by_persona.items()} == {"anna": 2}
    assert "were read as the scores of personas" in " ".join(told)


def test_scores_of_personas_may_be_named() -> None:
    text = "Step,Anna,Ben,Nr\nFind,1,-1,1\nQueue,2,2,2\nPay,2,0,3\n"
    lanes, told = read(text)
    assert [lane.name for lane in lanes.lanes] == ["Anna", "Ben"]
    cure = "--column 'experience:Anna=Anna' --column 'experience:Ben=Ben'"
    assert f"`Anna`, `Ben` hold numbers; if these are the scores of personas: {cure}" in told
    assert "`Nr` was left out, as it only counts the rows" in told
    map_, told = read(text, columns={"experience:Anna": "Anna", "experience:Ms B": "Ben"})
    assert [persona.name for persona in map_.personas] == ["Anna", "Ms B"]
    assert map_.lanes == ()
    assert [
        score.by_persona["ms-b"].given for step in map_.steps if (score := step.touchpoint.experience)
    ] == [
        -1,
        2,
        0,
    ]
    rows = "\n".join(",".join(row) for row in zip(*(line.split(",") for line in text.split()), strict=True))
    wide = read(rows.replace("Step", "Steps"), columns={"experience:Anna": "Anna"})[0]
    assert [persona.name for persona in wide.personas] == ["Anna"]


def test_a_column_that_counts_is_no_phase() -> None:
    map_, told = read("Étape;Phase;Point de contact\n1;Voir;Pub\n2;Voir;Avis\n3;Payer;Caisse\n")
    assert [(phase.name, len(phase.touchpoints)) for phase in map_.phases] == [("Voir", 2), ("Payer", 1)]
    assert told == ["`Étape` was left out, as it only counts the rows"]


@pytest.mark.parametrize("corner", ["Phase", "", "Reise"])
def test_steps_may_stand_in_columns_below_phases(corner: str) -> None:
    map_, told = read(
        f"{corner};Kaufen;;Nutzen;Summe\nSchritt;Wählen;Zahlen / Karte;Auspacken;\n"
        "Kundenerlebnis;1;-1,5;2;1,5\nKanal;Web;Laden;Post;\nDauer;5;3;1;9\n"
    )
    assert [[step.name for step in phase.touchpoints] for phase in map_.phases] == [
        ["Wählen", "Zahlen / Karte"],
        ["Auspacken"],
    ]
    pay = map_.phases[0].touchpoints[1]
    assert (pay.channel, pay.experience and pay.experience.score, pay.lanes) == (
        ("laden",), -1.5, {"dauer": ("3",)},
    )  # fmt: skip
    assert told[0] == "`Summe` was left out, as it sums up the others"


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
        ("Step,Score\nA,500\n", {}, "give their scale, as --scale=500..500"),
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
