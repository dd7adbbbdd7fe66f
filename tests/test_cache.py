"""What is kept between runs: found again, bounded, ignored where it is not ours, and never in the way."""

from __future__ import annotations

import json
import os
import stat
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxmap.cache import Chest, Shelf, cache_folder, folder_for, sealed
from cxmap.cache.shelf import LONGEST_ENTRY, MOST_BYTES, MOST_ENTRIES

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: st.lists(inner, max_size=3),
    max_leaves=9,
)
KEY, OTHER = "a1" * 20, "a2" * 20


def _shelved(key: str = KEY, value: Any = (1,)) -> Path:
    """A shelf with one thing on it, and the file that holds it."""
    shelf = Shelf("things")
    shelf.keep(key, list(value))
    shelf.save()
    return _folder() / f"{key[0]}.json"


def _folder() -> Path:
    folder = cache_folder()
    assert folder is not None
    return folder / "things"


def _in_chest(key: str = KEY, value: Any = (1,)) -> Path:
    """A chest with one thing in it, and the file that holds it."""
    Chest(folder_for("things")).keep(key, list(value))
    return _folder() / f"{key}.json"


def _on_shelf(key: str) -> Any:
    return Shelf("things").recall(key)


def _from_chest(key: str) -> Any:
    return Chest(folder_for("things")).recall(key)


EITHER = pytest.mark.parametrize(
    ("kept", "recalled"), [(_shelved, _on_shelf), (_in_chest, _from_chest)], ids=["shelf", "chest"]
)
"""What holds for small things holds for large ones."""
Kept = Callable[..., Path]
Recalled = Callable[[str], Any]


@given(st.dictionaries(st.text("0123456789abcdef", min_size=4, max_size=4), JSON, max_size=8))
def test_what_is_kept_is_recalled(things: dict[str, Any]) -> None:
    shelf = Shelf("things")
    for key, value in things.items():
        shelf.keep(key, value)
    shelf.save()
    later = Shelf("things")
    assert {key: later.recall(key) for key in things} == things


def test_nothing_is_recalled_of_what_was_never_kept() -> None:
    assert Shelf("things").recall(KEY) is None


def test_two_runs_keep_what_both_found_out() -> None:
    first, second = Shelf("things"), Shelf("things")
    assert first.recall(KEY) is second.recall(KEY) is None
    first.keep(KEY, "first")
    second.keep(OTHER, "second")
    first.save()
    second.save()
    assert (Shelf("things").recall(KEY), Shelf("things").recall(OTHER)) == ("first", "second")


@EITHER
def test_it_is_for_this_user_alone(kept: Kept, recalled: Recalled) -> None:
    file = kept()
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert stat.S_IMODE(file.parent.stat().st_mode) == 0o700


@EITHER
def test_a_damaged_file_is_ignored_and_replaced(kept: Kept, recalled: Recalled) -> None:
    file = kept()
    sound = file.read_bytes()
    for at in range(len(sound)):
        file.write_bytes(sound[:at])
        assert recalled(KEY) is None
        file.write_bytes(sound[:at] + bytes([sound[at] ^ 1]) + sound[at + 1 :])
        assert recalled(KEY) is None
    kept()
    assert file.read_bytes() == sound


@EITHER
@pytest.mark.parametrize("body", [b"{", b"\xff", b"[" * 100_000, b'{"a": ' + b"1" * 5_000 + b"}"])
def test_what_is_not_ours_is_ignored_though_its_checksum_is_right(
    kept: Kept, recalled: Recalled, body: bytes
) -> None:
    file = kept()
    file.write_bytes(sealed._HEAD + sealed._checksum(body) + b"\n" + body)
    assert recalled(KEY) is None


@pytest.mark.parametrize("body", [b"[]\n", b"7", b"NaN"])
def test_a_shelf_holds_things_by_their_keys(body: bytes) -> None:
    file = _shelved()
    file.write_bytes(sealed._HEAD + sealed._checksum(body) + b"\n" + body)
    assert _on_shelf(KEY) is None


@EITHER
def test_a_file_that_others_may_write_is_ignored(kept: Kept, recalled: Recalled) -> None:
    file = kept()
    file.chmod(0o666)
    assert recalled(KEY) is None


@EITHER
@pytest.mark.parametrize("below", ["", "things"])
def test_a_folder_that_others_may_write_to_is_ignored(kept: Kept, recalled: Recalled, below: str) -> None:
    folder = (kept().parent.parent / below).resolve()
    folder.chmod(0o777)
    assert recalled(KEY) is None


@EITHER
def test_a_link_or_pipe_in_place_of_a_file_is_ignored(kept: Kept, recalled: Recalled, tmp_path: Path) -> None:
    file = kept()
    elsewhere = file.rename(tmp_path / "elsewhere")
    file.symlink_to(elsewhere)
    assert recalled(KEY) is None
    file.unlink()
    os.mkfifo(file)
    assert recalled(KEY) is None


@EITHER
def test_a_folder_that_is_a_link_is_ignored(kept: Kept, recalled: Recalled, tmp_path: Path) -> None:
    file = kept()
    elsewhere = file.parent.rename(tmp_path / "elsewhere")
    file.parent.symlink_to(elsewhere)
    assert recalled(KEY) is None


def test_it_has_a_bound_and_the_newest_stay() -> None:
    shelf = Shelf("things")
    for number in range(MOST_ENTRIES + 100):
        shelf.keep(f"a{number:08x}", number)
    shelf.save()
    assert shelf._read("a").keys() == {f"a{number:08x}" for number in range(100, MOST_ENTRIES + 100)}
    for number in range(200):
        shelf.keep(f"a{number:08x}", "x" * 30_000)
    shelf.save()
    assert (_folder() / "a.json").stat().st_size <= MOST_BYTES
    assert Shelf("things").recall(f"a{199:08x}") == "x" * 30_000


def test_what_is_too_large_is_not_kept() -> None:
    _shelved(value=["x" * LONGEST_ENTRY])
    assert Shelf("things").recall(KEY) is None


@EITHER
def test_what_killed_runs_left_is_removed_after_a_while(kept: Kept, recalled: Recalled) -> None:
    folder = kept().parent
    old, new = folder / ".a-1-1.tmp", folder / ".a-2-2.tmp"
    for stray in (old, new):
        stray.write_bytes(b"half")
    os.utime(old, (time.time() - 7_200,) * 2)
    kept()
    assert (old.exists(), new.exists()) == (False, True)


@EITHER
def test_a_writer_that_fails_leaves_the_old_file_and_no_stray(
    kept: Kept, recalled: Recalled, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = kept()
    before = file.read_bytes()

    def full(*_: object) -> None:
        raise OSError("no space left on device")

    monkeypatch.setattr(Path, "replace", full)
    kept(OTHER)
    assert (file.read_bytes(), [*file.parent.iterdir()]) == (before, [file])


@pytest.mark.parametrize("home", ["", "relative", "/dev/null", "/proc/nothing"])
def test_without_a_usable_folder_nothing_is_kept(home: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("XDG_CACHE_HOME")
    monkeypatch.setenv("HOME", home)
    shelf = Shelf("things")
    shelf.keep(KEY, 1)
    shelf.save()
    assert Shelf("things").recall(KEY) is None


def test_somebody_without_a_home_has_no_cache(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("XDG_CACHE_HOME")
    monkeypatch.delenv("HOME")
    monkeypatch.setattr("cxmap.cache.sealed.os.path.expanduser", lambda path: path)
    assert cache_folder() is None


def test_it_lies_where_the_system_has_such_things(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", "/somewhere")
    assert cache_folder() == Path("/somewhere/cxmap")
    monkeypatch.setenv("XDG_CACHE_HOME", "not/absolute")
    monkeypatch.setenv("HOME", "/home/me")
    monkeypatch.setattr("cxmap.cache.sealed.sys.platform", "linux")
    assert cache_folder() == Path("/home/me/.cache/cxmap")
    monkeypatch.setattr("cxmap.cache.sealed.sys.platform", "darwin")
    assert cache_folder() == Path("/home/me/Library/Caches/cxmap")


def test_it_is_text_that_anyone_can_read() -> None:
    _, _, body = _shelved().read_bytes().partition(b"\n")
    assert json.loads(body) == {KEY: [1]}
