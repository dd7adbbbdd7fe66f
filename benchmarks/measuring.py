"""Processes, run in turns, with what each took of time and memory.

Every round runs every command once, so that whatever else the machine is doing strikes all of them alike.
"""

from __future__ import annotations

import os
import resource
import signal
import subprocess
import tempfile
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median, quantiles
from threading import Timer

TOO_LONG = 900.0
"""Seconds after which a command is given up."""


@dataclass(frozen=True, slots=True)
class Command:
    """A process to measure. `most` bounds how many rounds it takes part in, for what is slow."""

    name: str
    words: tuple[str, ...]
    environment: Mapping[str, str] = field(default_factory=dict)
    most: int = 1_000
    exit_codes: frozenset[int] = frozenset({0})
    instead: str = ""
    """Why it cannot be run at all, where it cannot."""


@dataclass(frozen=True, slots=True)
class Run:
    """One process: wall and processor seconds, and the peak of its largest process in MiB."""

    wall: float
    cpu: float
    peak: float


@dataclass(slots=True)
class Result:
    """All runs of a command, by round, or why there are none."""

    name: str
    words: tuple[str, ...] = ()
    runs: dict[int, Run] = field(default_factory=dict)
    failure: str = ""

    @property
    def wall(self) -> float | None:
        """The median in seconds."""
        return median(run.wall for run in self.runs.values()) if self.runs else None

    @property
    def peak(self) -> float | None:
        """The median in MiB."""
        return median(run.peak for run in self.runs.values()) if self.runs else None

    @property
    def noise(self) -> float | None:
        """Half of the distance between the quartiles, as a share of the median."""
        if len(self.runs) < 3 or not self.wall:
            return None
        low, _, high = quantiles([run.wall for run in self.runs.values()], n=4, method="inclusive")
        return (high - low) / 2 / self.wall


@dataclass(frozen=True, slots=True)
class Ratio:
    """How many times as long one command took as another, round by round: median and quartiles."""

    middle: float
    low: float
    high: float
    cpu: float
    """The median ratio of processor time, which other people's work disturbs less."""
    rounds: int


def ratio(result: Result, anchor: Result) -> Ratio | None:
    """The ratio over the rounds that both took part in."""
    both = [
        result.runs[number].wall / anchor.runs[number].wall for number in result.runs if number in anchor.runs
    ]
    if not both:
        return None
    cpu = [
        result.runs[number].cpu / max(anchor.runs[number].cpu, 1e-6)
        for number in result.runs
        if number in anchor.runs
    ]
    low, high = min(both), max(both)
    if len(both) >= 3:
        low, _, high = quantiles(both, n=4, method="inclusive")
    return Ratio(median(both), low, high, median(cpu), len(both))


def own_peak() -> float:
    """MiB. A new process begins as a copy of this one, so that a smaller peak than this cannot be seen."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def _last_words(path: Path) -> str:
    lines = path.read_text(encoding="utf-8", errors="replace").strip().splitlines()
    return " ".join(line.strip() for line in lines[-2:])[:200]


def run_once(command: Command) -> Run | str:
    """Run a process to its end; or say why it failed."""
    with tempfile.TemporaryDirectory() as folder:
        errors = Path(folder, "stderr")
        with errors.open("wb") as stream:
            start = time.perf_counter()
            try:
                process = subprocess.Popen(
                    command.words,
                    stdin=subprocess.DEVNULL,
                    stdout=subprocess.DEVNULL,
                    stderr=stream,
                    env={**os.environ, "NO_COLOR": "1", **command.environment},
                    start_new_session=True,
                )
            except OSError as error:
                return f"cannot be started: {error.strerror}"
            guard = Timer(TOO_LONG, os.killpg, (process.pid, signal.SIGKILL))
            guard.start()
            _, status, usage = os.wait4(process.pid, 0)
            wall = time.perf_counter() - start
            guard.cancel()
        code = process.returncode = os.waitstatus_to_exitcode(status)
        if code not in command.exit_codes:
            return f"exit code {code}: {_last_words(errors)}"
    return Run(wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024)


def run_in_turns(commands: Sequence[Command], rounds: int, say: Callable[[str], None]) -> dict[str, Result]:
    """Measure commands in rounds, to and fro; before them a round that does not count, for what is quick."""
    results = {
        command.name: Result(command.name, command.words, failure=command.instead) for command in commands
    }
    for number in range(0 if rounds > 1 else 1, rounds + 1):
        for command in commands if number % 2 else reversed(commands):
            result = results[command.name]
            if result.failure or number > command.most or (number == 0 and command.most < rounds):
                continue
            outcome = run_once(command)
            if isinstance(outcome, str):
                result.failure = outcome
                say(f"  {command.name} failed: {outcome}")
            elif number:
                result.runs[number] = outcome
        say(f"  round {number} of {rounds}" if number else "  warm-up")
    return results
