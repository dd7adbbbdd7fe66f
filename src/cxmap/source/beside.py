"""Files that belong to a map without being named in it: what was measured for it, and settings above it."""

from __future__ import annotations

import os
from pathlib import Path

from cxmap.errors import InputError
from cxmap.source.discover import stem_of
from cxmap.source.files import absolute, leaves, read_regular
from cxmap.source.text import read_bytes

MEASURED_ENDING = ".measured.yaml"
SETTINGS = {"cxmap.toml": 256 * 1024, "pyproject.toml": 2 * 1024 * 1024}
"""The files that settings may stand in, and how many bytes each may have; of one that belongs to other tools
too, most is passed over."""


def may_have_settings(folder: Path) -> bool:
    """Whether a folder or one above it has a file that may hold settings, so that they are to be read."""
    for above in (folder, *folder.parents):
        own, shared = (above / name for name in SETTINGS)
        if os.path.lexists(own):
            return True
        if os.path.lexists(shared):
            try:
                if b"cxmap" in read_regular(shared, SETTINGS[shared.name] + 1):
                    return True
            except InputError:
                return True
    return False


def measured_path(name: str) -> Path:
    """Where the measured file of a map file lies: `stay.measured.yaml` beside `stay.cxmap.yaml`."""
    path = Path(name)
    return path.parent / (stem_of(path.name) + MEASURED_ENDING)  # `.` and `/` have no name


def measured_bytes(path: Path) -> bytes:
    """What stands in a measured file, no more than a map may hold.

    Raises InputError for what is missing, no regular file, or a link that leads out of its folder.
    """
    folder = absolute(path).parent
    if (why := leaves(path, folder.resolve())) is not None:
        raise InputError(f"{path} is left alone: {why}")
    return read_bytes(os.fspath(path))
