"""Every command that a message, a hint or a page names is there."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from cxmap.cli.app import COMMANDS

NAMED = re.compile(r"(?:`|\$ |^|bin/|-m )cxmap ([a-z]+)\b(?! are| is| has| and| that| does)", re.MULTILINE)
PAGES = (
    "README.md",
    "CONTRIBUTING.md",
    "SECURITY.md",
    "docs/assistants.md",
    "docs/ci.md",
    "docs/cli.md",
    "docs/collections.md",
    "docs/editors.md",
    "docs/exchange.md",
    "docs/method.md",
    "docs/rules.md",
    "docs/sites.md",
)


@pytest.mark.parametrize("name", PAGES)
def test_in_pages(project: Path, name: str) -> None:
    assert set(NAMED.findall((project / name).read_text("utf-8"))) <= COMMANDS.keys()


def test_in_messages(project: Path) -> None:
    named = {
        (path.name, command)
        for path in (project / "src").rglob("*")
        if path.suffix in (".py", ".html", ".j2", ".js")
        for command in re.findall(r"`cxmap ([a-z]+)", path.read_text("utf-8"))
    }
    assert len(named) > 10
    assert {(name, command) for name, command in named if command not in COMMANDS} == set()
