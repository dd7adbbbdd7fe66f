"""Drives every command with generated maps, settings and folders for as long as one likes.

python scripts/stress.py                         ten minutes, from a seed of its own
python scripts/stress.py --minutes 60 --seed 1   an hour, the same every time
python scripts/stress.py --only 4711 --keep out  one case again, kept in a folder

Nothing may end in exit 3, leave its folder, print NaN, or take more than ten seconds or 500 MB. What does is
listed with its command, and kept with its map. Needs a system with fork.
"""

from __future__ import annotations

import argparse
import os
import resource
import shutil
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path
from random import Random
from typing import NamedTuple

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "src")]

from tests.generated.driving import Command, commands, drawn_wrong, said_wrong  # noqa: E402
from tests.generated.folders import fill  # noqa: E402
from tests.generated.maps import MapMaker, mended  # noqa: E402
from tests.generated.programs import driven  # noqa: E402
from tests.generated.versions import changed  # noqa: E402

from cxmap import api  # noqa: E402
from cxmap.api import sharing  # noqa: E402

SECONDS, MEGABYTES = 10.0, 500
PATIENCE = 6
"""So many times the processor's time that it may take, and a command is ended."""
KILLED = 9
ASLEEP = 300.0
"""Seconds by the clock after which one is ended that waits for something, or for a busy machine."""
CHANGED = 0.7
"""How likely a repository knows another version of a map."""
WIDTHS = ("", "", "0", "1", "-5", "wide", "40", "60", "80", "120", "5000")
MEASURED = ".measured.yaml"
"""What `measure` writes beside a map, and no other command anything."""
MOST_MEMORY = 6 * 1024**3
"""Of address space: enough to see how much too much it is, too little to harm the machine."""


class Outcome(NamedTuple):
    """What one command did."""

    code: int
    seconds: float
    """Of the processor; by the clock where it did nothing until it was ended."""
    megabytes: float
    stdout: str
    stderr: str


def _in_a_child(command: Command, here: Path) -> Outcome:
    """Run a command in a process of its own, which has everything imported already."""
    out, err = here / "stdout", here / "stderr"
    started = time.monotonic()
    child = os.fork()
    if child == 0:
        code = 3
        try:
            resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))
            resource.setrlimit(resource.RLIMIT_CPU, (int(SECONDS * PATIENCE), resource.RLIM_INFINITY))
            for stream, path in ((1, out), (2, err)):
                os.dup2(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC), stream)
            sys.stdout, sys.stderr = open(1, "w", encoding="utf-8"), open(2, "w", encoding="utf-8")  # noqa: SIM115
            os.chdir(here / "elsewhere")
            code = driven(command)
            sys.stdout.flush()
            sys.stderr.flush()
        finally:
            os._exit(code)
    while True:
        ended, status, usage = os.wait4(child, os.WNOHANG)
        seconds = time.monotonic() - started
        if ended:
            break
        if seconds > ASLEEP:
            os.kill(child, KILLED)
        time.sleep(0.005)
    code = os.waitstatus_to_exitcode(status)
    texts = (path.read_text(encoding="utf-8", errors="replace") for path in (out, err))
    busy = usage.ru_utime + usage.ru_stime  # other programs may keep the machine busy
    return Outcome(code, max(busy, seconds if code == -KILLED else 0.0), usage.ru_maxrss / 1024, *texts)


def _files(folder: Path) -> dict[str, tuple[int, int]]:
    """The files in a folder and below it, with the size and time of each."""
    files = {}
    for path in folder.rglob("*"):
        status = path.lstat()
        if not path.is_dir():
            files[str(path)] = (status.st_size, status.st_mtime_ns)
    return files


def _case(seed: int, size: int, here: Path) -> list[tuple[Command, str]]:
    """Everything that is wrong with one generated map."""
    random = Random(seed)  # noqa: S311 - cases, not secrets
    data = MapMaker(random, random.choice((size // 10, size // 3, size))).make()
    other = MapMaker(random, size // 10).make()
    before = mended(changed(random, data, other)) if random.random() < CHANGED else None
    path = fill(random, here / "given" / "maps", data, before)
    (here / "elsewhere").mkdir()
    (here / "elsewhere" / "matplotlibrc").write_text("nonsense\n", encoding="utf-8")
    map_, out = api.load(path), here / "out"
    os.environ["CXMAP_LOG"] = random.choice(("safe", "plain"))
    os.environ["COLUMNS"] = random.choice(WIDTHS)
    wrong: list[tuple[Command, str]] = []
    for command in commands(random, map_, str(path), str(path.parent), str(out)):
        shutil.rmtree(out, ignore_errors=True)
        there = _files(here / "given") | _files(here / "elsewhere")
        done = _in_a_child(command, here)
        complaints = list(said_wrong(command, done.code, done.stdout, done.stderr))
        complaints += drawn_wrong(out) if out.is_dir() else ()
        if done.seconds > SECONDS:
            complaints.append(f"it took {done.seconds:.1f} s")
        if done.megabytes > MEGABYTES:
            complaints.append(f"it took {done.megabytes:.0f} MB")
        touched = {
            name for name, _ in (_files(here / "given") | _files(here / "elsewhere")).items() ^ there.items()
        }
        if any(not (command[0] == "measure" and name.endswith(MEASURED)) for name in touched):
            complaints.append(f"it wrote into a folder that was not named: {', '.join(sorted(touched))}")
        wrong += [(command, complaint) for complaint in complaints]
    return wrong


def main() -> int:
    """Run; see the module's text."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--minutes", type=float, default=10, help="how long to go on")
    parser.add_argument("--seed", type=int, default=None, help="number of the first case")
    parser.add_argument("--only", type=int, default=None, help="run this case alone")
    parser.add_argument("--size", type=int, default=1_500, help="about how many values a map may hold")
    parser.add_argument("--keep", type=Path, default=Path("stress"), help="folder for the maps of offenders")
    chosen = parser.parse_args()
    api.render(api.loads("cxmap: 1\ntitle: a\ntouchpoints: [a]\n"), "report")
    api.render(api.loads("cxmap: 1\ntitle: a\ntouchpoints: [a]\n"), "curve", "pdf")
    sharing.workers_for = lambda count: min(count, 1)  # each command by one process
    seed = chosen.only if chosen.only is not None else chosen.seed or int(time.time())
    until, cases, kinds = time.monotonic() + chosen.minutes * 60, 0, Counter[str]()
    while cases == 0 or (chosen.only is None and time.monotonic() < until):
        with tempfile.TemporaryDirectory() as folder:
            wrong = _case(seed, chosen.size, Path(folder))
            if wrong or chosen.only is not None:
                kept = chosen.keep / str(seed)
                shutil.rmtree(kept, ignore_errors=True)
                maps = Path(folder, "given")
                kept.mkdir(parents=True)
                shutil.copy(maps / "maps" / "map.cxmap.yaml", kept)
                for settings in maps.rglob("*.toml"):
                    shutil.copy(settings, kept)
        for command, complaint in wrong:
            kinds[f"{command[0]}: {complaint.split(':')[0][:40]}"] += 1
            print(f"{seed}: cxmap {' '.join(command)}\n    {complaint}", flush=True)
        cases, seed = cases + 1, seed + 1
    for kind, count in kinds.most_common():
        print(f"{count:5} {kind}")
    print(f"{cases} maps, {sum(kinds.values())} complaints; the next seed is {seed}")
    return 1 if kinds else 0


if __name__ == "__main__":
    sys.exit(main())
