"""How fast answers are counted, beside the same aggregation in plain DuckDB SQL; whole processes, in turns.

    python benchmarks/answers.py [--rows 50000000] [--format parquet] [--rounds 5]

Also how long measuring again takes where nothing changed. The data goes to a temporary folder: 50 million
rows of Parquet take some 450 MB, 10 million of CSV 360 MB.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from pathlib import Path

from cases import cxmap
from measuring import Command, ratio, run_in_turns

PLACES = 40
ANCHOR = """
import duckdb, sys
connection = duckdb.connect(config={"memory_limit": "350MB"})
connection.execute("SELECT step, date_trunc('month', answered), count(*), avg(score), stddev(score) FROM "
                   + sys.argv[1] + " GROUP BY 1, 2").fetchall()
"""
DATA = """
COPY (
    SELECT 'touchpoint ' || (hash(i) % {places}) AS step, CAST(1 + hash(i * 7 + 1) % 5 AS INTEGER) AS score,
        TIMESTAMP '2023-01-01'
            + INTERVAL 1 SECOND * CAST(hash(i * 3 + 2) % (3 * 365 * 86400) AS BIGINT) AS answered
    FROM range({rows}) AS numbers (i)
) TO '{path}' (FORMAT {format})
"""
BINDING = (
    "data: {{files: {name}, scale: {{min: 1, max: 5}}, touchpoint: step, score: score, date: answered, "
    "period: month}}\n"
)


def main() -> None:
    """Write the data, run both in turns and print the ratios."""
    import duckdb

    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--rows", type=int, default=50_000_000)
    parser.add_argument("--format", choices=("parquet", "csv"), default="parquet")
    parser.add_argument("--rounds", type=int, default=5)
    wanted = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="cxmap-benchmark-") as name:
        folder = Path(name)
        path = folder / f"answers.{wanted.format}"
        text = DATA.format(places=PLACES, rows=wanted.rows, path=path, format=wanted.format)
        duckdb.connect().execute(text)
        places = "".join(f"  - {{id: t{at}, name: touchpoint {at}}}\n" for at in range(PLACES))
        map_ = folder / "answers.cxmap.yaml"
        head = "cxmap: 1\ntitle: Answers\nscale: {min: 1, max: 5}\n"
        map_.write_text(f"{head}{BINDING.format(name=path.name)}touchpoints:\n{places}")
        anchor = Command("plain SQL", (sys.executable, "-c", ANCHOR, f"read_{wanted.format}('{path}')"))
        environment = {"XDG_CACHE_HOME": str(folder / "cache")}
        first = cxmap("cxmap measure --no-cache", "measure", map_, "--no-cache", "--force", "-q")
        again = cxmap("cxmap measure, nothing new", "measure", map_, "--force", "-q")
        commands = [anchor, *(Command(own.name, own.words, environment) for own in (first, again))]
        results = run_in_turns(commands, wanted.rounds, lambda text: print(text, file=sys.stderr))
    for command in commands:
        result = results[command.name]
        found = ratio(result, results[anchor.name])
        if found is None or result.peak is None:
            print(f"{command.name}: failed: {result.failure}")
            continue
        print(f"{command.name}: {found.middle:.2f} x, CPU {found.cpu:.2f} x, peak {result.peak:.0f} MiB")


if __name__ == "__main__":
    main()
