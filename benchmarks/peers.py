"""Other people's tools, installed into a temporary folder of their own and kept there for the next run."""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
import venv
from dataclasses import dataclass
from pathlib import Path

HOME = Path(tempfile.gettempdir()) / "cxmap-benchmark-peers"
FROM_PYPI = ("check-jsonschema", "yamllint")
NOT_INSTALLED = "not installed"


@dataclass(frozen=True, slots=True)
class Peer:
    """A tool's command, and its version; or why it is missing."""

    path: str
    version: str = ""
    missing: str = ""


def _quietly(*words: str) -> bool:
    try:
        return subprocess.run(words, capture_output=True, timeout=300, check=False).returncode == 0
    except (OSError, subprocess.TimeoutExpired):
        return False


def _version(path: Path) -> str:
    try:
        found = subprocess.run([path, "--version"], capture_output=True, text=True, timeout=60, check=False)
    except (OSError, subprocess.TimeoutExpired):
        return ""
    lines = found.stdout.split("\n")
    return lines[0].split()[-1] if found.returncode == 0 and lines[0].split() else ""


def from_pypi() -> dict[str, Peer]:
    """The tools that pip can install."""
    scripts = HOME / "venv" / ("Scripts" if sys.platform == "win32" else "bin")
    if not all((scripts / name).exists() for name in FROM_PYPI):
        venv.create(HOME / "venv", with_pip=True, clear=True)
        _quietly(str(scripts / "python"), "-m", "pip", "install", "--quiet", *FROM_PYPI)
    return {
        name: Peer(str(scripts / name), _version(scripts / name))
        if (scripts / name).exists()
        else Peer(name, missing=NOT_INSTALLED)
        for name in FROM_PYPI
    }


def ajv(*, wanted: bool) -> Peer:
    """ajv-cli, the fastest of the schema checkers, if npm can install it and somebody asked for it."""
    if not wanted:
        return Peer("ajv", missing=f"{NOT_INSTALLED} (--peers)")
    script = HOME / "npm" / "node_modules" / ".bin" / "ajv"
    npm = shutil.which("npm")
    if not script.exists() and npm is not None:
        (HOME / "npm").mkdir(parents=True, exist_ok=True)
        _quietly(npm, "install", "--prefix", str(HOME / "npm"), "--no-audit", "--no-fund", "ajv-cli@5")
    return Peer(str(script), "5") if script.exists() else Peer("ajv", missing=NOT_INSTALLED)


def pm4py() -> Peer:
    """The Python that has pm4py, the usual tool for logs of events; its licence makes it an anchor only."""
    python = HOME / "pm4py" / ("Scripts/python.exe" if sys.platform == "win32" else "bin/python")
    if not python.exists():
        venv.create(HOME / "pm4py", with_pip=True, clear=True)
        _quietly(str(python), "-m", "pip", "install", "--quiet", "pm4py")
    is_there = _quietly(str(python), "-c", "import pm4py")
    return Peer(str(python)) if is_there else Peer("pm4py", missing=NOT_INSTALLED)
