"""Questions to git about one file. Every answer may be "nothing": no git, no repository, no commit yet.

Nothing goes over the network, no program that a repository's settings name is run, and what git is given,
a file's name and hashes that it printed itself, can never be taken for an option or a pattern.
"""

from __future__ import annotations

import hashlib
import os
import re
import subprocess
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import Literal, Protocol, TypeVar

from msgspec import Struct

from cxmap.errors import InputError
from cxmap.source.files import read_regular
from cxmap.source.text import LARGEST

QUICK, SLOW = 3, 10
"""Seconds that a question may take: about one commit or a setting; about all commits of a file."""
MOST_UNANSWERED = 3
"""After so many questions that took longer, in different folders, git is asked nothing any more."""
MOST_BYTES = 8 * LARGEST
"""Of all old versions together."""
SHORT = 8
"""Letters of a hash that people read; git's own choice differs from clone to clone."""
MODES = (b"100644", b"100755")
Missing = Literal["", "shallow", "partial", "unanswered"]
"""Why git knows less of a file than there was: a clone of the latest commits only, one without the contents
of old versions, or a repository in which git gives no answer."""
_READ_FIRST = ("HEAD", "config", "commondir", "packed-refs", "shallow")
"""What git reads in a repository whatever it is asked."""
_PARTIAL = r"^(extensions\.partialclone|remote\..*\.(promisor|partialclonefilter))$"
_unanswered: set[Path] = set()
"""Folders in which git took too long, so that nothing more is asked there: pipes can lie in a repository."""
_HASH = re.compile(r"[0-9a-f]{40}(?:[0-9a-f]{24})?")


class Revision(Struct, frozen=True):
    """A commit that changed a file: its short hash and day, and the hash of what it left in the file."""

    id: str
    day: date
    second: int
    """When it was committed, in seconds since 1970."""
    content: str
    hash: str = ""
    """The whole hash of the commit."""


class Author(Struct, frozen=True):
    """Who made a commit and what they said of it: the first line of the message."""

    name: str
    subject: str


MOST_SAID = 200
"""Letters of a name or subject: git takes megabytes on one line."""


def _short(text: str) -> str:
    text = text.strip()
    return text if len(text) <= MOST_SAID else text[: MOST_SAID - 1] + "…"


class _Dated(Protocol):
    @property
    def second(self) -> int: ...


_Some = TypeVar("_Some", bound=_Dated)


def _alone() -> dict[str, str]:
    """The environment as it is outside of git, where a hook's variables would point at another repository;
    without a network, from which git would fetch what a partial clone has left out, and without what a
    repository may put in the place of its own commits and files."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    return kept | {
        "GIT_OPTIONAL_LOCKS": "0",
        "GIT_NO_LAZY_FETCH": "1",
        "GIT_NO_REPLACE_OBJECTS": "1",
        "GIT_GRAFT_FILE": os.devnull,
        "GIT_ALLOW_PROTOCOL": "",
        "GIT_TERMINAL_PROMPT": "0",
        "LC_ALL": "C",
    }


def ask(
    folder: Path, *words: str, given: str = "", seconds: int | None = None, partly: bool = False
) -> bytes | None:
    """What git prints, or nothing where it fails: with `partly`, what it had printed until then.

    A user's word only ever stands behind `--`.
    """
    if not _answers(folder) or _repository(folder) is None:
        return None
    settings = ("-c", "core.fsmonitor=false", "-c", "safe.bareRepository=explicit")
    try:
        done = subprocess.run(  # noqa: S603 - fixed program, no shell
            ["git", "--literal-pathspecs", *settings, "-C", str(folder), *words],  # noqa: S607
            capture_output=True,
            timeout=QUICK if seconds is None else seconds,
            check=False,
            env=_alone(),
            input=given.encode("ascii"),
        )
    except subprocess.TimeoutExpired:
        _unanswered.add(folder)
        return None
    except (OSError, ValueError):
        return None
    return done.stdout if done.returncode == 0 or partly else None


def _answers(folder: Path) -> bool:
    """Whether git can be asked in a folder without waiting for a pipe, as far as can be seen beforehand."""
    if folder in _unanswered or len(_unanswered) >= MOST_UNANSWERED:
        return False
    try:
        repository = _repository(folder)
        return repository is None or _is_plain(repository)
    except (OSError, ValueError):
        return False


def _repository(folder: Path) -> Path | None:
    """What makes a folder part of a repository. Outside of one git need not be started, which takes longer
    than to read a map."""
    aboves = (above / ".git" for above in (folder, *folder.parents))
    return next((path for path in aboves if path.is_symlink() or path.exists()), None)


def _is_plain(repository: Path) -> bool:
    if not repository.is_dir():
        return repository.is_file()  # of a worktree or submodule: it says where the folder is
    files = (repository / name for name in _READ_FIRST)
    return all(file.is_file() for file in files if file.is_symlink() or file.exists())


def said(answer: bytes | None) -> str:
    return "" if answer is None else answer.decode("utf-8", "replace").strip()


def revision_of(path: Path) -> str | None:
    """The short hash of the last commit that changed a file, with a `+` where it has changed since."""
    path = _real(path)
    folder, name = path.parent, path.name
    hash_ = said(
        ask(folder, "log", "-1", "--format=%h", "--no-show-signature", "--no-mailmap", "--", f"./{name}")
    )
    if not hash_:
        return None
    entry = said(ask(folder, "ls-tree", "HEAD", "--", f"./{name}")).split()
    return hash_ if len(entry) > 2 and entry[2] in _blobs(path, entry[2]) else f"{hash_}+"


def _blobs(path: Path, like: str) -> tuple[str, ...]:
    """What git would call a file's content, as it is and with the line ends of a repository.

    Asking git whether the file has changed would run the filters that a repository's settings name.
    """
    try:
        content = read_regular(path, LARGEST + 1)
    except InputError:
        return ()
    kind = "sha1" if len(like) == len(hashlib.sha1(usedforsecurity=False).hexdigest()) else "sha256"
    return tuple(
        hashlib.new(kind, b"blob %d\0%b" % (len(variant), variant), usedforsecurity=False).hexdigest()
        for variant in (content, content.replace(b"\r\n", b"\n"))
    )


def _real(path: Path) -> Path:
    """The file behind links: it is that one which has a history."""
    try:
        return path.resolve()
    except (OSError, ValueError, RuntimeError):
        return path


def missing(path: Path) -> Missing:
    """Why git knows less of a file than there was; nothing where it knows all, and outside of git."""
    folder = _real(path).parent
    if said(ask(folder, "rev-parse", "--is-shallow-repository")) == "true":
        return "shallow"
    if said(ask(folder, "config", "--get-regexp", _PARTIAL)):
        return "partial"
    return "" if _answers(folder) else "unanswered"


def revisions(path: Path, limit: int) -> tuple[Revision, ...]:
    """The last commits that changed a file, at most `limit`, the newest last; across renames.

    A merge counts as one change, on the day that it was merged. A copy begins anew: what it was copied from
    has a history of its own. Commits that took the file away, or left something else than a file, are passed
    over. Nothing outside of git, and nothing in a shallow clone, whose first commit looks like the making of
    every file.
    """
    path = _real(path)
    if limit < 1 or missing(path) == "shallow":
        return ()
    answer = ask(
        path.parent, "log", f"--max-count={limit}", "--follow", "--first-parent", "-m", "--raw", "-z",
        "--no-abbrev", "--no-show-signature", "--no-ext-diff", "--no-textconv", "--no-color", "--date=short",
        "--no-mailmap",
        "--format=%H %ct %cd", "--", f"./{path.name}", seconds=SLOW,
    )  # fmt: skip
    return tuple(reversed(list(_listed(answer or b""))))


def _listed(answer: bytes) -> Iterator[Revision]:
    """The revisions in a log, the newest first.

    Fields end in NUL, and names are passed over by how many of them a change has, whatever they look like.
    """
    fields = iter(answer.split(b"\0"))
    head: list[str] = []
    for field in fields:
        change = field.lstrip(b"\n")
        if not change.startswith(b":"):
            head = change.decode("ascii", "replace").split()
            continue
        _, mode, _, content, status = change[1:].split(b" ")
        for _ in range(2 if status[:1] in (b"R", b"C") else 1):
            next(fields, b"")
        revision = _revision(head, content.decode("ascii", "replace"))
        if mode in MODES and revision is not None:
            yield revision
        if status.startswith(b"C"):
            return


def _revision(head: Sequence[str], content: str) -> Revision | None:
    if len(head) != 3 or not _HASH.fullmatch(content):
        return None
    try:
        return Revision(head[0][:SHORT], date.fromisoformat(head[2]), int(head[1]), content, head[0])
    except ValueError:
        return None


def authors(path: Path, hashes: Sequence[str]) -> dict[str, Author]:
    """Who made commits and what they said of them, by their whole hashes; of those that git knows here."""
    asked = [hash_ for hash_ in dict.fromkeys(hashes) if _HASH.fullmatch(hash_)]
    if not asked:
        return {}
    answer = ask(
        _real(path).parent, "log", "--no-walk=unsorted", "--stdin", "-z", "--no-show-signature", "--no-color",
        "--no-mailmap", "--encoding=UTF-8", "--format=%H%n%an%n%s",
        given="".join(f"{hash_}\n" for hash_ in asked), seconds=SLOW,
    )  # fmt: skip
    known: dict[str, Author] = {}
    for entry in (answer or b"").decode("utf-8", "replace").split("\0"):
        hash_, _, rest = entry.partition("\n")
        name, _, subject = rest.partition("\n")
        if hash_ in asked:
            known[hash_] = Author(_short(name), _short(subject))
    return known


def thinned(somes: Sequence[_Some], most: int) -> tuple[_Some, ...]:
    """At most so many revisions, in their order: the first, the last and those that stood the longest."""
    if len(somes) <= most:
        return tuple(somes)
    stood = {at: somes[at + 1].second - somes[at].second for at in range(1, len(somes) - 1)}
    longest = sorted(stood, key=lambda at: (-stood[at], -at))[: max(0, most - 2)]
    kept = sorted({0, len(somes) - 1, *longest} if most > 1 else {len(somes) - 1})
    return tuple(somes[at] for at in kept)


def contents_at(path: Path, wanted: Sequence[Revision]) -> dict[str, bytes]:
    """What a file held at revisions of it, by `Revision.content`.

    Left out is what git does not have here, what is larger than a map may be, and whatever would bring all
    of them together above MOST_BYTES; the newest are taken first.
    """
    return contents(_real(path).parent, [revision.content for revision in reversed(wanted)])


def contents(folder: Path, wanted: Sequence[str]) -> dict[str, bytes]:
    """What lies in a repository under hashes, the first ones first, as far as `contents_at` takes it."""
    hashes = list(dict.fromkeys(wanted))
    asked = "".join(f"{hash_}\n" for hash_ in hashes)
    check = "--batch-check=%(objectname) %(objecttype) %(objectsize)"
    sizes = ask(folder, "cat-file", check, given=asked, partly=True)  # git stops at what is not here
    small: list[str] = []
    left = MOST_BYTES
    for line in said(sizes).splitlines():
        hash_, kind, size = (*line.split(" "), "", "")[:3]
        if kind == "blob" and size.isdecimal() and int(size) <= min(LARGEST, left):
            small.append(hash_)
            left -= int(size)
    if not small:
        return {}
    answer = ask(folder, "cat-file", "--batch", given="".join(f"{hash_}\n" for hash_ in small)) or b""
    return dict(_contents(answer))


def _contents(answer: bytes) -> Iterator[tuple[str, bytes]]:
    at = 0
    while (end := answer.find(b"\n", at)) >= 0:
        hash_, kind, size = (*answer[at:end].split(b" "), b"", b"")[:3]
        if kind != b"blob" or not size.isdigit():
            at = end + 1
            continue
        yield hash_.decode("ascii"), answer[end + 1 : end + 1 + int(size)]
        at = end + 2 + int(size)


def is_hash(text: str) -> bool:
    """Whether a text is the whole hash of something in a repository."""
    return _HASH.fullmatch(text) is not None
