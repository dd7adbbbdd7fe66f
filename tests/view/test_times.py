"""Times as people wrote them, in every picture that shows one."""

from __future__ import annotations

import pytest

import cxmap
from cxmap.locale import words_for
from cxmap.view.matrix.build import build_matrix
from cxmap.view.report.build import build_report
from cxmap.view.timeline.build import build_timeline
from cxmap.view.times import time_text

EN = words_for("en")
WRITTEN = [
    "5 working days",
    "5 werkdagen",
    "<2 days",
    "max 2 h",
    "ca. 10 min",
    "30+ days",
    "15分",
    "2–3営業日",
]
PEOPLE = "personas: [{id: ann, name: Ann}, {id: ben, name: Ben}]\n"


def card(duration: str, persona: str | None = None) -> cxmap.scoring.Scorecard:
    text = f"cxmap: 1\ntitle: M\n{PEOPLE}touchpoints: [{{name: A, duration: {duration}}}]\n"
    return cxmap.score(cxmap.loads(text), persona=persona)


@pytest.mark.parametrize("written", WRITTEN)
def test_every_output_shows_a_time_as_it_is_written(written: str) -> None:
    own = card(written)
    lanes = {lane.key: lane for band in build_matrix(own, EN).bands for lane in band.lanes}
    matrix = [entry.text for cell in lanes["when"].cells for entry in cell.entries]
    assert matrix == [f"takes {written}"]
    assert build_timeline(own, EN).groups[0].rows[0].label == written
    facts = build_report(own, EN, "0").chapters[0].cards[0].facts
    assert written in ["".join(run.text for run in fact.runs) for fact in facts]


def test_a_time_of_each_persona_is_told_with_its_name_or_alone_on_its_page() -> None:
    both = "{ann: 10 min, ben: <1 h}"
    point = card(both).touchpoints[0].point
    assert time_text(point.duration, card(both)) == "Ann 10 min, Ben <1 h"
    assert time_text(point.duration, card(both, "ben")) == "<1 h"
    assert time_text(None, card(both)) is None
