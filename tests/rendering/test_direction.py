"""In every picture a text from right to left runs in its own way, and the words around it in theirs."""

from __future__ import annotations

import json
import re
import unicodedata
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from cxmap import api
from cxmap.cli.app import run
from cxmap.rendering.scene.page import Page

HEBREW = "\u05e9\u05dc\u05d5\u05dd"
LONG = " ".join([HEBREW, "12", "till", HEBREW] * 12)
ISOLATE = re.compile("[\u2066\u2067][^\u2066-\u2069]*\u2069")
MAP = f"""\
cxmap: 1
title: {HEBREW} 3, {HEBREW}
language: fr
date: 2026-01-01
scope: {{objective: {HEBREW}}}
personas: [{{id: anna, name: Anna}}, {{id: shl, name: {HEBREW}}}]
channels: [{{id: shop, name: {HEBREW} 2}}, {{id: web, name: Web}}]
sources: [{{id: ask, name: {HEBREW}, type: survey, n: 12, date: 2026-03-31}}]
goal: 1
phases:
  - name: {HEBREW} 1
    when: {HEBREW} 1-3
    duration: 2 weeks
    touchpoints:
      - id: queue
        name: {LONG}
        channel: [shop, web]
        experience: {{anna: -1, shl: 2}}
        importance: 5
        elements: [help]
        feelings: [{HEBREW}, {{word: {HEBREW}, score: 1}}]
        waiting: 10 min
        next: [{{to: pay, share: 40%, when: {HEBREW} 7}}]
        actions: [{{text: {LONG}, when: {HEBREW}}}]
        pain_points: [{{text: {HEBREW}, severity: 3}}]
        impact: {{direction: negative, why: {HEBREW} 4}}
        evidence: ask
  - name: Apr\u00e8s
    touchpoints:
      - {{id: pay, name: Payer, experience: 0, channel: web, quotes: [{{text: {HEBREW}, by: {HEBREW} 5}}]}}
opportunities: [{{title: {HEBREW} 6, addresses: [queue, pay], impact: 4, feasibility: 2, owner: {HEBREW}}}]
"""
VIEWS = [view for view in api.VIEWS if view != api.REPORT]


def _runs_leftwards(text: str) -> bool:
    return any(unicodedata.bidirectional(sign) in ("R", "AL") for sign in text)


def _pages(view: str) -> tuple[Page, ...]:
    return api.Drawing(api.loads(MAP)).pages(view)


@pytest.mark.parametrize("view", VIEWS)
def test_every_line_keeps_directions_apart(view: str) -> None:
    lines = [text.text for page in _pages(view) for text in page.texts]
    assert any(map(_runs_leftwards, lines))
    for line in lines:
        assert not _runs_leftwards(ISOLATE.sub("", line)), line
        assert not re.search("[\u2066-\u2069]", ISOLATE.sub("", line)), line


@pytest.mark.parametrize("form", ["svg", "png", "pdf"])
def test_what_a_file_says_of_itself_has_no_such_signs(form: api.Format) -> None:
    data = api.render(api.loads(MAP), "curve", form)
    if form == "svg":
        text = data.decode()
        told = re.findall(r"<(?:title|desc)>([^<]*)<", text)
        assert all(HEBREW in part for part in told)
        assert not any("&#82" in part for part in told)
        assert f"&#8295;{HEBREW} 3, {HEBREW}&#8297;" in text
    elif form == "png":
        told = [str(value) for value in Image.open(BytesIO(data)).info.values()]
        assert any(HEBREW in part for part in told)
        assert not any(re.search("[\u2066-\u2069]", part) for part in told)
    else:
        for sign in ("\u2066", "\u2067", "\u2069"):
            assert sign.encode("utf-16-be") not in data.split(b"/Title")[-1][:400]


def test_lists_and_tables_have_no_such_signs(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "m.cxmap.yaml"
    path.write_text(MAP, encoding="utf-8")
    for command in (
        "gaps", "gaps --explain", "gaps --format json", "gaps --format csv", "gaps --format markdown",
        "journey", "journey --format json", "evidence", "evidence --format json", "whatif queue=1",
    ):  # fmt: skip
        name, *options = command.split()
        assert run([name, str(path), *options]) == 0
        out = capsys.readouterr().out
        assert not re.search("[\u2066-\u2069]|<U\\+206", out), command
        if "json" in options:
            json.loads(out)


def test_a_report_shows_no_replacement() -> None:
    page = api.render(api.loads(MAP), "report").decode()
    assert HEBREW in page
    assert "\ufffd" not in page
    drawn = re.findall(r"<text [^>]*>([^<]*)</text>", page)
    assert any(f"&#8295;{HEBREW}" in line for line in drawn)
    assert not re.search("[\u2066-\u2069]", page)
