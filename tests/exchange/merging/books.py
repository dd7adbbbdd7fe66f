"""Workbooks that were edited, and maps that they are brought into."""

from __future__ import annotations

import io
from collections.abc import Callable
from typing import Any

import openpyxl

from cxmap import api
from cxmap.exchange.merging import Brought, Choice, arrived_workbook, bring, tables_of
from cxmap.exchange.workbook import write_workbook
from cxmap.source import document_of

ALL = """\
# what this map is about
cxmap: 1
title: A day   # of shopping
goal: 1
owner: {name: Ann, email: ann@example.org}
markets: [North, South]
segments: [{id: new, name: New customers}, {id: old, name: Old customers}]
personas:
  - {id: me, name: Me}
  # the one who pays
  - {id: you, name: You, needs: [Time]}
curves: [{id: effort, name: Effort}, {id: hope, name: Hope}]
lanes: [Legal, Systems]
sources: [{id: talks, name: Talks, n: 12}, {id: log, name: Log}]
channels:
  - {id: shop, name: Shop, goal: 2}  # the one in town
  - id: web
    name: Web
  - Phone
targets:
  - {name: Nobody waits, min_gap: -1}
  - {name: All are met, must_meet: true}
phases:
  # before the door
  - name: Find it
    touchpoints:
      - {name: See an ad, channel: web, experience: 1}
      - id: ask  # people phone
        name: Ask a friend
        channel: phone
        thoughts: >-
          Would this one
          fit me?
        pain_points: [Nobody knows, {text: Too slow, severity: 3}]
  - id: buy
    name: Buy it
    goal: 0
    touchpoints:
      # the long one
      - name: Queue
        channel: shop
        experience: {me: -1, you: -2}
        metrics:
          - {type: csat, value: 60%, n: 40}
          - {type: nps, value: -10, n: 40}
        kpis: [{name: Minutes, current: 9 min}, {name: People, current: 12}]
      - Pay
opportunities:
  - {title: A second till, addresses: queue}
  - {title: A sign, addresses: [see-an-ad, ask]}
"""


def export(text: str) -> bytes:
    document = document_of(text.encode(), "m.cxmap.yaml")
    content = write_workbook(api.loads(document), document.data or {}).content
    assert isinstance(content, bytes)
    return content


def edited(content: bytes, edit: Callable[[Any], None]) -> bytes:
    book = openpyxl.load_workbook(io.BytesIO(content))
    edit(book)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def into(text: str, content: bytes, **choice: Any) -> Brought:
    document = document_of(text.encode(), "m.cxmap.yaml")
    ours = tables_of(api.loads(document), document.data or {})
    return bring(document, ours, arrived_workbook(content, "m.xlsx", ours), Choice(**choice))


def changed(text: str, edit: Callable[[Any], None], **choice: Any) -> Brought:
    """A map after its workbook was edited and brought back."""
    return into(text, edited(export(text), edit), **choice)


def cell(book: Any, sheet: str, name: str, header: str) -> Any:
    """The cell of a row, by what stands in the first column of names."""
    made = book[sheet]
    headers = [one.value for one in made[1]]
    for row in range(2, made.max_row + 1):
        if name in [one.value for one in made[row]][:3]:
            return made.cell(row, headers.index(header) + 1)
    raise AssertionError(f"{sheet} has no row {name}")


def row_of(book: Any, sheet: str, name: str) -> int:
    return int(next(row for row in range(2, book[sheet].max_row + 1)
                    if name in [one.value for one in book[sheet][row]][:3]))  # fmt: skip


def added(book: Any, sheet: str, **cells: Any) -> None:
    """A new row at the end of a sheet."""
    headers = [one.value for one in book[sheet][1]]
    at = book[sheet].max_row + 1
    for header, value in cells.items():
        book[sheet].cell(at, headers.index(header.replace("_", " ")) + 1).value = value
