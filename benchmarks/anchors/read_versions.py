"""Every version of a file that git knows, read and parsed once, and nothing done with it."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import yaml

path = Path(sys.argv[1])
git = ["git", "-C", str(path.parent)]
log = subprocess.run(
    [*git, "log", "--raw", "--no-abbrev", "--format=", "--", path.name], capture_output=True, check=True
).stdout
blobs = dict.fromkeys(line.split()[3] for line in log.splitlines() if line.startswith(b":"))
held = subprocess.run(
    [*git, "cat-file", "--batch"], input=b"\n".join(blobs), capture_output=True, check=True
).stdout
at = 0
while at < len(held):
    end = held.index(b"\n", at)
    size = int(held[at:end].split()[2])
    yaml.load(held[end + 1 : end + 1 + size], Loader=yaml.CSafeLoader)
    at = end + size + 2
