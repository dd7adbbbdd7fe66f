"""A port of this machine that is free, for nobody but this machine."""

from __future__ import annotations

import errno
import os
import socket

from cxmap.errors import CxmapError

ADDRESS = "127.0.0.1"
USUAL = 8765
TRIED = 20
"""So many ports from the usual one on are tried."""


def listening(port: int | None) -> tuple[socket.socket, int]:
    """A socket that listens, and its port: the one that is wanted, else the usual one or the next free one.

    0 stands for any. Raises CxmapError where the port that is wanted is taken or not allowed, and where none
    is free.
    """
    if port is not None:
        return _bound(port)
    for candidate in range(USUAL, USUAL + TRIED):
        try:
            return _bound(candidate)
        except CxmapError:
            continue
    return _bound(0)


def _bound(port: int) -> tuple[socket.socket, int]:
    found = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    try:
        if os.name == "posix":  # elsewhere it would let two servers share a port
            found.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        found.bind((ADDRESS, port))
        found.listen(128)
    except OSError as error:
        found.close()
        if error.errno == errno.EADDRINUSE:
            raise CxmapError(
                f"port {port} is in use, perhaps by another `cxmap serve`; name another one with --port, or "
                "leave it out for the next that is free"
            ) from None
        if error.errno in (errno.EACCES, errno.EPERM):
            raise CxmapError(f"port {port} is not for everybody; name one from 1024 on") from None
        raise CxmapError(f"port {port} cannot be used: {error.strerror or error}") from None
    found.setblocking(False)
    return found, found.getsockname()[1]
