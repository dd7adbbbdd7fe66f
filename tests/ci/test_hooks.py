"""The hooks for pre-commit: they take maps alone, and do with these what their names say."""

from __future__ import annotations

import re
import shlex
from pathlib import Path
from typing import Any

import pytest
import yaml

from cxmap.cli.app import run

SOUND = "cxmap: 1\ntitle: A visit\ngoal: 1\ntouchpoints: [{name: I come in, experience: 1}]\n"
FAULTY = SOUND.replace("I come in", "1")
SHORT = SOUND.replace("experience: 1", "metrics: [{type: csat, answers: [90, 5, 3, 1, 1], date: 2026-01-31}]")


@pytest.fixture
def hooks(project: Path) -> dict[str, dict[str, Any]]:
    """The hooks by their ids."""
    listed = yaml.safe_load((project / ".pre-commit-hooks.yaml").read_text("utf-8"))
    return {hook["id"]: hook for hook in listed}


def _code(hook: dict[str, Any], *files: Path) -> int:
    program, *words = shlex.split(hook["entry"])
    assert program == "cxmap"
    return run([*words, *hook.get("args", ()), *map(str, files)])


def test_they_take_maps(hooks: dict[str, dict[str, Any]]) -> None:
    for hook in hooks.values():
        assert hook["language"] == "python"
        for name in ("a.cxmap.yaml", "maps/a b.cxmap.yml"):
            assert re.search(hook["files"], name)
        for name in ("a.measured.yaml", "cxmap.toml", "a.cxmap.yaml.bak", "acxmap.yaml"):
            assert not re.search(hook["files"], name)


def test_they_fail_where_they_should(hooks: dict[str, dict[str, Any]], tmp_path: Path) -> None:
    paths = {name: tmp_path / f"{name}.cxmap.yaml" for name in ("sound", "faulty", "short")}
    for path, text in zip(paths.values(), (SOUND, FAULTY, SHORT), strict=True):
        path.write_text(text, "utf-8")
    validate, gaps = hooks["cxmap-validate"], hooks["cxmap-gaps"]
    assert _code(validate, paths["sound"], paths["short"]) == 0
    assert _code(validate, paths["sound"], paths["faulty"]) == 1
    assert _code(gaps, paths["sound"]) == 0
    assert _code(gaps, paths["sound"], paths["short"]) == 1
