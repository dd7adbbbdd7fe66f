"""`cxmap serve` and `cxmap render --watch` as processes: what they say, and how they end."""

from __future__ import annotations

import os
import re
import signal
import socket
import subprocess
import sys
import threading
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from typing import Protocol

import pytest

from cxmap.cli.app import run
from cxmap.serving import running, watching
from cxmap.serving.editors import EDITORS

MAP = """\
cxmap: 1
title: A visit
goal: 1
touchpoints:
  - {name: Come in, experience: 1}
  - {name: Queue, experience: -2}
"""
BROKEN = MAP.replace("goal: 1", "gaol: 1")


class Live:
    """A command that goes on until it is interrupted, and what it says on standard error."""

    def __init__(self, *arguments: str | Path) -> None:
        command = [sys.executable, "-m", "cxmap", *map(str, arguments)]
        clean = {name: value for name, value in os.environ.items() if name != "CI"}
        # tests that run behind a shell have Ctrl-C ignored, and so would what they start
        before = signal.signal(signal.SIGINT, signal.default_int_handler)
        self.process = subprocess.Popen(command, stderr=subprocess.PIPE, text=True, env=clean)
        signal.signal(signal.SIGINT, before)
        self.said = ""
        self._listener = threading.Thread(target=self._listen, daemon=True)
        self._listener.start()

    def end(self) -> None:
        """End it, whatever it does."""
        assert self.process.stderr is not None
        self.process.kill()
        self.process.wait()
        self._listener.join()
        self.process.stderr.close()

    def _listen(self) -> None:
        assert self.process.stderr is not None
        for line in self.process.stderr:
            self.said += line

    def hears(self, text: str, patience: float = 30) -> str:
        """Everything so far, once that was said."""
        end = time.monotonic() + patience
        while not re.search(text, self.said):
            assert time.monotonic() < end, f"never said {text!r} but {self.said!r}"
            time.sleep(0.02)
        return self.said

    def interrupt(self) -> int:
        """The exit code after Ctrl-C."""
        self.process.send_signal(signal.SIGINT)
        return self.process.wait(15)


class Begin(Protocol):
    """Starts a command."""

    def __call__(self, *arguments: str | Path) -> Live: ...


@pytest.fixture
def begin() -> Iterator[Begin]:
    """Begins commands that are over when the test is."""
    begun: list[Live] = []

    def beginning(*arguments: str | Path) -> Live:
        begun.append(Live(*arguments))
        return begun[-1]

    yield beginning
    for live in begun:
        live.end()


@pytest.fixture
def map_file(tmp_path: Path) -> Path:
    path = tmp_path / "visit.cxmap.yaml"
    path.write_text(MAP, "utf-8")
    return path


def test_a_desk_from_start_to_end(begin: Begin, map_file: Path) -> None:
    live = begin("serve", map_file, "--port", "0")
    found = re.search(r"1 map at (http://127\.0\.0\.1:\d+/) until Ctrl-C", live.hears("Ctrl-C"))
    assert found is not None
    with urllib.request.urlopen(found[1]) as answer:
        assert b"A visit" in answer.read()
    map_file.write_text(BROKEN, "utf-8")
    said = live.hears("CX102")
    assert "1 error; the last good picture stays" in said
    assert f"{map_file}:3:1: CX102" in said
    map_file.write_text(MAP, "utf-8")
    live.hears("no errors")
    assert live.interrupt() == 0
    assert live.hears("stopped").count("Traceback") == 0


def test_somebody_who_looks_does_not_keep_it_from_ending(begin: Begin, map_file: Path) -> None:
    live = begin("serve", map_file, "--port", "0", "--quiet")
    found = re.search(r":(\d+)/", live.hears("Ctrl-C"))
    assert found is not None
    with socket.create_connection(("127.0.0.1", int(found[1]))) as line:
        line.sendall(f"GET /events HTTP/1.1\r\nHost: localhost:{found[1]}\r\n\r\n".encode())
        assert line.recv(12) == b"HTTP/1.1 200"
        assert live.interrupt() == 0


def test_two_desks_have_two_ports(begin: Begin, map_file: Path) -> None:
    ports = [re.search(r":(\d+)/", begin("serve", map_file).hears("until Ctrl-C")) for _ in range(2)]
    assert None not in ports
    assert len({found[1] for found in ports if found}) == 2


def test_a_port_that_is_taken_is_told(map_file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]
        assert run(["serve", str(map_file), "--port", str(port)]) == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert f"port {port} is in use" in said.err
    assert "--port" in said.err


def test_settings_of_no_use_are_told_and_served_around(begin: Begin, map_file: Path) -> None:
    (map_file.parent / "cxmap.toml").write_text("[brand]\nline = 'blue'\n", "utf-8")
    live = begin("serve", map_file.parent, "--port", "0")
    assert "cxmap.toml" in live.hears("until Ctrl-C[^$]*brand.line")
    (map_file.parent / "cxmap.toml").write_text("[brand]\nline = '#0b4f94'\n", "utf-8")
    live.hears("no errors")
    assert live.interrupt() == 0


def test_an_empty_folder_is_served(begin: Begin, tmp_path: Path) -> None:
    live = begin("serve", tmp_path, "--port", "0")
    assert "no map in" in live.hears("0 maps at [^$]*no map in")
    (tmp_path / "new.cxmap.yaml").write_text(MAP, "utf-8")
    live.hears("new.cxmap.yaml: no errors")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["nothing.cxmap.yaml"], "does not exist"),
        (["-"], "standard input cannot be watched"),
        ([".", "--editor", "javascript:{path}"], "--editor"),
        ([".", "--port", "70000"], "port"),
        ([".", "--as-of", "yesterday"], "as-of"),
    ],
)
def test_wrong_usage_is_told(
    arguments: list[str],
    said: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(tmp_path)
    assert run(["serve", *arguments]) == 2
    assert said in capsys.readouterr().err


def test_what_is_not_installed_is_named(
    map_file: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for module in (running, watching):
        monkeypatch.setattr(module, "find_spec", lambda _: None)
    assert run(["serve", str(map_file)]) == 2
    assert "pip install 'cxmap[serve]'" in capsys.readouterr().err
    assert run(["render", str(map_file), "--watch", "-o", str(map_file.parent)]) == 2
    assert "pip install 'cxmap[serve]'" in capsys.readouterr().err
    assert list(map_file.parent.iterdir()) == [map_file]


def test_every_editor_is_in_the_help(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["serve", "--help"]) == 0
    said = " ".join(capsys.readouterr().out.replace("-\n", "-").split())
    assert [name for name in EDITORS if f"{name}," not in said] == []


def test_render_watch_draws_again_what_was_saved(begin: Begin, map_file: Path) -> None:
    other = map_file.with_name("other.cxmap.yaml")
    other.write_text(MAP.replace("A visit", "Another"), "utf-8")
    out = map_file.parent / "out"
    live = begin("render", map_file.parent, "--watch", "-v", "curve", "-f", "svg", "-o", out)
    live.hears("watching 2 maps")
    first, untouched = out / "visit.curve.svg", out / "other.curve.svg"
    before = untouched.stat().st_mtime_ns
    map_file.write_text(MAP.replace("A visit", "B visit"), "utf-8")
    live.hears("visit.cxmap.yaml: drawn in")
    drawn = first.read_text("utf-8")
    assert "B visit" in drawn
    map_file.write_text(BROKEN, "utf-8")
    live.hears("not drawn; what was drawn before stays")
    assert first.read_text("utf-8") == drawn
    map_file.unlink()
    live.hears("no longer there; what was drawn of it stays")
    assert first.read_text("utf-8") == drawn
    assert untouched.stat().st_mtime_ns == before
    assert live.interrupt() == 0
    assert "Traceback" not in live.said


def test_render_watch_wants_a_place_for_files(map_file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["render", str(map_file), "--watch", "-o", "-"]) == 2
    assert "--output" in capsys.readouterr().err
