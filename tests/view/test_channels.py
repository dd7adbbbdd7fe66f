"""The channels by phase on small maps: means, counts, the spread, and what is left out."""

from __future__ import annotations

import pytest

import cxmap
from cxmap.locale.en import EN
from cxmap.view.channels.build import build_channels
from cxmap.view.channels.values import ChannelsView

SMALL = """
cxmap: 1
title: Small
channels:
  - {id: web, name: Web, mode: online, purpose: Sell, goal: 1}
  - {id: store, name: Store}
  - {id: fax, name: Fax}
  - {id: mail, name: Mail}
phases:
  - name: One
    touchpoints:
      - {name: A, channel: web, experience: 2}
      - {name: B, channel: web, experience: -1}
      - {name: C, channel: mail}
  - name: Two
    touchpoints:
      - {name: D, channel: [web, store], experience: -2}
      - {name: E, experience: 0}
"""


def _view(text: str = SMALL) -> ChannelsView:
    return build_channels(cxmap.score(cxmap.loads(text)), EN)


def test_cells_hold_means_and_counts() -> None:
    web, store, fax, mail = _view().rows
    assert [(cell.phase, cell.height, cell.label, cell.touchpoints) for cell in web.cells] == [
        (0, 62.5, "+0.5", "2 touchpoints"),
        (1, 0.0, "\N{MINUS SIGN}2", "1 touchpoint"),
    ]
    assert web.mean == pytest.approx((2 - 1 - 2) / 3 / 4 * 100 + 50)
    assert (web.low, web.high, web.goal, web.goal_label) == (0, 100, 75, "goal +1")
    assert web.about == ("online", "Sell")
    assert (store.mean, store.ends) == (0, ())
    assert fax.cells == ()
    assert [(cell.height, cell.label) for cell in mail.cells] == [(None, "no score")]


def test_worst_and_best_are_marked_and_the_spread_is_said() -> None:
    view = _view()
    assert [row.place for row in view.rows] == ["best", "worst", "", ""]
    assert view.sheet.headline == "Store does worst, Web best: 1.67 points apart"
    assert any("a rough sign of how consistent the channels are" in note for note in view.notes)
    assert EN.in_charts.several_channels in view.notes
    assert EN.in_charts.without_channel(1) in view.notes


def test_no_spread_without_two_scored_channels() -> None:
    one = "cxmap: 1\ntitle: T\nchannels: [Web]\ntouchpoints: [{name: A, channel: web, experience: 1}]"
    assert _view(one).sheet.headline == "Only Web has a score: nothing to compare yet"
    assert _view(one).phases == (EN.in_charts.all_phases,)
    assert [row.place for row in _view(one).rows] == [""]
    none = _view("cxmap: 1\ntitle: T\ntouchpoints: [A]")
    assert none.sheet.advice is not None
    assert none.sheet.advice.lines[0] == (0, "channels:")
    assert (none.rows, none.sheet.headline) == ((), "No channel has a score yet")


def test_equal_channels_are_neither_worst_nor_best() -> None:
    same = "channels: [Web, App]\ntouchpoints: [{name: A, channel: [web, app], experience: 1}]"
    assert [row.place for row in _view(f"cxmap: 1\ntitle: T\n{same}").rows] == ["", ""]
