"""The pages on editors and assistants name what the servers have, and what they offer to copy works."""

from __future__ import annotations

import json
import re
import tomllib
from pathlib import Path

import anyio
import pytest
from lsprotocol import types

from cxmap.lsp.server import make_server as editors_server
from cxmap.mcp.project import Project
from cxmap.mcp.server import make_server as assistants_server

PROMISED = {
    types.TEXT_DOCUMENT_COMPLETION: "completion",
    types.TEXT_DOCUMENT_HOVER: "hover",
    types.TEXT_DOCUMENT_INLAY_HINT: "inlay hints",
    types.TEXT_DOCUMENT_DEFINITION: "definition, references",
    types.TEXT_DOCUMENT_REFERENCES: "definition, references",
    types.TEXT_DOCUMENT_DOCUMENT_HIGHLIGHT: "definition, references",
    types.TEXT_DOCUMENT_RENAME: "rename",
    types.TEXT_DOCUMENT_PREPARE_RENAME: "rename",
    types.TEXT_DOCUMENT_CODE_ACTION: "quick fixes",
    types.TEXT_DOCUMENT_DOCUMENT_SYMBOL: "outline, folding, links",
    types.TEXT_DOCUMENT_FOLDING_RANGE: "outline, folding, links",
    types.TEXT_DOCUMENT_DOCUMENT_LINK: "outline, folding, links",
}
TOLD = re.compile(r"/did[A-Z]")


def _rows(page: str) -> set[str]:
    return set(re.findall(r"^\| ([^|]+?) \|", page, re.MULTILINE))


def _blocks(page: str, language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```$", page, re.MULTILINE | re.DOTALL)


@pytest.fixture
def editors(project: Path) -> str:
    return (project / "docs/editors.md").read_text("utf-8")


@pytest.fixture
def assistants(project: Path) -> str:
    return (project / "docs/assistants.md").read_text("utf-8")


def test_everything_that_editors_can_ask_for(editors: str) -> None:
    features = editors_server().protocol.fm.features
    asked = {name for name in features if name.startswith("textDocument/") and not TOLD.search(name)}
    assert asked == set(PROMISED)
    assert set(PROMISED.values()) < _rows(editors)


def test_options_are_those_that_are_read(editors: str, project: Path) -> None:
    source = (project / "src/cxmap/lsp/editor.py").read_text("utf-8")
    read = set(re.findall(r'wanted\.get\("(\w+)"\)', source))
    assert read == {"pause", "rulePages"}
    assert {f"`{name}`" for name in read} < _rows(editors)


def test_settings_to_copy_can_be_read_and_start_the_server(editors: str, assistants: str) -> None:
    (helix,) = _blocks(editors, "toml")
    server = tomllib.loads(helix)["language-server"]["cxmap"]
    assert [server["command"], *server["args"]] == ["cxmap", "lsp"]
    (sublime,) = _blocks(editors, "json")
    assert json.loads(sublime)["clients"]["cxmap"]["command"] == ["cxmap", "lsp"]
    (started,) = _blocks(assistants, "json")
    server = json.loads(started)["mcpServers"]["cxmap"]
    assert [server["command"], server["args"][0]] == ["cxmap", "mcp"]


def test_every_tool(assistants: str, tmp_path: Path) -> None:
    server = assistants_server(Project.at(str(tmp_path)), write=True)
    tools = {f"`{tool.name}`" for tool in anyio.run(server.list_tools)}
    assert tools == {row for row in _rows(assistants) if row.startswith("`")}
