"""A desk with a server that runs beside the test, over a real socket."""

from __future__ import annotations

import asyncio
import http.client
import threading
from collections.abc import Callable, Coroutine, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeVar

import pytest

from cxmap.serving.desk import Desk
from cxmap.serving.editors import Editor, editor_from
from cxmap.serving.ports import listening
from cxmap.serving.running import run, server_for
from cxmap.serving.shelf import Kept

MAP = """\
cxmap: 1
title: A visit
goal: 1
touchpoints:
  - {name: Come in, experience: 1}
  - {name: Queue, experience: -2, importance: 5}
  - {name: Pay, experience: 0}
"""


@dataclass
class Served:
    """A server that runs, and what it said."""

    desk: Desk
    port: int
    failures: list[BaseException] = field(default_factory=list)
    told: list[Kept] = field(default_factory=list)
    stop: Callable[[], None] = lambda: None

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def ask(
        self, path: str, method: str = "GET", *, body: bytes | None = None, **headers: str
    ) -> tuple[int, dict[str, str], bytes]:
        """The status, the headers and the body of an answer."""
        line = http.client.HTTPConnection("127.0.0.1", self.port, timeout=20)
        try:
            sent = {name.replace("_", "-"): value for name, value in headers.items()}
            line.request(method, path, body=body, headers=sent)
            answer = line.getresponse()
            return answer.status, {name.lower(): value for name, value in answer.getheaders()}, answer.read()
        finally:
            line.close()

    def page(self, path: str) -> str:
        """A page that is there."""
        status, _, body = self.ask(path)
        assert status == 200, body
        return body.decode()


Serve = Callable[..., Served]
Result = TypeVar("Result")


def in_a_loop(work: Coroutine[Any, Any, Result]) -> Result:
    """What a coroutine returns, in another thread: the session's browser keeps the loop of this one."""
    with ThreadPoolExecutor(1) as thread:
        return thread.submit(asyncio.run, work).result()


@pytest.fixture
def serve() -> Iterator[Serve]:
    """Serves paths; everything ends with the test."""
    running: list[Served] = []

    def begin(*paths: Path, editor: Editor | None = None, port: int = 0) -> Served:
        told: list[Kept] = []
        failures: list[BaseException] = []
        desk = Desk(
            [str(path) for path in paths],
            editor or editor_from("vscode"),
            told=told.append,
            said=lambda _: None,
            dated=False,
        )
        found, number = listening(port)
        server = server_for(desk, number, failures.append)
        thread = threading.Thread(target=run, args=(desk, server, found), daemon=True)
        thread.start()

        def stop() -> None:
            desk.feed.close()
            server.should_exit = True
            thread.join(10)
            assert not thread.is_alive()

        served = Served(desk, number, failures, told, stop)
        running.append(served)
        served.ask("/desk.css")
        return served

    yield begin
    for served in running:
        served.stop()
        assert served.failures == []


@pytest.fixture
def map_file(tmp_path: Path) -> Path:
    """A map in a folder of its own."""
    folder = tmp_path / "maps"
    folder.mkdir()
    path = folder / "visit.cxmap.yaml"
    path.write_text(MAP, "utf-8")
    return path
