"""Sums that are kept: the same file as without them, less to read, nothing of anybody in them."""

from __future__ import annotations

import os
import stat
from collections.abc import Callable, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import cxmap
from cxmap.cache import chest as caching
from cxmap.measure import measure
from cxmap.measure.lock import lock_text
from cxmap.measure.sums import Sums
from tests.measure.conftest import map_with, map_with_events

HEAD = "who,step,day,score,kind,weight\n"
BINDING = (
    "files: 'answers-*.csv'\ntouchpoint: step\nscore: score\nscale: {min: 1, max: 5}\n"
    "date: day\nperiod: month\nno_answer: 9"
)
CELL = st.sampled_from(["1", "2", "3", "4", "5", "9", "", "x", "7"])
ROW = st.tuples(
    st.sampled_from(["a", "b", "c", ""]),
    st.sampled_from(["queue", "pay", "elsewhere"]),
    st.sampled_from(["2025-01-03", "2025-02-04", "2025-03-05", "never"]),
    CELL,
    st.sampled_from(["1", "2", ""]),
    st.sampled_from(["1.5", "0.25", "no", "3"]),
)
FILES = st.lists(st.lists(ROW, max_size=25), min_size=1, max_size=3)
SOUND = ("a", "pay", "2025-01-03", "4", "1", "1")


def write(folder: Path, number: int, rows: Sequence[tuple[str, ...]]) -> Path:
    path = folder / f"answers-{number}.csv"
    path.write_text(HEAD + "".join(f"{','.join(row)}\n" for row in [SOUND, *rows]))
    return path


@pytest.mark.parametrize(
    "more",
    [
        "",
        "respondent: who\noutcome: {value: elsewhere}",
        "weight: weight",
        "personas: {column: kind}\nrespondent: who",
    ],
    ids=["plain", "people", "weights", "groups"],
)
@settings(max_examples=8)
@given(files=FILES, added=st.lists(ROW, max_size=10))
def test_the_measured_file_is_the_same_with_and_without(
    more: str, files: list[list[tuple[str, ...]]], added: list[tuple[str, ...]]
) -> None:
    map_ = map_with(f"{BINDING}\n{more}")
    with TemporaryDirectory() as folder, TemporaryDirectory() as kept:
        for number, rows in enumerate(files):
            write(Path(folder), number, rows)

        def text(cache: str | None) -> str:
            at = None if cache is None else Path(cache)
            return lock_text(
                measure(map_, Path(folder), floor=2, cache=None if at is None else Sums(at)).content
            )

        plain = text(None)
        assert text(kept) == plain == text(kept)
        write(Path(folder), len(files), added)
        assert text(kept) == text(None)


PERSON = st.tuples(
    st.sampled_from(["a", "b", "c", "d", ""]),
    *([CELL] * 3),
    st.sampled_from(["2025-01-03", "2025-02-04", "never"]),
    st.sampled_from(["1.5", "0.25", "no"]),
)


@pytest.mark.parametrize(
    "more", ["", "respondent: who", "weight: weight"], ids=["plain", "people", "weights"]
)
@settings(max_examples=6)
@given(files=st.lists(st.lists(PERSON, max_size=12), min_size=2, max_size=3))
def test_what_drives_the_whole_is_the_same_with_and_without(
    more: str, files: list[list[tuple[str, ...]]]
) -> None:
    map_ = map_with(
        "files: '*.csv'\nscale: {min: 1, max: 5}\nno_answer: 9\nscores: {queue: q, pay: p}\noutcome: all\n"
        f"date: day\n{more}"
    )
    people = [("x", f"{1 + at % 5}", f"{1 + at * at % 5}", f"{1 + at % 4}", "", "1") for at in range(40)]
    with TemporaryDirectory() as folder, TemporaryDirectory() as kept:
        for number, rows in enumerate(files):
            lines = [",".join(row) for row in [*(people if more != "respondent: who" else people[:1]), *rows]]
            Path(folder, f"{number}.csv").write_text("\n".join(["who,q,p,all,day,weight", *lines]) + "\n")

        def text(cache: Sums | None) -> str:
            return lock_text(measure(map_, Path(folder), floor=2, cache=cache).content)

        cache = Sums(Path(kept))
        assert text(cache) == text(None) == text(cache)
        last = Path(folder, f"{len(files) - 1}.csv")
        last.write_text(last.read_text() + "d,1,1,1,2025-01-03,0.25\n")
        assert text(cache) == text(None)


class Seen:
    """Which files were read, or the first three of those that were read together."""

    def __init__(self) -> None:
        self.names: dict[str, None] = {}

    def begin(self, name: str) -> None:
        self.names |= dict.fromkeys(name.split(", "))

    def done(self, share: float) -> None:
        assert 0 <= share <= 1


def names(folder: Path, cache: Path, data: str = BINDING, **more: str) -> list[str]:
    seen = Seen()
    measure(map_with(data, **more), folder, floor=1, cache=Sums(cache), progress=seen)
    return list(seen.names)


def test_only_what_is_new_is_read(tmp_path: Path) -> None:
    folder, kept = tmp_path / "data", tmp_path / "kept"
    folder.mkdir()
    write(folder, 1, [])
    write(folder, 2, [])
    assert names(folder, kept) == ["answers-1.csv", "answers-2.csv"]
    assert names(folder, kept) == []
    write(folder, 3, [])
    assert names(folder, kept) == ["answers-3.csv"]
    write(folder, 2, [("b", "pay", "2025-02-04", "1", "", "1")])
    assert names(folder, kept) == ["answers-2.csv"]
    assert names(folder, kept, f"{BINDING}\nwhere: {{kind: 1}}") == [
        "answers-1.csv", "answers-2.csv", "answers-3.csv",
    ]  # fmt: skip


def test_a_new_month_of_the_same_people_costs_the_reading_of_that_month(tmp_path: Path) -> None:
    folder, kept = tmp_path / "data", tmp_path / "kept"
    folder.mkdir()

    def month(number: int, *months: int) -> None:
        rows = [f"{who},pay,2025-0{own}-03,{2 + own % 3},1,1\n" for own in months for who in "abcdef"]
        (folder / f"answers-{number}.csv").write_text(HEAD + "".join(rows))

    def read() -> list[str]:
        return [name[8:-4] for name in names(folder, kept, f"{BINDING}\nrespondent: who")]

    for number in (1, 2, 3, 4):
        month(number, number)
    assert read() == ["1", "2", "3", "4"]
    assert read() == []
    month(5, 5)
    assert sorted(read()) == ["1", "4", "5"], "the new one, the one before it and the first"
    month(6, 5)
    assert sorted(read()) == ["1", "4", "5", "6"], "who answered in both counts once"
    month(3, 3, 4)
    assert sorted(read()) == ["2", "3", "4", "5"], "and so it is where a file has answers of two months"


@pytest.mark.parametrize(
    "spoil",
    [
        lambda text: text[:-3],
        lambda text: text.replace(b"4.0", b"5.0"),
        lambda text: b"",
        lambda text: b"\xff" * 200,
    ],
    ids=["cut", "edited", "empty", "noise"],
)
def test_what_is_damaged_is_counted_again(tmp_path: Path, spoil: Callable[[bytes], bytes]) -> None:
    folder, kept = tmp_path / "data", tmp_path / "kept"
    folder.mkdir()
    write(folder, 1, [])
    names(folder, kept)
    held = {path: path.read_bytes() for path in kept.iterdir()}
    assert any(spoil(content) != content for content in held.values())
    for path, content in held.items():
        path.write_bytes(spoil(content))
    plain = lock_text(measure(map_with(BINDING), folder, floor=1).content)
    assert lock_text(measure(map_with(BINDING), folder, floor=1, cache=Sums(kept)).content) == plain


def test_nothing_of_anybody_is_kept_and_nobody_else_may_look(tmp_path: Path) -> None:
    folder, kept = tmp_path / "data", tmp_path / "kept"
    folder.mkdir()
    secret = "Respondent-4711"
    rows = [(secret, "pay", "2025-02-04", "3", secret, "1"), ("b", secret, "2025-02-04", secret, "1", "1")]
    write(folder, 1, rows)
    for more in ("", "\nrespondent: who", "\npersonas: {column: kind}"):
        names(folder, kept, BINDING + more)
    events = map_with_events("files: 'answers-*.csv'\ncase: who\nactivity: step\nend: day")
    measure(events, folder, floor=1, cache=Sums(kept))
    assert len(list(kept.iterdir())) >= 4
    assert all(secret.encode() not in path.read_bytes() for path in kept.iterdir())
    if os.name == "posix":
        assert stat.S_IMODE(kept.stat().st_mode) == 0o700
        assert {stat.S_IMODE(path.stat().st_mode) for path in kept.iterdir()} == {0o600}


def test_events_come_out_the_same(tmp_path: Path) -> None:
    lines = [f"{n},{step},2025-01-0{at}" for n in range(9) for at, step in ((1, "queue"), (2, "pay"))]
    (tmp_path / "log.csv").write_text("who,step,day\n" + "\n".join([*lines, "1,other,2025-01-03"]) + "\n")
    map_ = map_with_events("files: log.csv\ncase: who\nactivity: step\nend: day")
    texts = {
        lock_text(measure(map_, tmp_path, floor=2, cache=None if at is None else Sums(at)).content)
        for at in (None, tmp_path / "kept", tmp_path / "kept")
    }
    assert len(texts) == 1


@pytest.mark.parametrize(("more", "again"), [("", []), ("\n    quotes: {pay: 4}", ["answers-1.csv"])])
def test_comments_come_out_the_same_and_only_quotes_are_read_again(
    tmp_path: Path, more: str, again: list[str]
) -> None:
    folder, kept = tmp_path / "data", tmp_path / "kept"
    folder.mkdir()
    said = [f"{n},{'the queue' if n % 2 else 'paying is fine'},{n % 5 + 1}\n" for n in range(20)]
    (folder / "answers-1.csv").write_text("row,said,score\n" + "".join(said))
    map_ = cxmap.loads(
        "cxmap: 1\ntitle: A visit\ncomments:\n    files: answers-1.csv\n    text: said\n    row: row\n"
        "    words: {queue: [queue], pay: [paying]}\n    score: score\n    scale: {min: 1, max: 5}"
        f"{more}\ntouchpoints: [{{id: queue, name: Q}}, {{id: pay, name: P}}]\n"
    )
    plain = lock_text(measure(map_, folder, floor=2).content)
    read = []
    for _ in range(2):
        seen = Seen()
        assert lock_text(measure(map_, folder, floor=2, cache=Sums(kept), progress=seen).content) == plain
        read.append(list(seen.names))
    assert read == [["answers-1.csv"], again]
    assert all(b"paying" not in path.read_bytes() for path in kept.iterdir())


def test_the_folder_stays_small_and_may_be_missing_or_closed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(caching, "MOST_BYTES", 1_000)
    cache = Sums(tmp_path / "kept")
    for number in range(20):
        cache.keep(f"{number}", "x" * 100)
        path = tmp_path / "kept" / f"{number}.json"
        os.utime(path, (number, number))
    left = sorted(int(path.stem) for path in (tmp_path / "kept").iterdir())
    assert left and left[-1] == 19 and left == list(range(left[0], 20))
    assert sum(path.stat().st_size for path in (tmp_path / "kept").iterdir()) <= 1_000
    (tmp_path / "file").write_text("")
    closed = Sums(tmp_path / "file" / "kept")
    closed.keep("a", 1)
    assert closed.recall("a") is None
    assert Sums(None).recall("a") is None


def test_a_file_that_was_just_written_is_read_again(tmp_path: Path) -> None:
    path, read = tmp_path / "a.csv", list[Path]()

    def digest(file: Path) -> str:
        read.append(file)
        return "0" * 64

    path.write_text("a")
    cache = Sums(tmp_path / "kept")
    cache.digest(path, digest)
    cache.digest(path, digest)
    assert len(read) == 2, "it could be written again within the same tick of the clock"
