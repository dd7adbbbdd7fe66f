"""From the first message of an editor to the last, also where it does not keep to the protocol."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.editing.cursor import MAP
from tests.lsp.client import PATIENCE, Editor, Json, Refused

AREA = {"start": {"line": 0, "character": 0}, "end": {"line": 99, "character": 0}}


def test_a_life(tmp_path: Path) -> None:
    with Editor(tmp_path) as editor:
        answer = editor.initialize()
        assert answer["serverInfo"]["name"] == "cxmap"
        watched = editor.wait_for("client/registerCapability")["registrations"][0]["registerOptions"]
        assert {"globPattern": "**/cxmap.toml"} in watched["watchers"]
        uri = editor.open(tmp_path / "a.cxmap.yaml", MAP)
        editor.findings(uri)
        assert editor.end() == 0
        assert editor.errors() == ""
    assert list(tmp_path.iterdir()) == []


def test_an_editor_that_goes_away(tmp_path: Path) -> None:
    with Editor(tmp_path) as editor:
        editor.initialize()
        editor.open(tmp_path / "a.cxmap.yaml", MAP)
        assert editor.process.stdin is not None
        editor.process.stdin.close()
        assert editor.process.wait(PATIENCE) == 1
        assert "Traceback" not in editor.errors()


def test_messages_that_make_no_sense(tmp_path: Path) -> None:
    with Editor(tmp_path) as editor:
        editor.initialize()
        stream = editor.process.stdin
        assert stream is not None
        for content in (b"{abc}", b"[]", b"null", b'"\xff"', b"{}"):
            stream.write(b"Content-Length: %d\r\n\r\n" % len(content) + content)
        uri = editor.open(tmp_path / "a.cxmap.yaml", MAP)
        senseless: dict[str, Json] = {
            "no/such/thing": {},
            "textDocument/hover": {"textDocument": {"uri": uri}, "position": {"line": "two"}},
            "textDocument/completion": {
                "textDocument": {"uri": uri},
                "position": {"line": -1, "character": 0},
            },
            "textDocument/rename": {},
        }
        for method, params in senseless.items():
            with pytest.raises(Refused):
                editor.ask(method, **params)
        assert editor.at("textDocument/hover", uri, 10**9, 10**9) is None
        assert editor.at("textDocument/hover", "file:///not/open.yaml", 0, 0) is None
        assert editor.at("textDocument/hover", uri, 6, 10)["contents"]["value"]
        assert editor.end() == 0
        errors = editor.errors()
    assert "Traceback" not in errors and all(line.startswith("cxmap: ") for line in errors.splitlines())


def test_what_is_no_longer_wanted(tmp_path: Path) -> None:
    with Editor(tmp_path) as editor:
        editor.initialize(pause=3_000)
        uri = editor.open(tmp_path / "a.cxmap.yaml", MAP)
        editor.findings(uri, 1)
        editor.change(uri, MAP + "tags: [x]\n", 2)
        first = editor.start("textDocument/inlayHint", textDocument={"uri": uri}, range=AREA)
        editor.notify("$/cancelRequest", id=first)
        with pytest.raises(Refused) as refused:
            editor.answer(first)
        assert refused.value.code == -32800
        second = editor.start("textDocument/inlayHint", textDocument={"uri": uri}, range=AREA)
        editor.change(uri, MAP, 3)
        assert editor.answer(second) is None, "of a text that was typed over"
        assert editor.at("textDocument/hover", uri, 6, 10), "others are answered meanwhile"


@pytest.mark.parametrize(
    "options", [{"pause": -1}, {"pause": "x"}, {"pause": 10**9, "rulePages": 3}, {"x": [1]}]
)
def test_options_of_no_use_are_passed_over(tmp_path: Path, options: Json) -> None:
    with Editor(tmp_path) as editor:
        editor.initialize(**{"pause": 0, **options})
        assert editor.findings(editor.open(tmp_path / "a.cxmap.yaml", "cxmap: 1\n"))


def test_pages_of_codes_on_the_web(tmp_path: Path) -> None:
    with Editor(tmp_path) as editor:
        editor.initialize(rulePages="https://example.org/rules#")
        uri = editor.open(tmp_path / "a.cxmap.yaml", MAP + "touchponits: []\n")
        (finding,) = [one for one in editor.findings(uri) if one["code"] == "CX102"]
        assert finding["codeDescription"] == {"href": "https://example.org/rules#CX102"}


def test_without_the_library(tmp_path: Path) -> None:
    code = "import sys; sys.modules['pygls'] = None; from cxmap.cli.app import run; sys.exit(run(['lsp']))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=tmp_path)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == "cxmap: the language server needs pygls: pip install 'cxmap[lsp]'\n"
