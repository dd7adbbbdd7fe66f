"""docs/guide.md and its Dutch twin are walked from an empty folder: what they show is what happens.

`python scripts/generate.py` writes what they show anew.
"""

from __future__ import annotations

import importlib.util
import re
import sys
from pathlib import Path
from types import ModuleType

import pytest

from cxmap.cli.app import COMMANDS as KNOWN

PAGES = {"guide.md": "millrace", "guide.nl.md": "molenstroom"}
COMMAND = re.compile(r"^\$ (.+)$", re.MULTILINE)
COMMIT = re.compile(r"\b(?=[a-f]*\d)[0-9a-f]{8}\b")
"""Each stands for all that a commit holds, and so for every word of a template."""


@pytest.fixture
def walk(project: Path) -> ModuleType:
    """The script that walks pages."""
    spec = importlib.util.spec_from_file_location("walk", project / "scripts/walk.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


def commands(text: str) -> list[str]:
    """What is typed, without the words of one language."""
    typed = COMMAND.findall(text)
    return [
        " ".join(word for word in line.split() if word.startswith(("cxmap", "git", "-"))) for line in typed
    ]


@pytest.mark.parametrize("name", PAGES)
def test_whoever_types_it_sees_it(name: str, project: Path, tmp_path: Path, walk: ModuleType) -> None:
    page = (project / "docs" / name).read_text(encoding="utf-8")
    assert COMMIT.sub("commit", walk.walked_in(tmp_path, project, page)) == COMMIT.sub("commit", page)
    folder = tmp_path / "start" / PAGES[name]
    shown = re.findall(r"`((?:out|site)/[^`]+)`", page)
    assert len(shown) == 3
    assert all((folder / file).stat().st_size > 1_000 for file in shown)
    assert "promise kept" in page and "more than chance" in page


def test_both_languages_type_the_same(project: Path) -> None:
    english, dutch = ((project / "docs" / name).read_text(encoding="utf-8") for name in PAGES)
    assert commands(english) == [line.replace(" --language", "") for line in commands(dutch)]
    assert english.count("\n## ") == dutch.count("\n## ") and english.count("\n| ") == dutch.count("\n| ")


@pytest.mark.parametrize("name", PAGES)
def test_the_table_names_commands_that_there_are(name: str, project: Path) -> None:
    table = (project / "docs" / name).read_text(encoding="utf-8").rpartition("\n|---")[2]
    named = set(re.findall(r"`cxmap (\w+)", table))
    assert len(named) > 12 and named <= set(KNOWN)


@pytest.mark.parametrize(
    ("how", "made"),
    [
        ("a.txt", "new\n"),
        ('a.txt after "two"', "one\ntwo\nnew\nthree\n"),
        ('a.txt until "three"', "new\nthree\n"),
        ("a.txt append", "one\ntwo\nthree\n\nnew\n"),
    ],
)
def test_files_are_saved_and_changed(
    how: str, made: str, project: Path, tmp_path: Path, walk: ModuleType
) -> None:
    page = f"```text a.txt\none\ntwo\nthree\n```\n```text {how}\nnew\n```\n"
    assert walk.walked_in(tmp_path, project, page) == page
    assert (tmp_path / "start" / "a.txt").read_text() == made


def test_a_page_that_cannot_be_walked_fails(project: Path, tmp_path: Path, walk: ModuleType) -> None:
    for number, page in enumerate(
        (
            "```console\n$ cxmap gaps nowhere.yaml\n```\n",
            '```text a.txt\none\n```\n```text a.txt after "two"\n```\n',
        )
    ):
        folder = tmp_path / str(number)
        folder.mkdir()
        with pytest.raises((RuntimeError, ValueError), match=r"nowhere|stands 0 times"):
            walk.walked_in(folder, project, page)
