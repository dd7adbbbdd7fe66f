"""What lies in the working directory has no say in how pictures look, and nothing there is waited for."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

import cxmap
from cxmap.rendering import backends

MAP = "cxmap: 1\ntitle: \u6f22 A visit\ngoal: 1\ntouchpoints: [{name: I queue, experience: 0}]\n"


def _drawn(folder: Path, *arguments: str) -> subprocess.CompletedProcess[bytes]:
    source = str(Path(cxmap.__file__).parent.parent)
    return subprocess.run(
        [sys.executable, "-m", "cxmap", "render", "m.cxmap.yaml", "-o", "out", "-q", "--force", *arguments],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": source},
        capture_output=True,
        timeout=60,
        check=False,
    )


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "m.cxmap.yaml").write_text(MAP, encoding="utf-8")
    return tmp_path


def test_a_pipe_or_nonsense_in_the_way(folder: Path) -> None:
    plain = _drawn(folder, "--format", "png")
    expected = (folder / "out" / "m.curve.png").read_bytes()
    assert plain.returncode == 0
    rc = folder / "matplotlibrc"
    os.mkfifo(rc)
    piped = _drawn(folder, "--format", "png,pdf")
    assert (piped.returncode, piped.stderr) == (0, plain.stderr)
    assert (folder / "out" / "m.curve.png").read_bytes() == expected
    rc.unlink()
    rc.write_bytes(b"nonsense\nbackend: module://evil\naxes.prop_cycle: cycler(\nfont.size: 40\n\xff\xfe")
    told = _drawn(folder, "--format", "png")
    assert (told.returncode, told.stderr) == (0, plain.stderr)
    assert (folder / "out" / "m.curve.png").read_bytes() == expected


def test_whoever_imports_matplotlib_is_warned_off_first() -> None:
    importers = []
    for path in Path(backends.__file__).parent.glob("*.py"):
        text = path.read_text(encoding="utf-8")
        first = re.search(r"^(?:import|from) matplotlib", text, re.MULTILINE)
        if first is not None:
            importers.append(path.stem)
            assert "import untouched" in text[: first.start()], path.name
    assert len(importers) >= 5
