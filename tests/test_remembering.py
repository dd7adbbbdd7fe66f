"""Verdicts of earlier runs: the same words as without them, and none where anything has changed."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from random import Random
from typing import Any

import pytest
from msgspec.structs import fields

import cxmap
from cxmap import api, cache
from cxmap.api import reading, remembering
from cxmap.api.plain_data import made_from, plain
from cxmap.api.remembering import Keys
from cxmap.cli.app import run
from cxmap.source import Diagnostic, Related, Span
from cxmap.source.diagnostic import Remove, Replace, Rewrite

FORMATS = ("full", "concise", "json")
Show = Callable[..., tuple[int, str, str]]
Counted = list[int]


@pytest.fixture
def show(capsys: pytest.CaptureFixture[str]) -> Show:
    def shown(*words: str | Path) -> tuple[int, str, str]:
        code = run(["validate", *map(str, words)])
        return code, *capsys.readouterr()

    return shown


@pytest.fixture
def examined(monkeypatch: pytest.MonkeyPatch) -> Counted:
    """Grows with every map that is checked anew."""
    count: Counted = []
    examined_with = reading.examined_with

    def counting(document: Any, read: Any) -> Any:
        count.append(1)
        return examined_with(document, read)

    monkeypatch.setattr(reading, "examined_with", counting)
    return count


def _mutated(text: str, random: Random) -> str:
    """The text with a few of its lines doubled, left out, swapped or broken in the middle."""
    lines = text.splitlines(keepends=True)
    for _ in range(random.randint(1, 3)):
        at = random.randrange(len(lines))
        what = random.choice(["double", "drop", "cut", "swap", "word"])
        if what == "double":
            lines.insert(at, lines[at])
        elif what == "drop" and len(lines) > 1:
            del lines[at]
        elif what == "cut":
            lines[at] = lines[at][: random.randrange(len(lines[at]) + 1)] + "\n"
        elif what == "swap":
            lines[at] = lines[at].replace(": ", random.choice([" : ", ":", ": -", ": [", ": 99 "]), 1)
        else:
            lines[at] = lines[at].replace("e", random.choice(["\x07", "é", "\t", "# ", "'"]), 1)
    return "".join(lines)


def _maps(project: Path) -> Iterator[Path]:
    yield from sorted((project / "tests" / "maps").glob("*.yaml"))
    yield from sorted((project / "examples").rglob("*.cxmap.yaml"))


@pytest.mark.parametrize("style", FORMATS)
def test_the_output_is_the_same_with_and_without(
    style: str, project: Path, tmp_path: Path, show: Show, examined: Counted
) -> None:
    random = Random(7)
    for number, original in enumerate(_maps(project)):
        text = original.read_text("utf-8")
        for version in range(3):
            path = tmp_path / f"{number}-{version}.cxmap.yaml"
            path.write_text(_mutated(text, random) if version else text, "utf-8", errors="surrogatepass")
    (tmp_path / "not.cxmap.yaml").write_bytes(b"\xff\xfe")
    bare = show(tmp_path, "--format", style, "--no-cache")
    assert show(tmp_path, "--format", style) == bare
    examined.clear()
    assert show(tmp_path, "--format", style) == bare
    assert not examined


def test_a_map_alone_is_told_as_it_was_told_among_others(project: Path, tmp_path: Path, show: Show) -> None:
    for number, original in enumerate(_maps(project)):
        (tmp_path / f"{number}.cxmap.yaml").write_text(_mutated(original.read_text("utf-8"), Random(number)))
    show(tmp_path)
    for path in sorted(tmp_path.iterdir()):
        assert show(path) == show(path, "--no-cache")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A map that leads to a picture, in a project."""
    home = tmp_path / "project" / "maps"
    home.mkdir(parents=True)
    links = "[{to: door.png, text: A door}, {to: 'b%20c.png', text: A bell}]"
    text = f"cxmap: 1\ntitle: A visit\ntouchpoints:\n  - {{name: I come in, links: {links}}}\n"
    (home / "visit.cxmap.yaml").write_text(text)
    (home / "door.png").write_bytes(b"")
    (home / "b c.png").write_bytes(b"")
    return home


def _bound(home: Path) -> None:
    text = (home / "visit.cxmap.yaml").read_text()
    text = text.replace("name: I come in,", "id: in, name: I come in,")
    text += "data: [{files: answers.csv, scale: {min: 1, max: 5}, scores: {in: Q7}}]\n"
    (home / "visit.cxmap.yaml").write_text(text)


Change = Callable[[Path], object]
CHANGES: dict[str, Change] = {
    "content": lambda home: (home / "visit.cxmap.yaml").write_text("cxmap: 1\ntitle: A visit\n"),
    "a picture goes": lambda home: (home / "door.png").unlink(),
    "another picture goes": lambda home: (home / "b c.png").unlink(),
    "settings": lambda home: (home / "cxmap.toml").write_text("min_n = 7\n"),
    "settings above": lambda home: (home.parent / "pyproject.toml").write_text("[tool.cxmap]\nmin_n = 7\n"),
    "data is bound": _bound,
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_a_change_of_what_it_depends_on_is_seen(
    change: Change, folder: Path, show: Show, examined: Counted
) -> None:
    show(folder)
    show(folder)
    assert len(examined) == 1
    change(folder)
    told = show(folder)
    assert len(examined) == 2
    assert told == show(folder, "--no-cache")
    assert told == show(folder)
    assert len(examined) == 3


def test_a_measured_file_is_part_of_it(folder: Path, show: Show, examined: Counted) -> None:
    _bound(folder)
    measured = folder / "visit.measured.yaml"
    seen = []
    for content in (None, "nonsense", "", "cxmap: 1\n", None):
        if content is None:
            measured.unlink(missing_ok=True)
        else:
            measured.write_text(content)
        before = len(examined)
        seen.append(show(folder))
        assert len(examined) - before == 1
        assert show(folder) == seen[-1] == show(folder, "--no-cache")
    assert len(set(seen)) == 4


def test_the_current_map_is_part_of_it(folder: Path, show: Show) -> None:
    """Also what that one leads to, and where the project ends."""
    then = folder / "then.cxmap.yaml"
    text = "title: Then\nstate: future\nof: ../now.cxmap.yaml\ntouchpoints: [I come in]\n"
    then.write_text(f"cxmap: 1\n{text}")
    now = folder.parent / "now.cxmap.yaml"
    sound = "cxmap: 1\ntitle: Now\ntouchpoints: [I come in]\n"
    settings = folder.parent / "cxmap.toml"
    settings.write_text("")
    seen = []
    circle = sound + "of: maps/then.cxmap.yaml\n"
    for content in (None, sound, "cxmap: 1\n", sound + "state: future\n", circle, sound):
        if content is None:
            now.unlink(missing_ok=True)
        else:
            now.write_text(content)
        seen.append(show(then)[1])
        assert show(then)[1] == seen[-1] == show(then, "--no-cache")[1]
    assert seen[1] == seen[-1]
    assert len(set(seen)) == 5
    settings.unlink()
    assert "lies outside the project" in show(then)[1]


def test_where_the_map_lies_and_what_it_is_called_is_told_as_it_is(
    folder: Path, show: Show, monkeypatch: pytest.MonkeyPatch
) -> None:
    _bound(folder)
    (folder / "visit.measured.yaml").write_text("nonsense")
    show(folder)
    monkeypatch.chdir(folder)
    assert show("visit.cxmap.yaml") == show("visit.cxmap.yaml", "--no-cache")
    copy = folder.parent / "copy"
    shutil.copytree(folder, copy)
    assert show(copy) == show(copy, "--no-cache")


def test_a_copy_elsewhere_asks_after_its_own_files(folder: Path, tmp_path: Path, show: Show) -> None:
    assert show(folder)[:2] == (0, "")
    copy = tmp_path / "copy"
    copy.mkdir()
    shutil.copy(folder / "visit.cxmap.yaml", copy)
    assert "door.png" in show(copy)[1]
    assert show(folder)[:2] == (0, "")


def test_another_day_or_version_or_state_of_the_source_is_another_key(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    name = str(folder / "visit.cxmap.yaml")
    keys = {Keys().of(name, b"")}
    assert Keys().of(name, b"") in keys
    keys.add(Keys().of(name, b" "))
    with monkeypatch.context() as patch:
        patch.setattr(cxmap, "__version__", "99")
        keys.add(Keys().of(name, b""))
    with monkeypatch.context() as patch:
        patch.setattr(remembering, "_files_below", lambda _: ["changed"])
        keys.add(Keys().of(name, b""))
    with monkeypatch.context() as patch:
        patch.setattr(remembering, "_DEPENDS_ON", (("pydantic", "version.py"),))
        keys.add(Keys().of(name, b""))
    with monkeypatch.context() as patch:
        patch.setattr(sys, "version", "3.99")
        keys.add(Keys().of(name, b""))
    tomorrow = time.gmtime(time.time() + 86_400)
    monkeypatch.setattr(time, "gmtime", lambda: tomorrow)
    keys.add(Keys().of(name, b""))
    assert len(keys) == 7
    assert None not in keys


def test_without_a_way_to_tell_what_it_depends_on_nothing_is_kept(
    folder: Path, show: Show, examined: Counted, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(remembering, "_DEPENDS_ON", (("no-such-package", "version.py"),))
    assert show(folder) == show(folder)
    assert len(examined) == 2


def test_no_cache_reads_and_writes_nothing(folder: Path, show: Show, examined: Counted) -> None:
    show(folder, "--no-cache")
    home = cache.cache_folder()
    assert home is not None
    assert not home.exists()
    show(folder)
    show(folder, "--no-cache")
    assert len(examined) == 3


def test_the_library_keeps_nothing(folder: Path, examined: Counted) -> None:
    for _ in range(2):
        api.check(folder / "visit.cxmap.yaml")
        list(api.check_all([str(folder / "visit.cxmap.yaml")]))
    home = cache.cache_folder()
    assert home is not None
    assert not home.exists()
    assert len(examined) == 4


def _forged(entry: Any, name: str) -> None:
    """A shelf, sound in itself, with this in place of the verdict on a file."""
    key = Keys().of(name, Path(name).read_bytes())
    assert key is not None
    shelf = cache.Shelf("verdicts")
    shelf.keep(key, entry)
    shelf.save()


PROBLEM = plain(Diagnostic("CX104", "m", ("a", 0), span=Span(1, 1, 1, 2), related=(Related("r"),)))


@pytest.mark.parametrize(
    "entry",
    [
        0,
        {},
        "text",
        [[]],
        [[], [], [], []],
        [[], [{"code": "CX104"}], []],
        [[], [{**PROBLEM, "code": "\x1b[31m"}], []],
        [[], [{**PROBLEM, "code": 1}], []],
        [[], [{**PROBLEM, "severity": "fatal"}], []],
        [[], [{**PROBLEM, "route": [True]}], []],
        [[], [{**PROBLEM, "span": {**PROBLEM["span"], "column": 10**12}}], []],
        [[], [{**PROBLEM, "more": 1}], []],
        [[], [], [["1", "text"]]],
        [[], [], [[1]]],
        [[["sums", "x", "y"]], [], []],
        [[["leads", "x"]], [], []],
        [[["leads", "x", "no"]], 7, []],
    ],
)
def test_what_was_forged_or_is_of_another_form_is_ignored(entry: Any, folder: Path, show: Show) -> None:
    bare = show(folder, "--no-cache")
    _forged(entry, str(folder / "visit.cxmap.yaml"))
    assert show(folder) == bare


def test_every_field_of_a_problem_is_kept() -> None:
    whole = Diagnostic(
        "CX104", "message", ("a", 0), "key", "hint", "warning", Span(1, 2, 3, 4),
        (Related("also", ("b",), "key", Span(5, 6, 7, 8)), Related("bare")),
        (Replace(("a", 0), "text"), Remove(("a", 1)), Rewrite(Span(1, 2, 3, 4), "text")),
        "fingerprint", "meant",
    )  # fmt: skip
    assert all(getattr(whole, field.name) not in (None, "", ()) for field in fields(Diagnostic))
    assert made_from(Diagnostic, json.loads(json.dumps(plain(whole)))) == whole


@pytest.mark.processes
def test_runs_beside_each_other_and_killed_ones_leave_nothing_broken(project: Path, tmp_path: Path) -> None:
    texts = [path.read_text("utf-8") for path in _maps(project)]
    for number in range(60):
        path = tmp_path / f"{number}.cxmap.yaml"
        path.write_text(_mutated(texts[number % len(texts)], Random(number)), "utf-8")
    line = [sys.executable, "-m", "cxmap", "validate", str(tmp_path), "--format", "concise"]
    bare = subprocess.run([*line, "--no-cache"], capture_output=True, check=False)
    runs = [subprocess.Popen(line, stdout=subprocess.PIPE, stderr=subprocess.PIPE) for _ in range(3)]
    killed = subprocess.Popen(line, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    told = [(*process.communicate(), process.returncode) for process in runs]
    killed.kill()
    killed.wait()
    again = subprocess.run(line, capture_output=True, check=False)
    assert {*told, (again.stdout, again.stderr, again.returncode)} == {
        (bare.stdout, bare.stderr, bare.returncode)
    }


@pytest.mark.parametrize("home", ["", "/proc/nothing", "/dev/null"])
def test_no_home_is_no_error(home: str, folder: Path) -> None:
    around = {**os.environ, "HOME": home, "XDG_CACHE_HOME": home}
    line = [sys.executable, "-m", "cxmap", "validate", str(folder)]
    done = subprocess.run(line, env=around, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr.startswith("1 map checked, no errors")) == (0, True)
