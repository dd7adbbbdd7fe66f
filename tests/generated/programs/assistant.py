"""An assistant that asks for anything, in a folder of strangers, and may write."""

from __future__ import annotations

import asyncio
import json
import logging
import os
from collections.abc import Iterator
from pathlib import Path
from random import Random
from typing import Any

from mcp.server.mcpserver.exceptions import ToolError, UnexpectedToolError

from cxmap import api
from cxmap.mcp.project import Project
from cxmap.mcp.server import make_server
from tests.generated.folders import SECRET, broken
from tests.generated.programs.copies import copied

CALLS = 14
PATHS = (
    ".", "map.cxmap.yaml", "map.cxmap.yaml", "map.cxmap.yaml", "deep", "below0.cxmap.yaml", "deep/link.cxmap.yaml",
    "link.yaml", "../secret.yaml", "/etc/passwd", "pipe.yaml", "", "..", "-", "--help", "a\0b", "nowhere.yaml", "~",
    "deep/../map.cxmap.yaml", "x" * 5_000, "::error::x", "\ud800", "broken0.cxmap.yaml", "shared.yaml", "map.cxmap.yaml/x",
    "deep/pipe.cxmap.yaml", "strange.csv", "/dev/zero", "\u202e", "spoilt.yaml", ".git/config", "map.measured.yaml",
)  # fmt: skip
WORDS: tuple[Any, ...] = (
    "tp0",
    "ph0",
    "pe0",
    "ch0",
    "",
    "no",
    "-x",
    "\0",
    "x" * 5_000,
    "\ud800",
    None,
    None,
    1,
    [],
    {"a": 1},
    True,
    1e400,
)
REVISIONS = (
    "HEAD",
    "HEAD~1",
    "HEAD~1..HEAD",
    "--output=x",
    "-p",
    "..",
    "main",
    "",
    "HEAD^{tree}",
    "v1..",
    "@{-1}",
    "map.cxmap.yaml",
    "\0",
    "a" * 500,
)
TARGETS = (
    "x.svg",
    "x.png",
    "x.pdf",
    "x.html",
    "../x.html",
    "deep/x.svg",
    "map.cxmap.yaml",
    "x",
    "",
    "link.yaml",
    "/tmp/x.svg",
    "x.SVG",
    "no/x.svg",
    "deep",
    "\0.svg",
    ".git/x.svg",
)


def drive(random: Random, path: str, folder: str, out: str) -> Iterator[str]:
    """What is wrong with the answers of `cxmap mcp --write`."""
    root, before = copied(folder, out), Path.cwd()
    text = Path(path).read_text(encoding="utf-8")
    logging.getLogger("cxmap").setLevel(logging.CRITICAL)
    os.chdir(root)
    try:
        yield from asyncio.run(_calls(random, root, text))
    finally:
        os.chdir(before)
    if strays := [entry.name for entry in Path(out).iterdir() if entry != root.parent]:
        yield f"the assistant wrote {strays}"


async def _calls(random: Random, root: Path, text: str) -> list[str]:
    server, wrong = make_server(Project.at(str(root)), write=True), []
    for _ in range(CALLS):
        tool = random.choice(("maps", "validate", "gaps", "explain", "diff", "render", "save", "mend"))
        arguments = _arguments(random, tool, text)
        try:
            said = repr(await server.call_tool(tool, arguments))
        except UnexpectedToolError as error:
            wrong.append(f"{tool} {_brief(arguments)} raises {error.__cause__!r}")
            continue
        except ToolError as error:
            said = str(error)
            if "this is a bug" in said:
                wrong.append(f"{tool} {_brief(arguments)}: {said[:300]}")
        if SECRET.split()[1] in said:
            wrong.append(f"{tool} {_brief(arguments)} shows what lies outside")
    return wrong


def _brief(arguments: dict[str, Any]) -> str:
    return json.dumps({key: value if len(repr(value)) < 90 else "..." for key, value in arguments.items()})


def _arguments(random: Random, tool: str, text: str) -> dict[str, Any]:
    made: dict[str, Any] = {"path": random.choice(PATHS)}
    if tool == "validate" and random.random() < 0.5:
        made["text"] = broken(random, text).decode(
            "utf-8", "surrogatepass" if random.random() < 0.5 else "replace"
        )
    elif tool == "gaps":
        made |= {"everything": True, "top": random.choice((1, 100, 0, -1, 10**30, "5"))}
        made |= {
            key: random.choice(WORDS) for key in ("persona", "phase", "channel") if random.random() < 0.3
        }
    elif tool == "explain":
        made = random.choice((
            {"code": random.choice(("CX201", "cx1", "\0", "x" * 900, ""))},
            {"key": random.choice(("touchpoints.experience", "..", "a" * 900, "phases.touchpoints.goal", "", "cxmap.x"))},
            made | {"touchpoint": random.choice(WORDS), "persona": random.choice(WORDS)},
            made,
        ))  # fmt: skip
    elif tool == "diff":
        made |= (
            {"revision": random.choice(REVISIONS)}
            if random.random() < 0.6
            else {"other": random.choice(PATHS)}
        )
        if random.random() < 0.3:
            made["persona"] = random.choice(WORDS)
    elif tool in ("render", "save"):
        made |= {"view": random.choice(api.VIEWS), "persona": random.choice((None, None, "pe0", "no", 1))}
        made |= {
            "size": random.choice((None, "a4", "slide", "x")),
            "theme": random.choice(("light", "dark", "x")),
        }
        if tool == "save":
            made["to"] = random.choice(TARGETS)
        else:
            made["form"] = random.choice(("png", "svg", "svg"))
    return made
