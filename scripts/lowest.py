"""The fast tests with the lowest versions of every dependency that pyproject.toml allows.

python scripts/lowest.py               in a folder that is thrown away
python scripts/lowest.py --keep .low   in a folder that stays, to look around in

What the project asks for is installed at exactly its lower bound, what comes along with that as pip sees fit.
"""

from __future__ import annotations

import argparse
import re
import subprocess
import sys
import tempfile
import tomllib
import venv
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
REQUIREMENT = re.compile(r"(?P<name>[A-Za-z0-9._-]+)(?:\[[^\]]*\])?>=(?P<lowest>[0-9.]+)")
TESTED_WITH = ("hypothesis", "jsonschema", "openpyxl", "pytest", "pytest-xdist", "scipy")
"""What the fast tests need of the development tools; the others are never held to their lower bound."""
TESTS = (
    *(
        f"tests/{room}"
        for room in ("source", "model", "loading", "lint", "scoring", "measure", "view", "golden")
    ),
    *(f"tests/rendering/{room}" for room in ("text", "backends", "scene")),
    "tests/rendering/report/test_html_report.py",
    "tests/cli/test_commands.py",
    "tests/test_api.py",
)
"""Every room once, in a few minutes: no browser, no git, no random maps."""


def lowest(requirements: list[str]) -> list[str]:
    """Each requirement at exactly its lower bound. Raises ValueError for one that has none."""
    pinned = []
    for requirement in requirements:
        match = REQUIREMENT.fullmatch(requirement)
        if match is None:
            raise ValueError(f"`{requirement}` has no lower bound")
        pinned.append(f"{match['name']}=={match['lowest']}")
    return pinned


def wanted() -> list[str]:
    """The project's own dependencies and what its tests need, at their lower bounds."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    development = [text for text in project["optional-dependencies"]["dev"] if _name(text) in TESTED_WITH]
    return lowest([*project["dependencies"], *development])


def _name(requirement: str) -> str:
    return re.split(r"[^A-Za-z0-9._-]", requirement)[0]


def main() -> int:
    """Run; see the module's text."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--keep", type=Path, help="folder for the environment")
    parser.add_argument("tests", nargs="*", default=TESTS, help="other tests than the usual ones")
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        place = chosen.keep or Path(folder)
        venv.create(place, with_pip=True, clear=False)
        python = str(place / ("Scripts" if sys.platform == "win32" else "bin") / "python")
        print("\n".join(wanted()), flush=True)
        subprocess.run([python, "-m", "pip", "install", "-q", *wanted(), "-e", str(ROOT)], check=True)
        return subprocess.run([python, "-m", "pytest", *chosen.tests], cwd=ROOT, check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
