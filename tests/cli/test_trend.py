"""`cxmap trend` and `cxmap blame` in repositories of every kind."""

from __future__ import annotations

import io
import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from cxmap import api
from cxmap.cli.app import run

from ..history.repository import NAME, Repository


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    return Repository(tmp_path / "repository")


def text(score: float, name: str = "Queue", id_: str = "queue", more: str = "") -> str:
    return (
        "cxmap: 1\ntitle: Shop\ngoal: 0\ntouchpoints:\n"
        f"  - {{id: {id_}, name: {name}, experience: {score}}}\n"
        f"  - {{name: Pay, experience: 1}}\n{more}"
    )


def trend(path: Path, *more: str, capsys: pytest.CaptureFixture[str]) -> dict[str, Any]:
    assert run(["trend", str(path), "--format", "json", *more]) == 0
    found: dict[str, Any] = json.loads(capsys.readouterr().out)["maps"][0]
    return found


def blame(path: Path, place: str, capsys: pytest.CaptureFixture[str]) -> dict[str, Any]:
    assert run(["blame", str(path), place, "--format", "json"]) == 0
    found: dict[str, Any] = json.loads(capsys.readouterr().out)
    return found


def test_the_story_of_the_log_is_the_story_told(
    repository: Repository, capsys: pytest.CaptureFixture[str]
) -> None:
    for score in (1, -1, -1, 1, -2):
        path = repository.write(text(score))
    hashes = [line[:8] for line in repository.git("log", "--reverse", "--format=%H").split()]
    found = trend(path, "--as-of", "2024-02-01", capsys=capsys)
    changed = [hashes[0], hashes[1], hashes[3], hashes[4]]  # the third commit left the map as it was
    assert [point["revision"] for point in found["points"]] == changed
    assert [(gap["opened_in"], gap["ended_in"], gap["days"]) for gap in found["gaps"]] == [
        (hashes[1], hashes[3], 2),
        (hashes[4], None, 27),
    ]
    told = blame(path, "queue", capsys)
    assert (told["since"], told["verdict"]) == (hashes[4], "believed short")
    assert [version["experience"] for version in told["versions"]] == [1, -1, 1, -2]
    assert {version["author"] for version in told["versions"]} == {"A"}
    assert [change["kind"] for change in told["versions"][1]["changes"]][:1] == ["experience"]


def test_what_is_not_committed_is_the_last_version(
    repository: Repository, capsys: pytest.CaptureFixture[str]
) -> None:
    path = repository.write(text(1))
    path.write_text(text(-1))
    found = trend(path, capsys=capsys)
    assert [(point["revision"] is None, point["day"] is None) for point in found["points"]] == [
        (False, False),
        (True, True),
    ]
    assert blame(path, "queue", capsys)["since"] is None
    assert run(["blame", str(path), "queue"]) == 0
    assert "not committed yet" in capsys.readouterr().out


def test_renamed_files_and_touchpoints_are_followed(
    repository: Repository, capsys: pytest.CaptureFixture[str]
) -> None:
    repository.write(text(-1))
    repository.git("mv", NAME, "shop.cxmap.yaml")
    repository.commit()
    path = repository.write(text(-1, "Wait at the till"), "shop.cxmap.yaml")
    found = trend(path, capsys=capsys)
    assert [(gap["name"], gap["open_from_start"]) for gap in found["gaps"]] == [("Wait at the till", True)]
    assert len(blame(path, "Wait at the till", capsys)["versions"]) == 1


def test_figures_measured_beside_the_map_make_versions_of_their_own(
    repository: Repository, capsys: pytest.CaptureFixture[str]
) -> None:
    data = "data: [{files: answers.csv, scale: {min: -2, max: 2}, scores: {queue: Q1}}]\n"
    (repository.folder / "answers.csv").write_text("Q1\n" + "1\n" * 30)
    path = repository.write(text(1, more=data))
    assert run(["measure", str(path)]) == 0
    repository.commit()
    (repository.folder / "answers.csv").write_text("Q1\n" + "-2\n" * 30)
    assert run(["measure", str(path), "--force"]) == 0
    repository.commit()
    capsys.readouterr()
    found = trend(path, capsys=capsys)
    assert [point["measured"] for point in found["points"]] == [0, 1, 1]
    assert [(gap["opened"], gap["ending"]) for gap in found["gaps"]] == [("2024-01-03", None)]
    assert blame(path, "queue", capsys)["verdict"] == "short"
    known = api.history(path)
    assert known is not None
    maps = [earlier.map for earlier in known.versions]
    assert [bool(map_ and map_.touchpoints[0].metrics) for map_ in maps] == [False, True, True]


def test_one_point_a_month_is_the_last_of_it(
    repository: Repository, capsys: pytest.CaptureFixture[str]
) -> None:
    for score in (1, 0, -1, 1):
        path = repository.write(text(score))
        repository.day += 15
    found = trend(path, "--every", "month", capsys=capsys)
    assert [point["day"] for point in found["points"]] == ["2024-01-17", "2024-02-18"]
    since = trend(path, "--since", "2024-01-20", capsys=capsys)
    assert [point["day"] for point in since["points"]] == ["2024-01-17", "2024-02-02", "2024-02-18"]


def test_versions_that_are_no_map_are_named(
    repository: Repository, capsys: pytest.CaptureFixture[str]
) -> None:
    repository.write(text(1))
    repository.write("cxmap: 1\ntitle: [broken\n")
    path = repository.write(text(-1))
    assert len(trend(path, capsys=capsys)["unsound"]) == 1
    assert run(["trend", str(path)]) == 0
    assert "1 version left out, no sound map" in " ".join(capsys.readouterr().out.split())


def test_a_shallow_clone_says_so(
    repository: Repository, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for score in (1, -1):
        repository.write(text(score))
    clone = tmp_path / "clone"
    repository.git("clone", "-q", "--depth", "1", f"file://{repository.folder}", str(clone))
    assert run(["trend", str(clone / NAME)]) == 0
    assert "git fetch --unshallow" in " ".join(capsys.readouterr().out.split())
    assert run(["blame", str(clone / NAME), "queue"]) == 0
    said = " ".join(capsys.readouterr().out.split())
    assert "git fetch --unshallow" in said and "not committed" not in said


def test_outside_of_git_there_is_one_version(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / NAME
    path.write_text(text(-1))
    assert run(["trend", str(path)]) == 0
    assert "no earlier version of this map" in " ".join(capsys.readouterr().out.split())
    assert len(blame(path, "queue", capsys)["versions"]) == 1


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["blame", "MAP", "quee"], "did you mean `queue`?"),
        (["blame", "MAP", "twin"], "several places are called `twin`"),
        (["blame", "-", "queue"], "standard input has no history"),
        (["trend", "-"], "standard input has no history"),
        (["trend", "MAP", "--since", "yesterday"], "--since: `yesterday` is no day"),
        (["trend", "MAP", "--persona", "nobody"], "nobody"),
        (["blame", "FOLDER", "queue"], "holds 2 maps; name one of them"),
    ],
)
def test_bad_input_is_said(
    arguments: list[str],
    message: str,
    repository: Repository,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    twins = "  - {id: a, name: Twin}\n  - {id: b, name: Twin}\n"
    path = repository.write(text(1, more=twins))
    shutil.copy(path, path.with_name("other.cxmap.yaml"))
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(text(1).encode())))
    places = {"MAP": str(path), "FOLDER": str(repository.folder)}
    assert run([places.get(word, word) for word in arguments]) == 2
    assert message in " ".join(capsys.readouterr().err.split())


def test_subjects_of_commits_command_no_build_server(
    repository: Repository, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    repository.write(text(1))
    (repository.folder / NAME).write_text(text(-1))
    repository.commit(message="::error::forged\x1b[31m ##[error]too")
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    assert run(["blame", str(repository.folder / NAME), "queue", "--wide"]) == 0
    printed = capsys.readouterr().out
    assert "forged" in printed
    assert "\x1b" not in printed
    assert not any(line.lstrip().startswith("::") or "##[" in line for line in printed.splitlines())


def test_equal_versions_are_scored_once(repository: Repository, monkeypatch: pytest.MonkeyPatch) -> None:
    from cxmap import scoring

    for score in (1, -1, 1, -1, 1):
        path = repository.write(text(score))
    scored = []
    plain = scoring.score

    def counted(*given: Any, **how: Any) -> Any:
        scored.append(given)
        return plain(*given, **how)

    monkeypatch.setattr(scoring, "score", counted)
    assert len(api.course(path, api.load(path)).points) == 5
    assert len(scored) == 2
