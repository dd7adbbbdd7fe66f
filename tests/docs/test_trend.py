"""docs/trend.md tells the story of a repository that is made here, commit by commit."""

from __future__ import annotations

import os
import re
import shlex
from pathlib import Path

import pytest

from cxmap.cli.app import run

from ..history.repository import Repository

DONE = "  - {title: More tills, addresses: [queue], status: done, done: 2024-04-20}\n"
PLANNED = "  - {title: More tills, addresses: [queue], status: planned}\n"
STORY = (
    (1, 1, 1, "", "First workshop"),
    (-1, 1, 1, "", "Winter survey: queues"),
    (-1, 0, 1, "", "Card readers fail"),
    (-1, 0, 1, PLANNED, "Plan more tills"),
    (1, 0, 1, DONE, "The tills are there"),
    (1, 0, 0, DONE, "Be realistic about goals"),
    (-2, 0, 0, DONE, "December"),
)


def shop(queue: int, card: int, goal: int, opportunities: str) -> str:
    return (
        f"cxmap: 1\ntitle: A day of shopping\ngoal: {goal}\nphases:\n  - name: Visit\n    touchpoints:\n"
        "      - {name: Find a jacket, experience: 1}\n"
        f"      - {{id: queue, name: Queue at the till, experience: {queue}}}\n"
        f"      - {{name: Pay by card, experience: {card}}}\n"
        + (f"opportunities:\n{opportunities}" if opportunities else "")
    )


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    made = Repository(tmp_path / "shop")
    for queue, card, goal, opportunities, message in STORY:
        (made.folder / "shop.cxmap.yaml").write_text(shop(queue, card, goal, opportunities))
        made.commit(message=message)
        made.day += 29
    return made


def blocks(text: str) -> list[tuple[str, str]]:
    return re.findall(r"```text\n\$ (cxmap [^\n]+)\n(.*?)```", text, re.DOTALL)


def test_the_page_shows_what_the_commands_print(
    repository: Repository, project: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(repository.folder)
    monkeypatch.setenv("COLUMNS", "80")
    page = project / "docs" / "trend.md"
    text = page.read_text(encoding="utf-8")
    shown = blocks(text)
    assert len(shown) == 3
    for command, output in shown:
        assert run(shlex.split(command)[1:]) == 0
        printed = capsys.readouterr().out
        if os.environ.get("CXMAP_ACCEPT"):
            old, new = (f"$ {command}\n{content}```" for content in (output, printed))
            page.write_text(page.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")
        else:
            assert output == printed, f"{command} prints:\n{printed}"


def test_the_page_shows_the_picture_that_is_drawn(
    repository: Repository, project: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.chdir(repository.folder)
    drawn = tmp_path / "shop.svg"
    assert run(["trend", "shop.cxmap.yaml", "--as-of", "2024-12-31", "-o", str(drawn), "--quiet"]) == 0
    shown = project / "docs" / "trend" / "shop.svg"
    if os.environ.get("CXMAP_ACCEPT"):
        shown.parent.mkdir(exist_ok=True)
        shown.write_bytes(drawn.read_bytes())
    assert shown.read_bytes() == drawn.read_bytes()
