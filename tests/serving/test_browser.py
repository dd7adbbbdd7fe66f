"""The desk in Chromium: save the file, see the picture, and find everything else where it was."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.serving.conftest import MAP, Serve, Served

LONG = MAP + "".join(f"  - {{name: Step {number}, experience: {number % 3 - 1}}}\n" for number in range(30))
BROKEN = LONG.replace("importance: 5", "importence: 5")
Open = Callable[..., Any]


@pytest.fixture
def look(browser: Any) -> Iterator[Open]:
    """Opens a page of a server; nothing in it may complain."""
    complaints: list[str] = []
    contexts: list[Any] = []

    def opened(served: Served, path: str, **options: Any) -> Any:
        context = browser.new_context(**{"viewport": {"width": 1000, "height": 500}, **options})
        contexts.append(context)
        tab = context.new_page()
        tab.set_default_timeout(30_000)  # reports take their time where others work too
        tab.on("console", lambda said: complaints.append(said.text) if said.type == "error" else None)
        tab.on("pageerror", lambda error: complaints.append(str(error)))
        tab.goto(f"{served.address}{path}")
        return tab

    yield opened
    for context in contexts:
        context.close()
    # where a server was stopped, the browser says so itself
    assert [
        said for said in complaints if "ERR_CONNECTION" not in said and "ERR_INCOMPLETE" not in said
    ] == []


@pytest.fixture
def long_map(map_file: Path) -> Path:
    map_file.write_text(LONG, "utf-8")
    return map_file


def _wait(tab: Any, text: str, selector: str = "body") -> None:
    tab.wait_for_function(
        "([where, text]) => document.querySelector(where)?.textContent.includes(text)", arg=[selector, text]
    )


def test_the_picture_follows_the_file_and_the_view_stays(serve: Serve, look: Open, long_map: Path) -> None:
    tab = look(serve(long_map), "/map/visit/curve?zoom=200")
    tab.wait_for_selector("#live:not([hidden])")
    place = "[scrollY, document.querySelector('figure').scrollLeft]"
    tab.evaluate("scrollTo(0, 150); document.querySelector('figure').scrollLeft = 400")
    before = tab.evaluate(place)
    assert min(before) > 0
    marks = tab.evaluate(
        "() => { const all = [...document.querySelectorAll('figure svg > g > *')];"
        " all.forEach(mark => { mark.wasHere = true; }); return all.length; }"
    )
    long_map.write_text(LONG.replace("Queue", "Stand"), "utf-8")
    _wait(tab, "Stand", "figure svg")
    assert tab.evaluate(place) == before
    kept = tab.evaluate("[...document.querySelectorAll('figure svg > g > *')].filter(m => m.wasHere).length")
    assert 0.7 * marks < kept < marks


def test_letters_are_those_that_were_measured(serve: Serve, look: Open, long_map: Path) -> None:
    tab = look(serve(long_map), "/map/visit/curve")
    loaded = tab.evaluate(
        "async () => { await document.fonts.ready; await document.fonts.load('12px \"Fira Sans\"');"
        " return [...document.fonts].filter(face => face.status === 'loaded').map(face => face.family); }"
    )
    assert {name.strip('"') for name in loaded} == {"Fira Sans"}


def test_what_is_taken_over_is_what_a_reload_shows(serve: Serve, look: Open, long_map: Path) -> None:
    tab = look(serve(long_map), "/map/visit/curve")
    content = "document.querySelector('main').innerHTML.replaceAll(/\\s+/g, '')"
    tab.wait_for_selector("#live:not([hidden])")
    for number, text in enumerate(
        (
            LONG.replace("  - {name: Pay, experience: 0}\n", ""),
            LONG.replace("-2", "2").replace("Step 7", "Something else"),
            LONG.replace("goal: 1", "goal: 0").replace("Queue", "<b>&amp;"),
            MAP,
        )
    ):
        title = f"A visit, {number}"
        long_map.write_text(text.replace("A visit", title), "utf-8")
        _wait(tab, title, "figure svg")
        tab.wait_for_function("() => !document.querySelector('figure').getAnimations({subtree: true}).length")
        shown = tab.evaluate(content)
        tab.reload()
        assert tab.evaluate(content) == shown
        assert tab.title() == f"{title} · curve · cxmap"
        tab.wait_for_selector("#live:not([hidden])")


def test_problems_are_told_over_the_last_good_picture(serve: Serve, look: Open, long_map: Path) -> None:
    tab = look(serve(long_map), "/map/visit/curve")
    tab.wait_for_selector("#live:not([hidden])")
    long_map.write_text(BROKEN, "utf-8")
    tab.wait_for_selector(".troubles .error")
    said = tab.inner_text(".troubles")
    for part in (
        "1 error",
        "visit.cxmap.yaml:6:35",
        "CX102",
        "no key importence",
        "Did you mean importance?",
    ):
        assert part in said
    assert "last good one" in said
    assert tab.get_attribute(".troubles a", "href") == f"vscode://file{long_map}:6:35"
    assert tab.is_visible("figure svg")
    assert tab.title().startswith("✗")
    long_map.write_text(LONG, "utf-8")
    tab.wait_for_selector(".troubles .error", state="detached")
    tab.wait_for_selector("body:not(.old)")
    assert not tab.title().startswith("✗")


def test_problems_that_were_put_away_stay_away(serve: Serve, look: Open, long_map: Path) -> None:
    long_map.write_text(BROKEN, "utf-8")
    tab = look(serve(long_map), "/map/visit/curve")
    _wait(tab, "No picture yet")
    tab.click(".troubles summary")
    long_map.write_text(BROKEN.replace("goal: 1", "goal: 1\ngaol: 1"), "utf-8")
    _wait(tab, "2 errors", ".troubles summary")
    assert not tab.is_visible(".troubles ol")
    tab.click(".troubles summary")
    tab.focus(".troubles a")
    tab.keyboard.press("Escape")
    assert not tab.is_visible(".troubles ol")
    assert tab.evaluate("document.activeElement.localName") == "summary"


def test_a_report_stays_where_it_was(serve: Serve, look: Open, long_map: Path) -> None:
    tab = look(serve(long_map), "/map/visit/report")
    frame = tab.frames[-1]
    frame.wait_for_load_state()
    tab.wait_for_timeout(300)
    frame.evaluate("scrollTo({top: 700, behavior: 'instant'})")
    long_map.write_text(LONG.replace("A visit", "B visit"), "utf-8")
    tab.wait_for_function(
        "() => { const frame = document.querySelector('iframe:not(.coming)').contentWindow;"
        " return frame.document.body?.textContent.includes('B visit') && frame.scrollY === 700; }"
    )
    assert tab.locator("iframe").count() == 1


def test_a_report_leads_to_the_page_of_another(serve: Serve, look: Open, map_file: Path) -> None:
    map_file.write_text(MAP.replace("importance: 5", "journey: queue.cxmap.yaml"), "utf-8")
    map_file.with_name("queue.cxmap.yaml").write_text(MAP.replace("A visit", "A queue"), "utf-8")
    tab = look(serve(map_file.parent), "/map/visit/report?theme=dark")
    frame = tab.frame_locator("iframe")
    frame.locator("a[target=_top]").first.evaluate("link => link.click()")
    tab.wait_for_url("**/map/queue/report?theme=dark")
    _wait(tab, "A queue", "h1")
    frame.locator("a[target=_top]").first.evaluate("link => link.click()")
    tab.wait_for_url("**/map/visit/report?theme=dark#tp-queue")
    tab.wait_for_function(
        "() => document.querySelector('iframe')?.contentWindow.location.hash === '#tp-queue'"
    )


def test_an_empty_folder_is_told_once(serve: Serve, look: Open, tmp_path: Path) -> None:
    folder = tmp_path / "new"
    folder.mkdir()
    tab = look(serve(folder), "/")
    tab.wait_for_selector("#live:not([hidden])")
    assert tab.locator("main").inner_text().casefold().count("no map") == 2  # the headline, and why
    (folder / "first.cxmap.yaml").write_text(MAP, "utf-8")
    tab.wait_for_url("**/map/first/curve")
    _wait(tab, "A visit", "figure svg")


def test_the_atlas_follows_too(serve: Serve, look: Open, map_file: Path) -> None:
    tab = look(serve(map_file), "/atlas")
    tab.wait_for_selector("#live:not([hidden])")
    tab.frame_locator("iframe").get_by_text("A visit").first.wait_for()
    map_file.write_text(MAP.replace("A visit", "B visit"), "utf-8")
    tab.wait_for_function(
        "() => document.querySelector('iframe:not(.coming)')"
        ".contentDocument.body?.textContent.includes('B visit')"
    )
    tab.frame_locator("iframe").get_by_role("link", name="B visit").first.click()  # to its report
    tab.frame_locator("iframe").get_by_role("heading", name="B visit").first.wait_for()


def test_maps_come_and_go_on_the_list(serve: Serve, look: Open, map_file: Path) -> None:
    tab = look(serve(map_file.parent), "/maps")
    tab.wait_for_selector("#live:not([hidden])")
    other = map_file.with_name("other.cxmap.yaml")
    other.write_text(MAP.replace("A visit", "Another"), "utf-8")
    _wait(tab, "Another", "main")
    other.write_text(MAP.replace("goal: 1", "gaol: 1"), "utf-8")
    _wait(tab, "1 error", "main")
    other.unlink()
    _wait(tab, "no longer there", "main")


def test_a_renamed_map_leads_on(serve: Serve, look: Open, map_file: Path) -> None:
    tab = look(serve(map_file.parent), "/map/visit/matrix")
    tab.wait_for_selector("#live:not([hidden])")
    map_file.rename(map_file.with_name("new.cxmap.yaml"))
    tab.click(".troubles a >> text=new.cxmap.yaml")
    tab.wait_for_url("**/map/new/matrix")
    assert tab.is_visible("figure svg")


def test_quick_saves_end_with_the_last(serve: Serve, look: Open, long_map: Path) -> None:
    tab = look(serve(long_map), "/map/visit/curve")
    tab.wait_for_selector("#live:not([hidden])")
    for number in range(40):
        long_map.write_text(LONG.replace("Queue", f"Queue {number}"), "utf-8")
        tab.wait_for_timeout(15)
    _wait(tab, "Queue 39", "figure svg")
    assert tab.locator("figure").count() == 1


def test_a_server_that_stops_and_comes_back(serve: Serve, look: Open, long_map: Path) -> None:
    served = serve(long_map)
    tab = look(served, "/map/visit/curve")
    tab.wait_for_selector("#live:not([hidden])")
    served.stop()
    _wait(tab, "start cxmap serve again", "#live")
    assert tab.is_visible("figure svg")
    long_map.write_text(LONG.replace("Queue", "Stand"), "utf-8")
    serve(long_map, port=served.port)
    _wait(tab, "Stand", "figure svg")
    assert tab.inner_text("#live") == "live"


def test_without_its_script_a_page_is_whole(serve: Serve, look: Open, long_map: Path) -> None:
    long_map.write_text(LONG, "utf-8")
    tab = look(serve(long_map), "/map/visit/curve", java_script_enabled=False)
    assert tab.is_visible("figure svg")
    assert "does not keep itself up to date" in tab.inner_text("header")
    tab.click("nav >> text=gaps")
    assert tab.is_visible("figure svg")
    tab.click("text=A4")
    assert tab.url.endswith("/map/visit/gaps?size=a4")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_narrow_pages_scroll_one_way(serve: Serve, look: Open, long_map: Path, scheme: str) -> None:
    served = serve(long_map)
    tab = look(
        served, "/map/visit/opportunities", viewport={"width": 320, "height": 600}, color_scheme=scheme
    )
    for path in ("/map/visit/opportunities", "/maps", "/atlas", "/map/visit/report"):
        tab.goto(f"{served.address}{path}")
        assert tab.evaluate("document.documentElement.scrollWidth") <= 320
    tab.goto(f"{served.address}/map/visit/opportunities")
    box = tab.locator("nav [aria-current]").bounding_box()
    assert 0 <= box["x"] < 320 - box["width"]
