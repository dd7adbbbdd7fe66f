"""What the report's script works with: its own text and hash, and the report's figures as plain data.

The data stands in the page as JSON that nothing runs, so texts of a map never become part of a script.
"""

from __future__ import annotations

from base64 import b64encode
from dataclasses import asdict
from functools import cache
from hashlib import sha256
from importlib.resources import files
from typing import Any

from cxmap.rendering.report.safe import anchor, visible
from cxmap.view.curve.values import Band, Series
from cxmap.view.gaps.table import GapRow
from cxmap.view.report.values import Card, ReportView

DASH = "\N{EN DASH}"
ORDER = ("short", "believed short", "undecided", "believed met", "met", "unknown")
"""Verdicts from the worst to the best, for sorting."""


SCRIPTS = ("places", "address", "card", "series", "future", "list", "stage", "keys", "begin")
"""The parts of the script in the order in which they run; they share one scope."""
_HEAD = """// The report's own script. It adds to a page that is whole without it, knows of nothing outside
// of the page, and writes texts as text only. What it needs to know stands beside it as JSON.
"use strict";
"""


@cache
def script() -> str:
    """The report's script."""
    folder = files("cxmap.rendering.report").joinpath("templates", "script")
    parts = "\n".join(folder.joinpath(f"{name}.js").read_text("utf-8") for name in SCRIPTS)
    return f"{_HEAD}(() => {{\n{parts}}})();\n"


@cache
def digest() -> str:
    """The script's hash, as a Content-Security-Policy names it."""
    return "sha256-" + b64encode(sha256(script().encode()).digest()).decode()


class _Writer:
    def __init__(self, view: ReportView) -> None:
        self.view, self.words, self.shown = view, view.words, view.gaps.numbers(view.words)
        self.cards = {card.gap.id: card for chapter in view.chapters for card in chapter.cards}
        self.columns = {column.id: at for at, column in enumerate(view.curve.columns) if column.id}

    def score(self, value: float | None) -> str:
        return self.shown.score(value)

    def experience(self, row: GapRow) -> str:
        card = self.cards.get(row.id)
        if row.experience is None:
            return (card.remark if card else "") or DASH
        if not row.method:
            return f"{self.score(row.experience)} ({self.words.in_report.believed})"
        more = []
        if row.low is not None and row.high is not None:
            more.append(" \N{HORIZONTAL ELLIPSIS} ".join(self.shown.ends(row.low, row.high)))
        more += (
            [f"n\N{NO-BREAK SPACE}=\N{NO-BREAK SPACE}{self.words.number(row.printed_n, decimals=0)}"]
            if row.printed_n
            else []
        )
        return f"{self.score(row.experience)} ({', '.join(more)})" if more else self.score(row.experience)

    def place(self, row: GapRow) -> dict[str, Any]:
        """What the script must know of a row of the gaps; `keys` follow the columns' order."""
        view, words = self.view, self.words
        card = self.cards.get(row.id)
        gap = self.shown.difference(row.gap)
        facts = [
            (words.goal, self.score(row.goal)),
            (words.experience, self.experience(row)),
            (words.gap, gap),
        ]
        numbers = (row.importance, row.reach, row.shortfall, row.priority)
        return {
            "anchor": view.anchors[row.id],
            "href": "#" + anchor(view.anchors[row.id]),
            "name": row.name,
            "phase": row.phase,
            "channels": row.channels,
            "verdict": row.verdict,
            "said": row.verdict_text,
            "facts": facts if row.experience is not None or row.goal is not None else facts[:2],
            "pain": _pain(card),
            "rank": row.rank,
            "column": self.columns.get(row.id),
            "keys": (
                row.rank, row.name, row.experience, row.goal, row.gap, ORDER.index(row.verdict), *numbers,
            ),
            "values": (
                row.rank, row.name, row.phase, ", ".join(row.channels), row.experience, row.low, row.high,
                row.n, row.goal, row.gap, row.verdict_text, *numbers, _pain(card),
            ),
        }  # fmt: skip

    def head(self) -> tuple[str, ...]:
        """The names of `values`."""
        words = self.words
        controls = words.in_report.controls
        return (
            words.rank_mark, words.touchpoint, words.phase, words.channel, words.experience,
            controls.interval_low, controls.interval_high, "n", words.goal, words.gap, words.verdict,
            words.importance, words.reach, words.shortfall, words.priority, controls.pain_point,
        )  # fmt: skip

    def band(self, band: Band) -> dict[str, Any]:
        """A phase to present, with its facts in sentences."""
        facts = self.view.stages.get(band.id, ())
        return {"id": band.id, "name": band.name, "first": band.first, "last": band.last, "facts": facts}


def _pain(card: Card | None) -> str:
    """The first pain point of a touchpoint."""
    if card is None:
        return ""
    found = (passage.entries for passage in card.passages if passage.key == "pain_points")
    return next((entries[0].text for entries in found if entries), "")


def _key(line: Series) -> str:
    """A line of the curve as the address names it: its role and, where it has one, its id."""
    return f"{line.role}:{line.id}" if line.id else line.role


def _visible(value: Any) -> Any:
    """The same data with every text as the page shows it."""
    if isinstance(value, str):
        return visible(value)
    if isinstance(value, dict):
        return {key: _visible(one) for key, one in value.items()}
    return [_visible(one) for one in value] if isinstance(value, list | tuple) else value


def data(view: ReportView) -> dict[str, Any]:
    """Plain data, ready for JSON: words, places in the order of the list of gaps, and phases."""
    writer = _Writer(view)
    found = {
        "words": asdict(view.words.in_report.controls),
        "language": view.words.language,
        "columns": len(view.curve.columns),
        "head": writer.head(),
        "places": [writer.place(row) for row in view.gaps.rows],
        "series": [{"number": line.number, "key": _key(line)} for line in view.curve.series],
        "states": (view.words.current_state, view.words.both_states, view.words.emotion_curve),
        "bands": [writer.band(band) for band in view.curve.bands],
    }
    visible_data: dict[str, Any] = _visible(found)
    return visible_data
