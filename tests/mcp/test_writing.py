"""What an assistant can write where it may, and how the server is started."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.mcp.conftest import Assistant, assistant_in

DAY = "shopping-day.cxmap.yaml"


@pytest.fixture(scope="module")
def writer(folder: Path) -> Iterator[Assistant]:
    """One that may write."""
    with assistant_in(folder, "--write") as assistant:
        yield assistant


def test_who_may_write_has_two_tools_more(writer: Assistant) -> None:
    tools = writer.tools()
    assert {name for name, tool in tools.items() if not tool.annotations.read_only_hint} == {"save", "mend"}


def test_pictures_and_reports_are_saved_in_the_folder(writer: Assistant, folder: Path) -> None:
    assert writer.text("save", path=DAY, to="out/day.png", view="gaps") == "wrote out/day.png"
    assert (folder / "out/day.png").read_bytes().startswith(b"\x89PNG")
    writer.text("save", path=DAY, to="out/day.html")
    assert (folder / "out/day.html").read_text("utf-8").lower().startswith("<!doctype html")
    writer.text("save", path=DAY, to="out/day.png", view="curve")


@pytest.mark.parametrize(
    ("to", "why"),
    [
        ("../day.html", "outside of the folder"),
        ("/tmp/day.html", "outside of the folder"),
        ("away/day.html", "outside of the folder"),
        ("day.html", "was not written by cxmap"),
        ("day.png", "comes as html"),
        ("day", "comes as html"),
        (DAY, "comes as html"),
    ],
)
def test_nothing_else_is_written(writer: Assistant, folder: Path, to: str, why: str) -> None:
    (folder / "day.html").write_text("mine")
    if not (folder / "away").exists():
        (folder / "away").symlink_to(folder.parent)
    before = sorted(folder.parent.rglob("*"))
    assert why in writer.error("save", path=DAY, to=to)
    assert sorted(folder.parent.rglob("*")) == before
    assert (folder / "day.html").read_text() == "mine"


def test_mending(writer: Assistant, folder: Path) -> None:
    text = (
        "# kept\ncxmap: 1\ntitle: t\nlanguage: en\nchannels: [{id: web, name: W}]\n"
        "touchpoints:\n  - {name: x, channel: WEB}\n"
    )
    path = folder / "mendable.cxmap.yaml"
    path.write_text(text)
    shown = writer.text("mend", path=path.name)
    assert "-  - {name: x, channel: WEB}\n+  - {name: x, channel: web}" in shown
    assert path.read_text() == text.replace("WEB", "web")
    assert "nothing that could be mended" in writer.text("mend", path=path.name)
    assert "outside" in writer.error("mend", path="../secret.cxmap.yaml")


def _run(*words: str, code: str = "") -> subprocess.CompletedProcess[str]:
    program = ["-c", code, *words] if code else ["-m", "cxmap", *words]
    return subprocess.run([sys.executable, *program], input="", capture_output=True, text=True)


def test_an_assistant_that_goes_away(tmp_path: Path) -> None:
    done = _run("mcp", str(tmp_path))
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


@pytest.mark.parametrize("folder", ["nowhere", "file"])
def test_a_folder_that_is_none(tmp_path: Path, folder: str) -> None:
    (tmp_path / "file").write_text("")
    done = _run("mcp", str(tmp_path / folder))
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith("cxmap: ") and done.stderr.count("\n") == 1


def test_without_the_library() -> None:
    done = _run(
        code="import sys; sys.modules['mcp'] = None; from cxmap.cli.app import run; sys.exit(run(['mcp']))"
    )
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.endswith("pip install 'cxmap[mcp]'\n") and done.stderr.count("\n") == 1
