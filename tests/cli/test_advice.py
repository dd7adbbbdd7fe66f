"""Advice on the command line: what is spoken of, what fails, what is known already, and what is mended."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from cxmap.cli.app import run

MAP = """\
cxmap: 1
title: A visit   # the first one
channels: [{id: web, name: Web}, {id: phone, name: Phone}]
touchpoints:
  - name: I come in
    channel: WEB
    impact: negative
    pain_points: [Nobody looks up, "-", Nobody looks up]  # seen twice
opportunities:
  - {title: A greeter, status: planned, addresses: i-come-in}
"""
CODES = ["CX110", "CX402", "CX421", "CX423", "CX436", "CX457"]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "m.cxmap.yaml"
    path.write_text(MAP, encoding="utf-8")
    return path


@pytest.fixture
def said(capsys: pytest.CaptureFixture[str]) -> Said:
    return Said(capsys)


class Said:
    """What a run of `cxmap validate` gave."""

    def __init__(self, capsys: pytest.CaptureFixture[str]) -> None:
        self.capsys = capsys
        self.code, self.out, self.err = 0, "", ""

    def __call__(self, *arguments: str | Path) -> Said:
        self.code = run(["validate", *map(str, arguments)])
        self.out, self.err = self.capsys.readouterr()
        return self

    def codes(self, *arguments: str | Path) -> list[str]:
        """The codes that are spoken of."""
        self("-f", "json", *arguments)
        return sorted(finding["code"] for finding in json.loads(self.out)["findings"])


def test_advice_is_shown_and_fails_nothing_unless_asked(path: Path, said: Said) -> None:
    assert said.codes(path) == CODES
    assert (said.code, said.err) == (0, "1 map checked, no errors, 1 warning, 5 pieces of advice\n")
    assert said(path, "--strict").code == 1
    assert ": advice: CX402 no touchpoint goes over `phone`" in said.out
    assert said(path, "-f", "concise").out.count(" advice CX") == 5
    assert said(path, "--strict", "--ignore", "CX").code == 0


def test_other_commands_give_none(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["gaps", str(path)]) == 0
    assert "CX4" not in "".join(capsys.readouterr())


def test_what_is_selected_and_ignored(path: Path, said: Said) -> None:
    assert said.codes(path, "--select", "cx42,CX110") == ["CX110", "CX421", "CX423"]
    assert said.codes(path, "--ignore", "CX4") == ["CX110"]
    assert said.codes(path, "--ignore", "CX4", "--select", "CX423", "--select", "CX1") == ["CX110", "CX423"]
    assert said.codes(path, "--select", "CX423", "--ignore", "CX423") == []
    assert said(path, "--select", "CX9").code == 2
    assert said.err == "cxmap: `CX9` is no code; `cxmap rule` lists them all\n"


def test_errors_cannot_be_ignored(path: Path, said: Said) -> None:
    path.write_text(MAP.replace("WEB", "none") + "# cxmap: ignore[CX201]\n", encoding="utf-8")
    assert said.codes(path, "--ignore", "CX", "--select", "CX4") == ["CX201"]
    assert said.code == 1


def test_a_project_says_what_holds(path: Path, said: Said) -> None:
    settings = path.parent / "cxmap.toml"
    settings.write_text('[lint]\nselect = ["CX4"]\nignore = ["CX42"]\nstrict = ["CX457"]\n', encoding="utf-8")
    assert said.codes(path) == ["CX402", "CX436", "CX457"]
    assert said.code == 1
    assert said.codes(path, "--ignore", "CX457") == ["CX402", "CX436"]
    assert said.code == 0
    settings.write_text(
        '[lint]\nstrict = true\n[lint.per_file_ignores]\n"*.yaml" = ["CX4"]\n', encoding="utf-8"
    )
    assert said.codes(path) == ["CX110"]
    assert said.code == 1
    settings.write_text('[lint.per_file_ignores]\n"old/*" = ["CX"]\n', encoding="utf-8")
    assert said.codes(path) == CODES
    old = path.parent / "old" / "deep"
    old.mkdir(parents=True)
    path.rename(old / path.name)
    assert said.codes(old) == []


def test_settings_that_cannot_be_used_are_named_once(path: Path, said: Said) -> None:
    (path.parent / "other.cxmap.yaml").write_text(MAP, encoding="utf-8")
    (path.parent / "cxmap.toml").write_text('[lint]\nselect = ["CX999"]\n', encoding="utf-8")
    assert said(path.parent).code == 2
    assert said.err.count("`CX999` is no code") == 1
    assert "cxmap.toml:2:1" in said.err


def test_a_comment_in_the_map_silences(path: Path, said: Said) -> None:
    text = MAP.replace("impact: negative", "impact: negative  # cxmap: ignore[CX436]")
    path.write_text(text, encoding="utf-8")
    assert said.codes(path) == [code for code in CODES if code != "CX436"]
    path.write_text("# cxmap: ignore[CX4, CX110]\n" + MAP, encoding="utf-8")
    assert said.codes(path) == []
    above = MAP.replace("opportunities:\n", "opportunities:\n  # cxmap: ignore[CX457, CX452]\n")
    path.write_text(above, encoding="utf-8")
    assert said.codes(path) == ["CX016", *CODES[:-1]]
    said(path, "-f", "concise", "--select", "CX016")
    assert "nothing to ignore is found on line 11 for `CX452`" in said.out


def test_what_is_known_is_not_told_again(path: Path, said: Said, tmp_path: Path) -> None:
    known = tmp_path / "known.json"
    assert said(path, "--write-baseline", known).code == 0
    assert said.err.startswith("6 findings written to ")
    first = known.read_bytes()
    assert said.codes(path, "--baseline", known) == []
    moved = MAP.replace("touchpoints:\n", "touchpoints:\n  - {name: First, channel: [web, phone]}\n")
    path.write_text(moved + "  - {title: A chair}\n", encoding="utf-8")
    assert said.codes(path, "--baseline", known) == ["CX452"]
    assert "knows what is no longer there: m.cxmap.yaml: CX402 no touchpoint goes over `phone`" in said.err
    assert said(path, "--baseline", known, "--strict").code == 1
    path.write_text(MAP, encoding="utf-8")
    assert said(path, "--write-baseline", known).code == 0
    assert known.read_bytes() == first
    path.unlink()
    (tmp_path / "other.cxmap.yaml").write_text(MAP, encoding="utf-8")
    assert len(said.codes(tmp_path, "--baseline", known)) == 6
    assert "m.cxmap.yaml is no longer there (6 known)" in said.err


def test_a_project_has_a_baseline(path: Path, said: Said, tmp_path: Path) -> None:
    (tmp_path / "cxmap.toml").write_text('[lint]\nbaseline = "known.json"\n', encoding="utf-8")
    assert said(path).code == 2
    assert said(path, "--write-baseline", tmp_path / "known.json").code == 0
    assert said.codes(path) == []


@pytest.mark.parametrize(
    "text", ["", "[]", "{}", '{"cxmap-baseline": 1, "files": {"a": [1]}}', "[" * 100_000]
)
def test_what_is_no_baseline(path: Path, said: Said, tmp_path: Path, text: str) -> None:
    other = tmp_path / "other.json"
    other.write_text(text, encoding="utf-8")
    assert said(path, "--baseline", other).code == 2
    assert said.err.startswith(f"cxmap: {other} is ")
    assert said(path, "--write-baseline", other).code == 2
    assert other.read_text(encoding="utf-8") == text
    assert said(path, "--baseline", tmp_path / "none.json").code == 2


def test_errors_are_never_known(path: Path, said: Said, tmp_path: Path) -> None:
    path.write_text(MAP.replace("WEB", "none"), encoding="utf-8")
    known = tmp_path / "known.json"
    assert said(path, "--write-baseline", known).code == 1
    assert said.codes(path, "--baseline", known) == ["CX201"]


def test_findings_are_counted(path: Path, said: Said) -> None:
    (path.parent / "n.cxmap.yaml").write_text(MAP, encoding="utf-8")
    said(path.parent, "--statistics", "--select", "CX436,CX110")
    assert said.out == (
        "2  CX110  warning  channel-spelled-otherwise\n2  CX436  advice   impact-without-a-reason\n"
    )
    said(path, "-f", "json")
    assert json.loads(said.out)["statistics"] == dict.fromkeys(CODES, 1)


MENDED = MAP.replace("channel: WEB", "channel: web").replace(', "-", Nobody looks up]', "]")


def test_what_is_safe_is_mended(path: Path, said: Said) -> None:
    said(path, "--diff")
    assert path.read_text(encoding="utf-8") == MAP
    assert said.err.startswith("3 findings can be mended in 1 map\n")
    removed = [line for line in said.out.splitlines() if line.startswith("-") and not line.startswith("---")]
    assert removed == [
        "-    channel: WEB",
        '-    pain_points: [Nobody looks up, "-", Nobody looks up]  # seen twice',
    ]
    assert said.codes(path, "--fix") == ["CX402", "CX436", "CX457"]
    assert path.read_text(encoding="utf-8") == MENDED
    before = path.stat().st_mtime_ns
    assert said(path, "--fix", "--diff").out == ""
    said(path, "--fix")
    assert path.stat().st_mtime_ns == before


def test_only_what_is_spoken_of_is_mended(path: Path, said: Said) -> None:
    said(path, "--fix", "--select", "CX110")
    assert path.read_text(encoding="utf-8") == MAP.replace("WEB", "web")
    path.write_text(MAP.replace("twice", "twice # cxmap: ignore[CX42]"), encoding="utf-8")
    said(path, "--fix", "--ignore", "CX110", "--ignore", "CX42")
    assert "WEB" in path.read_text(encoding="utf-8")


def test_useless_comments_are_taken_away(path: Path, said: Said) -> None:
    text = MAP.replace("title: A v", "# cxmap: ignore[CX425]\ntitle: A v").replace(
        "impact: negative", "impact: negative  # cxmap: ignore[CX436, CX437]"
    )
    path.write_text(text, encoding="utf-8")
    said(path, "--fix", "--select", "CX016")
    assert path.read_text(encoding="utf-8") == MAP.replace(
        "impact: negative", "impact: negative  # cxmap: ignore[CX436]"
    )


def test_a_byte_order_mark_and_line_ends_are_kept(path: Path, said: Said) -> None:
    raw = b"\xef\xbb\xbf" + MAP.replace("\n", "\r\n").encode()
    path.write_bytes(raw)
    said(path, "--fix")
    assert path.read_bytes() == b"\xef\xbb\xbf" + MENDED.replace("\n", "\r\n").encode()


def test_standard_input_and_faulty_maps_are_left_alone(path: Path, said: Said) -> None:
    path.write_text(MAP + "nope: 1\n", encoding="utf-8")
    assert said(path, "--fix").code == 1
    assert path.read_text(encoding="utf-8") == MAP + "nope: 1\n"
