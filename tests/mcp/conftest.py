"""A project, and assistants that have started `cxmap mcp` in it."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import anyio.from_thread
import pytest
from mcp.client.stdio import stdio_client

from mcp import ClientSession, StdioServerParameters

FAULTY = "cxmap: 1\ntitle: t\ntouchpoints:\n  - {name: I come in, chanel: [store]}\n"


class Assistant:
    """A session with a server, whose calls wait for their answers."""

    def __init__(self, portal: anyio.from_thread.BlockingPortal, session: ClientSession) -> None:
        self._portal, self._session = portal, session

    def tools(self) -> dict[str, Any]:
        return {tool.name: tool for tool in self._portal.call(self._session.list_tools).tools}

    def resource(self, uri: str) -> str:
        text: str = self._portal.call(self._session.read_resource, uri).contents[0].text  # type: ignore[union-attr]
        return text

    def call(self, name: str, **arguments: Any) -> Any:
        """The whole answer of a tool."""
        return self._portal.call(self._session.call_tool, name, arguments)

    def text(self, name: str, **arguments: Any) -> str:
        """The text of an answer that is no error."""
        answer = self.call(name, **arguments)
        assert not answer.is_error, answer.content
        return "\n".join(part.text for part in answer.content if part.type == "text")

    def record(self, name: str, **arguments: Any) -> dict[str, Any]:
        """The same as values."""
        answer = self.call(name, **arguments)
        assert not answer.is_error, answer.content
        record: dict[str, Any] = answer.structured_content
        assert json.loads(answer.content[0].text) == record
        return record

    def error(self, name: str, **arguments: Any) -> str:
        """What an answer says that is an error."""
        answer = self.call(name, **arguments)
        assert answer.is_error, answer.content
        text: str = answer.content[0].text
        assert "Traceback" not in text
        return text


@contextmanager
def assistant_in(folder: Path, *flags: str) -> Iterator[Assistant]:
    """An assistant that has started the server."""
    command = StdioServerParameters(
        command=sys.executable, args=["-m", "cxmap", "mcp", str(folder), *flags], env=dict(os.environ)
    )
    with (
        anyio.from_thread.start_blocking_portal() as portal,
        portal.wrap_async_context_manager(stdio_client(command)) as (read, write),
        portal.wrap_async_context_manager(ClientSession(read, write)) as session,
    ):
        portal.call(session.initialize)
        yield Assistant(portal, session)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory, project: Path) -> Path:
    """A project in git with a sound map, one of the future, one with an error, and one outside."""
    top = tmp_path_factory.mktemp("top").resolve()
    folder = top / "project"
    folder.mkdir()
    for name in ("shopping-day.cxmap.yaml", "shopping-day.future.cxmap.yaml"):
        shutil.copy(project / "examples" / name, folder / name)
    (folder / "faulty.cxmap.yaml").write_text(FAULTY)
    (top / "secret.cxmap.yaml").write_text("cxmap: 1\ntitle: Secret\ntouchpoints: [x]\n")
    (folder / "linked.cxmap.yaml").symlink_to(top / "secret.cxmap.yaml")
    settings = ["-c", "user.name=x", "-c", "user.email=x@example.org", "-c", "commit.gpgsign=false"]
    for words in (["init", "-q"], ["add", "."], ["commit", "-qm", "first"]):
        subprocess.run(["git", *settings, *words], cwd=folder, check=True)
    return folder


@pytest.fixture(scope="module")
def assistant(folder: Path) -> Iterator[Assistant]:
    """One that may look."""
    with assistant_in(folder) as assistant:
        yield assistant
