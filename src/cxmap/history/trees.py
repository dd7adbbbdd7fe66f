"""What lay in a folder at a revision: commits by the names that people give them, and the files in them.

A revision is a user's word, or a stranger's: it stands behind `--end-of-options`, and nothing is checked out.
"""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

from msgspec import Struct

from cxmap.errors import InputError
from cxmap.history import git

LONGEST = 250
_UNPRINTED = re.compile(r"[\x00-\x1f\x7f]")


class Commit(Struct, frozen=True):
    """A commit: its whole hash, and the day of it."""

    hash: str
    day: date

    @property
    def short(self) -> str:
        """As people read it."""
        return self.hash[: git.SHORT]


class Blob(Struct, frozen=True):
    """A file at a commit: its path from the folder that was asked about, and the hash of what it held."""

    path: str
    content: str


def commit_at(folder: Path, revision: str) -> Commit:
    """The commit that a revision names. Raises InputError, with the reason, where there is none."""
    if revision.startswith("-"):
        raise InputError(f"`{revision}` is no revision: none begins with a dash")
    if not revision or len(revision) > LONGEST or _UNPRINTED.search(revision):
        raise InputError(f"{revision[:40]!r} is no revision")
    hash_ = git.said(
        git.ask(folder, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}")
    )
    if not git.is_hash(hash_):
        raise InputError(_why_not(folder, revision))
    asked = ("log", "-1", "--format=%cd", "--date=short", "--no-show-signature", hash_, "--")
    answer = git.said(git.ask(folder, *asked))
    try:
        return Commit(hash_, date.fromisoformat(answer))
    except ValueError:
        raise InputError(f"git does not tell when `{revision}` was committed") from None


def _why_not(folder: Path, revision: str) -> str:
    if git.missing(folder / "map") == "unanswered":
        return f"git gives no answer in {folder}"
    if _is_bare(folder):
        return f"{folder} is a bare repository, and those are not asked: clone it, and compare there"
    if not git.said(git.ask(folder, "rev-parse", "--git-dir")):
        return f"{folder} is in no git repository, or git is not installed: `{revision}` names nothing there"
    if not git.said(git.ask(folder, "rev-parse", "--verify", "--quiet", "HEAD")):
        return f"the repository has no commit yet, so there is no `{revision}`"
    if git.missing(folder / "map") == "shallow":
        return (
            f"git knows no revision `{revision}` here: this is a shallow clone, of the latest commits alone; "
            "`git fetch --unshallow` gets the others"
        )
    return f"`{revision}` is neither a file nor a revision that git knows here"


def _is_bare(folder: Path) -> bool:
    """Whether a folder has what git takes for a repository without a working tree."""
    return (folder / "HEAD").is_file() and all((folder / name).is_dir() for name in ("objects", "refs"))


def common_ancestor(folder: Path, commit: Commit, other: Commit) -> Commit:
    """Where two lines of commits parted. Raises InputError where nothing says so."""
    hash_ = git.said(git.ask(folder, "merge-base", commit.hash, other.hash)).split("\n")[0]
    if not git.is_hash(hash_):
        shallow = "; in a shallow clone it may be missing" if git.missing(folder / "map") == "shallow" else ""
        raise InputError(f"{commit.short} and {other.short} have no commit in common{shallow}")
    return commit_at(folder, hash_)


def files_at(folder: Path, commit: Commit, path: str = "") -> tuple[Blob, ...]:
    """The regular files below a folder at a commit, or the one file at a `path` from there.

    Links and other repositories are passed over. Empty where there was none, and where git gives no answer.
    """
    asked = f"./{path}" if path else "./"
    answer = git.ask(folder, "ls-tree", "-r", "-z", commit.hash, "--", asked, seconds=git.SLOW)
    blobs = []
    for line in (answer or b"").split(b"\0"):
        head, tab, name = line.partition(b"\t")
        parts = head.split(b" ")
        if tab and len(parts) == 3 and parts[0] in git.MODES:
            blobs.append(Blob(name.decode("utf-8", "surrogateescape"), parts[2].decode("ascii")))
    return tuple(blobs)
