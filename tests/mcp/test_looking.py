"""What an assistant sees, over the protocol: the same as the commands print, and nothing outside."""

from __future__ import annotations

import base64
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.mcp.conftest import Assistant, assistant_in

DAY, FUTURE = "shopping-day.cxmap.yaml", "shopping-day.future.cxmap.yaml"


def _printed(folder: Path, *words: str) -> str:
    command = [sys.executable, "-m", "cxmap", *words]
    done = subprocess.run(
        command, cwd=folder, capture_output=True, text=True, env={**os.environ, "COLUMNS": "100"}
    )
    assert done.returncode < 3, done.stderr
    return done.stdout


def test_without_leave_nothing_writes(assistant: Assistant) -> None:
    tools = assistant.tools()
    assert set(tools) == {"maps", "validate", "gaps", "explain", "diff", "render"}
    assert all(tool.annotations.read_only_hint for tool in tools.values())
    assert all(tool.description and tool.title for tool in tools.values())
    assert "Unknown tool" in assistant.error("save", path=DAY, to="x.png")


def test_the_maps_of_the_project(assistant: Assistant) -> None:
    told = assistant.record("maps")
    assert {one["file"]: one["sound"] for one in told["maps"]} == {
        "faulty.cxmap.yaml": False, DAY: True, FUTURE: True,
    }  # fmt: skip
    assert "linked.cxmap.yaml" in " ".join(told["passed_over"])


def test_validate_says_what_the_command_says(assistant: Assistant, folder: Path) -> None:
    told, printed = assistant.record("validate"), json.loads(_printed(folder, "validate", ".", "-f", "json"))
    assert told.pop("findings_left_out") == 0
    assert told["errors"] == 1
    assert sorted(told["findings"], key=str) == sorted(printed["findings"], key=str)
    assert told["findings"][0]["severity"] == "error"
    assert (told["statistics"], told["files"]) == (printed["statistics"], printed["files"])


def test_a_text_that_is_not_saved(assistant: Assistant, folder: Path) -> None:
    text = (folder / "faulty.cxmap.yaml").read_text()
    (finding,) = assistant.record("validate", text=text)["findings"]
    assert (finding["code"], finding["line"], finding["column"]) == ("CX102", 4, 23)
    assert finding["hint"] == "Did you mean `channel`?"
    sound = text.replace("chanel: [store]", "links: [nowhere.md]")
    assert assistant.record("validate", text=sound)["findings"] == []
    there = assistant.record("validate", text=sound, path="new.cxmap.yaml")["findings"]
    assert [one["file"] for one in there] == ["new.cxmap.yaml"], "links count where the file would be"
    assert "too large" in assistant.error("validate", text="x" * 2_000_001)
    assert not (folder / "new.cxmap.yaml").exists()


def test_gaps_say_what_the_command_says(assistant: Assistant, folder: Path) -> None:
    told = assistant.record("gaps", path=DAY, top=3)
    assert told == json.loads(_printed(folder, "gaps", DAY, "-f", "json", "--top", "3"))
    assert [row["rank"] for row in told["maps"][0]["rows"]] == [1, 2, 3]
    everything = assistant.record("gaps", path=DAY, everything=True, top=100)["maps"][0]["rows"]
    assert len(everything) == 13


@pytest.mark.parametrize(
    ("tool", "arguments", "why"),
    [
        ("validate", {"map": DAY}, "validate has no argument `map`; it has path, text"),
        ("gaps", {}, "gaps cannot be asked like this: `path`: Field required"),
        ("gaps", {"path": DAY, "top": 0}, "`top`: Input should be greater than or equal to 1"),
        ("render", {"path": DAY, "view": "pie"}, "`view`: Input should be"),
        ("gaps", {"path": DAY, "variant": "de"}, "no variant `de`"),
    ],
)
def test_what_cannot_be_asked_is_said_and_not_left_out(
    assistant: Assistant, tool: str, arguments: dict[str, Any], why: str
) -> None:
    said = assistant.error(tool, **arguments)
    assert why in said
    assert "pydantic" not in said


def test_variants(tmp_path: Path, project: Path) -> None:
    name = "account.cxmap.yaml"
    (tmp_path / name).write_bytes((project / "docs/variants" / name).read_bytes())
    with assistant_in(tmp_path) as assistant:
        (listed,) = assistant.record("maps")["maps"]
        assert listed["variants"] == ["nl", "de"]
        told = assistant.record("gaps", path=name, variant="de", top=3)
        assert told == json.loads(
            _printed(tmp_path, "gaps", name, "--variant", "de", "--top", "3", "-f", "json")
        )
        assert told != assistant.record("gaps", path=name, top=3)
        assert "Auf den Brief" in assistant.text("explain", path=name, touchpoint="letter", variant="de")
        assert "Ein Konto" in assistant.text("render", path=name, view="board", form="svg", variant="de")


def test_a_map_with_errors_is_not_judged(assistant: Assistant) -> None:
    for tool, more in {"gaps": {}, "render": {}, "explain": {"touchpoint": "i-come-in"}}.items():
        said = assistant.error(tool, path="faulty.cxmap.yaml", **more)
        assert "so that nothing of it is judged" in said
        assert "faulty.cxmap.yaml:4:23: CX102" in said


def test_explanations(assistant: Assistant, folder: Path) -> None:
    assert assistant.text("explain", code="cx201").startswith("# CX201 unknown-id")
    key = assistant.text("explain", key="touchpoints.experience")
    assert key.startswith("**experience**") and "- `persona`" not in key.partition("Keys:")[0]
    assert "- `title` (always needed)" in assistant.text("explain", key="")
    gap = assistant.text("explain", path=DAY, touchpoint="queue")
    printed = _printed(folder, "gaps", DAY, "--explain", "--top", "1")
    assert (
        gap.partition("\n\n1. ")[2].partition("\n\n")[0]
        == printed.partition("\n\n1. ")[2].partition("\n\n")[0]
    )


@pytest.mark.parametrize(
    ("arguments", "why"),
    [
        ({}, "ask for one thing"),
        ({"code": "CX201", "key": "title"}, "ask for one thing"),
        ({"path": DAY}, "ask for one thing"),
        ({"touchpoint": "queue"}, "ask for one thing"),
        ({"code": "CX999"}, "there is no code `CX999`; there are CX001"),
        ({"key": "touchpoints.gaol"}, "there is no key `gaol` here; `touchpoints` has name,"),
        ({"path": DAY, "touchpoint": "nowhere"}, "has no touchpoint `nowhere`; it has"),
        ({"path": DAY, "touchpoint": "queue", "persona": "nobody"}, "no persona `nobody`"),
    ],
)
def test_what_cannot_be_explained(assistant: Assistant, arguments: dict[str, Any], why: str) -> None:
    assert why in assistant.error("explain", **arguments)


def test_pictures(assistant: Assistant) -> None:
    (picture,) = assistant.call("render", path=DAY, view="gaps").content
    assert (picture.type, picture.mime_type) == ("image", "image/png")
    assert base64.b64decode(picture.data).startswith(b"\x89PNG")
    drawn = assistant.text("render", path=DAY, view="curve", form="svg", language="nl")
    assert "<svg" in drawn
    assert drawn != assistant.text("render", path=DAY, view="curve", form="svg", language="en")
    said = assistant.text("render", path=DAY, view="lifecycle")
    assert said.startswith("the lifecycle has nothing to show")
    for arguments in ({"view": "pie"}, {"form": "exe"}, {"persona": "nobody"}, {"language": "tlh"}):
        assistant.error("render", path=DAY, **arguments)


def test_differences(assistant: Assistant, folder: Path) -> None:
    told = assistant.text("diff", path=DAY, other=FUTURE)
    assert told.strip() == _printed(folder, "diff", DAY, FUTURE, "-f", "markdown").strip()
    assert "Nothing changed." in assistant.text("diff", path=DAY)
    text = (folder / DAY).read_text()
    try:
        (folder / DAY).write_text(text.replace("title: A day of shopping", "title: A day out"))
        assert "A day out" in assistant.text("diff", path=DAY)
        assert "A day out" in assistant.text("diff")
    finally:
        (folder / DAY).write_text(text)
    assert "no revision" in assistant.error("diff", revision="../secret.cxmap.yaml")
    assistant.error("diff", revision="no-such-tag")


@pytest.mark.parametrize(
    "path", ["../secret.cxmap.yaml", "linked.cxmap.yaml", "/etc/hostname", "x/../../secret.cxmap.yaml"]
)
def test_nothing_outside_is_read(assistant: Assistant, path: str) -> None:
    calls: list[tuple[str, dict[str, Any]]] = [
        ("maps", {"path": path}),
        ("validate", {"path": path}),
        ("validate", {"path": path, "text": "cxmap: 1\n"}),
        ("gaps", {"path": path}),
        ("explain", {"path": path, "touchpoint": "x"}),
        ("render", {"path": path}),
        ("diff", {"path": path}),
        ("diff", {"path": DAY, "other": path}),
    ]
    for name, arguments in calls:
        assert "lies outside of the folder" in assistant.error(name, **arguments), name


def test_a_project_that_reaches_beyond_itself(assistant: Assistant, folder: Path) -> None:
    reaching = "cxmap: 1\ntitle: t\nstate: future\nof: ../secret.cxmap.yaml\ntouchpoints: [x]\n"
    (folder / "reaching.cxmap.yaml").write_text(reaching)
    try:
        answer = assistant.call("render", path="reaching.cxmap.yaml", form="svg")
        assert "Secret" not in str(answer.content)
    finally:
        (folder / "reaching.cxmap.yaml").unlink()


def test_settings_of_no_use_are_told(assistant: Assistant, folder: Path) -> None:
    (folder / "cxmap.toml").write_text("confidence = 7\n")
    try:
        told = assistant.record("validate", path=DAY)
        assert any("confidence" in line for line in told["unreadable"])
        assert "confidence" in assistant.error("gaps", path=DAY)
    finally:
        (folder / "cxmap.toml").unlink()


def test_the_format(assistant: Assistant, project: Path) -> None:
    assert json.loads(assistant.resource("cxmap://schema")) == json.loads(
        (project / "schemas/map.schema.json").read_text("utf-8")
    )


def test_a_name_that_no_file_can_have_is_told_as_such(assistant: Assistant) -> None:
    for tool, arguments in (
        ("gaps", {"path": "x" * 300}),
        ("validate", {"path": "x" * 300, "text": "cxmap: 1\n"}),
        ("diff", {"path": "x" * 300}),
        ("maps", {"path": "x" * 300}),
    ):
        answer = assistant.call(tool, **arguments)
        assert "bug" not in answer.content[0].text
