"""What an old collection is known to have: findings that were there before, so that only new ones are told.

A finding is known by its fingerprint, which stays the same while lines move, beside the file that has it.
The baseline is one JSON file, made to be committed: sorted, with the sentence of each finding for whoever
reads it.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from msgspec import Struct, field
from msgspec.structs import replace

from cxmap.errors import CxmapError, InputError
from cxmap.source import absolute, read_regular

if TYPE_CHECKING:
    from cxmap.api.reading import Checked

SIGN = "cxmap-baseline"
VERSION = 1
LARGEST = 32 * 1024 * 1024


class Baseline(Struct, frozen=True):
    """Known findings: by file, relative to the folder of the baseline, their fingerprints and sentences."""

    folder: Path
    known: dict[str, dict[str, str]] = field(default_factory=dict)

    def without_known(self, checked: Checked) -> Checked:
        """What is new in a file. Errors are always told: nobody can use a map that has one."""
        known = self.known.get(self._way(checked.name), {})
        kept = tuple(
            problem
            for problem in checked.diagnostics
            if problem.severity == "error" or problem.fingerprint not in known
        )
        return checked if len(kept) == len(checked.diagnostics) else replace(checked, diagnostics=kept)

    def gone(self, checked: Sequence[Checked]) -> tuple[str, ...]:
        """The entries that hold no longer, one line each: their finding is not there, or their file is not.

        Files that were not checked are passed over, and so are those with errors, which hide other findings.
        """
        there = {self._way(file.name): file for file in checked}
        lines: list[str] = []
        for way, entries in self.known.items():
            file = there.get(way)
            if file is None:
                if not os.path.lexists(self.folder / way):
                    lines.append(f"{way} is no longer there ({len(entries)} known)")
            elif not file.errors:
                matched = {problem.fingerprint for problem in file.diagnostics}
                lines += [f"{way}: {said}" for sign, said in entries.items() if sign not in matched]
        return tuple(lines)

    def _way(self, name: str) -> str:
        return _way(self.folder, name)


def _way(folder: Path, name: str) -> str:
    """The path of a file from the folder of the baseline, with slashes; as it is where there is no way."""
    if name in ("-", "<stdin>"):
        return "-"
    try:
        return Path(os.path.relpath(absolute(name), folder)).as_posix()
    except ValueError:
        return Path(name).as_posix()


def read_baseline(path: str | os.PathLike[str]) -> Baseline:
    """Read one. Raises InputError for a file that is none."""
    place = absolute(path)
    raw = read_regular(place, LARGEST + 1)
    if len(raw) > LARGEST:
        raise InputError(f"{path} is larger than {LARGEST // 1024 // 1024} MB")
    cure = "`cxmap validate --write-baseline` writes one"
    try:
        data = json.loads(raw)
    except (ValueError, RecursionError):
        raise InputError(f"{path} is no baseline: it is not JSON; {cure}") from None
    if not isinstance(data, dict) or data.get(SIGN) != VERSION or not isinstance(data.get("files"), dict):
        raise InputError(f"{path} is no baseline of this version of cxmap; {cure}")
    known: dict[str, dict[str, str]] = {}
    for way, entries in data["files"].items():
        if not isinstance(entries, list) or not all(map(_is_entry, entries)):
            raise InputError(f"{path} is damaged at `{way}`; {cure}")
        known[way] = {entry["fingerprint"]: f"{entry['code']} {entry['message']}" for entry in entries}
    return Baseline(place.parent, known)


def _is_entry(entry: Any) -> bool:
    return isinstance(entry, dict) and all(
        isinstance(entry.get(key), str) for key in ("fingerprint", "code", "message")
    )


def write_baseline(path: str | os.PathLike[str], checked: Iterable[Checked]) -> int:
    """Write everything but errors that these files have as known, and say how many findings that is.

    A baseline that is there is replaced; any other file is left alone. Raises CxmapError, OutputError.
    """
    from cxmap.output import write

    place = absolute(path)
    if os.path.lexists(place):
        try:
            read_baseline(place)
        except InputError:
            raise CxmapError(f"{path} is there and no baseline; it is left alone") from None
    files = {
        _way(place.parent, file.name): [
            {"code": problem.code, "fingerprint": problem.fingerprint, "message": problem.message}
            for problem in sorted(
                file.diagnostics, key=lambda diagnostic: (diagnostic.code, diagnostic.fingerprint)
            )
            if problem.severity != "error"
        ]
        for file in checked
    }
    document = {SIGN: VERSION, "files": {way: files[way] for way in sorted(files) if files[way]}}
    text = json.dumps(document, ensure_ascii=False, indent=1) + "\n"
    write(place, text.encode("utf-8", "backslashreplace"), force=True)
    return sum(map(len, files.values()))
