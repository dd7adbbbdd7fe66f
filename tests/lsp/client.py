"""An editor, as far as a server can tell: plain JSON-RPC with a process, over its standard streams."""

from __future__ import annotations

import json
import os
import queue
import re
import subprocess
import sys
import tempfile
import threading
from pathlib import Path
from typing import Any

Json = dict[str, Any]
PATIENCE = 30.0
CAPABILITIES: Json = {
    "workspace": {
        "workspaceEdit": {"documentChanges": True},
        "inlayHint": {"refreshSupport": True},
        "didChangeWatchedFiles": {"dynamicRegistration": True},
    },
    "textDocument": {
        "completion": {"completionItem": {"snippetSupport": True}},
        "publishDiagnostics": {"relatedInformation": True, "codeDescriptionSupport": True},
    },
}


class Refused(Exception):  # noqa: N818 - an answer
    """The server answered with an error."""

    def __init__(self, error: Json) -> None:
        super().__init__(error["message"])
        self.code = error["code"]


class Editor:
    """Starts `cxmap lsp` and talks with it."""

    def __init__(self, *folders: Path, environment: dict[str, str] | None = None) -> None:
        self.folders = folders
        self._errors = tempfile.TemporaryFile()  # noqa: SIM115 - closed when the editor is
        self.process = subprocess.Popen(
            [sys.executable, "-m", "cxmap", "lsp", "--stdio"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=self._errors,
            env={**os.environ, **(environment or {})},
        )
        self.told: list[Json] = []
        """Notifications and requests of the server, in their order."""
        self._inbox: queue.Queue[Json | None] = queue.Queue()
        self._answers: dict[int, Json] = {}
        self._number = 0
        self._reader = threading.Thread(target=self._read, daemon=True)
        self._reader.start()

    # the wire

    def _read(self) -> None:
        assert self.process.stdout is not None
        while True:
            length = 0
            while (line := self.process.stdout.readline().strip()) != b"":
                name, _, value = line.partition(b":")
                if name.lower() == b"content-length":
                    length = int(value)
            if not length:
                self._inbox.put(None)
                return
            self._inbox.put(json.loads(self.process.stdout.read(length)))

    def send(self, message: Json) -> None:
        content = json.dumps({"jsonrpc": "2.0", **message}).encode()
        assert self.process.stdin is not None
        self.process.stdin.write(b"Content-Length: %d\r\n\r\n" % len(content) + content)
        self.process.stdin.flush()

    def _next(self) -> None:
        message = self._inbox.get(timeout=PATIENCE)
        assert message is not None, self.errors()
        if "method" in message:
            self.told.append(message)
            if "id" in message:
                self.send({"id": message["id"], "result": None})
        else:
            self._answers[message["id"]] = message

    def notify(self, method: str, **params: Any) -> None:
        self.send({"method": method, "params": params})

    def start(self, method: str, **params: Any) -> int:
        """Ask something without waiting for the answer."""
        self._number += 1
        self.send({"id": self._number, "method": method, "params": params})
        return self._number

    def answer(self, number: int) -> Any:
        while number not in self._answers:
            self._next()
        message = self._answers.pop(number)
        if "error" in message:
            raise Refused(message["error"])
        return message["result"]

    def ask(self, method: str, **params: Any) -> Any:
        return self.answer(self.start(method, **params))

    def wait_for(self, method: str) -> Json:
        """The next thing that the server tells by itself."""
        while True:
            for at, message in enumerate(self.told):
                if message["method"] == method:
                    params: Json = self.told.pop(at).get("params", {})
                    return params
            self._next()

    # an editor's life

    def initialize(self, capabilities: Json = CAPABILITIES, **options: Any) -> Json:
        folders = [{"uri": folder.as_uri(), "name": folder.name} for folder in self.folders]
        result: Json = self.ask(
            "initialize",
            processId=None,
            rootUri=None,
            capabilities=capabilities,
            workspaceFolders=folders,
            initializationOptions={"pause": 10, **options},
        )
        self.notify("initialized")
        return result

    def open(self, path: Path | str, text: str, *, language: str = "yaml", version: int = 1) -> str:
        uri = path if isinstance(path, str) else path.as_uri()
        self.notify(
            "textDocument/didOpen",
            textDocument={"uri": uri, "languageId": language, "version": version, "text": text},
        )
        return uri

    def change(self, uri: str, text: str, version: int = 2) -> None:
        self.notify(
            "textDocument/didChange",
            textDocument={"uri": uri, "version": version},
            contentChanges=[{"text": text}],
        )

    def findings(self, uri: str, version: int | None = None) -> list[Json]:
        """The findings of a text, of the version that is asked for."""
        while True:
            told = self.wait_for("textDocument/publishDiagnostics")
            if told["uri"] == uri and version in (None, told.get("version")):
                found: list[Json] = told["diagnostics"]
                return found

    def at(self, method: str, uri: str, line: int, character: int, **more: Any) -> Any:
        return self.ask(
            method, textDocument={"uri": uri}, position={"line": line, "character": character}, **more
        )

    def hints(self, uri: str) -> list[Json]:
        """The inlay hints of a text."""
        area = {"start": {"line": 0, "character": 0}, "end": {"line": 1_000, "character": 0}}
        found: list[Json] = self.ask("textDocument/inlayHint", textDocument={"uri": uri}, range=area)
        return found

    def actions(self, uri: str, line: int, only: str | None = None) -> dict[str, Json]:
        """What can be done on a line, by its title."""
        area = {"start": {"line": line, "character": 0}, "end": {"line": line, "character": 0}}
        context = {"diagnostics": [], **({"only": [only]} if only else {})}
        found = self.ask("textDocument/codeAction", textDocument={"uri": uri}, range=area, context=context)
        return {one["title"]: one for one in found}

    def end(self) -> int:
        self.ask("shutdown")
        self.notify("exit")
        return self.process.wait(PATIENCE)

    def errors(self) -> str:
        """What the server wrote to standard error."""
        self.process.kill()
        self.process.wait(PATIENCE)
        self._errors.seek(0)
        return self._errors.read().decode()

    def __enter__(self) -> Editor:
        return self

    def __exit__(self, *_: object) -> None:
        if self.process.poll() is None:
            self.process.kill()
        self.process.wait(PATIENCE)
        self._reader.join(PATIENCE)
        for stream in (self.process.stdin, self.process.stdout, self._errors):
            assert stream is not None
            stream.close()


def edited(text: str, edits: list[Json]) -> str:
    """A text after the edits of an answer, as an editor makes them: lines, and columns in units of UTF-16."""
    breaks = [match.end() for match in re.finditer("\r\n|\r|\n", text)]
    starts = [len(text[:at].encode("utf-16-le", "surrogatepass")) for at in [0, *breaks]]
    raw = text.encode("utf-16-le", "surrogatepass")
    for edit in sorted(edits, key=lambda edit: _order(edit["range"]["start"]), reverse=True):
        start, end = (
            starts[edit["range"][side]["line"]] + 2 * edit["range"][side]["character"]
            for side in ("start", "end")
        )
        raw = raw[:start] + edit["newText"].encode("utf-16-le", "surrogatepass") + raw[end:]
    return raw.decode("utf-16-le", "surrogatepass")


def _order(place: Json) -> tuple[int, int]:
    return place["line"], place["character"]


def placed(text: str) -> tuple[str, int, int]:
    """A text without its `|`, and where that stood, as an editor counts."""
    before, sign, after = text.partition("|")
    assert sign
    line = re.split("\r\n|\r|\n", before)
    return before + after, len(line) - 1, len(line[-1].encode("utf-16-le")) // 2
