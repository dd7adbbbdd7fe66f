"""Two versions of maps beside each other: files, or what git knows of them."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Unpack

from msgspec import Struct, field

from cxmap.api.held import HeldFiles, read_held
from cxmap.api.judging import score, today
from cxmap.api.reading import open_map, search, why_unsound, without_collection
from cxmap.api.reading import opened as opened_map
from cxmap.api.settings import AsOf, Scoring, configuration_for, scoring_of
from cxmap.api.surroundings import Surroundings
from cxmap.errors import InputError
from cxmap.source import absolute, is_map, may_be_map, read_bytes

if TYPE_CHECKING:
    from datetime import date

    from cxmap.changes import Comparison
    from cxmap.history import Commit
    from cxmap.model import Map
    from cxmap.rendering.text.change_tables import FileChange, Told

HEAD = "HEAD"
WORKING = "the working tree"


def compare(
    before: Map,
    after: Map,
    *,
    persona: str | None = None,
    as_of: AsOf = None,
    as_of_before: date | None = None,
    **how: Unpack[Scoring],
) -> Comparison:
    """What changed between two maps, as edits and as what they mean; see `cxmap.changes`.

    Ages of evidence are counted to `as_of` in both (`map`: the newest day that each names; today when None),
    and in the first to `as_of_before` where that is given. Raises CxmapError for a persona that one of them
    lacks.
    """
    from cxmap import changes, scoring

    cards = [score(map_, persona=persona, **how) for map_ in (before, after)]
    if as_of == "map":
        days = [scoring.newest_date(card) for card in cards]
    else:
        day = as_of or today()
        days = [as_of_before or day, day]
    first, second = (changes.version(card, day) for card, day in zip(cards, days, strict=True))
    return changes.compare(first, second)


class _Side(Struct):
    """The maps of one version by their names: the map, or nothing where it is no sound one."""

    label: str
    name: str = ""
    """The same without any words: a file or revision, or nothing for the files as they are now."""
    day: date | None = None
    maps: dict[str, Map | None] = field(default_factory=dict)
    contents: dict[str, bytes] = field(default_factory=dict)
    """What each file and the measured file beside it hold, to pass over what is the same."""
    skipped: list[str] = field(default_factory=list)

    def take(self, name: str, map_: Map | None, content: bytes, problem: str = "") -> None:
        self.maps[name], self.contents[name] = map_, content
        if map_ is None:
            self.skipped.append(f"{name} ({self.label}) is skipped: {problem}")


def diff(
    words: Sequence[str],
    *,
    persona: str | None = None,
    as_of: AsOf = None,
    how_for: Callable[[str], Scoring] | None = None,
) -> Told:
    """What changed between two files or folders, or between two revisions of what is named, as the words say.

    `A.yaml B.yaml`: two files, or two folders. `REV PATH ...`: a revision and the working tree.
    `REV..REV PATH ...`: two revisions; with three dots, from where they parted. `PATH ...`: the last commit
    and the working tree. Without a path, the current folder. A word is a path where there is one.
    Raises InputError where nothing can be compared.
    """
    from cxmap.rendering.text.change_tables import Told

    before, after = _sides(words)
    if not before.maps and not after.maps:
        raise InputError(f"there is no map to compare: neither in {before.label} nor in {after.label}")
    settings = how_for or (lambda name: scoring_of(configuration_for(name)))
    files: list[FileChange] = []
    pairs = _paired(before, after)
    if persona is not None:
        pairs = _with_persona(pairs, before, after, persona)
    for old, new in pairs:
        if not old or not new or before.contents[old] != after.contents[new] or old != new:
            file = _file(before, after, old, new, persona, as_of, settings)
            if file is not None:
                files.append(file)
    files.sort(key=lambda file: -(file.comparison.worse if file.comparison else 0))
    skipped = (*before.skipped, *after.skipped)
    return Told(before.label, after.label, tuple(files), skipped, (before.name, after.name))


def _file(
    before: _Side,
    after: _Side,
    old: str,
    new: str,
    persona: str | None,
    as_of: AsOf,
    settings: Callable[[str], Scoring],
) -> FileChange | None:
    from cxmap.rendering.text.change_tables import FileChange

    first, second = before.maps.get(old), after.maps.get(new)
    if (old and first is None) or (new and second is None):
        return None
    if first is None or second is None:
        only = first or second
        return None if only is None else FileChange(old, new, only.title)
    comparison = compare(
        first, second, persona=persona, as_of=as_of,
        as_of_before=before.day if as_of is None else None, **settings(new),
    )  # fmt: skip
    if not comparison.edits and not comparison.changes and old == new:
        return None
    return FileChange(old, new, second.title, comparison)


def _with_persona(
    pairs: Sequence[tuple[str, str]], before: _Side, after: _Side, persona: str
) -> list[tuple[str, str]]:
    """The pairs in which both maps know a persona; the others are told of, and left out.

    Raises InputError where that leaves no pair of those that there are.
    """
    kept = []
    lines = []
    for old, new in pairs:
        lacking = [
            f"{name} ({side.label}) is skipped: it has no persona `{persona}`"
            for side, name in ((before, old), (after, new))
            if (map_ := side.maps.get(name)) is not None and persona not in map_.personas_by_id
        ]
        lines += lacking
        if not lacking:
            kept.append((old, new))
    if lines and not kept:
        raise InputError(lines[0].replace("is skipped: it has", "has"))
    after.skipped += lines
    return kept


def _paired(before: _Side, after: _Side) -> list[tuple[str, str]]:
    """The names of each map before and after; where one has another name, by a title that nobody else has."""
    pairs = [(name, name) for name in after.maps if name in before.maps]
    olds = {name: map_.title for name, map_ in before.maps.items() if name not in after.maps and map_}
    news = {name: map_.title for name, map_ in after.maps.items() if name not in before.maps and map_}
    if len(before.maps) == len(after.maps) == 1:
        return [(next(iter(before.maps)), next(iter(after.maps)))]
    for title in dict.fromkeys(olds.values()):
        old, new = ([name for name, own in side.items() if own == title] for side in (olds, news))
        if len(old) == len(new) == 1:
            pairs.append((old[0], new[0]))
    known = {name for pair in pairs for name in pair}
    pairs += [(name, "") for name in before.maps if name not in known]
    return pairs + [("", name) for name in after.maps if name not in known]


# Which two versions


def _exists(word: str) -> bool:
    try:
        return word == "-" or os.path.lexists(word)
    except ValueError:
        return False


def _sides(words: Sequence[str]) -> tuple[_Side, _Side]:
    if len(words) == 2 and all(map(_exists, words)):
        before, after = (_of_files(word, word, from_there=True) for word in words)
        return before, after
    is_path = not words or _exists(words[0])
    paths = list(words if is_path else words[1:]) or ["."]
    first, dots, second = (HEAD, "", "") if is_path else _range(words[0])
    before, after = _Side(first, first), _Side(second or WORKING, second)
    for path in paths:
        _take_both(path, before, after, first, dots, second)
    return before, after


def _range(word: str) -> tuple[str, str, str]:
    """The two revisions of a range, HEAD where one is left out; nothing for the second without a range."""
    for dots in ("...", ".."):
        first, separator, second = word.partition(dots)
        if separator:
            return first or HEAD, dots, second or HEAD
    return word, "", ""


def _of_files(path: str, label: str, *, from_there: bool) -> _Side:
    """Maps of the file system, those of a folder by their paths from there or with the folder's own."""
    side = _Side(label, label)
    if path == os.devnull:
        return side
    searched = search([path])
    if searched.unread and not searched.maps:
        raise searched.unread[0]
    side.skipped += [f"{error}" for error in searched.unread]
    root = path if from_there and Path(path).is_dir() else ""
    for name in searched.maps:
        if from_there or not _is_of_another_repository(name, path):
            _take_file(side, name, os.path.relpath(name, root) if root else name)
    return side


def _is_of_another_repository(name: str, path: str) -> bool:
    """Whether a repository of its own lies between a map and the folder that was named.

    A revision of the one says nothing of what lies in the other; git passes over it as well.
    """
    if not Path(path).is_dir():
        return False
    above = [folder for folder in Path(name).parents if folder.is_relative_to(path) and folder != Path(path)]
    return any(os.path.lexists(folder / ".git") for folder in above)


def _now(path: str) -> _Side:
    """The maps of a path as they are now; a folder may have lost its last one."""
    try:
        return _of_files(path, WORKING, from_there=False)
    except InputError:
        if not Path(path).is_dir():
            raise
        return _Side(WORKING)


def _take_file(side: _Side, name: str, known_as: str) -> None:
    from cxmap.source.beside import measured_path

    if name == "-":
        opened, content = open_map(name), b""
    else:
        content, around = read_bytes(name), Surroundings(name)
        opened = opened_map(name, content, around)
        beside = measured_path(name)
        content += b"\0" + read_bytes(os.fspath(beside)) if beside.is_file() else b""
        content += _signs(
            {about: answer for (asked, about), answer in around.asked.items() if asked == "file"}
        )
    side.take(known_as, opened.map, content, why_unsound(opened.checked.diagnostics))


def _signs(digests: Mapping[str, str]) -> bytes:
    """What stands for the files that a map takes in, to pass over what is the same."""
    return "".join(f"\0{path}\0{digests[path]}" for path in sorted(digests)).encode(
        "utf-8", "surrogateescape"
    )


def _take_both(path: str, before: _Side, after: _Side, first: str, dots: str, second: str) -> None:
    """Put the maps at a path into both sides, as they were at the revisions."""
    from cxmap import history as git

    written = Path(path)
    if written.is_symlink() and not written.is_dir():
        written = written.resolve()
    base = next((path for path in (written, *written.parents) if path.is_dir()), Path())
    folder, below = absolute(base), "" if base == written else written.relative_to(base).as_posix()
    old = git.commit_at(folder, first)
    new = git.commit_at(folder, second) if second else None
    if dots == "..." and new is not None:
        old = git.common_ancestor(folder, old, new)
        before.label = f"{old.short}, where {first} and {second} parted"
        before.name = old.short
    if git.is_hash(first):
        before.name = old.short
    if new is not None and git.is_hash(second):
        after.name = new.short
    before.day = old.day
    is_file = below != "" and not written.is_dir()
    known = _take_commit(before, old, folder, base, below, path if is_file else "")
    if new is not None:
        known |= _take_commit(after, new, folder, base, below, path if is_file else "")
    elif _exists(path):
        side = _now(path)
        after.maps |= side.maps
        after.contents |= side.contents
        after.skipped += side.skipped
        known = True
    if not known:
        where = f"neither at {first} nor at {second}" if second else f"neither at {first} nor now"
        raise InputError(f"{path}: there is no map of that name, {where}")


@without_collection()
def _take_commit(side: _Side, commit: Commit, folder: Path, base: Path, below: str, named: str) -> bool:
    """Put the maps at a commit into a side; `named` is the one file that was asked for, as it was written."""
    from cxmap import history as git
    from cxmap.source.beside import measured_path

    blobs = {blob.path: blob.content for blob in git.files_at(folder, commit, below)}
    wanted = [path for path in blobs if path == below or may_be_map(path)]
    if below in blobs:
        beside = measured_path(below).as_posix()
        blobs |= {blob.path: blob.content for blob in git.files_at(folder, commit, beside)}
    measured = [str(measured_path(path).as_posix()) for path in wanted]
    hashes = [blobs[path] for path in (*wanted, *measured) if path in blobs]
    held = git.contents(folder, hashes)

    read: dict[str, bytes] = {}

    def at(path: str) -> bytes | None:
        return held.get(blobs.get(path, ""))

    for path in wanted:
        name, content = (named or str(base / path)), at(path)
        if content is None:
            side.take(name, None, b"", "git does not have it here, or it is too large")
            continue
        if path != below and not is_map(path, content):
            continue
        beside_path = measured_path(path).as_posix()
        beside_content = at(beside_path)
        files = HeldFiles(commit, read)
        map_, problem = read_held(content, name, beside_content, files.read)
        content += b"" if beside_content is None else b"\0" + beside_content
        side.take(name, map_, content + _signs(files.digests), problem)
    return any(path in blobs for path in wanted)
