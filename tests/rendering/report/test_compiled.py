"""Bytecode of templates: used again while it fits, made anew when it does not, and never in anybody's way."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from jinja2 import Environment, FileSystemLoader

from cxmap.rendering.report.compiled import Compiled


@pytest.fixture(autouse=True)
def _python_keeps_bytecode(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    monkeypatch.setattr(sys, "pycache_prefix", None)


def _rendered(folder: Path) -> str:
    environment = Environment(
        loader=FileSystemLoader(folder), bytecode_cache=Compiled(folder), autoescape=True
    )
    return environment.get_template("page.html.j2").render(name="<Anna>")


def _template(folder: Path, text: str = "Hello {{ name }}") -> Path:
    folder.mkdir(exist_ok=True)
    path = folder / "page.html.j2"
    path.write_text(text, encoding="utf-8")
    return path


def _kept(folder: Path) -> list[Path]:
    return sorted((folder / "__pycache__").iterdir()) if (folder / "__pycache__").exists() else []


def test_a_template_is_compiled_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _template(tmp_path)
    assert _rendered(tmp_path) == "Hello &lt;Anna&gt;"
    (kept,) = _kept(tmp_path)
    assert kept.name.startswith("page.html.")
    assert kept.suffix == ".pyc"

    def compile_again(*_: object, **__: object) -> None:
        raise AssertionError("compiled a second time")

    monkeypatch.setattr(Environment, "compile", compile_again)
    assert _rendered(tmp_path) == "Hello &lt;Anna&gt;"


def test_a_changed_template_is_compiled_anew(tmp_path: Path) -> None:
    _template(tmp_path)
    _rendered(tmp_path)
    _template(tmp_path, "Goodbye {{ name }}")
    assert _rendered(tmp_path) == "Goodbye &lt;Anna&gt;"
    assert len(_kept(tmp_path)) == 1


@pytest.mark.parametrize("share", [0.0, 0.1, 0.5, 0.99])
def test_broken_bytecode_is_made_anew(tmp_path: Path, share: float) -> None:
    _template(tmp_path)
    _rendered(tmp_path)
    (kept,) = _kept(tmp_path)
    whole = kept.read_bytes()
    kept.write_bytes(whole[: int(len(whole) * share)])
    assert _rendered(tmp_path) == "Hello &lt;Anna&gt;"
    assert kept.read_bytes() == whole


def test_where_python_writes_no_bytecode_neither_do_templates(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _template(tmp_path)
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    assert _rendered(tmp_path) == "Hello &lt;Anna&gt;"
    assert _kept(tmp_path) == []


def test_bytecode_goes_where_python_puts_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder, elsewhere = tmp_path / "templates", tmp_path / "elsewhere"
    _template(folder)
    monkeypatch.setattr(sys, "pycache_prefix", str(elsewhere))
    assert _rendered(folder) == "Hello &lt;Anna&gt;"
    assert _kept(folder) == []
    assert list(elsewhere.rglob("page.html.*.pyc"))


def test_a_folder_that_cannot_be_written_to_does_no_harm(tmp_path: Path) -> None:
    _template(tmp_path)
    (tmp_path / "__pycache__").write_text("in the way", encoding="utf-8")
    assert _rendered(tmp_path) == "Hello &lt;Anna&gt;"
