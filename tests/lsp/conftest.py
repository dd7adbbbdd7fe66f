"""One server for a module of tests, as an editor keeps one for a day."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.lsp.client import Editor


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder that the editor works in."""
    return tmp_path_factory.mktemp("project").resolve()


@pytest.fixture(scope="module")
def editor(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Editor]:
    """An editor that has the folder open."""
    with Editor(folder, environment={"XDG_CACHE_HOME": str(tmp_path_factory.mktemp("cache"))}) as editor:
        editor.initialize()
        yield editor
