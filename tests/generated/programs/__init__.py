"""What goes on for longer than one command, driven by names that no command has; 3 where something is wrong."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Callable, Iterator
from importlib import import_module
from pathlib import Path
from random import Random

from cxmap.cli.app import run
from tests.generated.programs.copies import COPIES

PROGRAMS = {
    "~asking": "asking",
    "~assistant": "assistant",
    "~browser": "browser",
    "~editor": "editor",
    "~return": "returning",
    "~lock": "locks",
}
"""The module of each. Its `drive` gets a random source, the map, its folder and one to write into."""
Drive = Callable[[Random, str, str, str], Iterator[str]]


def driven(command: tuple[str, ...]) -> int:
    """Run a command, or drive a program: the exit code."""
    if command[0] not in PROGRAMS:
        return run(command)
    name, seed, path, folder, out = command
    drive: Drive = import_module(f"{__name__}.{PROGRAMS[name]}").drive
    Path(out).mkdir(parents=True, exist_ok=True)
    try:
        wrong = list(drive(Random(int(seed)), path, folder, out))
    finally:
        shutil.rmtree(Path(out, COPIES), ignore_errors=True)
    for complaint in wrong:
        print(complaint, file=sys.stderr)
    return 3 if wrong else 0
