"""The action: its steps run as GitHub runs them, in a real repository, with a `gh` that takes notes."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.rendering.text.checks.reading import from_github

bash = shutil.which("bash")
pytestmark = pytest.mark.skipif(
    bash is None or shutil.which("git") is None, reason="the action needs bash and git"
)
MAP = """\
cxmap: 1
title: "A visit $(touch pwned) `touch pwned`"
goal: 1
touchpoints:
  - {name: Come in, experience: 1}
  - {name: Pay, experience: -1}
"""
GH = """\
#!/bin/sh
printf '%s\\n' "$*" >> "$GH_LOG"
case "$*" in
  *--paginate*) cat "$GH_COMMENTS" ;;
  *--input*) for last; do :; done; cat "$last" > "$GH_BODY" ;;
esac
exit "${GH_CODE:-0}"
"""


def _git(folder: Path, *arguments: str) -> str:
    who = ("-c", "user.name=a", "-c", "user.email=a@example.org")
    done = subprocess.run(["git", *who, *arguments], cwd=folder, check=True, capture_output=True, text=True)
    return done.stdout.strip()


class Job:
    """One job on a server: a checkout, the inputs of the action, and what came of each step."""

    def __init__(self, project: Path, folder: Path) -> None:
        self.project, self.folder = project, folder / "checkout"
        self.bin, self.out = folder / "bin", folder / "out"
        for made in (self.folder / "maps", self.bin, self.out):
            made.mkdir(parents=True)
        self._program("cxmap", f'#!/bin/sh\nexec "{sys.executable}" -m cxmap "$@"\n')
        self._program("python", f'#!/bin/sh\nexec "{sys.executable}" "$@"\n')
        self._program("gh", GH)
        self.map = self.folder / "maps/a visit.cxmap.yaml"
        self.map.write_text(MAP, "utf-8")
        _git(self.folder, "init", "-q", "-b", "main")
        _git(self.folder, "add", ".")
        _git(self.folder, "commit", "-qm", "a map")
        self.base = _git(self.folder, "rev-parse", "HEAD")
        self.action: dict[str, Any] = yaml.safe_load((project / "action.yml").read_text("utf-8"))
        self.comments: list[dict[str, Any]] = []
        self.codes: dict[str, int] = {}
        self.printed: dict[str, str] = {}

    def _program(self, name: str, text: str) -> None:
        (self.bin / name).write_text(text, "utf-8")
        (self.bin / name).chmod(0o755)

    def commit(self, text: str) -> None:
        self.map.write_text(text, "utf-8")
        _git(self.folder, "commit", "-qam", "a change")

    def run(self, gh_code: int = 0, **inputs: str) -> None:
        """Run every step with these inputs, as a pull request to the first commit."""
        values = {name: str(given["default"]) for name, given in self.action["inputs"].items()}
        values |= {"install": "none", **{name.replace("_", "-"): value for name, value in inputs.items()}}
        known = {
            **{f"inputs.{name}": value for name, value in values.items()},
            "github.event.pull_request.base.sha": self.base,
            "github.event.pull_request.number": "7",
            "github.action_path": str(self.project),
            "github.token": "secret",
        }
        (self.out / "comments.json").write_text(json.dumps(self.comments), "utf-8")
        for name in ("log", "body", "summary", "output", "cxmap-changes.html"):
            (self.out / name).unlink(missing_ok=True)
        for step in self.action["runs"]["steps"]:
            environment = {
                "PATH": f"{self.bin}:{os.environ['PATH']}",
                "PYTHONPATH": str(self.project / "src"),
                "HOME": str(self.out),
                "GITHUB_ACTIONS": "true",
                "GITHUB_WORKSPACE": str(self.folder),
                "GITHUB_REPOSITORY": "somebody/maps",
                "GITHUB_STEP_SUMMARY": str(self.out / "summary"),
                "GITHUB_OUTPUT": str(self.out / "output"),
                "RUNNER_TEMP": str(self.out),
                "GH_LOG": str(self.out / "log"),
                "GH_COMMENTS": str(self.out / "comments.json"),
                "GH_BODY": str(self.out / "body"),
                "GH_CODE": str(gh_code),
                **{name: _filled(str(value), known) for name, value in step["env"].items()},
            }
            done = subprocess.run(
                ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", step["run"]],
                cwd=self.folder, env=environment, capture_output=True, text=True, check=False,
            )  # fmt: skip
            self.codes[step["name"]] = done.returncode
            self.printed[step["name"]] = done.stdout + done.stderr

    def read(self, name: str) -> str:
        path = self.out / name
        return path.read_text("utf-8") if path.exists() else ""


def _filled(text: str, known: dict[str, str]) -> str:
    for _ in range(2):  # a default may name another value
        text = re.sub(r"\$\{\{\s*([\w.-]+)\s*\}\}", lambda name: known[name[1]], text)
    return text


@pytest.fixture
def job(project: Path, tmp_path: Path) -> Job:
    """A job on a pull request."""
    return Job(project, tmp_path)


def test_nothing_of_a_pull_request_becomes_a_command(project: Path) -> None:
    action = yaml.safe_load((project / "action.yml").read_text("utf-8"))
    for step in action["runs"]["steps"]:
        assert "${{" not in step["run"]
        assert step["shell"] == "bash"
    used = set(re.findall(r"inputs\.([\w-]+)", (project / "action.yml").read_text("utf-8")))
    assert used == set(action["inputs"])


def test_a_pull_request_that_makes_it_worse(job: Job) -> None:
    job.commit(MAP.replace("Come in, experience: 1", "Come in, experience: -2"))
    job.run(fail_on="believed-short", comment="true", paths="maps\n\n")
    assert job.codes == {"Install": 0, "Problems of the maps": 0, "Gaps": 1, "Summary and comment": 0}
    shown = from_github(job.printed["Gaps"])
    assert {(seen.file, seen.line) for seen in shown} == {
        ("maps/a visit.cxmap.yaml", 5),
        ("maps/a visit.cxmap.yaml", 6),
    }
    assert job.printed["Gaps"].count("::error ") == 2
    summary = job.read("summary")
    assert "worse at 1 place" in summary
    assert "### cxmap validate: " in summary and "### cxmap gaps: 2 errors in 1 map" in summary
    opened, _, folded = json.loads(job.read("body"))["body"].partition("<details><summary>Every list")
    assert "worse at 1 place" in opened and "below goal by estimate: Come in" in opened
    assert "| 1 | Come in |" in folded
    assert "**below goal:** 1 before, 2 now (new: Come in)" in opened and "●" in opened
    page = job.out / "cxmap-changes.html"
    assert job.read("output") == f"changes={page}\n"
    assert "<svg" in page.read_text("utf-8") and "$(touch pwned)" in page.read_text("utf-8")
    assert "--method POST repos/somebody/maps/issues/7/comments " in job.read("log")
    assert not list(job.folder.rglob("pwned"))


def test_the_comment_is_updated_in_place(job: Job) -> None:
    job.run(comment="true")
    body = json.loads(job.read("body"))["body"]
    job.comments = [
        {"id": 5, "user": {"type": "User"}, "body": body},
        {"id": 6, "user": {"type": "Bot"}, "body": "another program's"},
        {"id": 8, "user": {"type": "Bot"}, "body": body},
    ]
    job.run(comment="true")
    assert "--method PATCH repos/somebody/maps/issues/comments/8 " in job.read("log")
    assert "POST" not in job.read("log")


def test_who_may_not_comment_fails_nothing(job: Job) -> None:
    job.run(1, comment="true")
    assert set(job.codes.values()) == {0}
    assert "could not be written" in job.printed["Summary and comment"]
    assert "### cxmap gaps" not in job.read("summary")
    assert "Pay" in job.read("summary")


def test_without_a_comment_nobody_is_called(job: Job) -> None:
    job.run(base="")
    assert job.read("log") == "" and "Pay" in job.read("summary")


def test_faults_fail_and_are_told(job: Job) -> None:
    job.commit(MAP.replace("experience: -1", "experience: -9"))
    job.run(base="no-such-revision")
    assert job.codes["Problems of the maps"] == 1 and job.codes["Gaps"] == 1
    assert "CX203" in job.printed["Problems of the maps"] and "not judged" in job.printed["Gaps"]
    assert "Nothing could be compared" in job.read("summary") and "CX203" in job.read("summary")
    assert "no-such-revision" in job.printed["Summary and comment"]
    assert job.read("output") == ""


@pytest.mark.parametrize("inputs", [{"paths": "--no-cache"}, {"paths": "maps\n-"}, {"fail_on": "nonsense"}])
def test_inputs_that_are_none_are_refused(job: Job, inputs: dict[str, str]) -> None:
    job.run(0, **inputs)
    assert job.codes["Gaps"] == 2


def test_a_strict_project(job: Job) -> None:
    job.run()
    assert job.codes["Problems of the maps"] == 0
    job.run(strict="true")
    assert job.codes["Problems of the maps"] == int("::notice" in job.printed["Problems of the maps"])
