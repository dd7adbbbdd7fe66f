"""Browsers, and what is none, that ask a desk while its maps break, disappear and come back."""

from __future__ import annotations

import asyncio
import os
from collections.abc import Iterator
from pathlib import Path
from random import Random
from urllib.parse import quote, unquote_to_bytes
from xml.etree import ElementTree

from cxmap import api
from cxmap.serving.app import app_for
from cxmap.serving.desk import Desk
from cxmap.serving.editors import editor_from
from cxmap.serving.guard import Guard
from tests.generated.driving import shows_no_number
from tests.generated.folders import SECRET, broken
from tests.generated.programs.copies import copied

PORT = 8_765
ROUNDS, QUESTIONS = 4, 4
FORMS = ("svg", "png", "pdf", "html", "exe", "")
QUERIES = (
    "", "", "size=a4", "size=a0", "theme=dark", "persona=pe0", "persona=no", "lang=nl", "lang=xx", "zoom=50", "page=2",
    "page=0001" + "9" * 4_000, "page=%D9%A1", "page=-1", "page=", "size=a4&size=a3", "of=x", "x=1", "persona=%00", "persona=%ff",
    "size=slide&theme=print&lang=de", "&&&", "=", "%", "theme=%3Cscript%3E", "page=" + "0" * 20 + "1", "persona=" + "x" * 4_000,
)  # fmt: skip
PATHS = (
    "/", "/maps", "/atlas", "/atlas/", "/atlas/index.html", "/atlas/../x", "/desk.css", "/desk.js", "/icon.svg",
    "/fonts/x.ttf", "/fonts/..%2f.ttf", "/map/", "/map//", "/map/x/curve", "/map/../../etc/passwd", "//", "/\0", "/%ff", "*",
    "", "/map/map.cxmap.yaml/curve", "/MAPS", "/maps/", "/events/", "/map/map/curve.svg/", "/map/map/.svg", "/map/%2e%2e/curve",
)  # fmt: skip
HEADERS = (
    (b"host", b"evil.example"), (b"host", b"127.0.0.1:8765"), (b"origin", b"null"), (b"origin", b"http://evil.example"),
    (b"origin", b"http://127.0.0.1:8765"), (b"content-length", b"5"), (b"cookie", b"\xff\xfe"), (b"range", b"bytes=0-1"),
    (b"sec-fetch-site", b"cross-site"), (b"accept", b"\x00"), (b"if-none-match", b"*"), (b"x", b"y" * 9_000),
)  # fmt: skip
FINE = (200, 307, 403, 404, 405, 413, 414, 421, 422, 431, 503)


def drive(random: Random, path: str, folder: str, out: str) -> Iterator[str]:
    """What is wrong with the answers of `cxmap serve`."""
    where = copied(folder, out)
    own = where / Path(path).name
    failures: list[BaseException] = []
    served = where if random.random() < 0.5 else own
    said: list[str] = []
    desk = Desk([str(served)], editor_from("vscode"), told=lambda _: None, said=said.append, dated=False)
    try:
        yield from asyncio.run(_rounds(random, desk, app_for(desk, PORT, failures.append), own))
    finally:
        desk.close()
    yield from (f"the server fails: {error!r}" for error in failures)
    yield from (line for line in said if "this is a bug" in line)


async def _rounds(random: Random, desk: Desk, app: Guard, own: Path) -> list[str]:
    wrong, text = [], own.read_text(encoding="utf-8")
    for _ in range(ROUNDS):
        for _ in range(QUESTIONS):
            address, query, headers = _question(random, desk)
            try:
                status, content = await asyncio.wait_for(_asked(app, address, query, headers), 60)
            except Exception as error:  # noqa: BLE001 - whatever it is, it is one
                wrong.append(f"{address}?{query[:60]} raises {error!r}")
                continue
            told = f"{address[:80]}?{query[:60]} ({status})"
            if status not in FINE:
                wrong.append(f"{told}: {content[:200]!r}")
            if SECRET.split()[1].encode() in content:
                wrong.append(f"{told} shows what lies outside")
            if status == 200 and address.endswith(".svg"):
                try:
                    ElementTree.fromstring(content)
                except ElementTree.ParseError as error:
                    wrong.append(f"{told} is no SVG: {error}")
            if status == 200 and not address.endswith((".png", ".pdf", ".ttf", ".js")):
                wrong += [f"{told} shows {number}" for number in shows_no_number(content)]
        _changed(random, own, text)
        desk._look(frozenset({os.path.realpath(own), os.path.realpath(own.parent)}))
    return wrong


def _question(random: Random, desk: Desk) -> tuple[str, str, list[tuple[bytes, bytes]]]:
    headers = [(b"host", b"127.0.0.1:8765")]
    kind = random.random()
    if kind < 0.15:
        headers = random.choice((headers, [])) + random.choices(HEADERS, k=random.choice((1, 2, 200)))
    slug = random.choice([kept.slug for kept in desk.shelf.maps] or ["map"])
    address = f"/map/{quote(slug, safe='')}/{random.choice(api.VIEWS)}"
    if kind > 0.75:
        address = random.choice(PATHS)
    elif random.random() < 0.6:
        address += f".{random.choice(FORMS)}"
    return address, random.choice(QUERIES), headers


async def _asked(
    app: Guard, address: str, query: str, headers: list[tuple[bytes, bytes]]
) -> tuple[int, bytes]:
    """What the application answers; the path is decoded as a server does that."""
    scope = {
        "type": "http", "asgi": {"version": "3.0"}, "http_version": "1.1", "method": "GET", "scheme": "http",
        "path": unquote_to_bytes(address).decode("utf-8", "replace"), "raw_path": address.encode(),
        "query_string": query.encode(), "headers": headers, "root_path": "", "client": ("127.0.0.1", 1),
        "server": ("127.0.0.1", PORT),
    }  # fmt: skip
    status, content = 0, b""

    async def receive() -> dict[str, object]:
        return {"type": "http.request", "body": b"", "more_body": False}

    async def send(message: object) -> None:
        nonlocal status, content
        assert isinstance(message, dict)
        status = message.get("status", status)
        content += message.get("body", b"")

    await app(scope, receive, send)
    return status, content


def _changed(random: Random, own: Path, text: str) -> None:
    """What an editor, or a checkout, may do to a map file."""
    kind = random.choice(
        ("broken", "half", "empty", "gone", "back", "back", "link", "folder", "pipe", "loop", "title")
    )
    if own.is_symlink() or own.exists():
        own.rmdir() if own.is_dir() and not own.is_symlink() else own.unlink()
    if kind == "broken":
        own.write_bytes(broken(random, text))
    elif kind in ("half", "empty", "back", "title"):
        half = text[: random.randrange(len(text))]
        own.write_text(
            {"half": half, "empty": "", "back": text}.get(kind, "cxmap: 1\ntitle: b\ntouchpoints: [b]\n"),
            "utf-8",
        )
    elif kind in ("link", "loop"):
        own.symlink_to("../secret.yaml" if kind == "link" else own.name)
    elif kind == "folder":
        own.mkdir()
    elif kind == "pipe":
        os.mkfifo(own)
