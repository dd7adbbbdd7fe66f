"""Addresses that open an editor, and those that would do something else."""

from __future__ import annotations

from pathlib import Path

import pytest

from cxmap.errors import CxmapError
from cxmap.serving.editors import EDITORS, editor_from


def test_a_place_opens_in_the_usual_editor() -> None:
    address = editor_from("vscode").address("/maps/a map #1.cxmap.yaml", 12, 5)
    assert address == "vscode://file/maps/a%20map%20%231.cxmap.yaml:12:5"


@pytest.mark.parametrize("name", EDITORS)
def test_every_editor_gets_the_whole_path_and_the_line(name: str, tmp_path: Path) -> None:
    address = editor_from(name).address(str(tmp_path / "x.yaml"), 31, 7)
    assert str(tmp_path) in address
    assert "31" in address
    assert "{" not in address


def test_no_editor_gives_no_address() -> None:
    assert editor_from("none").address("x.yaml") == ""


def test_a_template_is_taken_as_it_is() -> None:
    assert editor_from("nova://open?path={path}&line={line}").address("/a", 3) == "nova://open?path=/a&line=3"


@pytest.mark.parametrize(
    "written",
    [
        "",
        "notepad",
        "javascript:alert({path})",
        "data:text/html,{path}",
        "https://evil.example/{path}",
        "http://evil.example/{path}",
        "file://{path}",
        'x://{path}"onclick=',
        "vscode://file",
        "JAVASCRIPT:{path}",
    ],
)
def test_what_opens_no_editor_is_refused(written: str) -> None:
    with pytest.raises(CxmapError, match="--editor"):
        editor_from(written)
