"""How long the report takes to answer: from a click to the next frame, on a journey of 60 touchpoints.

    python benchmarks/clicks.py [--touchpoints 60] [--rounds 9]

Every line is a control, with the median and the best of the rounds in milliseconds and the ratio of the best
to LIMIT. The best says what the page costs, the median what else the machine was doing. Needs Chromium and
the dev extra.
"""

from __future__ import annotations

import argparse
import shutil
import sys
import tempfile
from pathlib import Path
from statistics import median
from typing import Any

from corpus import a_map
from cxmap import loads
from cxmap.api import render

LIMIT = 100.0
"""Milliseconds within which an answer is felt as immediate."""
TOUCHPOINTS, ROUNDS = 60, 9
WINDOWS = ((1440, 900), (390, 844))
CONTROLS = (
    ("select on the curve", "click", ".knob:nth-of-type(20)"),
    ("take the selection back", "click", ".selected button"),
    ("select in the list", "click", ".gaps tbody tr:nth-of-type(5) td:nth-of-type(4)"),
    ("next gap", "key", "n"),
    ("put out a line", "click", ".toggle"),
    ("put it on", "click", ".toggle"),
    ("sort", "click", ".gaps thead th:nth-of-type(5) button"),
    ("filter by word", "type", "the"),
    ("show all", "type", ""),
    ("filter by phase", "pick", ".filters select"),
    ("take the filter back", "click", ".filters button"),
    ("open presenting", "click", ".presenter"),
    ("next phase", "click", ".stage .tools button:nth-of-type(2)"),
    ("leave presenting", "click", ".stage .tools button:nth-of-type(3)"),
    ("open the help", "click", ".tools button[aria-haspopup]"),
    ("close the help", "click", ".help button"),
    ("unfold", "click", ".card summary"),
)
MEASURE = """async ([way, what]) => {
    const frame = () => new Promise(done => requestAnimationFrame(() => setTimeout(done, 0)));
    const box = document.querySelector('input[type=search]'), part = way === 'click' || way === 'pick'
        ? document.querySelector(what) : box;
    if (!part) return null;
    part.scrollIntoView({block: 'center', behavior: 'instant'});
    await frame();
    await new Promise(done => setTimeout(done, 60));
    const start = performance.now();
    if (way === 'click') part.click();
    else if (way === 'key') {
        document.body.dispatchEvent(new KeyboardEvent('keydown', {key: what, bubbles: true}));
    }
    else if (way === 'pick') { part.selectedIndex = 2; part.dispatchEvent(new Event('change')); }
    else { box.value = what; box.dispatchEvent(new Event('input')); }
    await frame();
    return performance.now() - start;
}"""


def measure(browser: Any, file: Path, window: tuple[int, int], rounds: int) -> dict[str, list[float]]:
    """Milliseconds by control, one for each round; a first round does not count."""
    tab = browser.new_page(viewport={"width": window[0], "height": window[1]})
    tab.goto(file.as_uri())
    tab.wait_for_load_state("networkidle")
    found: dict[str, list[float]] = {}
    for number in range(rounds + 1):
        for name, way, what in CONTROLS:
            took = tab.evaluate(MEASURE, [way, what])
            if number and took is not None:
                found.setdefault(name, []).append(took)
        print(f"  {window[0]} x {window[1]}: round {number} of {rounds}", file=sys.stderr, flush=True)
    tab.close()
    return found


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description="Measure how long the report takes to answer a click.")
    parser.add_argument("--touchpoints", type=int, default=TOUCHPOINTS)
    parser.add_argument("--rounds", type=int, default=ROUNDS)
    arguments = parser.parse_args()
    chromium = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    if chromium is None:
        sys.exit("There is no Chromium on this machine.")
    from playwright.sync_api import sync_playwright

    with tempfile.TemporaryDirectory(prefix="cxmap-clicks-") as folder, sync_playwright() as playwright:
        file = Path(folder, "report.html")
        file.write_bytes(render(loads(a_map(arguments.touchpoints)), "report", "html"))
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox", "--disable-gpu"])
        print(f"# Clicks on a report of {arguments.touchpoints} touchpoints\n")
        for window in WINDOWS:
            print(f"## {window[0]} x {window[1]}\n")
            print(f"| control | median, ms | best, ms | best / {LIMIT:g} ms | met |\n|---|--:|--:|--:|---|")
            for name, times in measure(browser, file, window, arguments.rounds).items():
                best = min(times)
                met = "yes" if best <= LIMIT else "no"
                print(f"| {name} | {median(times):.0f} | {best:.0f} | {best / LIMIT:.2f} | {met} |")
            print(flush=True)
        browser.close()


if __name__ == "__main__":
    main()
