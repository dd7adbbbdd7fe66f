"""Small git repositories for tests, apart from the settings of whoever runs them."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

NAME = "map.cxmap.yaml"


class Repository:
    """A repository whose commits are one day apart, from 1 January 2024 on."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.day = folder, 0
        folder.mkdir(parents=True, exist_ok=True)
        self.git("init", "-q", "-b", "main")

    def git(self, *words: str) -> str:
        moment = f"{1704110400 + self.day * 86400} +0000"
        people = ("GIT_AUTHOR", "GIT_COMMITTER")
        named = {f"{who}_{what}": value for who in people for what, value in
                 (("NAME", "A"), ("EMAIL", "a@example.org"), ("DATE", moment))}  # fmt: skip
        alone = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1", "GIT_ALLOW_PROTOCOL": "file"}
        done = subprocess.run(
            ["git", "-C", str(self.folder), *words],
            env={**os.environ, **named, **alone},
            check=True,
            capture_output=True,
        )
        return done.stdout.decode()

    def commit(self, *, message: str = "change") -> None:
        """Commit everything, a day after the last commit."""
        self.git("add", "-A")
        self.git("commit", "-q", "--allow-empty", "-m", message)
        self.day += 1

    def write(self, text: str | bytes, name: str = NAME) -> Path:
        """Write a file and commit it."""
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode() if isinstance(text, str) else text)
        self.commit()
        return path
