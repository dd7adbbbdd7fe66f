"""The page as text: well formed, complete, the same every time, and only what the map says."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections import Counter
from html.parser import HTMLParser
from pathlib import Path

import pytest

from .report_pages import SMALL, page, rich

VOID = frozenset({"meta", "link", "br", "col", "img", "input", "hr"})
ALLOWED = frozenset({"https:", "mailto:", "#"})


class Reader(HTMLParser):
    """Fails where tags do not match; collects ids, fragments, headings and the text that is shown."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[str] = []
        self.ids: list[str] = []
        self.links: list[str] = []
        self.headings: list[int] = []
        self.tags: Counter[str] = Counter()
        self.attributes: set[str] = set()
        self.text: list[str] = []
        self.languages: list[str] = []
        self.said: list[tuple[str, str]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags[tag] += 1
        self.attributes |= {name for name, _ in attrs}
        values = dict(attrs)
        assert len(values) == len(attrs), f"an attribute twice on <{tag}>"
        if "id" in values:
            self.ids.append(values["id"] or "")
        if tag == "a":
            self.links.append(values.get("href") or "")
        if re.fullmatch("h[1-6]", tag):
            self.headings.append(int(tag[1]))
        if tag not in VOID:
            self.open.append(tag)
            self.languages.append(values.get("lang") or (self.languages[-1] if self.languages else ""))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in VOID:
            self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open, f"</{tag}> closes nothing"
        assert self.open.pop() == tag, f"</{tag}> at {self.getpos()}"
        self.languages.pop()

    def handle_data(self, data: str) -> None:
        if self.open and self.open[-1] not in ("style", "script"):
            self.text.append(data)
            self.said.append((self.languages[-1], data))


def read(html: str) -> Reader:
    reader = Reader()
    reader.feed(html)
    reader.close()
    assert not reader.open
    return reader


@pytest.mark.parametrize("data", [SMALL, rich(), rich(columns=1), rich(columns=25), rich("漢字 العربية")])
def test_page_is_well_formed_and_whole(data: dict[str, object]) -> None:
    found = read(page(data))
    assert [name for name, times in Counter(found.ids).items() if times > 1] == []
    assert {link[1:] for link in found.links if link.startswith("#")} <= set(found.ids)
    assert found.tags["h1"] == 1 and found.tags["main"] == 1
    assert found.headings[0] == 1
    assert all(after - before <= 1 for before, after in zip(found.headings, found.headings[1:], strict=False))


def test_every_touchpoint_has_its_anchor_and_everything_said_of_it_is_there() -> None:
    html = page(rich("Wörtlich & <genau>", columns=12))
    found = read(html)
    assert {f"tp-t{at}" for at in range(12)} | {"tp-empty", "phase-p", "phase-q", "op-o"} <= set(found.ids)
    assert "never shown" not in html
    assert "".join(found.text).count("Wörtlich & <genau>") > 12 * 20


def test_sections_without_content_are_left_out() -> None:
    ids = set(read(page(SMALL)).ids)
    assert {"summary", "curve", "touchpoints", "method"} <= ids
    assert not ids & {"moments", "opportunities", "people", "sources", "gaps", "whole"}


def test_same_map_gives_the_same_bytes_in_another_process(tmp_path: Path) -> None:
    code = (
        "import sys; sys.path.insert(0, sys.argv[1]); from report_pages import page, rich; "
        "sys.stdout.buffer.write(page(rich()).encode())"
    )
    pages = set()
    for seed, zone in (("1", "UTC"), ("2", "Asia/Tokyo")):
        environ = {**os.environ, "PYTHONHASHSEED": seed, "TZ": zone, "HOME": str(tmp_path), "LC_ALL": "C"}
        command = [sys.executable, "-c", code, str(Path(__file__).parent)]
        pages.add(subprocess.run(command, env=environ, check=True, capture_output=True).stdout)
    assert pages == {page(rich()).encode()}


@pytest.mark.parametrize(
    "text",
    [
        "<script>alert(1)</script>",
        '"><img src=x onerror=alert(1)>',
        "javascript:alert(1)",
        "data:text/html,<script>alert(1)</script>",
        "' onmouseover='alert(1)",
        "</style><script>alert(1)</script>",
        "{{ 7 * 7 }}{% include 'x' %}",
        "]]><svg onload=alert(1)>",
        "&lt;script&gt;",
        "java\tscript:alert(1)",
    ],
)
def test_texts_of_a_map_stay_text(text: str) -> None:
    found, plain = read(page(rich(text))), read(page(rich()))
    assert found.tags.keys() <= plain.tags.keys() and "img" not in found.tags
    assert found.tags["script"] == plain.tags["script"] == 2
    assert not [name for name in found.attributes if name.startswith("on")]
    for link in found.links:
        assert link.startswith(("#", "https://", "mailto:")) or ":" not in link.partition("/")[0], link
    assert "49" not in "".join(found.text) if "7 * 7" in text else True


def test_controls_never_reach_the_page() -> None:
    html = page(rich("a\x00\x08\x1b\x7f\x85\u202e\u2066\ufeff\uffffz"))
    assert not re.search(
        "[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufeff\uffff]", html
    )
    assert "a␀␈␛␡" in html
    html.encode()


def test_page_asks_for_nothing_and_runs_nothing() -> None:
    html = page(rich())
    assert "default-src 'none'; style-src 'unsafe-inline'; img-src data:" in html
    assert '<meta name="generator" content="cxmap 0.1">' in html
    assert not re.search(r"@import|url\((?!#)|src=", html)
    styles = set(re.findall(r' style="([^"]*)"', html))
    assert all(re.fullmatch(r"((--[a-z]+:|top:)[\d.]+%?;?)+", style) for style in styles)


@pytest.mark.parametrize(
    ("language", "direction"), [("en", "ltr"), ("nl", "ltr"), ("zh-Hant", "ltr"), ("ar", "rtl")]
)
def test_language_and_direction(language: str, direction: str) -> None:
    html = page({**rich(), "language": language})
    assert f'<html lang="{language}" dir="{direction}">' in html
    assert ('<h2 lang="en"' in html) == (language not in ("en", "nl"))


def test_words_that_are_not_of_the_maps_language_say_so() -> None:
    found = read(page({**rich("漢字"), "language": "zh"}))
    own = ("Bert", "Shop", "10 min", "2 days", "assumption, n = 3", "@example.org", "b.html", "help")
    unmarked = {
        text.strip()
        for language, text in found.said
        if language != "en" and re.search("[A-Za-z]{3}", text) and not any(known in text for known in own)
    }
    labelled = re.compile("(goal|segment|market|kept by|payment|tags|own scale [−0-9]+ to [0-9]+)")
    mixed = {text for text in unmarked if labelled.search(text)}
    assert unmarked - mixed <= {"漢字 (own", "scale 0 to", "experience", "https://example.org/"}
    assert all(language == "zh" for language, text in found.said if text == "漢字 0")


def test_every_number_of_the_gaps_leads_to_how_it_comes_about() -> None:
    html = page(rich(columns=3))
    traced = re.findall(r'<a class="traced" href="#([^"]+)" title="([^"]+)">', html)
    assert len(traced) == 3 * 3 and {where for where, _ in traced} == {f"how-tp-t{at}" for at in range(3)}
    assert all(" = " in line or ":" in line for _, line in traced)
    assert 'title="priority' in html and "n = 35" in html


def test_one_personas_report_shows_only_what_concerns_it() -> None:
    html = page(rich(), persona="b")
    read(html)
    assert 'class="spread"' not in html
    assert 'id="spreads"' not in html
