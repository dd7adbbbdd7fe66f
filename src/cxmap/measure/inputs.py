"""The data files of a binding: found in the map's folder, regular files, none of them outside it."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from glob import glob
from pathlib import Path

from cxmap.errors import InputError
from cxmap.model import Bound, DataFile
from cxmap.model.data import COMPRESSED, ENDINGS, FileFormat
from cxmap.source import open_regular

MOST_FILES = 10_000
_WILD = "*?["
_CHUNK = 1 << 20


@dataclass(frozen=True, slots=True)
class Input:
    """A data file: what the map calls it, where it really is, and what its entry says of it."""

    name: str
    path: Path
    format: FileFormat
    entry: DataFile = field(hash=False)
    content: Path | None = None
    """Where its content lies as CSV, where the engine cannot read the file itself."""

    @property
    def readable(self) -> Path:
        """What the engine reads."""
        return self.path if self.content is None else self.content


def inputs_of(data: Bound, folder: Path) -> tuple[Input, ...]:
    """Every file of a binding, in the order of its entries and then by name.

    Raises InputError for a file that is missing, lies outside the folder, is none or is of no known format.
    """
    root = folder.resolve()
    inputs: dict[Path, Input] = {}
    for entry in data.files:
        for path in _paths(entry.file, root):
            name = path.relative_to(root).as_posix() if path.is_relative_to(root) else entry.file
            real = _inside(path, name, root)
            with open_regular(real):  # an engine would wait for whatever a pipe may bring
                pass
            if real in inputs:
                raise InputError(f"data: `{name}` is named twice; its answers would count twice")
            inputs[real] = Input(name, real, data.format or _format(name), entry)
            if len(inputs) > MOST_FILES:
                raise InputError(f"data: more than {MOST_FILES:,} files match")
    return tuple(inputs.values())


def _paths(written: str, root: Path) -> Iterator[Path]:
    if "\0" in written or "://" in written:
        raise InputError(f"data: `{written}` is not a file in the folder of the map")
    if not any(sign in written for sign in _WILD):
        yield root / written
        return
    names = sorted(glob(written, root_dir=root))  # noqa: PTH207 - names that stay relative to the root
    if not names:
        raise InputError(f"data: no file matches `{written}` in {root}")
    for name in names:
        yield root / name


def _inside(path: Path, name: str, root: Path) -> Path:
    try:
        real = path.resolve(strict=True)
    except FileNotFoundError:
        raise InputError(f"data: `{name}` does not exist in {root}{_near(path)}") from None
    except (OSError, RuntimeError) as error:
        raise InputError(f"data: `{name}` cannot be read: {error}") from None
    if not real.is_relative_to(root):
        raise InputError(
            f"data: `{name}` lies outside the folder of the map; put the file, and no link to it, into {root}"
        )
    return real


def _near(path: Path) -> str:
    from difflib import get_close_matches

    try:
        beside = [other.name for other in path.parent.iterdir() if other.is_file()]
    except OSError:
        return ""
    near = get_close_matches(path.name, beside, 1)
    return f"; did you mean `{near[0]}`?" if near else ""


def _format(name: str) -> FileFormat:
    endings = [ending.lower() for ending in Path(name).suffixes]
    while endings and endings[-1] in COMPRESSED:
        endings.pop()
    ending = endings[-1] if endings else ""
    if ending in ENDINGS:
        return ENDINGS[ending]
    if ending in (".xls", ".xlsb", ".ods", ".numbers"):
        raise InputError(f"data: `{name}` is a workbook of another kind: save it as .xlsx or CSV")
    raise InputError(f"data: `{name}` has no ending that says what it is; write `format: csv`")


def fingerprint(path: Path) -> str:
    """SHA-256 of a file's content, in hexadecimal digits. Raises InputError where it cannot be read."""
    digest = hashlib.sha256()
    with open_regular(path) as file:
        while chunk := file.read(_CHUNK):
            digest.update(chunk)
    return digest.hexdigest()
