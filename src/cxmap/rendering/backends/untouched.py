"""matplotlib as it ships: whoever imports it here imports this module first.

The moment that it is imported it reads a file `matplotlibrc`, before all others one in the working directory,
which may be a stranger's: a pipe there would be waited for without end, and what it says would be warned of
or obeyed. How pages look is decided by `settings` alone, so none of these files is opened.
"""

from __future__ import annotations

import os
import sys
from importlib.util import find_spec
from pathlib import Path

_NAME = "matplotlibrc"


def _import() -> None:
    if "matplotlib" in sys.modules:  # by somebody else, with the settings of their choice
        return
    spec = find_spec("matplotlib")
    assert spec is not None and spec.origin is not None  # a dependency of ours
    own, exists = Path(spec.origin).parent / "mpl-data" / _NAME, os.path.exists

    def exists_for_us(path: int | str | bytes | os.PathLike[str] | os.PathLike[bytes]) -> bool:
        is_other = isinstance(path, str) and Path(path).name == _NAME and Path(path) != own
        return not is_other and exists(path)

    os.path.exists = exists_for_us
    try:
        import matplotlib  # noqa: F401 - for the sake of importing it
    finally:
        os.path.exists = exists


_import()
