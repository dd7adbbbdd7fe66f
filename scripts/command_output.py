"""Pages that show what the terminal says: the commands that they name are run, and their output put below."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

_PART = re.compile(r"<!-- generated: (?P<command>cxmap [^\n]+) -->\n.*?<!-- end -->", re.DOTALL)


def _shown(command: str, root: Path) -> str:
    environment = {**os.environ, "COLUMNS": "80", "NO_COLOR": "1"}
    environment.pop("FORCE_COLOR", None)
    done = subprocess.run(
        [sys.executable, "-m", "cxmap", *command.split()[1:]],
        capture_output=True,
        text=True,
        check=False,
        cwd=root,
        env=environment,
    )
    output = "\n".join(line.rstrip() for line in (done.stdout + done.stderr).rstrip().splitlines())
    return f"<!-- generated: {command} -->\n```text\n$ {command}\n{output}\n```\n<!-- end -->"


def with_output(root: Path, name: str) -> str:
    """A page with its generated parts made anew."""
    text = (root / name).read_text(encoding="utf-8")
    return _PART.sub(lambda found: _shown(found["command"], root), text)


def drawn(root: Path, command: str) -> str:
    """What a command that draws an SVG to standard output draws."""
    done = subprocess.run(
        [sys.executable, "-m", "cxmap", *command.split(), "--output", "-", "--format", "svg"],
        capture_output=True,
        text=True,
        check=True,
        cwd=root,
    )
    return done.stdout
