"""Who may ask for what: this machine's browsers, by this server's own names, and for nothing but to look.

A page of some other site can make a browser ask here, and its name can be made to lead here (DNS rebinding).
So the name that was asked for must be one of ours, and whoever says where they come from must come from us.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterable, MutableMapping
from typing import Any

Scope = MutableMapping[str, Any]
Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
App = Callable[[Scope, Receive, Send], Awaitable[None]]

SHELL_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; img-src 'self' data:; "
    "connect-src 'self'; frame-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'self'"
)
HEADERS = {
    "content-security-policy": SHELL_POLICY,
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    "referrer-policy": "no-referrer",
    "x-content-type-options": "nosniff",
    "x-frame-options": "SAMEORIGIN",
    "cache-control": "no-store",
}
"""Of every answer, where it does not say otherwise itself."""
LONGEST = 4_096
"""Bytes of a path and of a query."""
MOST_HEADERS = 100


class Guard:
    """An application that is asked what may be asked, with answers that keep browsers strict."""

    def __init__(self, app: App, port: int, said: Callable[[BaseException], None]) -> None:
        self._app, self._said = app, said
        names = ("127.0.0.1", "localhost")
        self._hosts = {f"{name}:{port}" for name in names} | (set(names) if port == 80 else set())
        self._origins = {f"http://{host}" for host in self._hosts}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer, or refuse."""
        if scope["type"] != "http":
            return
        begun = False

        async def strict(message: Message) -> None:
            nonlocal begun
            if message["type"] == "http.response.start":
                begun = True
                own = {name.lower() for name, _ in message.get("headers", ())}
                missing = [
                    (name.encode(), value.encode())
                    for name, value in HEADERS.items()
                    if name.encode() not in own
                ]
                message = {**message, "headers": [*message.get("headers", ()), *missing]}
            await send(message)

        refusal = self._refusal(scope)
        if refusal is not None:
            await _answer(strict, *refusal)
            return
        try:
            await self._app(scope, receive, strict)
        except (ConnectionError, OSError):
            return  # the browser went away
        except Exception as error:  # noqa: BLE001 - one page that fails must not end the others
            self._said(error)
            if not begun:
                await _answer(strict, 500, "this is a bug in cxmap; the terminal says more")

    def _refusal(self, scope: Scope) -> tuple[int, str] | None:
        headers: list[tuple[bytes, bytes]] = scope["headers"]
        hosts, origins = _all(headers, b"host"), _all(headers, b"origin")
        if len(hosts) != 1 or hosts[0].lower() not in self._hosts:
            return 421, "this server answers to 127.0.0.1 and localhost alone"
        if scope["method"] != "GET":
            return 405, "there is nothing here but to look at: GET alone"
        if any(origin.lower() not in self._origins for origin in origins):
            return 403, "pages of other sites may not ask here"
        (site, mode) = (" ".join(_all(headers, name)) for name in (b"sec-fetch-site", b"sec-fetch-mode"))
        if site in ("cross-site", "same-site") and mode != "navigate":
            return 403, "pages of other sites may not ask here"
        if len(scope["raw_path"] or b"") > LONGEST or len(scope["query_string"]) > LONGEST:
            return 414, "this address is too long"
        if len(headers) > MOST_HEADERS:
            return 431, f"more than {MOST_HEADERS} headers"
        if any(
            name in (b"content-length", b"transfer-encoding") and value != b"0" for name, value in headers
        ):
            return 413, "there is nothing here to send anything to"
        return None


def _all(headers: Iterable[tuple[bytes, bytes]], wanted: bytes) -> list[str]:
    return [value.decode("latin-1") for name, value in headers if name == wanted]


async def _answer(send: Send, status: int, text: str) -> None:
    headers = [(b"content-type", b"text/plain; charset=utf-8"), (b"connection", b"close")]
    headers += [(b"allow", b"GET")] if status == 405 else []
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": f"cxmap: {text}\n".encode()})
