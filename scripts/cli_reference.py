"""docs/cli.md: the help of every command."""

from __future__ import annotations

import os
import subprocess
import sys

COMMANDS = ("validate", "gaps", "journey", "whatif", "evidence", "render", "rule", "schema")
HEAD = """\
# The command line

Results go to standard output, everything else to standard error. Paths may be files, folders (searched for maps)
or `-` for standard input.

| exit code | meaning |
|--:|---|
| 0 | fine |
| 1 | findings: a map has errors, or a gate that was asked for is not met |
| 2 | wrong usage, unreadable input, or an output that cannot be written |
| 3 | a bug in cxmap; `CXMAP_TRACEBACK=1` shows where |
| 130 | interrupted |
| 141 | the reader of the output went away |

`NO_COLOR` switches colours off, `FORCE_COLOR` on.
"""


def _help(*arguments: str) -> str:
    environment = {**os.environ, "COLUMNS": "100", "NO_COLOR": "1", "TERM": "dumb"}
    environment.pop("FORCE_COLOR", None)
    done = subprocess.run(
        [sys.executable, "-m", "cxmap", *arguments, "--help"],
        capture_output=True,
        text=True,
        check=True,
        env=environment,
    )
    return "\n".join(line.rstrip() for line in done.stdout.rstrip().splitlines())


def cli_reference() -> str:
    """The page."""
    parts = [HEAD, f"\n```text\n{_help()}\n```\n"]
    parts += [f"\n## cxmap {name}\n\n```text\n{_help(name)}\n```\n" for name in COMMANDS]
    return "".join(parts)
