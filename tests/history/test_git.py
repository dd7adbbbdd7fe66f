"""What git is asked about one file: across renames and merges, with any name, and never a failure."""

from __future__ import annotations

import os
import shutil
import time
from datetime import date
from pathlib import Path

import pytest

from cxmap.history import Revision, authors, contents_at, git, missing, revision_of, revisions, thinned

from .repository import Repository

LINES = "".join(f"line {at}\n" for at in range(30))
HOSTILE = (
    "--output=pwned", "-", ":(top)a", ":!a", "*", "[a-z]?", "a b\tc", "a\nb", "\x01deadbeef 1 2024-01-01",
    "résumé", "日本", "\udcff", "'; touch pwned; '", "$(touch pwned)",
)  # fmt: skip


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    return Repository(tmp_path / "repository")


def held(path: Path, limit: int = 100) -> list[bytes]:
    found = revisions(path, limit)
    contents = contents_at(path, found)
    return [contents[one.content] for one in found]


def test_the_newest_is_last_and_each_has_its_day(repository: Repository) -> None:
    repository.write("one\n")
    repository.write("other\n", "other.txt")
    path = repository.write("two\n")
    found = revisions(path, 10)
    assert [one.day for one in found] == [date(2024, 1, 1), date(2024, 1, 3)]
    assert all(len(one.id) == git.SHORT for one in found)
    assert found[-1].id in repository.git("rev-parse", "HEAD")
    assert found[-1].second - found[0].second == 2 * 86400
    assert held(path) == [b"one\n", b"two\n"]
    assert held(path, 1) == [b"two\n"]
    assert revisions(path, 0) == ()


def test_history_goes_on_across_renames_and_folders(repository: Repository) -> None:
    repository.write(LINES, "old.txt")
    (repository.folder / "maps").mkdir()
    repository.git("mv", "old.txt", "maps/new.txt")
    repository.commit()
    path = repository.write(LINES + "more\n", "maps/new.txt")
    assert held(path) == [LINES.encode(), LINES.encode(), LINES.encode() + b"more\n"]


def test_a_copy_begins_anew(repository: Repository) -> None:
    repository.write("first\n" + LINES, "template.txt")
    repository.write("second\n" + LINES, "template.txt")
    (repository.folder / "template.txt").write_text("third\n" + LINES)
    path = repository.write("mine\n" + LINES, "mine.txt")
    assert held(path) == [f"mine\n{LINES}".encode()]


def test_a_merge_is_one_change_on_the_day_that_it_was_merged(repository: Repository) -> None:
    path = repository.write("one\n")
    repository.git("checkout", "-q", "-b", "branch")
    repository.write("draft\n")
    repository.write("two\n")
    repository.git("checkout", "-q", "main")
    repository.write("other\n", "other.txt")
    repository.git("merge", "-q", "--no-ff", "-m", "merge", "branch")
    assert held(path) == [b"one\n", b"two\n"]
    assert revisions(path, 9)[-1].day == date(2024, 1, 5)


def test_times_without_the_file_and_links_are_passed_over(repository: Repository) -> None:
    path = repository.write("one\n")
    path.unlink()
    repository.commit()
    path.symlink_to("/etc/passwd")
    repository.commit()
    path.unlink()
    repository.write("two\n")
    assert held(path) == [b"one\n", b"two\n"]


def test_a_link_has_the_history_of_what_it_leads_to(repository: Repository, tmp_path: Path) -> None:
    repository.write("one\n")
    path = repository.write("two\n")
    link = tmp_path / "link"
    link.symlink_to(path)
    assert held(link) == [b"one\n", b"two\n"]


@pytest.mark.parametrize("name", HOSTILE)
def test_a_name_is_only_a_name(repository: Repository, name: str) -> None:
    repository.write("decoy\n", "a")
    path = repository.write("one\n", name)
    repository.write("decoys\n", "a")
    repository.write("two\n", name)
    assert held(path) == [b"one\n", b"two\n"]
    assert revision_of(path) == repository.git("rev-parse", "--short", "HEAD").strip()
    assert not list(repository.folder.rglob("pwned*"))


@pytest.mark.parametrize("content", [b"", b"\n", b"no end", b"\x00\xff\n\n", b"a" * 40 + b" blob 3\nabc\n"])
def test_contents_come_back_byte_by_byte(repository: Repository, content: bytes) -> None:
    repository.write("before\n")
    path = repository.write(content)
    repository.write("after\n")
    assert held(path) == [b"before\n", content, b"after\n"]


def test_nothing_outside_of_git_or_before_the_first_commit(repository: Repository, tmp_path: Path) -> None:
    path = tmp_path / "alone.yaml"
    path.write_text("one\n")
    assert revisions(path, 9) == () and contents_at(path, ()) == {} and missing(path) == ""
    fresh = repository.folder / "fresh.yaml"
    fresh.write_text("one\n")
    assert revisions(fresh, 9) == () and revision_of(fresh) is None
    assert revisions(repository.folder / "missing.yaml", 9) == ()
    assert revisions(tmp_path / "no" / "folder.yaml", 9) == ()
    assert revisions(Path("a\0b"), 9) == ()


def test_nothing_in_a_shallow_clone(repository: Repository, tmp_path: Path) -> None:
    path = repository.write("one\n")
    repository.write("two\n")
    clone = tmp_path / "clone"
    repository.git("clone", "-q", "--depth=1", repository.folder.as_uri(), str(clone))
    assert missing(clone / path.name) == "shallow" and revisions(clone / path.name, 9) == ()


def test_a_partial_clone_says_so(repository: Repository, tmp_path: Path) -> None:
    path = repository.write("one\n")
    repository.write("two\n")
    repository.git("config", "uploadpack.allowFilter", "true")
    clone = tmp_path / "clone" / path.name
    repository.git("clone", "-q", "--filter=blob:none", repository.folder.as_uri(), str(clone.parent))
    assert missing(clone) == "partial" and missing(path) == ""
    assert list(contents_at(clone, revisions(clone, 9)).values()) == [b"two\n"]


@pytest.mark.parametrize("name", [".git/config", ".git/HEAD", ".git/packed-refs", ".git"])
def test_a_pipe_in_a_repository_is_not_waited_for(repository: Repository, name: str) -> None:
    path = repository.write("one\n")
    special = repository.folder / name
    if special.is_dir():
        shutil.rmtree(special)
    special.unlink(missing_ok=True)
    os.mkfifo(special)
    started = time.perf_counter()
    assert revisions(path, 9) == () and revision_of(path) is None
    assert missing(path) == "unanswered"
    assert time.perf_counter() - started < 20  # it would be waited for without end


def test_what_takes_too_long_is_asked_once(
    repository: Repository, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = repository.write("one\n")
    other = repository.write("one\n", "deep/other.txt")
    slow, calls = tmp_path / "bin" / "git", tmp_path / "calls"
    slow.parent.mkdir()
    slow.write_text(f"#!/bin/sh\necho x >> {calls}\nexec sleep 60\n")
    slow.chmod(0o755)
    monkeypatch.setenv("PATH", str(slow.parent), prepend=os.pathsep)
    monkeypatch.setattr(git, "QUICK", 1)
    monkeypatch.setattr(git, "_unanswered", set())
    monkeypatch.setattr(git, "MOST_UNANSWERED", 2)
    started = time.perf_counter()
    assert revision_of(path) is None and revisions(path, 9) == () and missing(path) == "unanswered"
    assert missing(other) == "unanswered" and missing(tmp_path / "third.txt") == "unanswered"
    assert len(calls.read_text().splitlines()) == 2
    assert time.perf_counter() - started < 30  # one that sleeps is asked twice, a second each


def test_a_bare_repository_among_the_maps_is_not_asked(repository: Repository, tmp_path: Path) -> None:
    path = repository.write("one\n")
    planted = tmp_path / "planted"
    repository.git("clone", "-q", "--bare", repository.folder.as_uri(), str(planted))
    (planted / path.name).write_text("one\n")
    assert revision_of(planted / path.name) is None and revisions(planted / path.name, 9) == ()


def test_nothing_without_git(repository: Repository, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = repository.write("one\n")
    found = revisions(path, 9)
    monkeypatch.setenv("PATH", str(tmp_path))
    assert revisions(path, 9) == () and contents_at(path, found) == {} and revision_of(path) is None


def test_settings_and_variables_of_others_change_nothing(
    repository: Repository, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = repository.write("one\n")
    program = tmp_path / "program"
    program.write_text(f"#!/bin/sh\ntouch {tmp_path}/pwned\n")
    program.chmod(0o755)
    for name in ("core.fsmonitor", "core.pager", "diff.external", "gpg.program", "diff.x.textconv"):
        repository.git("config", name, str(program))
    repository.git("config", "log.showSignature", "true")
    repository.git("config", "format.pretty", "oneline")
    repository.git("config", "color.ui", "always")
    repository.git("config", "diff.noprefix", "true")
    (repository.folder / ".gitattributes").write_text("* diff=x\n")
    monkeypatch.setenv("GIT_DIR", str(tmp_path / "elsewhere"))
    monkeypatch.setenv("GIT_TRACE", str(tmp_path / "trace"))
    assert held(path) == [b"one\n"] and revision_of(path)
    assert not (tmp_path / "pwned").exists() and not (tmp_path / "trace").exists()


def test_what_is_too_large_is_left_out(repository: Repository, monkeypatch: pytest.MonkeyPatch) -> None:
    repository.write("a" * 50)
    repository.write("b" * 20)
    path = repository.write("c" * 20)
    found = revisions(path, 9)
    monkeypatch.setattr(git, "LARGEST", 40)
    assert sorted(contents_at(path, found).values()) == [b"b" * 20, b"c" * 20]
    monkeypatch.setattr(git, "MOST_BYTES", 30)
    assert list(contents_at(path, found).values()) == [b"c" * 20]


def test_what_git_does_not_have_is_left_out(repository: Repository) -> None:
    path = repository.write("one\n")
    (known,) = revisions(path, 9)
    lost = Revision("x", known.day, 0, "1" * 40)
    assert contents_at(path, [lost, known, lost]) == {known.content: b"one\n"}


@pytest.mark.parametrize(
    "answer",
    [b"", b"\0", b"x\0\n:100644 100644 a b M\0", b"h 1 2024-01-01\0\n:100644 100644 a zz M\0n\0",
     b"h x 2024-01-01\0\n:100644 100644 a " + b"1" * 40 + b" M\0n\0",
     b"h 1 2024-99-01\0\n:100644 100644 a " + b"1" * 40 + b" M\0n\0"],
)  # fmt: skip
def test_an_answer_that_makes_no_sense_lists_nothing(answer: bytes) -> None:
    assert list(git._listed(answer)) == []


def test_thinning_keeps_the_ends_and_what_stood_longest() -> None:
    seconds = [0, 1, 2, 100, 101, 300, 301]
    found = [Revision(str(at), date(2024, 1, 1), second, "") for at, second in enumerate(seconds)]
    assert thinned(found, 9) == tuple(found)
    assert [one.id for one in thinned(found, 4)] == ["0", "2", "4", "6"]
    assert [one.id for one in thinned(found, 2)] == ["0", "6"]
    assert [one.id for one in thinned(found, 1)] == ["6"]


def test_a_file_that_has_changed_since_carries_a_plus(repository: Repository) -> None:
    path = repository.write("one\ntwo\n")
    short = repository.git("rev-parse", "--short", "HEAD").strip()
    assert revision_of(path) == short
    path.write_bytes(b"one\r\ntwo\r\n")  # as a checkout with other line ends has it
    assert revision_of(path) == short
    path.write_bytes(b"one\nthree\n")
    assert revision_of(path) == f"{short}+"


def test_no_program_of_a_repository_is_run(repository: Repository) -> None:
    path = repository.write("one\n")
    marker = repository.folder / "run"
    (repository.folder / ".gitattributes").write_text("* filter=own\n")
    repository.git("config", "filter.own.clean", f"touch '{marker}'; cat")
    path.write_text("two\n")
    assert revision_of(path) and revisions(path, 9) and contents_at(path, revisions(path, 9))
    assert not marker.exists()


def test_whoever_goes_on_and_on_is_cut_short(repository: Repository) -> None:
    path = repository.write("one\n")
    repository.git("commit", "-q", "--allow-empty", "-m", "x" * 70_000)
    hash_ = repository.git("rev-parse", "HEAD").strip()
    author = authors(path, [hash_])[hash_]
    assert author.subject == "x" * 199 + "…"
    assert author.name == "A"
