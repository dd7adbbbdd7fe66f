"""Questions to git about one file. Every answer may be "nothing": no git, no repository, no commit yet."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

SECONDS = 10


def _without_git_variables() -> dict[str, str]:
    """The environment as it is outside of git: a hook's variables would point at another repository."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    return kept | {"GIT_OPTIONAL_LOCKS": "0", "LC_ALL": "C"}


def _ask(folder: Path, *words: str) -> str | None:
    """What git prints, or nothing where it fails. A user's word only ever stands behind `--`."""
    try:
        done = subprocess.run(  # noqa: S603 - fixed program, no shell
            ["git", "-c", "core.fsmonitor=false", "-C", str(folder), *words],  # noqa: S607
            capture_output=True,
            timeout=SECONDS,
            check=False,
            env=_without_git_variables(),
            stdin=subprocess.DEVNULL,
        )
    except (OSError, subprocess.TimeoutExpired):
        return None
    return done.stdout.decode("utf-8", "replace").strip() if done.returncode == 0 else None


def revision_of(path: Path) -> str | None:
    """The short hash of the last commit that changed a file, with a `+` where it has changed since."""
    folder, name = path.parent, path.name
    hash_ = _ask(folder, "log", "-1", "--format=%h", "--no-show-signature", "--", f"./{name}")
    if not hash_:
        return None
    changes = _ask(folder, "status", "--porcelain=v1", "--untracked-files=no", "--", f"./{name}")
    return f"{hash_}+" if changes else hash_
