"""Measure cxmap beside things whose speed is known, and print what came out.

    python benchmarks/run.py [--quick] [--only NAME] [--peers] [--json FILE]

Nothing fails on a number: this says how fast things are, and people decide whether that is fast enough.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import subprocess
import sys
import tempfile
from importlib.metadata import version
from pathlib import Path
from typing import Any

import peers
from cases import GROUPS, NOT_MEASURED, Setting, cxmap, derive, quicker
from corpus import MAPS, write_corpus
from measuring import run_in_turns
from tables import markdown, plain

QUICK_MAPS = 200
PACKAGES = ("cxmap", "pydantic", "pydantic-core", "PyYAML", "typer", "rich", "jinja2", "matplotlib")


def say(text: str) -> None:
    """Progress, apart from the results."""
    print(text, file=sys.stderr, flush=True)


def _load() -> str:
    return ", ".join(f"{value:.1f}" for value in os.getloadavg()) if hasattr(os, "getloadavg") else "unknown"


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Measure cxmap beside named anchors.")
    parser.add_argument(
        "--maps", type=int, metavar="N", help=f"so many maps in the tree; {MAPS} where not given"
    )
    parser.add_argument("--quick", action="store_true", help=f"three rounds, {QUICK_MAPS} maps in the tree")
    parser.add_argument("--only", action="append", choices=GROUPS, metavar="NAME", help=", ".join(GROUPS))
    parser.add_argument("--peers", action="store_true", help="install ajv-cli with npm, too")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write the raw numbers")
    return parser.parse_args()


def _setting(folder: Path, arguments: argparse.Namespace) -> Setting:
    say("writing the maps")
    corpus = write_corpus(folder / "maps", arguments.maps or (QUICK_MAPS if arguments.quick else MAPS))
    say("looking for other tools")
    schema = folder / "schema.json"
    made = subprocess.run(cxmap("", "schema").words, capture_output=True, check=False)
    if made.returncode == 0:
        schema.write_bytes(made.stdout)
    found = {**peers.from_pypi(), "ajv": peers.ajv(wanted=arguments.peers)}
    return Setting(corpus, folder, found, schema)


def _about(setting: Setting) -> dict[str, Any]:
    return {
        "python": platform.python_version(),
        "machine": f"{platform.system()} {platform.machine()}, {os.cpu_count()} processors",
        "packages": {name: version(name) for name in PACKAGES},
        "peers": {name: peer.missing or peer.version for name, peer in setting.peers.items()},
        "load before": _load(),
    }


def _keep_bytecode(folder: Path) -> None:
    """Let every Python keep what it compiles, as an installed one does, and leave the working copy clean."""
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    os.environ["PYTHONPYCACHEPREFIX"] = str(folder / "bytecode")


def main() -> None:
    """Run the groups that were asked for."""
    arguments = _arguments()
    with tempfile.TemporaryDirectory(prefix="cxmap-benchmark-") as folder:
        _keep_bytecode(Path(folder))
        setting = _setting(Path(folder), arguments)
        about = _about(setting)
        print("# Benchmarks\n")
        print(f"Python {about['python']}, {about['machine']}, load {about['load before']}.", end=" ")
        print(
            "; ".join(f"{name} {what}" for name, what in {**about["packages"], **about["peers"]}.items())
            + ".\n"
        )
        raw = []
        for name in arguments.only or GROUPS:
            say(name)
            group = GROUPS[name](setting)
            group = quicker(group) if arguments.quick else group
            results = run_in_turns(group.commands, group.rounds, say)
            derive(group.derived, results)
            print(markdown(group, results), flush=True)
            raw.append(plain(group, results))
    about["load after"] = _load()
    print(f"Not measured here: {'; '.join(NOT_MEASURED)}.\n\nLoad at the end: {about['load after']}.")
    if arguments.json is not None:
        arguments.json.write_text(json.dumps({**about, "groups": raw}, indent=2) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
