"""The server over a real socket: what is there, what is not, and what is told."""

from __future__ import annotations

import http.client
import json
import re
import socket
import threading
import time
from pathlib import Path

import pytest

from cxmap import api
from cxmap.serving import desk, feed
from tests.serving.conftest import MAP, Serve, Served


def _events(served: Served) -> tuple[http.client.HTTPConnection, http.client.HTTPResponse]:
    line = http.client.HTTPConnection("127.0.0.1", served.port, timeout=10)
    line.request("GET", "/events")
    return line, line.getresponse()


def _next(answer: http.client.HTTPResponse) -> dict[str, str | None]:
    while True:
        said = answer.readline().decode()
        assert said, "the line ended"
        if said.startswith("data: "):
            news: dict[str, str | None] = json.loads(said.removeprefix("data: "))
            return news


def test_every_view_is_a_page_and_its_files(serve: Serve, map_file: Path) -> None:
    served = serve(map_file)
    for view in api.VIEWS:
        page = served.page(f"/map/visit/{view}")
        assert page.count('aria-current="page"') == 1
        assert re.findall(r'href="/map/visit/(\w+)"', page.partition("</nav>")[0])[: len(api.VIEWS)] == list(
            api.VIEWS
        )
        for form in api.formats_of(view):
            status, headers, body = served.ask(f"/map/visit/{view}.{form}")
            assert (status, bool(body)) == (200, True)
            assert headers["content-security-policy"].startswith("default-src 'none'")
    for size in api.sizes():
        assert "<svg" in served.page(f"/map/visit/curve?size={size}")
    assert "frame" in served.page("/atlas")
    assert "A visit" in served.page("/atlas/index.html")
    assert "A visit" in served.page("/atlas/maps/visit.html")


def test_one_map_is_shown_at_once_and_several_as_a_list(serve: Serve, map_file: Path) -> None:
    served = serve(map_file.parent)
    status, headers, _ = served.ask("/")
    assert (status, headers["location"]) == (307, "/map/visit/curve")
    line, answer = _events(served)
    _next(answer)
    (map_file.parent / "other.cxmap.yaml").write_text(MAP.replace("A visit", "Another"), "utf-8")
    while "other" not in _next(answer):
        pass
    line.close()
    page = served.page("/")
    assert "Another" in page
    assert "A visit" in page


@pytest.mark.parametrize(
    "path",
    [
        "/visit.cxmap.yaml",
        "/map/visit/visit.cxmap.yaml",
        "/map/visit/../../visit.cxmap.yaml",
        "/map/visit/%2e%2e%2fvisit.cxmap.yaml",
        "/map/..%2fvisit/curve",
        "/map/nobody/curve",
        "/map/visit/nothing",
        "/atlas/../visit.cxmap.yaml",
        "/atlas/maps/nobody.html",
        "/atlas/atlas.json",
        "//etc/passwd",
        "/etc/passwd",
        "/map/visit/curve/",
        "/desk.css/",
        "/templates/desk.js",
        "/fonts/FiraSans-Regular.ttf",
        "/fonts/..%2Fregular.ttf",
        "/\x00".replace("\x00", "%00"),
    ],
)
def test_no_file_is_served(serve: Serve, map_file: Path, path: str) -> None:
    (map_file.parent / "secret.txt").write_text("secret", "utf-8")
    status, headers, body = serve(map_file.parent).ask(path)
    assert status == 404
    assert b"cxmap: 1" not in body
    assert "default-src 'none'" in headers["content-security-policy"]


@pytest.mark.parametrize(
    ("path", "said"),
    [
        ("/map/visit/curve?size=a9", "there is no size"),
        ("/map/visit/curve?file=x", "there is no choice"),
        ("/map/visit/curve.gif", "comes as"),
        ("/map/visit/curve.svg?page=7", "no page 7"),
    ],
)
def test_wrong_wishes_are_told(serve: Serve, map_file: Path, path: str, said: str) -> None:
    status, _, body = serve(map_file).ask(path)
    assert status == 422
    assert said in body.decode()


def test_a_wish_that_this_map_cannot_grant_keeps_the_page(serve: Serve, map_file: Path) -> None:
    page = serve(map_file).page("/map/visit/curve?persona=nobody")
    assert "This cannot be drawn" in page
    assert "nobody" in page


def test_strangers_are_refused_over_the_socket_too(serve: Serve, map_file: Path) -> None:
    served = serve(map_file)
    assert served.ask("/", Host="evil.example")[0] == 421
    assert served.ask("/", Origin="http://evil.example")[0] == 403
    assert served.ask("/", "POST", body=b"x")[0] == 405
    assert served.ask("/", "HEAD")[0] == 405


def test_nobody_else_can_reach_it(serve: Serve, map_file: Path) -> None:
    served = serve(map_file)
    with socket.socket() as other, pytest.raises(OSError):
        other.settimeout(1)
        other.connect(("127.0.0.2", served.port))


HOSTILE = """<script>alert(1)</script>"'><img src=x onerror=alert(1)>{{7*7}}]]>-->&lt;"""


def test_what_a_map_says_stays_text(serve: Serve, map_file: Path) -> None:
    written = json.dumps(HOSTILE)
    map_file.write_text(
        f"cxmap: 1\ntitle: {written}\npersonas: [{{id: a, name: {written}}}]\n"
        f"touchpoints: [{{name: {written}}}]\n",
        "utf-8",
    )
    served = serve(map_file)
    for path in ("/map/visit/curve", "/map/visit/matrix", "/maps"):
        page = served.page(path)
        assert "<script>alert" not in page
        assert "<img src=x" not in page
        assert "49" not in page or "{{7*7}}" in page
    map_file.write_text(f"cxmap: 1\ntitle: x\n{written}: 1\n", "utf-8")
    _wait(lambda: "CX102" in served.page("/map/visit/curve"))
    page = served.page("/map/visit/curve")
    assert "<script>alert" not in page
    assert "<img src=x" not in page


def _wait(holds: object) -> None:
    assert callable(holds)
    end = time.monotonic() + 30
    while time.monotonic() < end:
        if holds():
            return
        time.sleep(0.02)
    raise AssertionError("it did not come to that")


def test_a_map_that_somebody_waits_for_is_read_first(
    serve: Serve, map_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(desk, "MOST_FIRST", 1)
    monkeypatch.setattr(desk, "MOST_AT_ONCE", 1)
    read: list[str] = []
    real, gate = api.look_at, threading.Event()

    def slow(name: str) -> api.Sight:
        if len(read) == 1:
            gate.wait(10)
        read.append(Path(name).name[0])
        return real(name)

    monkeypatch.setattr("cxmap.serving.shelf.api.look_at", slow)
    for letter in "abcdefgh":
        (map_file.parent / f"{letter}.cxmap.yaml").write_text(MAP, "utf-8")
    served = serve(map_file.parent)
    assert "being read" in served.page("/maps")
    assert "still to be read" in served.page("/atlas")
    assert "Being read" in served.page("/map/visit/curve")
    gate.set()
    _wait(lambda: "<svg" in served.page("/map/visit/curve"))
    assert read.index("v") < 5
    _wait(lambda: "being read" not in served.page("/maps"))
    assert "iframe" in served.page("/atlas")
    assert served.told == []


def test_a_save_is_told_to_everybody_and_once(serve: Serve, map_file: Path) -> None:
    served = serve(map_file)
    lines = [_events(served) for _ in range(3)]
    first = [_next(answer)["visit"] for _, answer in lines]
    map_file.write_text(MAP.replace("-2", "-1"), "utf-8")
    second = [_next(answer)["visit"] for _, answer in lines]
    assert len({*first}) == len({*second}) == 1
    assert first != second
    page = served.page("/map/visit/curve")
    assert f'data-key="{second[0]}"' in page
    for line, _ in lines:
        line.close()
    _wait(lambda: served.desk.feed.listeners == 0 or _ping(served))


def _ping(served: Served) -> bool:
    """Say something new, so that lines that lead nowhere are noticed."""
    served.desk.feed._wake()
    return False


def test_a_file_written_in_pieces_never_loses_its_picture(serve: Serve, map_file: Path) -> None:
    served = serve(map_file)
    before = served.page("/map/visit/curve")
    assert "<svg" in before
    with map_file.open("w", encoding="utf-8") as file:
        for piece in re.findall(r".{1,20}", MAP, re.DOTALL):
            file.write(piece)
            file.flush()
            assert "<svg" in served.page("/map/visit/curve")
            time.sleep(0.03)
    _wait(lambda: 'data-worst="error"' not in served.page("/map/visit/curve"))


def test_an_editor_that_empties_the_file_first_makes_no_noise(serve: Serve, map_file: Path) -> None:
    served = serve(map_file)
    line, answer = _events(served)
    _next(answer)
    with map_file.open("w", encoding="utf-8"):
        time.sleep(0.05)
    map_file.write_text(MAP.replace("A visit", "B visit"), "utf-8")
    _next(answer)
    line.close()
    _wait(lambda: served.told)
    assert [kept.now.map is not None for kept in served.told] == [True]


def test_a_deleted_map_keeps_its_picture_and_says_so(serve: Serve, map_file: Path) -> None:
    other = map_file.with_name("other.cxmap.yaml")
    other.write_text(MAP.replace("A visit", "Another"), "utf-8")
    served = serve(map_file.parent)
    map_file.unlink()
    _wait(lambda: "no longer there" in served.page("/map/visit/curve"))
    assert "<svg" in served.page("/map/visit/curve")
    assert "no longer there" in served.page("/")


def test_drawing_stops_nobody_else(serve: Serve, map_file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    served = serve(map_file)
    gate = threading.Event()
    real = served.desk.drawings.picture
    monkeypatch.setattr(served.desk.drawings, "picture", lambda *given: (gate.wait(30), real(*given))[1])
    pages: list[str] = []
    thread = threading.Thread(target=lambda: pages.append(served.page("/map/visit/curve")))
    thread.start()
    began = time.monotonic()
    assert "A visit" in served.page("/maps")
    assert time.monotonic() - began < 15
    assert pages == []
    gate.set()
    thread.join(30)
    assert "<svg" in pages[0]


def test_a_bug_in_drawing_is_told_on_the_page_and_ends_nothing(
    serve: Serve, map_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    served = serve(map_file)

    def broken(*_: object) -> None:
        raise ZeroDivisionError("by nothing")

    with monkeypatch.context() as patch:
        patch.setattr(served.desk.drawings, "picture", broken)
        assert "bug in cxmap" in served.page("/map/visit/curve")
    assert [type(error) for error in served.failures] == [ZeroDivisionError]
    served.failures.clear()
    assert "<svg" in served.page("/map/visit/curve")


def test_listeners_have_an_end(serve: Serve, map_file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(feed, "MOST_LISTENERS", 1)
    served = serve(map_file)
    line, answer = _events(served)
    _next(answer)
    status, _, body = served.ask("/events")
    assert status == 503
    assert b"so many windows" in body
    line.close()
