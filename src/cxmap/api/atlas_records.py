"""The record of an atlas in its folder: what each page was made from. It is never trusted."""

from __future__ import annotations

import json
import os
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from cxmap.errors import CxmapError
from cxmap.source import read_bytes

if TYPE_CHECKING:
    from cxmap.view.atlas.values import Course

KEYS = "atlas.json"
"""What each page was made from, so that only what changed is made again; safe to delete."""


def known_courses(folder: Path) -> dict[str, Course]:
    """What the record of an atlas says of how its maps fared; nothing for one that is damaged or missing."""
    from cxmap.view.atlas.values import Course

    try:
        held = json.loads(read_bytes(os.fspath(folder / KEYS)))["courses"]
        found = {}
        for path, own in held.items():
            since = None if own["since"] is None else date.fromisoformat(own["since"]).isoformat()
            found[str(path)] = Course(float(own["gain"]), since, int(own["better"]), int(own["worse"]))
        return found
    except (CxmapError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return {}


def is_somebody_elses(folder: Path) -> bool:
    """Whether a file in a folder is called like the record of an atlas and is none, nor a damaged one."""
    try:
        held = json.loads(read_bytes(os.fspath(folder / KEYS)))
    except (CxmapError, ValueError, RecursionError):
        return False
    return isinstance(held, dict) and bool(held) and not {"pages", "written by"} & held.keys()


def known_pages(folder: Path) -> dict[str, str]:
    """The keys of the pages that an atlas in a folder holds; nothing for one that is damaged or not there."""
    try:
        held = json.loads(read_bytes(os.fspath(folder / KEYS)))["pages"]
        pages = {str(path): str(key) for path, key in held.items()}
    except (CxmapError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return {}
    return {path: key for path, key in pages.items() if (folder / path).is_file()}
