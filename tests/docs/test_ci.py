"""The page on CI: its commands run, its hooks hold, its YAML is YAML."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from cxmap.cli.checking import Style
from cxmap.cli.gaps import Style as GapStyle
from cxmap.cli.servers import FORMS
from cxmap.starting.project import HOOK

SOUND = "cxmap: 1\ntitle: A visit\ntouchpoints: [I come in]\n"
FAULTY = SOUND.replace("I come in", "{name: 1}")
needs_git = pytest.mark.skipif(shutil.which("git") is None, reason="needs git")


@pytest.fixture
def page(project: Path) -> str:
    """The page."""
    return (project / "docs/ci.md").read_text("utf-8")


def _blocks(page: str, language: str, mark: str = "") -> list[str]:
    before = re.escape(f"<!-- {mark} -->\n") if mark else ""
    return re.findall(rf"{before}^```{language}\n(.*?)^```$", page, re.MULTILINE | re.DOTALL)


def test_every_format_is_there(page: str) -> None:
    named = set(re.findall(r"^\| `(\w+)`", page, re.MULTILINE))
    assert named - {"concise"} == set(FORMS)
    assert named <= {style.value for style in Style}
    assert set(FORMS) <= {style.value for style in GapStyle}


def test_yaml_is_yaml(page: str, project: Path) -> None:
    blocks = [yaml.safe_load(block) for block in _blocks(page, "yaml")]
    assert len(blocks) == 7
    (workflow,) = (block for block in blocks if isinstance(block, dict) and "jobs" in block)
    action = yaml.safe_load((project / "action.yml").read_text("utf-8"))
    inputs = action["inputs"]
    named = set(re.findall(r"steps\.cxmap\.outputs\.(\w+)", page))
    assert named and named <= set(action["outputs"])
    assert set(workflow["jobs"]["maps"]["steps"][-1]["with"]) <= set(inputs)
    hooks = yaml.safe_load((project / ".pre-commit-hooks.yaml").read_text("utf-8"))
    repositories = [block["repos"][0] for block in blocks if isinstance(block, dict) and "repos" in block]
    used = {hook["id"] for repository in repositories for hook in repository["hooks"]}
    assert used == {hook["id"] for hook in hooks}
    assert HOOK in _blocks(page, "yaml")


class Repository:
    """A repository whose hooks find this cxmap."""

    def __init__(self, project: Path, folder: Path, *, bare: bool = False) -> None:
        self.folder = folder
        programs = folder.parent / "programs"
        programs.mkdir(exist_ok=True)
        (programs / "cxmap").write_text(f'#!/bin/sh\nexec "{sys.executable}" -m cxmap "$@"\n', "utf-8")
        (programs / "cxmap").chmod(0o755)
        self.environment = {
            "PATH": f"{programs}:{os.environ['PATH']}",
            "PYTHONPATH": str(project / "src"),
            "HOME": str(folder.parent),
            **{
                f"GIT_{who}_{what}": "a@example.org"
                for who in ("AUTHOR", "COMMITTER")
                for what in ("NAME", "EMAIL")
            },
        }
        folder.mkdir()
        assert self.git("init", "-q", "-b", "main", *(["--bare"] if bare else [])) == 0

    def git(self, *arguments: str) -> int:
        return subprocess.run(
            ["git", *arguments], cwd=self.folder, env=self.environment, capture_output=True, check=False
        ).returncode

    def hook(self, name: str, text: str) -> None:
        folder = self.folder / "hooks" if (self.folder / "HEAD").exists() else self.folder / ".git/hooks"
        folder.mkdir(exist_ok=True)
        (folder / name).write_text(text, "utf-8")
        (folder / name).chmod(0o755)

    def commit(self, text: str, *options: str) -> int:
        (self.folder / "a visit.cxmap.yaml").write_text(text, "utf-8")
        self.git("add", ".")
        return self.git("commit", "-qm", "a change", *options)


@needs_git
def test_the_hook_stops_a_commit(project: Path, tmp_path: Path, page: str) -> None:
    repository = Repository(project, tmp_path / "here")
    (hook,) = _blocks(page, "sh", "hook")
    repository.hook("pre-commit", hook)
    assert repository.commit(SOUND) == 0
    assert repository.commit(FAULTY) != 0
    assert repository.git("rm", "-qf", "a visit.cxmap.yaml") == 0
    assert repository.git("commit", "-qm", "no map at all") == 0


@needs_git
def test_the_server_takes_sound_maps_alone(project: Path, tmp_path: Path, page: str) -> None:
    server = Repository(project, tmp_path / "server.git", bare=True)
    (hook,) = _blocks(page, "sh", "update")
    server.hook("update", hook)
    here = Repository(project, tmp_path / "here")
    here.commit(SOUND)
    assert here.git("push", "-q", str(server.folder), "main", "main:other") == 0
    assert here.git("push", "-q", str(server.folder), ":other") == 0
    here.commit(FAULTY)
    assert here.git("push", "-q", str(server.folder), "main") != 0


@needs_git
def test_the_script_tells_a_terminal(project: Path, tmp_path: Path, page: str) -> None:
    here = Repository(project, tmp_path / "here")
    (here.folder / "maps").mkdir()
    (here.folder / "maps/a.cxmap.yaml").write_text(SOUND.replace("title", "goal: 1\ntitle"), "utf-8")
    here.commit(SOUND)
    commands = [line.partition("#")[0] for block in _blocks(page, "sh") for line in block.split("\n")]
    scripts = [line for line in commands if "scripts/action.sh" in line]
    assert len(scripts) == 2
    for line in scripts:
        done = subprocess.run(
            ["bash", "-c", line.replace("scripts/", f"{project}/scripts/")],
            cwd=here.folder, env=here.environment, capture_output=True, text=True, check=False,
        )  # fmt: skip
        assert done.returncode == 0, done.stderr
        assert "cxmap gaps: " in done.stdout or "touchpoint" in done.stdout
