"""Ways from one file of a project to another: how they are written, and that they never leave the project."""

from __future__ import annotations

import os
import re
from pathlib import Path, PureWindowsPath

from cxmap.errors import InputError
from cxmap.source.files import absolute

MARKS = ("cxmap.toml", "pyproject.toml", ".git")
"""What lies in the folder of a project."""
ADDRESS = re.compile(r"[a-z][a-z0-9+.-]+:", re.IGNORECASE)
"""Schemes have two letters at least, so that the drive of a path is none."""
LONGEST = 1_000


def project_of(folder: Path) -> Path:
    """The real folder of a folder's project: the nearest with settings or a repository, else itself."""
    own = absolute(folder).resolve()
    return next(
        (above for above in (own, *own.parents) if any(os.path.lexists(above / mark) for mark in MARKS)), own
    )


def way_from(name: str, written: str) -> str:
    """The path that a file of that name means by another that it names, as it is shown.

    Whether it is there is not asked. Raises InputError for what is no way within a project: an address, an
    absolute path, a way that leads out.
    """
    if ADDRESS.match(written):
        raise InputError(f"{written} is an address, and no file of this project")
    if "\0" in written or len(written) > LONGEST:
        raise InputError(f"{written[:40]!r} is not a path")
    if Path(written).is_absolute() or PureWindowsPath(written).drive or written.startswith(("/", "\\", "~")):
        raise InputError(f"{written} does not begin at the folder of the file that names it")
    home = absolute(Path(name).parent)
    real = home.resolve()
    path = os.path.normpath(real / written)
    if not Path(path).is_relative_to(project_of(home)):
        raise InputError(f"{written} lies outside the project")
    # through a linked folder, `..` leads to where the folder really lies
    return os.path.normpath(Path(name).parent / written) if Path(os.path.normpath(home)) == real else path


def insist_on_inside(name: str, path: str) -> None:
    """Raise InputError unless a path is there, and in the project of a file wherever links lead."""
    root = project_of(Path(name).parent)
    try:
        real = Path(path).resolve(strict=True)
    except FileNotFoundError:
        raise InputError(f"there is no file {path}") from None
    except (OSError, RuntimeError, ValueError):
        raise InputError(f"{path} cannot be followed") from None
    if not real.is_relative_to(root):
        raise InputError(f"{path} is a link that leads out of the project")
