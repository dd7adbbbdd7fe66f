"""An editor in which somebody types a stranger's map, and asks for everything anywhere in it."""

from __future__ import annotations

import asyncio
import json
import logging
from collections.abc import Iterator
from pathlib import Path
from random import Random
from typing import Any

from cxmap.lsp.server import CxmapServer, make_server
from tests.generated.folders import SECRET, broken

STATES, QUESTIONS = 3, 8
PATIENCE = 60.0
BUG = (-32603, -32098, -32001)
"""What the protocol has for what should not have happened."""
AT_A_PLACE = (
    "completion", "hover", "definition", "references", "documentHighlight", "prepareRename", "rename",
)  # fmt: skip
OF_THE_TEXT = ("documentSymbol", "foldingRange", "documentLink", "inlayHint", "codeAction")
NAMES = ("b", "tp1", "", "a b", "- x", "x" * 500, "\ud800", "::", "Ünï", "no", "012", "a\nb")


class _Wire:
    """What the server says, by the number of the question."""

    def __init__(self) -> None:
        self.answers: dict[int, dict[str, Any]] = {}
        self.told: list[dict[str, Any]] = []

    def write(self, data: bytes) -> None:
        message = json.loads(data, parse_constant=_refuse)
        if "method" in message:
            self.told.append(message)
        else:
            self.answers[message["id"]] = message

    def close(self) -> None:
        """Nothing is open."""


def _refuse(word: str) -> None:
    raise ValueError(f"{word} is no JSON")


def drive(random: Random, path: str, folder: str, out: str) -> Iterator[str]:
    """What is wrong with the answers of `cxmap lsp`."""
    del out
    logging.getLogger("pygls").setLevel(logging.CRITICAL + 1)
    logging.getLogger("cxmap").setLevel(logging.CRITICAL + 1)
    yield from asyncio.run(_session(random, Path(path), Path(folder)))


async def _session(random: Random, path: Path, folder: Path) -> list[str]:
    server, wire, wrong = make_server(), _Wire(), []
    server.protocol.set_writer(wire, include_headers=False)
    numbers = iter(range(1, 10_000))

    def tell(method: str, params: Any, number: int | None = None) -> None:
        message = {"jsonrpc": "2.0", "method": method, "params": params}
        data = message if number is None else {**message, "id": number}
        server.protocol.handle_message(server.protocol.structure_message(data))

    async def ask(method: str, params: Any) -> dict[str, Any]:
        number = next(numbers)
        tell(method, params, number)
        async with asyncio.timeout(PATIENCE):
            while number not in wire.answers:
                await asyncio.sleep(0.001)
        return wire.answers[number]

    capabilities = {"workspace": {"workspaceEdit": {"documentChanges": random.random() < 0.5}}}
    options = {"pause": random.choice((0, 5, -1, "x", None, 1e400))}
    where = [{"uri": folder.as_uri(), "name": "x"}]
    await ask("initialize", {"capabilities": capabilities, "processId": None, "rootUri": None,
                             "workspaceFolders": where, "initializationOptions": options})  # fmt: skip
    server.desk.pause = 0.0
    tell("initialized", {})
    sound, uri = path.read_text(encoding="utf-8"), path.as_uri()
    uri = random.choice((uri, uri, uri, "untitled:Untitled-1", f"{uri}%00", "file:///etc/passwd", uri + "?x"))
    document = {"uri": uri, "languageId": random.choice(("yaml", "cxmap", "")), "version": 1}
    tell("textDocument/didOpen", {"textDocument": {**document, "text": sound}})
    for state in range(STATES):
        text = sound
        if state:
            text = broken(random, sound).decode("utf-8", "replace")
            version = {"uri": uri, "version": state + 1}
            tell("textDocument/didChange", {"textDocument": version, "contentChanges": [{"text": text}]})
        for method, params in _questions(random, uri, text):
            try:
                answer = await ask(f"textDocument/{method}", params)
            except Exception as error:  # noqa: BLE001 - whatever it is, it is one
                wrong.append(f"{method} {json.dumps(params)[:200]} raises {error!r}")
                continue
            if answer.get("error", {}).get("code") in BUG:
                wrong.append(f"{method} {json.dumps(params)[:200]}: {answer['error']['message'][:300]}")
            if SECRET.split()[1] in json.dumps(answer):
                wrong.append(f"{method} shows what lies outside")
        shown = server.desk.text(uri)
        if shown is not None and shown.judging is not None:
            await asyncio.wait([shown.judging], timeout=PATIENCE)
    await ask("shutdown", None)
    said = [message for message in wire.told if "this is a bug" in json.dumps(message)]
    return wrong + [json.dumps(message)[:300] for message in said] + _untold(server)


def _untold(server: CxmapServer) -> list[str]:
    return [] if server.was_shut_down else ["it did not hear that it was to end"]


def _questions(random: Random, uri: str, text: str) -> Iterator[tuple[str, dict[str, Any]]]:
    lines = text.split("\n")
    for _ in range(QUESTIONS):
        at = random.randrange(len(lines))
        column = random.choice((0, random.randint(0, min(len(lines[at]), 300) + 2), len(lines[at])))
        place = random.choice(
            ({"line": at, "character": column},) * 6 + ({"line": 2**31 - 1, "character": 2**31 - 1},)
        )
        document = {"uri": random.choice((uri,) * 9 + ("file:///nowhere",))}
        method = random.choice((*AT_A_PLACE, *OF_THE_TEXT))
        params: dict[str, Any] = {"textDocument": document}
        if method in AT_A_PLACE:
            params["position"] = place
        if method == "references":
            params["context"] = {"includeDeclaration": random.random() < 0.5}
        if method == "rename":
            params["newName"] = random.choice(NAMES)
        if method in ("inlayHint", "codeAction"):
            params["range"] = {"start": {"line": 0, "character": 0}, "end": place}
        if method == "codeAction":
            only = random.choice((None, ["quickfix"], ["source.fixAll"], ["x"], []))
            params["context"] = {"diagnostics": [], **({} if only is None else {"only": only})}
        yield method, params
