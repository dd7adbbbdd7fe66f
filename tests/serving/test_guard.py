"""Who is answered, and with which headers."""

from __future__ import annotations

from typing import Any

import pytest

from cxmap.serving.guard import HEADERS, LONGEST, Guard
from tests.serving.conftest import in_a_loop

PORT = 8765
OURS = ("host", f"127.0.0.1:{PORT}")


async def _app(scope: Any, receive: Any, send: Any) -> None:
    if scope["path"] == "/broken":
        raise ZeroDivisionError
    if scope["path"] == "/gone":
        raise ConnectionResetError
    await send({"type": "http.response.start", "status": 200, "headers": [(b"cache-control", b"no-cache")]})
    await send({"type": "http.response.body", "body": b"yes"})


def _asked(
    *headers: tuple[str, str], method: str = "GET", path: str = "/", query: bytes = b"", port: int = PORT
) -> tuple[int, dict[str, str], list[BaseException]]:
    sent: list[Any] = []
    failures: list[BaseException] = []

    async def send(message: Any) -> None:
        sent.append(message)

    async def receive() -> Any:
        return {"type": "http.disconnect"}

    scope = {
        "type": "http",
        "method": method,
        "path": path,
        "raw_path": path.encode(),
        "query_string": query,
        "headers": [(name.encode(), value.encode()) for name, value in headers],
    }
    in_a_loop(Guard(_app, port, failures.append)(scope, receive, send))
    if not sent:
        return 0, {}, failures
    answered = {name.decode(): value.decode() for name, value in sent[0]["headers"]}
    return sent[0]["status"], answered, failures


@pytest.mark.parametrize("host", [f"127.0.0.1:{PORT}", f"localhost:{PORT}", f"LOCALHOST:{PORT}"])
def test_our_own_names_are_answered(host: str) -> None:
    assert _asked(("host", host))[0] == 200


@pytest.mark.parametrize(
    "hosts",
    [
        [],
        ["evil.example"],
        [f"evil.example:{PORT}"],
        ["127.0.0.1"],
        [f"127.0.0.1:{PORT + 1}"],
        [f"127.0.0.1.evil.example:{PORT}"],
        [f"localhost.:{PORT}"],
        [f"[::1]:{PORT}"],
        [f"127.0.0.1:{PORT}", "evil.example"],
        [f"0.0.0.0:{PORT}"],
    ],
)
def test_names_that_were_made_to_lead_here_are_not(hosts: list[str]) -> None:
    assert _asked(*(("host", host) for host in hosts))[0] == 421


def test_port_80_needs_no_number() -> None:
    assert _asked(("host", "localhost"), port=80)[0] == 200


@pytest.mark.parametrize("method", ["HEAD", "POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "get"])
def test_nothing_but_get(method: str) -> None:
    status, headers, _ = _asked(OURS, method=method)
    assert (status, headers["allow"]) == (405, "GET")


@pytest.mark.parametrize(
    "origin", ["http://evil.example", "null", "", f"https://127.0.0.1:{PORT}", f"http://127.0.0.1:{PORT + 1}"]
)
def test_pages_of_others_may_not_ask(origin: str) -> None:
    assert _asked(OURS, ("origin", origin))[0] == 403


def test_our_own_pages_may() -> None:
    assert _asked(OURS, ("origin", f"http://localhost:{PORT}"))[0] == 200
    assert _asked(OURS, ("sec-fetch-site", "same-origin"), ("sec-fetch-mode", "cors"))[0] == 200


def test_a_link_from_elsewhere_may_be_followed_but_nothing_be_taken() -> None:
    assert _asked(OURS, ("sec-fetch-site", "cross-site"), ("sec-fetch-mode", "navigate"))[0] == 200
    assert _asked(OURS, ("sec-fetch-site", "cross-site"), ("sec-fetch-mode", "no-cors"))[0] == 403
    assert _asked(OURS, ("sec-fetch-site", "same-site"), ("sec-fetch-mode", "cors"))[0] == 403


def test_long_addresses_and_bodies_are_refused() -> None:
    assert _asked(OURS, path="/" + "a" * LONGEST)[0] == 414
    assert _asked(OURS, query=b"a" * (LONGEST + 1))[0] == 414
    assert _asked(OURS, ("content-length", "3"))[0] == 413
    assert _asked(OURS, ("transfer-encoding", "chunked"))[0] == 413


def test_every_answer_is_strict_and_says_what_it_says_itself_once() -> None:
    for status, headers, _ in (_asked(OURS), _asked(OURS, method="POST"), _asked()):
        assert headers.keys() >= HEADERS.keys()
        assert "'unsafe" not in headers["content-security-policy"]
        assert (headers["cache-control"] == "no-cache") is (status == 200)


def test_a_bug_is_told_and_answered_and_a_browser_that_went_away_is_neither() -> None:
    status, headers, failures = _asked(OURS, path="/broken")
    assert (status, [type(error) for error in failures]) == (500, [ZeroDivisionError])
    assert headers.keys() >= HEADERS.keys()
    assert _asked(OURS, path="/gone") == (0, {}, [])
