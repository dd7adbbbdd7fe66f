"""Versions that earlier runs read: the same words as without them, and nothing damaged is believed."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given

from cxmap import api, cache, source
from cxmap.api import recalling
from cxmap.api.held import read_all_held, read_held
from cxmap.api.recalling import Versions
from cxmap.cli.app import run
from tests.changes.test_laws import QUIETLY
from tests.history.repository import Repository
from tests.strategies import maps

GOOD = "cxmap: 1\ntitle: A day\ngoal: 1\ntouchpoints:\n  - {name: Pay, experience: %s}\n"


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Repository:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    made = Repository(tmp_path / "repository")
    for score in (1, -1, 9, 0, 2, 0):  # the third is off its scale
        path = made.write(GOOD % score)
    path.write_text(GOOD % -2)
    return made


@pytest.fixture
def parsed(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Grows with every version that is read as YAML."""
    seen: list[str] = []
    document = source.document_of

    def counting(raw: bytes, name: str) -> Any:
        seen.append(name)
        return document(raw, name)

    monkeypatch.setattr(source, "document_of", counting)
    return seen


def shown(capsys: pytest.CaptureFixture[str], *words: str) -> str:
    assert run([*words]) == 0
    return capsys.readouterr().out


@pytest.mark.parametrize("command", [("trend",), ("trend", "--format", "json"), ("blame",)])
def test_the_same_words_without_reading_again(
    command: tuple[str, ...], repository: Repository, parsed: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    words = [*command, str(repository.folder / "map.cxmap.yaml"), *(["Pay"] if command == ("blame",) else [])]
    anew = shown(capsys, *words, "--no-cache")
    assert len(parsed) == 6  # five contents that differ, and the file as it is now
    assert not (repository.folder.parent / "cache/cxmap/versions").exists()
    first = shown(capsys, *words)
    parsed.clear()
    again = shown(capsys, *words)
    assert len(parsed) == 1
    assert anew == first == again
    assert "CX203" not in anew or "CX203" in again


def test_what_is_damaged_is_read_again(
    repository: Repository, parsed: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    words = ("trend", str(repository.folder / "map.cxmap.yaml"))
    anew = shown(capsys, *words)
    kept = repository.folder.parent / "cache/cxmap"
    for kind, readings in (("versions", 6), ("touchpoints", 5)):  # why one is no map stands with the versions
        for damage in (b"", b"nonsense", b"\xff" * 600_000):
            for file in (kept / kind).iterdir():
                file.write_bytes(damage)
            parsed.clear()
            assert shown(capsys, *words) == anew and len(parsed) == readings
    for file in (*kept.glob("versions/*"), *kept.glob("touchpoints/*")):
        file.unlink()
    assert shown(capsys, *words) == anew


def test_a_touchpoint_of_another_content_is_not_believed(
    repository: Repository, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = repository.folder / "map.cxmap.yaml"
    api.course(path, api.load(path), remember=True)
    content, recall = (GOOD % 1).encode(), cache.Shelf.recall
    assert Versions().recall(content) is not None

    def another(shelf: cache.Shelf, key: str) -> Any:
        return {"name": "Pay", "experience": 2} if len(key) == 20 else recall(shelf, key)

    monkeypatch.setattr(cache.Shelf, "recall", another)
    assert Versions().recall(content) is None


def test_what_versions_have_in_common_is_kept_once(repository: Repository) -> None:
    path = repository.folder / "map.cxmap.yaml"
    long = GOOD % 1 + "".join(f"  - {{name: Step {at}, note: {'x' * 900}}}\n" for at in range(30))
    for score in (1, 0, -1, 2):
        repository.write(long.replace("experience: 1", f"experience: {score}"))
    api.course(path, api.load(path), remember=True)
    assert all(
        Versions().recall(long.replace("experience: 1", f"experience: {at}").encode()) for at in (1, -1)
    )
    size = sum(file.stat().st_size for file in (repository.folder.parent / "cache").rglob("*.json"))
    assert size < 2 * len(long)


@pytest.mark.parametrize(
    "entry",
    [None, 1, [], ["", ""], ["", {}], [[], {}], ["", 1], {"a": 1}, ["a", "b", "c"], [1, None],
     ["", {"cxmap": 1, "title": "A", "touchpoints": [[]]}],
     ["", {"cxmap": 1, "title": "A", "touchpoints": [["a"]]}],
     ["", {"cxmap": 1, "title": "A", "touchpoints": [[1]]}],
     ["", {"cxmap": 1, "title": "A", "phases": [[]]}]],
)  # fmt: skip
def test_an_entry_that_is_none_of_ours(entry: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    known = Versions()
    monkeypatch.setattr(cache.Shelf, "recall", lambda *_: entry)
    assert known.recall(b"cxmap: 1") is None


def test_another_cxmap_knows_nothing_of_it(repository: Repository, monkeypatch: pytest.MonkeyPatch) -> None:
    path = repository.folder / "map.cxmap.yaml"
    api.course(path, api.load(path), remember=True)
    content = (GOOD % 1).encode()
    assert Versions().recall(content) is not None
    monkeypatch.setattr(recalling, "of_this_run", lambda: b"another")
    assert Versions().recall(content) is None
    monkeypatch.setattr(recalling, "of_this_run", lambda: None)
    assert Versions().recall(content) is None


@QUIETLY
@given(data=maps(sound=True))
def test_what_is_recalled_is_what_was_read(
    data: dict[str, Any], tmp_path_factory: pytest.TempPathFactory
) -> None:
    content = json.dumps(data).encode()
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_CACHE_HOME", str(tmp_path_factory.mktemp("cache")))
        first = Versions()
        (read,) = read_all_held([(content, None)], "map.cxmap.yaml", first)
        assert read == read_held(content, "map.cxmap.yaml", None)
        first.save()
        recalled = Versions().recall(content)
        assert recalled is not None and recalled == read


@pytest.mark.processes
def test_many_versions_are_read_by_several_processes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("cxmap.api.sharing.os.cpu_count", lambda: 2)
    held = [((GOOD % (at / 100)).encode(), None) for at in range(-150, 250, 5)]
    known = Versions()
    shared = read_all_held(held, "map.cxmap.yaml", known)
    assert shared == [read_held(content, "map.cxmap.yaml", None) for content, _ in held]
    assert any(map_ is None and problem for map_, problem in shared)
    known.save()
    again = Versions()
    assert [again.recall(content) for content, _ in held] == shared
