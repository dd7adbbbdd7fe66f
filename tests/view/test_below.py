"""Journeys below places, in words: named, with what they add up to, in every language."""

from __future__ import annotations

import pytest

import cxmap
from cxmap.locale import LANGUAGES, words_for
from cxmap.model import LinkedMap, Map
from cxmap.scoring import score
from cxmap.view.below import below
from cxmap.view.rolled import rolled_rows

ABOVE = cxmap.loads("""\
cxmap: 1
title: Above
touchpoints:
  - id: here
    name: Here
    experience: 1
    journey: [{to: a.yaml, share: 60%}, {to: b.yaml, share: 40%}]
  - {name: There, journey: c.yaml}
""")
JOURNEY = cxmap.loads(
    "cxmap: 1\ntitle: A journey\ntouchpoints: [{name: A, experience: -1}, {name: B, experience: 1}]\n"
)


def linked(*links: tuple[str, str, Map | None, float | None]) -> Map:
    return ABOVE.with_linked(
        tuple(
            LinkedMap(place, to, to, map_, "" if map_ else "gone", share) for place, to, map_, share in links
        )
    )


def test_a_journey_is_called_by_its_title_and_one_that_is_lost_by_its_way() -> None:
    map_ = linked(("here", "a.yaml", JOURNEY, 0.6), ("here", "b.yaml", None, 0.4))
    words = words_for("en")
    found = below(map_, rolled_rows(score(map_), words), words)
    assert found["here"].journeys == (("A journey (60%)", "a.yaml"), ("b.yaml (40%)", "b.yaml"))
    assert found["here"].said == "own score +1; its journey adds up to 0; the two differ"
    assert "b.yaml cannot be used" in found["here"].how
    assert "lowest: A \N{MINUS SIGN}1" in found["here"].how


def test_a_map_that_was_read_by_itself_still_says_where_it_leads() -> None:
    words = words_for("en")
    found = below(ABOVE, rolled_rows(score(ABOVE), words), words)
    assert found["there"].journeys == (("c.yaml", "c.yaml"),)
    assert found["there"].said == ""


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_says_all_of_it(language: str) -> None:
    map_ = linked(
        ("here", "a.yaml", JOURNEY, 0.6), ("here", "b.yaml", JOURNEY, 0.4), ("there", "c.yaml", None, None)
    )
    words = words_for(language)
    found = below(map_, rolled_rows(score(map_), words), words)
    texts = [text for own in found.values() for text in (own.said, *own.how)]
    assert len(texts) >= 7
    assert not [text for text in texts if "{" in text or not text]
    assert words.percent(0.6) in " ".join(found["here"].how)
