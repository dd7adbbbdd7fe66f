"""The extension for VS Code says the same in its manifest, its code, its page and the server."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest

import cxmap
from cxmap.lsp.desk import LANGUAGE, LONGEST_PAUSE, PAUSE
from cxmap.source import MAP_ENDINGS

needs_node = pytest.mark.skipif(shutil.which("node") is None, reason="needs node")


@pytest.fixture
def extension(project: Path) -> Path:
    """Its folder."""
    return project / "editors/vscode"


@pytest.fixture
def manifest(extension: Path) -> dict[str, Any]:
    """Its package.json."""
    found: dict[str, Any] = json.loads((extension / "package.json").read_text("utf-8"))
    return found


def test_the_manifest_fits_the_server(manifest: dict[str, Any], extension: Path) -> None:
    (language,) = manifest["contributes"]["languages"]
    assert language["id"] == LANGUAGE
    assert tuple(language["extensions"]) == MAP_ENDINGS
    assert manifest["version"] == cxmap.__version__
    pause = manifest["contributes"]["configuration"]["properties"]["cxmap.pause"]
    assert (pause["default"], pause["maximum"]) == (PAUSE * 1_000, LONGEST_PAUSE)
    lock = json.loads((extension / "package-lock.json").read_text("utf-8"))["packages"][""]
    assert (lock["version"], lock["dependencies"]) == (manifest["version"], manifest["dependencies"])


def test_every_file_is_there_and_is_what_it_should_be(manifest: dict[str, Any], extension: Path) -> None:
    contributed = manifest["contributes"]
    (language,), (grammar,) = contributed["languages"], contributed["grammars"]
    assert (extension / manifest["main"]).is_file()
    for name in (language["configuration"], grammar["path"]):
        assert json.loads((extension / name).read_text("utf-8"))
    colours = json.loads((extension / grammar["path"]).read_text("utf-8"))
    assert (grammar["language"], grammar["scopeName"]) == (language["id"], colours["scopeName"])
    for pattern in json.loads((extension / language["configuration"]).read_text("utf-8"))[
        "indentationRules"
    ].values():
        re.compile(pattern)


def test_code_and_manifest_name_the_same(manifest: dict[str, Any], extension: Path) -> None:
    code = (extension / "extension.js").read_text("utf-8")
    contributed = manifest["contributes"]
    commands = {command["command"] for command in contributed["commands"]}
    assert set(re.findall(r'registerCommand\("([^"]+)"', code)) == commands
    settings = set(contributed["configuration"]["properties"])
    used = {f"cxmap.{name}" for name in re.findall(r'settings\(\)\.get\("(\w+)"\)', code)}
    assert used == settings - {"cxmap.trace.server"}, "which the client reads by itself"
    assert used == set(json.loads(re.search(r"const asked = (\[.*\]);", code)[1]))  # type: ignore[index]
    page = (extension / "README.md").read_text("utf-8")
    assert {
        name for name in re.findall(r"^\| `([\w.]+)`", page, re.MULTILINE) if name.startswith("cxmap.")
    } == settings


def test_no_folder_that_is_not_trusted_starts_a_program(manifest: dict[str, Any]) -> None:
    assert manifest["capabilities"]["untrustedWorkspaces"]["supported"] is False
    assert manifest["contributes"]["configuration"]["properties"]["cxmap.command"]["default"] == [
        "cxmap",
        "lsp",
    ]


@needs_node
def test_its_own_tests(extension: Path) -> None:
    done = subprocess.run(
        ["node", "--test", "test/"], cwd=extension, capture_output=True, text=True, timeout=60
    )
    assert done.returncode == 0, done.stdout
    assert "# pass 6" in done.stdout
