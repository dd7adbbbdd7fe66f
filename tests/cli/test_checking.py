"""`cxmap validate` without its parser: the same as with it, and nothing but what it understands."""

from __future__ import annotations

from itertools import combinations
from pathlib import Path

import pytest

from cxmap.cli import app, checking

WORDS = [
    "sound",
    "faulty",
    "missing",
    "-q",
    "--quiet",
    "--no-cache",
    "-f",
    "concise",
    "--",
    "-",
    "--nonsense",
]
LINES = [line for count in (0, 1, 2, 3) for line in combinations(WORDS, count)]


def _ran(line: tuple[str, ...], capsys: pytest.CaptureFixture[str]) -> tuple[int, str, str]:
    code = app.run(["validate", *line])
    return code, *capsys.readouterr()


def test_it_makes_no_difference(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("sound").write_text("cxmap: 1\ntitle: A visit\ntouchpoints: [I come in]\n")
    Path("faulty").write_text("cxmap: 1\ntitle: A visit\ntouchpoints: [{name: 1}]\n")
    without = {line: _ran(line, capsys) for line in LINES}
    assert {code for code, *_ in without.values()} == {0, 1, 2}
    monkeypatch.setattr(app, "_without_parser", lambda _: None)
    assert {line: _ran(line, capsys) for line in LINES} == without


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        (["validate"], None),
        (["validate", "-q"], None),
        (["validate", "a", "--format", "json"], None),
        (["validate", "a", "--", "b"], None),
        (["validate", "a", "-h"], None),
        (["gaps", "a"], None),
        ([], None),
        (["validate", "a"], (["a"], False, True)),
        (["validate", "-", "-q"], (["-"], True, True)),
        (["validate", "--no-cache", "a", "b", "--quiet"], (["a", "b"], True, False)),
    ],
)
def test_it_takes_paths_and_flags(
    line: list[str],
    expected: tuple[list[str], bool, bool] | None,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    taken = []

    def validate(paths: list[str], *, quiet: bool, remember: bool) -> int:
        taken.append((paths, quiet, remember))
        return 0

    monkeypatch.setattr(checking, "validate", validate)
    assert app._without_parser(line) == (None if expected is None else 0)
    assert taken == ([] if expected is None else [expected])
