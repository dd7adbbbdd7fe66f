"""A text with a `|` where the cursor is."""

from __future__ import annotations

from cxmap import api

MAP = """\
cxmap: 1
title: A visit
scale: {min: 1, max: 5}
personas: [{id: anna, name: Anna}, {id: ben, name: Ben}]
sources: [{id: diary, type: interview}]
channels:
  - {id: web, name: Web shop, purpose: Show what there is}
  - {id: store, name: Store}
phases:
  - name: Before
    touchpoints:
      - id: look
        name: I look around
        channel: web
  - id: there
    name: There
    touchpoints:
      - name: I come in
        channel: store
"""


def placed(text: str) -> tuple[api.Edited, int, int]:
    """The text without its `|`, and where that stood."""
    before, sign, after = text.partition("|")
    assert sign
    lines = before.split("\n")
    return api.Edited(before + after), len(lines) - 1, len(lines[-1])


def after_map(end: str) -> tuple[api.Edited, int, int]:
    """The same with a map before it."""
    return placed(MAP + end)


def labels(end: str, what: str | None = None) -> list[str]:
    """What is proposed at the end of a map."""
    edited, line, column = after_map(end)
    return [one.label for one in edited.proposals(line, column) if what in (None, one.what)]


def texts(end: str) -> dict[str, str]:
    """What each proposal writes."""
    edited, line, column = after_map(end)
    return {one.label: one.text for one in edited.proposals(line, column)}
