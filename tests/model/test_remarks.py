"""No pain is not a pain."""

from __future__ import annotations

import pytest

import cxmap
from cxmap.locale import words_for
from cxmap.model import PainPoint
from cxmap.view.curve.build import build_curve
from cxmap.view.flow.build import build_flow
from cxmap.view.matrix.build import build_matrix

EN = words_for("en")


NOTHING = [
    "None",
    "none.",
    "(none)",
    "N/A",
    "n.v.t.",
    "nvt",
    "-",
    "\N{EM DASH}",
    "geen",
    "Keine",
    "aucune",
    "néant",
]
SOMETHING = ["None of the tills is open", "No seat", "Nothing works", "Geen parkeerplaats", "3"]
MAP = """
cxmap: 1
title: T
touchpoints: [{name: A, pain_points: [None, Slow]}, {name: B, pain_points: n.v.t., gains: ['-']}]
"""


@pytest.mark.parametrize("text", NOTHING)
def test_words_for_nothing(text: str) -> None:
    assert PainPoint(text=text).is_nothing


@pytest.mark.parametrize(
    "text", ["None of the tills is open", "No seat", "Nothing works", "Geen parkeerplaats", "3"]
)
def test_sentences_that_begin_like_them(text: str) -> None:
    assert not PainPoint(text=text).is_nothing


def test_nothing_is_neither_marked_nor_counted_and_still_stands_in_the_matrix() -> None:
    card = cxmap.score(cxmap.loads(MAP))
    lanes = {lane.key: lane for band in build_matrix(card, EN).bands for lane in band.lanes}
    pains = [(entry.text, entry.mark) for cell in lanes["pain_points"].cells for entry in cell.entries]
    assert pains == [("None", ""), ("Slow", "pain"), ("n.v.t.", "")]
    assert [entry.mark for cell in lanes["gains"].cells for entry in cell.entries] == [""]
    assert [box.pains for box in build_flow(card, EN).plan.boxes] == [1, 0]
    assert [lane.cells for lane in build_curve(card, EN).lanes] == [(("Slow",), ())]
