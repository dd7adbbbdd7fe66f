"""`cxmap diff`: two files, a revision, a range; in every form, at every width; and what is no revision."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from rich.cells import cell_len

import cxmap
from cxmap.cli.app import run
from cxmap.ownership import is_ours
from cxmap.source.text import LARGEST
from tests.history.repository import NAME, Repository

WAS = """\
cxmap: 1
title: A day
goal: 1
touchpoints:
  - {id: queue, name: Queue at the till, experience: 0, pain_points: Ten minutes in line}
  - {id: pay, name: Pay, experience: 1}
"""
NOW = WAS.replace("goal: 1", "goal: 0").replace("experience: 1", "experience: -2") + "note: Ask | @team\n"


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Repository:
    made = Repository(tmp_path / "repository")
    monkeypatch.chdir(made.folder)
    return made


def test_two_files(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    one, other = tmp_path / "a.cxmap.yaml", tmp_path / "b.cxmap.yaml"
    one.write_text(WAS)
    other.write_text(NOW)
    assert run(["diff", str(one), str(other), "--exit-code"]) == 1
    out = " ".join(capsys.readouterr().out.split())  # where lines end depends on how long the paths are
    assert "worse at 1 place" in out and "goal lowered at 2 places" in out and "moves the goalposts" in out
    assert run(["diff", str(one), str(one), "--exit-code"]) == 0
    assert "nothing changed" in capsys.readouterr().out
    assert run(["diff", os.devnull, str(other), "--exit-code"]) == 1
    assert "a new map" in capsys.readouterr().out


@pytest.mark.parametrize("width", [60, 80, 100, 140])
def test_tables_are_whole(
    width: int, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    one, other = tmp_path / "a.cxmap.yaml", tmp_path / "b.cxmap.yaml"
    one.write_text(WAS)
    other.write_text(
        NOW.replace("Ask", "Ask everybody who has ever worked at a till, and then ask them again")
    )
    monkeypatch.setenv("COLUMNS", str(width))
    monkeypatch.chdir(tmp_path)
    assert run(["diff", "a.cxmap.yaml", "b.cxmap.yaml"]) == 0
    out = capsys.readouterr().out
    assert all(cell_len(line) <= width for line in out.splitlines())
    words = {word.strip('"') for word in out.split()}
    assert {"worse", "again", "experience", "+1", "-2"} <= words


def test_revisions_and_the_working_tree(repository: Repository, capsys: pytest.CaptureFixture[str]) -> None:
    path = repository.write(WAS)
    repository.write(NOW)
    assert run(["diff", "HEAD~1", NAME]) == 0
    against_files = capsys.readouterr().out
    assert "worse at 1 place" in against_files
    assert run(["diff", "HEAD~1..HEAD"]) == 0
    assert capsys.readouterr().out == against_files
    assert run(["diff", "HEAD..HEAD~1", NAME]) == 0
    assert "better at 1 place" in capsys.readouterr().out
    assert run(["diff", NAME]) == 0
    assert "nothing changed" in capsys.readouterr().out
    path.unlink()
    assert run(["diff", "HEAD", NAME]) == 0
    assert "the map is gone" in capsys.readouterr().out


def test_three_dots_begin_where_the_lines_parted(
    repository: Repository, capsys: pytest.CaptureFixture[str]
) -> None:
    repository.write(WAS)
    repository.git("branch", "side")
    repository.write(NOW)
    repository.git("checkout", "-q", "side")
    repository.write(WAS + "note: Mine\n")
    assert run(["diff", "main...side", NAME]) == 0
    out = capsys.readouterr().out
    assert "Mine" in out and "goal" not in out


def test_a_folder_with_maps_that_came_went_moved_and_are_none(
    repository: Repository, capsys: pytest.CaptureFixture[str]
) -> None:
    for name, title in (("é a/b c.cxmap.yaml", "Kept"), ("gone.cxmap.yaml", "Gone"), ("old.yaml", "Renamed")):
        repository.write(WAS.replace("A day", title), name)
    repository.git("mv", "old.yaml", "new.yaml")
    (repository.folder / "gone.cxmap.yaml").unlink()
    repository.write(NOW.replace("A day", "Kept"), "é a/b c.cxmap.yaml")
    (repository.folder / "fresh.cxmap.yaml").write_text(WAS.replace("A day", "Fresh"))
    (repository.folder / "bad.cxmap.yaml").write_text("cxmap: 1\n")
    assert run(["diff", "HEAD~1", ".", "--format", "json", "--exit-code"]) == 1
    captured = capsys.readouterr()
    maps = {one["title"]: one for one in json.loads(captured.out)["maps"]}
    assert {title: one["state"] for title, one in maps.items()} == {
        "Kept": "changed", "Gone": "gone", "Fresh": "new", "Renamed": "changed",
    }  # fmt: skip
    assert maps["Renamed"]["earlier_file"] == "old.yaml" and maps["Renamed"]["file"] == "new.yaml"
    assert maps["Kept"]["file"] == "é a/b c.cxmap.yaml"
    assert "bad.cxmap.yaml (the working tree) is skipped: CX103" in captured.err


def test_figures_measured_then_are_those_of_then(
    repository: Repository, capsys: pytest.CaptureFixture[str]
) -> None:
    root = Path(__file__).parents[2] / "docs" / "measure"
    measured = (root / "library.measured.yaml").read_text()
    repository.write((root / "library.cxmap.yaml").read_text(), "library.cxmap.yaml")
    repository.write(measured, "library.measured.yaml")
    repository.write(measured.replace("cxmap", "cxmap"), "library.measured.yaml")
    assert run(["diff", "HEAD~2..HEAD", "library.cxmap.yaml", "--format", "json"]) == 0
    (changed,) = json.loads(capsys.readouterr().out)["maps"]
    assert any(one["basis"] == "measured" or one["kind"] == "scored" for one in changed["changes"])
    assert run(["diff", "HEAD~1..HEAD", "library.cxmap.yaml"]) == 0
    assert "nothing changed" in capsys.readouterr().out


def test_markdown_names_nobody_and_breaks_no_table(
    repository: Repository, capsys: pytest.CaptureFixture[str]
) -> None:
    repository.write(WAS)
    repository.write(NOW)
    assert run(["diff", "HEAD~1", "--format", "markdown"]) == 0
    out = capsys.readouterr().out
    assert out.index("for customers**") < out.index("**promises**") < out.index("<summary>texts")
    assert "@" not in out
    assert all(line.count("|") == 5 for line in out.splitlines() if line.startswith("|"))


@pytest.mark.parametrize(
    "revision", ["--output=pwned", "-x", "nope", "HEAD~9", "", "a\nb", "é", "HEAD:" + NAME]
)
def test_what_is_no_revision_is_said_in_a_sentence(
    revision: str, repository: Repository, capsys: pytest.CaptureFixture[str]
) -> None:
    repository.write(WAS)
    assert run(["diff", "--", revision, NAME]) == 2
    error = capsys.readouterr().err
    assert error.count("\n") == 1 and "revision" in error
    assert not (repository.folder / "pwned").exists()


def test_where_there_is_nothing_to_compare_with(
    repository: Repository,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    (repository.folder / NAME).write_text(WAS)
    assert run(["diff", NAME]) == 2
    assert "no commit yet" in capsys.readouterr().err
    repository.commit()
    repository.write(NOW)
    assert run(["diff", "HEAD", "other.yaml"]) == 2
    assert "other.yaml: there is no map of that name, neither at HEAD nor now" in capsys.readouterr().err
    subprocess.run(
        ["git", "clone", "-q", "--depth", "1", repository.folder.as_uri(), str(tmp_path / "s")], check=True
    )
    monkeypatch.chdir(tmp_path / "s")
    assert run(["diff", "HEAD~1", NAME]) == 2
    assert "shallow clone" in capsys.readouterr().err
    monkeypatch.chdir(tmp_path)
    (tmp_path / NAME).write_text(WAS)
    assert run(["diff", "HEAD", NAME]) == 2
    assert "no git repository" in capsys.readouterr().err


def test_as_a_git_diff_driver(repository: Repository, monkeypatch: pytest.MonkeyPatch) -> None:
    """The line that docs/diff.md gives, with this Python's cxmap in its place."""
    page = (Path(__file__).parents[2] / "docs" / "diff.md").read_text()
    line = next(line for line in page.splitlines() if line.startswith("git config diff.cxmap.command"))
    monkeypatch.setenv("PYTHONPATH", str(Path(cxmap.__file__).parents[1]))
    words = line.partition("'")[2].rstrip("'").replace("cxmap diff", f'"{sys.executable}" -m cxmap diff')
    repository.git("config", "diff.cxmap.command", words)
    repository.write("*.cxmap.yaml diff=cxmap\n", ".gitattributes")
    repository.write(WAS)
    (repository.folder / NAME).write_text(NOW)
    out = repository.git("diff", "--ext-diff")
    assert "worse at 1 place" in out
    assert "a new map" in repository.git("show", "--ext-diff", "HEAD")


def test_what_is_not_here_is_no_new_map(repository: Repository, capsys: pytest.CaptureFixture[str]) -> None:
    """A version that is too large, or that a clone lacks, is told of; the map is not called new for that."""
    repository.write(b"#" * (LARGEST + 1))
    repository.write(WAS)
    assert run(["diff", "HEAD~1", NAME]) == 0
    out, err = capsys.readouterr()
    assert "new map" not in out and "nothing changed" in out
    assert f"{NAME} (HEAD~1) is skipped: git does not have it here, or it is too large" in err
    lost = repository.git("rev-parse", f"HEAD:{NAME}").strip()
    (repository.folder / ".git" / "objects" / lost[:2] / lost[2:]).unlink()
    assert run(["diff", "HEAD", NAME]) == 0
    out, err = capsys.readouterr()
    assert "new map" not in out and "(HEAD) is skipped" in err


def test_a_persona_that_a_version_lacks(repository: Repository, capsys: pytest.CaptureFixture[str]) -> None:
    people = WAS.replace("goal: 1\n", "goal: 1\npersonas: [{id: ann, name: Ann}]\n")
    repository.write(WAS)
    repository.write(people, "other.cxmap.yaml")
    (repository.folder / NAME).write_text(people)
    (repository.folder / "other.cxmap.yaml").write_text(people.replace("experience: 0", "experience: -1"))
    assert run(["diff", "HEAD", NAME, "--persona", "ann"]) == 2
    assert capsys.readouterr().err == f"cxmap: {NAME} (HEAD) has no persona `ann`\n"
    assert run(["diff", "--persona", "ann"]) == 0
    out, err = capsys.readouterr()
    assert "for customers worse at 1 place" in out
    assert err == f"cxmap: {NAME} (HEAD) is skipped: it has no persona `ann`\n"
    assert run(["diff", "--persona", "ben"]) == 2


def test_a_repository_within_is_not_compared(
    repository: Repository, capsys: pytest.CaptureFixture[str]
) -> None:
    repository.write(WAS)
    inner = Repository(repository.folder / "inner")
    inner.write(WAS.replace("A day", "Another"))
    assert run(["diff", "--exit-code"]) == 0
    assert capsys.readouterr().out == "nothing changed\n"
    (inner.folder / NAME).write_text(NOW)
    assert run(["diff", "HEAD", "inner"]) == 0
    assert "worse at 1 place" in capsys.readouterr().out


def test_history_is_what_was_committed(
    repository: Repository, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A repository may say that others stand for its commits and files, and which programs read them."""
    repository.write(WAS)
    repository.write(NOW)
    assert run(["diff", "HEAD~1..HEAD", "-f", "json"]) == 0
    expected = capsys.readouterr().out
    program = tmp_path / "program"
    program.write_text(f"#!/bin/sh\ntouch {tmp_path}/pwned\ncat\n")
    program.chmod(0o755)
    for name in (
        "diff.x.textconv", "diff.x.command", "diff.external", "filter.x.process", "filter.x.clean",
        "filter.x.smudge", "core.fsmonitor", "core.pager", "gpg.program", "core.alternateRefsCommand",
        "core.sshCommand", "credential.helper", "uploadpack.packObjectsHook",
    ):  # fmt: skip
        repository.git("config", name, str(program))
    repository.git("config", "alias.ls-tree", f"!{program}")
    repository.git("config", "log.showSignature", "true")
    for hook in ("post-checkout", "reference-transaction", "post-index-change"):
        (repository.folder / ".git" / "hooks" / hook).write_bytes(program.read_bytes())
        (repository.folder / ".git" / "hooks" / hook).chmod(0o755)
    (repository.folder / ".gitattributes").write_text("*.yaml diff=x filter=x text eol=crlf\n")
    earlier = repository.git("rev-parse", "HEAD~1").strip()
    blob = repository.git("rev-parse", f"HEAD~1:{NAME}").strip()
    other = repository.git("rev-parse", f"HEAD:{NAME}").strip()
    refs = repository.folder / ".git" / "refs" / "replace"
    refs.mkdir()
    (refs / blob).write_text(f"{other}\n")
    (refs / earlier).write_text(repository.git("rev-parse", "HEAD"))
    (repository.folder / ".git" / "info" / "grafts").write_text(repository.git("rev-parse", "HEAD"))
    assert run(["diff", "HEAD~1..HEAD", "-f", "json"]) == 0
    assert capsys.readouterr().out == expected
    assert run(["diff", "HEAD~1"]) == 0
    assert not (tmp_path / "pwned").exists()


def test_a_bare_repository_is_named_as_what_it_is(
    repository: Repository,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    repository.write(WAS)
    repository.git("clone", "-q", "--bare", repository.folder.as_uri(), str(tmp_path / "bare"))
    monkeypatch.chdir(tmp_path / "bare")
    assert run(["diff", "HEAD"]) == 2
    assert "is a bare repository, and those are not asked" in capsys.readouterr().err


@pytest.mark.parametrize(
    "revision",
    [
        "--output=pwned",
        "HEAD..--output=pwned",
        "$(touch pwned)",
        "HEAD\n--all",
        "@{-1}",
        ":/x",
        "a" * 3_000,
        "...",
    ],
)
def test_a_revision_is_only_a_name(
    revision: str, repository: Repository, capsys: pytest.CaptureFixture[str]
) -> None:
    repository.write(WAS)
    assert run(["diff", "--", revision]) in (0, 2)
    result = capsys.readouterr()
    assert len(result.err.splitlines()) <= 1 and len(result.err) < 300
    assert not list(repository.folder.rglob("pwned*"))


@pytest.mark.parametrize("ending", ["png", "svg", "pdf", "html"])
def test_both_curves_as_a_picture(ending: str, repository: Repository) -> None:
    repository.write(WAS)
    (repository.folder / NAME).write_text(NOW)
    output = repository.folder / f"changes.{ending}"
    assert run(["diff", "HEAD", NAME, "-o", str(output), "--lang", "nl"]) == 0
    assert is_ours(output)
    assert (
        run(["diff", "HEAD", NAME, "-o", str(output), "--lang", "nl", "--exit-code"]) == 1
    )  # it may replace its own
    if ending == "html":
        page = output.read_text("utf-8")
        assert page.count("<svg") == 1 and "doel verlaagd, +1 → 0" in page and "Ask | @team" in page


def test_what_cannot_be_a_picture(repository: Repository, capsys: pytest.CaptureFixture[str]) -> None:
    repository.write(WAS)
    for words, why in (
        (["-o", "x.png"], "nothing changed that could be drawn"),
        (["-o", "x.gif"], "cannot be drawn"),
        (["-f", "json", "-o", "x.json"], "standard output"),
        (["-f", "png"], "--output"),
    ):
        assert run(["diff", "HEAD", NAME, *words]) == 2
        assert why in capsys.readouterr().err
    assert not list(repository.folder.glob("x.*"))


def test_a_page_of_many_maps_shows_nothing_but_texts(
    repository: Repository, capsys: pytest.CaptureFixture[str]
) -> None:
    repository.write(WAS)
    (repository.folder / NAME).write_text(NOW.replace("title: A day", "title: <script>alert(1)</script>"))
    (repository.folder / "new.cxmap.yaml").write_text(WAS.replace("A day", "Another <b>day</b>"))
    assert run(["diff", "HEAD", ".", "--format", "html"]) == 0
    page = capsys.readouterr().out
    assert "<script" not in page and "<b>day" not in page and "a new map" in page
    assert page.count("<section>") == 2
