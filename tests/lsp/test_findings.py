"""Findings while typing, over the protocol: of the text as the editor has it, and of nothing outside."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.lsp.client import CAPABILITIES, Editor, Json

HEAD = "cxmap: 1\ntitle: A visit\nlanguage: en\n"
SOUND = (
    HEAD + "channels:\n  - {id: store, name: Store}\ntouchpoints:\n  - {name: I come in, channel: store}\n"
)
SCORED = (
    HEAD + "channels: [Store, Web]\ntouchpoints:\n  - {name: x, channel: Store, experience: -1, goal: 1}\n"
)
WRONG = SOUND.replace("channel: store", "channel: stoer")


def _told(findings: list[Json]) -> list[tuple[str, int, int, int]]:
    """Code, line, and columns of each."""
    return [
        (
            one["code"],
            one["range"]["start"]["line"],
            *(one["range"][end]["character"] for end in ("start", "end")),
        )
        for one in findings
    ]


def _errors(findings: list[Json]) -> list[Json]:
    return [one for one in findings if one["severity"] == 1]


def test_a_finding_has_place_cause_cure_and_a_page(editor: Editor, folder: Path) -> None:
    uri = editor.open(folder / "a.cxmap.yaml", WRONG)
    (finding,) = _errors(editor.findings(uri))
    assert _told([finding]) == [("CX201", 6, 31, 36)]
    assert finding["message"].startswith("no channel has the id `stoer`\nDid you mean `store`?")
    assert finding["source"] == "cxmap"
    page = Path(finding["codeDescription"]["href"].removeprefix("file://"))
    assert page.read_text("utf-8").startswith("# CX201 ")


def test_typing_and_closing(editor: Editor, folder: Path) -> None:
    uri = editor.open(folder / "b.cxmap.yaml", WRONG)
    assert _errors(editor.findings(uri, 1))
    editor.change(uri, SOUND, 2)
    assert not _errors(editor.findings(uri, 2))
    editor.change(uri, WRONG, 3)
    assert _errors(editor.findings(uri, 3))
    editor.notify("textDocument/didClose", textDocument={"uri": uri})
    assert editor.findings(uri) == []


def test_of_quick_typing_only_the_end_is_checked(folder: Path) -> None:
    with Editor(folder) as editor:
        editor.initialize(pause=300)
        uri = editor.open(folder / "c.cxmap.yaml", SOUND)
        editor.findings(uri, 1)
        for version in range(2, 42):
            editor.change(uri, WRONG[: -1 - version % 7], version)
        editor.change(uri, WRONG, 42)
        assert _errors(editor.findings(uri, 42))
        assert not [one for one in editor.told if one["method"] == "textDocument/publishDiagnostics"]


@pytest.mark.parametrize(
    "text",
    [
        HEAD + 'touchpoints:\n  - name: "I come',
        HEAD + "touchpoints:\n  - {name: I come in, channel: [",
        HEAD + "touchpoints:\n\t- name: tab",
        HEAD + "touchpoints: *nowhere\n",
        HEAD + "touchpoints:\n  - name: \x00\n",
        HEAD + "title: twice\n",
        HEAD + "touchpoints: [\ud83d, \udc00 x, {channel: \ud83d}]\n",
        "",
    ],
)
def test_a_text_that_is_half_written_has_findings_and_breaks_nothing(
    editor: Editor, folder: Path, text: str
) -> None:
    uri = editor.open(folder / "half.cxmap.yaml", text)
    assert _errors(editor.findings(uri, 1))
    editor.change(uri, SOUND, 2)
    assert not _errors(editor.findings(uri, 2))


def test_columns_count_as_the_editor_counts(editor: Editor, folder: Path) -> None:
    text = HEAD + "touchpoints:\n  - {name: 😀 é 漢, channel: stoer}\n"
    at = "  - {name: xx é 漢, channel: ".__len__()
    uri = editor.open(folder / "wide.cxmap.yaml", text)
    assert ("CX201", 4, at, at + 5) in _told(editor.findings(uri))
    editor.change(uri, text.replace("\n", "\r\n"), 2)
    assert ("CX201", 4, at, at + 5) in _told(editor.findings(uri, 2))


def test_columns_in_bytes_where_that_was_agreed(folder: Path) -> None:
    with Editor(folder) as editor:
        answer = editor.initialize({**CAPABILITIES, "general": {"positionEncodings": ["utf-8", "utf-16"]}})
        assert answer["capabilities"]["positionEncoding"] == "utf-8"
        uri = editor.open(
            folder / "wide.cxmap.yaml", HEAD + "touchpoints:\n  - {name: 😀 é 漢, channel: stoer}\n"
        )
        at = len("  - {name: 😀 é 漢, channel: ".encode())
        assert ("CX201", 4, at, at + 5) in _told(editor.findings(uri))


def test_settings_measured_figures_and_baselines_beside_a_map_count(folder: Path) -> None:
    project = folder / "measured"
    project.mkdir()
    with Editor(project) as editor:
        editor.initialize()
        uri = editor.open(project / "m.cxmap.yaml", SCORED)
        codes = {one["code"] for one in editor.findings(uri)}
        assert "CX402" in codes
        assert editor.hints(uri)
        (project / "cxmap.toml").write_text('[lint]\nignore = ["CX402"]\n')
        editor.notify("workspace/didChangeWatchedFiles", changes=[])
        assert {one["code"] for one in editor.findings(uri)} == codes - {"CX402"}
        (project / "cxmap.toml").write_text("[lint\n")
        editor.notify("workspace/didChangeWatchedFiles", changes=[])
        assert {one["code"] for one in editor.findings(uri)} == codes
        complaint = editor.wait_for("window/showMessage")["message"]
        assert complaint.startswith("cxmap: ") and "cxmap.toml:1" in complaint
        assert editor.hints(uri) == [], "no figure where it is not known how it is to be worked out"


def test_what_lies_outside_of_the_folders_is_not_looked_at(tmp_path: Path) -> None:
    inside, outside = tmp_path / "inside", tmp_path / "outside"
    for place in (inside, outside):
        place.mkdir()
        (place / "there.md").write_text("")
    text = HEAD + "links: [there.md, missing.md]\n" + SOUND.removeprefix(HEAD)
    (inside / "linked.cxmap.yaml").symlink_to(outside / "m.cxmap.yaml")
    places: dict[str, Path | str] = {
        "inside": inside / "m.cxmap.yaml",
        "outside": outside / "m.cxmap.yaml",
        "behind a link": inside / "linked.cxmap.yaml",
        "upwards": (inside / "m.cxmap.yaml").as_uri().replace("inside", "inside/../outside"),
        "no file": "untitled:Untitled-1",
        "elsewhere": "https://example.org/m.cxmap.yaml",
    }
    with Editor(inside) as editor:
        editor.initialize()
        codes = {
            name: [one["code"] for one in editor.findings(editor.open(place, text, language="cxmap"))]
            for name, place in places.items()
        }
    missing = {name: "CX304" in found or "CX301" in found for name, found in codes.items()}
    assert missing == {name: name == "inside" for name in codes}, codes


def test_other_texts_are_left_alone(editor: Editor, folder: Path) -> None:
    uri = editor.open(folder / "compose.yaml", "services: {web: {image: x}}\n")
    assert editor.at("textDocument/completion", uri, 0, 3) is None
    assert editor.at("textDocument/hover", uri, 0, 3) is None
    assert not [one for one in editor.told if one.get("params", {}).get("uri") == uri]
    editor.change(uri, SOUND, 2)
    assert not _errors(editor.findings(uri, 2))
    editor.change(uri, WRONG, 3)
    assert _errors(editor.findings(uri, 3))
    editor.change(uri, "services: {}\n", 4)
    assert editor.findings(uri, 4) == []


def test_a_huge_text_is_checked_and_has_no_further_help(editor: Editor, folder: Path) -> None:
    huge = SOUND + "".join(f"  - {{name: I do {at}, channel: store}}\n" for at in range(45_000))
    uri = editor.open(folder / "huge.cxmap.yaml", huge)
    assert "Split it" in _errors(editor.findings(uri, 1))[0]["message"]
    assert editor.at("textDocument/completion", uri, 40_000, 10) is None
    editor.change(uri, SOUND, 2)
    assert not _errors(editor.findings(uri, 2))


def test_very_many_findings_are_counted(editor: Editor, folder: Path) -> None:
    text = HEAD + "touchpoints:\n" + "".join(f"  - {{name: I do {at}, chanel: no}}\n" for at in range(600))
    uri = editor.open(folder / "many.cxmap.yaml", text)
    findings = editor.findings(uri)
    assert len(findings) == 501
    assert "more findings are not shown; `cxmap validate` lists all" in findings[-1]["message"]
