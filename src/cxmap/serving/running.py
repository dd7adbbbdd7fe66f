"""The server itself: the only home of uvicorn. Ctrl-C ends it, whoever is still looking."""

from __future__ import annotations

import asyncio
import logging
import socket
from collections.abc import Callable
from contextlib import suppress
from importlib.util import find_spec
from types import FrameType
from typing import TYPE_CHECKING

from cxmap.errors import CxmapError

if TYPE_CHECKING:
    import uvicorn

    from cxmap.serving.desk import Desk

NEEDS = "`cxmap serve` needs starlette, uvicorn and watchfiles: pip install 'cxmap[serve]'"
MOST_AT_ONCE = 256
"""Connections; more are refused."""


def insist_on_server() -> None:
    """Raise CxmapError where what a server needs is not installed."""
    if not all(find_spec(name) for name in ("starlette", "uvicorn", "watchfiles")):
        raise CxmapError(NEEDS)


def server_for(desk: Desk, port: int, failed: Callable[[BaseException], None]) -> uvicorn.Server:
    """A server for a desk on a port; `should_exit` ends it."""
    import uvicorn

    from cxmap.serving.app import app_for

    class Server(uvicorn.Server):
        """One that ends the lines to browsers before it waits for them."""

        def handle_exit(self, sig: int, frame: FrameType | None) -> None:  # noqa: ARG002
            self.force_exit = self.should_exit
            self.should_exit = True
            desk.feed.close()

    logging.getLogger("uvicorn").setLevel(logging.CRITICAL + 1)
    return Server(
        uvicorn.Config(
            app_for(desk, port, failed),
            http="h11",
            loop="asyncio",
            ws="none",
            lifespan="off",
            log_config=None,
            access_log=False,
            server_header=False,
            proxy_headers=False,
            limit_concurrency=MOST_AT_ONCE,
            h11_max_incomplete_event_size=16_384,
            timeout_keep_alive=30,
            timeout_graceful_shutdown=1,
        )
    )


def run(desk: Desk, server: uvicorn.Server, listening: socket.socket) -> None:
    """Serve a desk until Ctrl-C, or until the process is asked to end."""

    async def serve() -> None:
        desk.begin(asyncio.get_running_loop())
        await server.serve([listening])

    try:
        with suppress(KeyboardInterrupt):
            asyncio.run(serve())
    finally:
        desk.close()
        listening.close()
