"""How fast journeys are counted from events, beside pm4py; whole processes, in turns.

    python benchmarks/events.py [--events 5000000] [--format csv] [--rounds 1] [--alone]

pm4py is installed from PyPI into a folder of its own, as other people's tools are, and is no part of cxmap.
It reads the same file and finds which activity follows which and the times between them; cxmap counts reach,
beginnings, ends, what follows what and the quarters of all times. The data goes to a temporary folder: 5
million events of CSV take some 250 MB.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
from pathlib import Path

from cases import ANCHORS, cxmap
from measuring import Command, ratio, run_in_turns
from peers import Peer, pm4py

WRITER = """
import duckdb, sys
connection = duckdb.connect()
connection.execute("SET enable_progress_bar = false")
connection.execute(sys.argv[1])
"""
PLACES = 12
LENGTH = 6
"""Events of a journey, each at one of the places."""
DATA = """
COPY (
    SELECT 'journey ' || (i // {length}) AS who, 'touchpoint ' || (hash(i) % {places}) AS step,
        TIMESTAMP '2025-01-01' + INTERVAL 1 SECOND * CAST(
            hash(i // {length}) % (365 * 86400) + 3600 * (i % {length}) + hash(i * 3 + 1) % 3600 AS BIGINT
        ) AS at
    FROM range({events}) AS numbers (i)
    ORDER BY hash(i * 5 + 2)
) TO '{path}' (FORMAT {format})
"""
GOAL, MOST = 10.0, 400.0
"""At least so many times as fast as pm4py, in at most so many MiB."""


def main() -> None:
    """Write the data, run both in turns and print the ratio."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--events", type=int, default=5_000_000)
    parser.add_argument("--format", choices=("csv", "parquet"), default="csv")
    parser.add_argument("--rounds", type=int, default=1)
    parser.add_argument("--alone", action="store_true", help="Leave out pm4py, which takes minutes.")
    wanted = parser.parse_args()
    peer = Peer("pm4py", missing="not asked for") if wanted.alone else pm4py()
    with tempfile.TemporaryDirectory(prefix="cxmap-benchmark-") as name:
        path = Path(name, f"events.{wanted.format}")
        text = DATA.format(
            places=PLACES, length=LENGTH, events=wanted.events, path=path, format=wanted.format
        )
        # a process of its own: those that are measured begin as copies of this one, with its peak of memory
        subprocess.run([sys.executable, "-c", WRITER, text], check=True)
        places = "".join(f"  - {{id: t{at}, name: touchpoint {at}}}\n" for at in range(PLACES))
        map_ = Path(name, "events.cxmap.yaml")
        bound = f"events: {{files: {path.name}, case: who, activity: step, start: at}}\n"
        map_.write_text(f"cxmap: 1\ntitle: Events\nscale: {{min: 1, max: 5}}\n{bound}touchpoints:\n{places}")
        anchor = Command("pm4py", (peer.path, str(ANCHORS / "mined.py"), str(path)), instead=peer.missing)
        own = cxmap("cxmap measure", "measure", map_, "--no-cache", "--force", "-q")
        results = run_in_turns([own, anchor], wanted.rounds, lambda text: print(text, file=sys.stderr))
    for command in (own, anchor):
        result = results[command.name]
        if result.wall is None or result.peak is None:
            print(f"{command.name}: failed: {result.failure}")
            continue
        limit = f" (at most {MOST:g})" if command is own else ""
        print(f"{command.name}: {result.wall:.1f} s, peak {result.peak:.0f} MiB{limit}")
    found = ratio(results[anchor.name], results[own.name])
    if found is not None:
        print(f"pm4py took {found.middle:.1f} x as long (goal: {GOAL:g}), CPU {found.cpu:.1f} x")


if __name__ == "__main__":
    main()
