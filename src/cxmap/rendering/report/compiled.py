"""Templates as bytecode, kept where Python keeps that of modules: to compile them takes a fifth of a report.

What holds for modules holds for them: their `__pycache__` lies beside them, or where PYTHONPYCACHEPREFIX
says; nothing is written where Python was told to write no bytecode, or may not write; and what is stale or
broken is made anew, as Jinja finds by a hash of the source and the version of its own bytecode. So nothing is
trusted that is not trusted already, and there is nothing to clean up.
"""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from importlib.util import cache_from_source
from io import BytesIO
from pathlib import Path
from tempfile import mkstemp

from jinja2.bccache import Bucket, BytecodeCache


class Compiled(BytecodeCache):
    """The bytecode of the templates in a folder."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def get_cache_key(self, name: str, filename: str | None = None) -> str:  # noqa: ARG002
        """Templates are known by their names, which are paths in the folder."""
        return name

    def load_bytecode(self, bucket: Bucket) -> None:
        """Fill the bucket where there is bytecode of the same source; leave it empty otherwise."""
        with suppress(OSError, NotImplementedError):
            bucket.load_bytecode(BytesIO(self._place(bucket).read_bytes()))

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep what is in the bucket, whole or not at all, where there may be something."""
        if sys.dont_write_bytecode:
            return
        with suppress(OSError, NotImplementedError):
            place = self._place(bucket)
            place.parent.mkdir(parents=True, exist_ok=True)
            handle, name = mkstemp(prefix=f"{place.name}.", dir=place.parent)
            try:
                with os.fdopen(handle, "wb") as file:
                    bucket.write_bytecode(file)
                Path(name).replace(place)
            except OSError:
                Path(name).unlink(missing_ok=True)
                raise

    def _place(self, bucket: Bucket) -> Path:
        """Raises NotImplementedError where Python keeps no bytecode at all."""
        return Path(cache_from_source(str(self._folder / bucket.key), optimization="jinja"))
