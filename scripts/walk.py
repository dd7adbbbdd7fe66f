"""Pages that are walked: their files are saved and their commands run, in order, in an empty folder.

A fenced block whose first line goes on with a path is a file, or a change to one:

    ```yaml maps/a.yaml                 saved whole
    ```yaml maps/a.yaml after "LINE"    put below a line
    ```yaml maps/a.yaml until "LINE"    put in place of everything above a line
    ```toml cxmap.toml append           put at the end

In `console` blocks lines with `$ ` are typed, and what they print is put below them. `console on 2026-03-02`
says on which day: commits are of that day, and ages are counted to it.
"""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from pathlib import Path

_BLOCK = re.compile(r"^```(?P<kind>\w+)(?: (?P<how>[^\n]+))?\n(?P<body>.*?)^```$", re.DOTALL | re.MULTILINE)
_ON = re.compile(r"on (\d{4}-\d\d-\d\d)")


@dataclass(slots=True)
class _Walk:
    """Where somebody who walks a page stands, and on which day."""

    folder: Path
    environment: dict[str, str]
    day: date

    def save(self, how: str, body: str) -> None:
        """Save a block as a file, or change one by it."""
        name, *change = shlex.split(how)
        path = self.folder / name
        before = path.read_text(encoding="utf-8") if change else ""
        match change:
            case []:
                path.parent.mkdir(parents=True, exist_ok=True)
                text = body
            case ["after", line]:
                text = _only(before, line + "\n", f"{line}\n{body}")
            case ["until", line]:
                text = body + line + before.partition(line)[2]
                _only(before, line, line)
            case ["append"]:
                text = before.rstrip("\n") + "\n\n" + body
            case _:
                raise ValueError(f"what is `{how}`?")
        path.write_text(text, encoding="utf-8")

    def type(self, command: str) -> str:
        """Run a line of a terminal; what it prints, without spaces at the ends of lines."""
        if command.startswith("cd "):
            self.folder /= command[3:]
            return ""
        noon = str(int(datetime.combine(self.day, time(12), UTC).timestamp()))
        done = subprocess.run(
            ["/bin/sh", "-c", command],
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            check=False,
            cwd=self.folder,
            env={
                **self.environment,
                "SOURCE_DATE_EPOCH": noon,
                "GIT_AUTHOR_DATE": f"{noon} +0000",
                "GIT_COMMITTER_DATE": f"{noon} +0000",
            },
        )
        if done.returncode > 1 or "Traceback" in done.stdout:
            raise RuntimeError(f"{command}\n{done.stdout}")
        return "".join(f"{line.rstrip()}\n" for line in done.stdout.splitlines())


def _only(text: str, line: str, new: str) -> str:
    if text.count(line) != 1:
        raise ValueError(f"stands {text.count(line)} times: {line}")
    return text.replace(line, new)


def walked(root: Path, name: str) -> str:
    """A page with the outputs of its commands made anew.

    Raises RuntimeError where a command fails for another reason than that it found something, and ValueError
    where a change of a file has no place.
    """
    page = (root / name).read_text(encoding="utf-8")
    with tempfile.TemporaryDirectory() as folder:
        return walked_in(Path(folder), root, page)


def walked_in(folder: Path, root: Path, page: str) -> str:
    """The same, in a folder that is left as the page leaves it; `root` is that of the project."""
    home, start = folder / "home", folder / "start"
    home.mkdir()
    start.mkdir()
    shim = home / "cxmap"
    shim.write_text(f'#!/bin/sh\nexec {shlex.quote(sys.executable)} -m cxmap "$@"\n', encoding="utf-8")
    shim.chmod(0o755)
    environment = {
        "PATH": f"{home}{os.pathsep}{os.environ['PATH']}",
        "PYTHONPATH": str(root / "src"),
        "HOME": str(home),
        "COLUMNS": "80",
        "NO_COLOR": "1",
        "LC_ALL": "C.UTF-8",
        "TZ": "UTC",
        "GIT_CONFIG_NOSYSTEM": "1",
        **{f"GIT_{who}_{what}": said for who in ("AUTHOR", "COMMITTER") for what, said in _WHO},
    }
    walk = _Walk(start, environment, datetime.now(UTC).date())

    def made(block: re.Match[str]) -> str:
        kind, how, body = block["kind"], block["how"] or "", block["body"]
        if kind != "console":
            if how:
                walk.save(how, body)
            return block[0]
        if day := _ON.fullmatch(how):
            walk.day = date.fromisoformat(day[1])
        typed = [line for line in body.splitlines() if line.startswith("$ ")]
        printed = ((line, walk.type(line[2:])) for line in typed)
        fence = block[0].partition("\n")[0]
        return "\n".join((fence, *(f"{line}\n{output}".rstrip() for line, output in printed), "```"))

    return _BLOCK.sub(made, page)


_WHO = (("NAME", "Ada"), ("EMAIL", "ada@example.org"))
