"""A map's versions in git, from the file to the report: read once, counted where unsound."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

import cxmap
from cxmap import api
from cxmap.api.reading import examined_as_written
from cxmap.api.versions import versions_of
from cxmap.cli.parser import app_for
from cxmap.source import Document

from .history.repository import NAME, Repository

RUN = CliRunner()


def text(scores: dict[str, float], more: str = "") -> str:
    lines = ["cxmap: 1", "title: Small", "goal: 1", "touchpoints:"]
    lines += [f"  - {{name: {name}, experience: {value}}}" for name, value in scores.items()]
    return "\n".join(lines) + f"\n{more}"


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    return Repository(tmp_path / "repository")


def report(path: Path, **more: Any) -> str:
    return api.render(cxmap.load(path), "report", history=api.history(path), **more).decode()


def test_versions_are_maps_or_counted_as_none(repository: Repository) -> None:
    repository.write(text({"A": 1, "B": 1}))
    repository.write("cxmap: 1\ntitle: [broken\n")
    path = repository.write(text({"A": 0, "B": 1}))
    found = api.history(path)
    assert found is not None and (found.known, found.missing) == (3, "")
    assert [one.map is not None for one in found.versions] == [True, False, True]
    assert found.versions[-1].map == cxmap.load(path)
    page = report(path)
    assert "1 of 2 touchpoints got worse since 1 January 2024" in page
    assert f"{found.versions[1].revision} (2 January 2024)" in page


def test_what_the_file_holds_now_counts_too(repository: Repository) -> None:
    path = repository.write(text({"A": 1}))
    path.write_text(text({"A": 0}))
    assert "A</bdi></a> (−1, not committed yet)" in report(path)
    path.write_text(text({"A": 1}, "# a remark\n"))
    assert "not committed yet" not in report(path)


def test_what_was_measured_twice_is_no_version_of_its_own(repository: Repository) -> None:
    """Whichever of the two stands first."""
    waves = "".join(
        f"      - {{type: csat, answers: [9, 9, 9, {many}, 9], date: {day}}}\n"
        for many, day in ((9, "2023-04-01"), (30, "2023-10-01"))
    )
    path = repository.write(text({"A": 1}, f"  - name: B\n    metrics:\n{waves}"))
    map_ = cxmap.load(path)
    known = api.history(path)
    assert known is not None
    assert [version.day is None for version in versions_of(cxmap.score(map_), known)] == [False]


def test_renames_keep_the_history_and_are_no_version_of_their_own(repository: Repository) -> None:
    repository.write(text({"A": 1}))
    repository.git("mv", NAME, "new.cxmap.yaml")
    repository.commit()
    path = repository.write(text({"A": 0}), "new.cxmap.yaml")
    found = api.history(path)
    assert found is not None and [str(one.day) for one in found.versions] == ["2024-01-01", "2024-01-03"]


def test_equal_contents_are_read_once_and_the_present_one_not_again(
    repository: Repository, monkeypatch: pytest.MonkeyPatch
) -> None:
    for value in (1, 0, 1, 0):
        path = repository.write(text({"A": value}))
    map_ = cxmap.load(path)
    read: list[Document] = []

    def counted(document: Document, *how: Any) -> Any:
        read.append(document)
        return examined_as_written(document, *how)

    monkeypatch.setattr("cxmap.api.held.examined_as_written", counted)
    found = api.history(path, map_)
    assert found is not None and len(found.versions) == 4 and len(read) == 1
    assert found.versions[-1].map is map_


def test_many_versions_are_thinned_and_the_report_says_so(repository: Repository) -> None:
    for at in range(api.MOST_VERSIONS + 6):
        path = repository.write(text({"A": 1}, f"# {at}\n"))
    found = api.history(path)
    assert found is not None and (len(found.versions), found.known) == (api.MOST_VERSIONS, 30)
    assert str(found.versions[0].day) == "2024-01-01" and str(found.versions[-1].day) == "2024-01-30"
    assert "Of 30 versions 24 are compared" in report(path)


def test_a_persona_that_was_not_there_yet_has_no_scores_then(repository: Repository) -> None:
    repository.write(text({"A": 1}))
    repository.write(text({"A": 1}, "personas: [{id: p, name: P}]\n"))
    path = repository.write(text({"A": 0}, "personas: [{id: p, name: P}]\n"))
    page = report(path, persona="p")
    assert "1 version without scores is left out." in page and "since 2 January 2024" in page


def test_nothing_of_git_ever_fails_a_render(
    repository: Repository, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = repository.write(text({"A": 1}))
    repository.write(text({"A": 0}))
    alone = tmp_path / "alone.cxmap.yaml"
    shutil.copy(path, alone)
    assert "no earlier version of this map has scores" in report(alone)
    assert api.history("-") is None
    clone = tmp_path / "clone"
    repository.git("clone", "-q", "--depth=1", repository.folder.as_uri(), str(clone))
    assert "(a shallow clone)" in report(clone / NAME)
    repository.git("config", "uploadpack.allowFilter", "true")
    partial = tmp_path / "partial" / NAME
    repository.git("clone", "-q", "--filter=blob:none", repository.folder.as_uri(), str(partial.parent))
    assert "(a partial clone)" in report(partial)
    done = RUN.invoke(app_for([]), ["render", str(partial), "--view", "report", "-o", str(tmp_path)])
    assert done.exit_code == 0 and "made without the contents of earlier versions" in done.stderr
    monkeypatch.setenv("PATH", str(tmp_path))
    assert api.history(path) == api.History()
    assert "no earlier version of this map has scores" in report(path)


def test_the_same_history_gives_the_same_bytes_in_every_clone(repository: Repository, tmp_path: Path) -> None:
    for value in (1, 0, -1):
        path = repository.write(text({"A": value}))
    clone = tmp_path / "clone"
    repository.git("clone", "-q", repository.folder.as_uri(), str(clone))
    assert report(path) == report(clone / NAME)


def test_render_tells_the_history_unless_asked_not_to(repository: Repository, tmp_path: Path) -> None:
    repository.write(text({"A": 1}))
    path = repository.write(text({"A": 0}))

    def rendered(*more: str) -> str:
        done = RUN.invoke(app_for([]), ["render", str(path), "--view", "report", "-o", "-", *more])
        assert done.exit_code == 0
        return done.stdout

    assert "got worse since 1 January 2024" in rendered()
    assert "got worse" not in rendered("--no-history").split("</style>")[1]
    assert "trend" not in api.render(cxmap.load(path), "report").decode().split("</style>")[1]


def test_the_days_after_which_evidence_is_stale_reach_the_report(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    more = (
        "date: 2024-03-01\nsources: [{id: s, type: survey, date: 2024-01-01, n: 9, name: S}]\n"
        "evidence: [{source: s}]\n"
    )
    (tmp_path / NAME).write_text(text({"A": 1}, more))
    monkeypatch.chdir(tmp_path)

    def rendered() -> str:
        words = ["render", NAME, "--view", "report", "--as-of", "map", "-o", "-"]
        return RUN.invoke(app_for([]), words).stdout

    assert "periods of 365 days" in rendered() and "Older than 365 days: " not in rendered()
    (tmp_path / "cxmap.toml").write_text("stale_days = 30\n")
    assert "periods of 30 days" in rendered() and "Older than 30 days: " in rendered()
    map_ = cxmap.load(NAME)
    assert b"periods of 30 days" in api.render(map_, "report", stale_days=30)
