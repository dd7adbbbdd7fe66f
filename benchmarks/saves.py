"""How long a save takes to be seen on the desk of `cxmap serve`: from writing the file to the next frame.

    python benchmarks/saves.py [--touchpoints 40] [--rounds 11]

Every line is a picture, with the median and the best of the rounds in milliseconds, beside a plain reload of
the same bytes: the page that the desk would send, its style sheet and its script, from a server that does
nothing but send them. The ratio is taken of the medians, and the goal is LIMIT. The two take turns, so that
whatever else the machine is doing strikes both. Needs Chromium and the dev extra.
"""

from __future__ import annotations

import argparse
import os
import re
import shutil
import subprocess
import sys
import tempfile
import threading
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from statistics import median
from typing import Any

from corpus import a_map

LIMIT = 300.0
"""Milliseconds within which a picture follows a save."""
TOUCHPOINTS, ROUNDS = 40, 11
VIEWS = ("curve", "board", "matrix", "gaps")
WAIT_FOR_CHANGE = """() => {
    window.seen = null;
    const watch = new MutationObserver(() => {
        watch.disconnect();
        requestAnimationFrame(() => setTimeout(() => { window.seen = Date.now(); }, 0));
    });
    watch.observe(document.querySelector('figure'), {childList: true, subtree: true, characterData: true});
}"""
TELL_WHEN_LOADED = """addEventListener('load', () => requestAnimationFrame(() => setTimeout(() => {
    sessionStorage.setItem('seen', Date.now());
}, 0)));"""
RELOAD = """() => {
    sessionStorage.removeItem('seen');
    sessionStorage.setItem('began', Date.now());
    location.reload();
}"""


@contextmanager
def served(file: Path) -> Iterator[str]:
    """The address of `cxmap serve` for a map, in a process of its own."""
    command = [sys.executable, "-m", "cxmap", "serve", os.fspath(file), "--port", "0", "--no-open"]
    process = subprocess.Popen(command, stderr=subprocess.PIPE, text=True)
    assert process.stderr is not None
    found = re.search(r"http://[\d.:]+", process.stderr.readline())
    threading.Thread(target=process.stderr.read, daemon=True).start()
    try:
        if found is None:
            sys.exit("cxmap serve did not start.")
        yield found[0]
    finally:
        process.terminate()
        process.wait()


@contextmanager
def plain(content: dict[str, tuple[str, bytes]]) -> Iterator[str]:
    """The address of a server that has these bytes ready, by path and with their types."""

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            kind, body = content.get(self.path, ("text/plain", b""))
            self.send_response(200)
            self.send_header("content-type", kind)
            self.send_header("content-length", str(len(body)))
            self.send_header("cache-control", "no-store")
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()


def fetched(address: str) -> tuple[str, bytes]:
    """The type and the bytes of what is at an address."""
    with urllib.request.urlopen(address) as answer:
        return answer.headers["content-type"], answer.read()


def until(ask: Any, patience: float = 20.0) -> float:
    """What `ask` answers, as soon as it answers something."""
    end = time.monotonic() + patience
    while time.monotonic() < end:
        if (answer := ask()) is not None:
            return float(answer)
        time.sleep(0.01)
    sys.exit("nothing changed in the browser")


def measure(
    browser: Any, file: Path, desk: str, view: str, rounds: int
) -> tuple[list[float], list[float], int]:
    """Milliseconds from save to picture and of a reload, one for each round, and the size of the page."""
    first = file.read_text("utf-8")
    window = {"width": 1440, "height": 900}
    saved, reloaded, content = [], [], dict[str, tuple[str, bytes]]()
    path = f"/map/{file.name.partition('.')[0]}/{view}"
    with plain(content) as anchor:
        looking, plainly = browser.new_page(viewport=window), browser.new_page(viewport=window)
        looking.goto(desk + path)
        looking.wait_for_selector("#live:not([hidden])")
        for name in ("/desk.css", "/desk.js", "/icon.svg"):
            content[name] = fetched(desk + name)
        plainly.add_init_script(TELL_WHEN_LOADED)
        for number in range(rounds + 1):
            looking.evaluate(WAIT_FOR_CHANGE)
            began = time.time() * 1_000
            # the title and a score change, so that what was drawn before is of no use
            text = re.sub(
                r"^title: .*", f"title: Round {number} of the {view}", first, count=1, flags=re.MULTILINE
            )
            file.write_text(re.sub(r"experience: -?\d", f"experience: {number % 2}", text, count=1), "utf-8")
            took = until(lambda: looking.evaluate("() => window.seen")) - began
            content[path] = fetched(desk + path)
            if not number:
                plainly.goto(anchor + path)
            with plainly.expect_navigation():
                plainly.evaluate(RELOAD)
            seen = until(lambda: plainly.evaluate("() => sessionStorage.getItem('seen')"))
            if number:  # a first round does not count
                saved.append(took)
                reloaded.append(seen - float(plainly.evaluate("() => sessionStorage.getItem('began')")))
        looking.close()
        plainly.close()
    file.write_text(first, "utf-8")
    time.sleep(0.5)
    print(f"  {view}: {rounds} rounds", file=sys.stderr, flush=True)
    return saved, reloaded, len(content[path][1])


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description="Measure how long a save takes to be seen.")
    parser.add_argument("--touchpoints", type=int, default=TOUCHPOINTS)
    parser.add_argument("--rounds", type=int, default=ROUNDS)
    arguments = parser.parse_args()
    chromium = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    if chromium is None:
        sys.exit("There is no Chromium on this machine.")
    from playwright.sync_api import sync_playwright

    with tempfile.TemporaryDirectory(prefix="cxmap-saves-") as folder, sync_playwright() as playwright:
        file = Path(folder, "journey.cxmap.yaml")
        file.write_text(a_map(arguments.touchpoints), "utf-8")
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox", "--disable-gpu"])
        print(f"# From save to picture, {arguments.touchpoints} touchpoints\n")
        print(f"| picture | page, kB | median, ms | best, ms | reload, ms | ratio | of {LIMIT:g} ms | met |")
        print("|---|--:|--:|--:|--:|--:|--:|---|")
        with served(file) as desk:
            for view in VIEWS:
                saved, reloaded, size = measure(browser, file, desk, view, arguments.rounds)
                middle, anchor = median(saved), median(reloaded)
                met = "yes" if middle <= LIMIT else "no"
                times = f"{middle:.0f} | {min(saved):.0f} | {anchor:.0f} | {middle / anchor:.2f}"
                print(f"| {view} | {size / 1_000:.0f} | {times} | {middle / LIMIT:.2f} | {met} |", flush=True)
        browser.close()


if __name__ == "__main__":
    main()
