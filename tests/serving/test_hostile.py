"""Requests that no browser of a reader sends: each is refused, none ends or stops the server."""

from __future__ import annotations

import socket
import time
from pathlib import Path

import pytest

from cxmap.serving import feed
from tests.serving.conftest import Serve, Served

OURS = "Host: 127.0.0.1:{port}\r\n"


def _raw(served: Served, sent: bytes, *, most: int = 4_096) -> bytes:
    """What comes back for some bytes; empty where the line is closed without a word."""
    with socket.create_connection(("127.0.0.1", served.port), timeout=20) as line:
        try:
            line.sendall(sent)
            return line.recv(most)
        except (ConnectionError, TimeoutError):
            return b""


@pytest.mark.parametrize(
    ("request_", "statuses"),
    [
        ("GET / HTTP/1.1\r\n\r\n", (400,)),
        ("GET / HTTP/1.0\r\n\r\n", (421,)),
        ("GET / HTTP/1.1\r\n{ours}{ours}\r\n", (400, 421)),
        ("GET http://evil.example/ HTTP/1.1\r\n{ours}\r\n", (404,)),
        ("GET /maps HTTP/1.1\r\nHost: evil.example\r\n\r\n", (421,)),
        ("GET /maps HTTP/1.1\r\n{ours}Origin: http://evil.example\r\n\r\n", (403,)),
        ("GET /maps HTTP/1.1\r\n{ours}Sec-Fetch-Site: cross-site\r\nSec-Fetch-Mode: no-cors\r\n\r\n", (403,)),
        ("CONNECT 127.0.0.1:22 HTTP/1.1\r\n{ours}\r\n", (400, 405)),
        ("OPTIONS * HTTP/1.1\r\n{ours}\r\n", (405,)),
        ("TRACE / HTTP/1.1\r\n{ours}\r\n", (405,)),
        ("GET /maps HTTP/1.1\r\n{ours}Content-Length: 5\r\n\r\nabcde", (413,)),
        ("GET /maps HTTP/1.1\r\n{ours}Transfer-Encoding: chunked\r\n\r\n0\r\n\r\n", (413,)),
        ("GET / HTTP/1.1\r\n{ours}Content-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n", (400, 413)),
        ("GET /maps HTTP/1.1\r\n{ours}Upgrade: websocket\r\nConnection: upgrade\r\n\r\n", (200,)),
        ("GET /../../etc/passwd HTTP/1.1\r\n{ours}\r\n", (404,)),
        ("GET /%2e%2e/%2e%2e/etc/passwd HTTP/1.1\r\n{ours}\r\n", (404,)),
        ("GET /map/%00/curve HTTP/1.1\r\n{ours}\r\n", (404,)),
        ("GET /map/%ff%fe/curve HTTP/1.1\r\n{ours}\r\n", (404,)),
        ("GET /map/visit/curve?size=%00 HTTP/1.1\r\n{ours}\r\n", (422,)),
        ("GET /map/visit/curve?persona=%ff%0d%0aX:1 HTTP/1.1\r\n{ours}\r\n", (200,)),
        ("GET /map/visit/curve?page=99999999999999999999 HTTP/1.1\r\n{ours}\r\n", (422,)),
        ("GET /" + 5_000 * "a" + " HTTP/1.1\r\n{ours}\r\n", (414,)),
        ("GET /maps?" + 5_000 * "a" + " HTTP/1.1\r\n{ours}\r\n", (414,)),
        ("GET /" + 200_000 * "a" + " HTTP/1.1\r\n{ours}\r\n", (400, None)),
        ("GET /maps HTTP/1.1\r\n{ours}" + 20_000 * "x: y\r\n" + "\r\n", (400, 431, None)),
        ("\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03", (400, None)),
        ("\r\n\r\n\r\n\r\n", (400, None)),
        ("nonsense\r\n\r\n", (400,)),
    ],
)  # fmt: skip
def test_each_is_refused(
    serve: Serve, map_file: Path, request_: str, statuses: tuple[int | None, ...]
) -> None:
    served = serve(map_file)
    written = request_.replace("{ours}", OURS.format(port=served.port))
    answer = _raw(served, written.encode("latin-1"))
    status = int(answer.split(b" ", 2)[1]) if answer.startswith(b"HTTP/1.1 ") else None
    assert status in statuses, answer
    assert b"X:1" not in answer.partition(b"\r\n\r\n")[0]
    assert b"cxmap: 1" not in answer
    assert served.ask("/maps")[0] == 200


def test_slow_clients_stop_nobody(serve: Serve, map_file: Path) -> None:
    served = serve(map_file)
    lines = [socket.create_connection(("127.0.0.1", served.port), timeout=20) for _ in range(100)]
    for line in lines:
        line.sendall(b"GET /maps HTTP/1.1\r\nHost: ")
    began = time.monotonic()
    assert served.ask("/maps")[0] == 200
    assert time.monotonic() - began < 19  # less than the slow ones may take
    for line in lines:
        line.close()


def test_browsers_that_go_away_leave_nothing(serve: Serve, map_file: Path) -> None:
    served = serve(map_file)
    for path in ("/map/visit/matrix", "/map/visit/report.html", "/events", "/atlas", "/map/visit/curve.pdf"):
        line = socket.create_connection(("127.0.0.1", served.port), timeout=20)
        line.sendall(f"GET {path} HTTP/1.1\r\n{OURS.format(port=served.port)}\r\n".encode())
        line.close()
    assert served.ask("/map/visit/curve")[0] == 200
    served.desk.feed._wake()
    end = time.monotonic() + 20
    while served.desk.feed.listeners and time.monotonic() < end:
        served.desk.feed._wake()
        time.sleep(0.02)
    assert served.desk.feed.listeners == 0


def test_so_many_windows_as_there_are_and_no_more(serve: Serve, map_file: Path) -> None:
    served = serve(map_file)
    ask = f"GET /events HTTP/1.1\r\n{OURS.format(port=served.port)}\r\n".encode()
    lines = []
    for _ in range(feed.MOST_LISTENERS):
        lines.append(socket.create_connection(("127.0.0.1", served.port), timeout=20))
        lines[-1].sendall(ask)
        assert lines[-1].recv(12) == b"HTTP/1.1 200"
    assert _raw(served, ask).startswith(b"HTTP/1.1 503")
    assert served.ask("/maps")[0] == 200
    map_file.write_text(map_file.read_text("utf-8").replace("-2", "-1"), "utf-8")
    for line in lines:  # none of them is left out, although nobody read for a while
        heard = b""
        while heard.count(b"event: state") < 2:
            heard += line.recv(4_096)
        line.close()
    end = time.monotonic() + 20
    while served.desk.feed.listeners and time.monotonic() < end:
        served.desk.feed._wake()
        time.sleep(0.02)
    assert not served.desk.feed.is_full
