"""Ports: free, taken, forbidden."""

from __future__ import annotations

import socket

import pytest

from cxmap.errors import CxmapError
from cxmap.serving import ports
from cxmap.serving.ports import ADDRESS, listening


def test_any_port_is_one_of_this_machine_alone() -> None:
    found, port = listening(0)
    with found:
        assert found.getsockname() == (ADDRESS, port)


def test_a_port_that_is_taken_is_told_with_a_cure() -> None:
    found, port = listening(0)
    with found, pytest.raises(CxmapError, match=rf"port {port} is in use.*--port"):
        listening(port)


def test_without_a_wish_the_next_free_port_is_taken(monkeypatch: pytest.MonkeyPatch) -> None:
    first, port = listening(0)
    monkeypatch.setattr(ports, "USUAL", port)
    with first:
        second, next_port = listening(None)
        with second:
            assert port < next_port <= port + ports.TRIED


def test_ports_for_others_are_told(monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(socket.socket, "bind", refused)
    with pytest.raises(CxmapError, match="from 1024 on"):
        listening(80)
