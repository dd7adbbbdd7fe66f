"""The view of a comparison: lines of each group alone, and differences with what the test says."""

from __future__ import annotations

from pathlib import Path

import pytest

from cxmap import api
from cxmap.errors import CxmapError
from cxmap.locale import LANGUAGES, words_for
from cxmap.model import Map
from cxmap.scoring.varied import By
from cxmap.view.comparison.build import MOST_DRAWN, build_comparison
from cxmap.view.comparison.values import ComparisonView
from tests.scoring.test_varied import BANK

ROOT = Path(__file__).parents[2]
MARKETS = ROOT / "docs" / "compare" / "bank.cxmap.yaml"


def view_of(map_: Map, by: By, language: str = "en") -> ComparisonView:
    return build_comparison(api.compare_groups(map_, by), words_for(language), map_.language)


def test_a_mark_stands_only_where_a_score_is_a_groups_own() -> None:
    view = view_of(api.load(MARKETS), "market")
    assert view.curve is not None
    assert view.curve.groups is not None
    compared = api.compare_groups(api.load(MARKETS), "market")
    for at, series in enumerate(view.curve.series):
        marked = {mark.column for run in series.stretches for mark in run.marks}
        own = {number for number, row in enumerate(compared.table.places) if row.standings[at].is_own}
        assert marked == own
    assert view.curve.groups.shared
    shown = [score.text for scores in view.curve.groups.scores for score in scores]
    assert shown.count("never") == 2
    assert shown.count("withheld") == 2
    assert shown.count("(4)") == 3


def test_bars_are_as_long_as_differences_and_say_what_the_test_says() -> None:
    view = view_of(api.load(MARKETS), "market")
    assert view.curve is not None
    assert view.curve.groups is not None
    weights = [(own.label, own.weight) for own in view.curve.groups.differences if own.weight]
    assert weights == [("1.5", "estimate"), ("1.42", "stands"), ("1.9", "stands")]
    shares = [own.share for own in view.curve.groups.differences]
    assert max(shares) == 1.0
    assert shares.index(1.0) == 2


def test_a_line_passes_over_what_a_variant_has_not_and_ends_where_nothing_is_known() -> None:
    view = view_of(api.loads(BANK), "market")
    assert view.curve is not None
    germany = view.curve.series[1]
    assert [len(run.marks) for run in germany.stretches] == [3]
    quiet = BANK.replace("wait: {experience: 3}", "wait: {experience: null}").replace(
        "experience: {sanne: 4, jens: 2}", "experience: null"
    )
    view = view_of(api.loads(quiet), "market")
    assert view.curve is not None
    [run] = view.curve.series[1].stretches
    assert [mark.column for mark in run.marks] == [0, 1], "the form and the letter; nobody knows of the wait"


@pytest.mark.parametrize("language", sorted(LANGUAGES))
def test_the_headline_says_who_by_how_much_and_what_the_test_says(language: str) -> None:
    view, words = view_of(api.load(MARKETS), "market", language), words_for(language)
    for part in ("Germany", "Netherlands", words.number(1.61, decimals=2)):
        assert part in view.headline
    assert words.in_comparison.judged["part"] in view.headline
    assert view.headline in view.description
    assert not view.sheet.headline_bad, "what was not tested is no bad news yet"
    assert all(row.name in view.description for row in view.rows)


def test_more_groups_than_anybody_follows_have_a_table_alone() -> None:
    people = [{"id": f"p{at}", "name": f"P{at}"} for at in range(MOST_DRAWN + 1)]
    scores = {own["id"]: at % 5 - 2 for at, own in enumerate(people)}
    map_ = Map.model_validate(
        {
            "cxmap": 1,
            "title": "T",
            "personas": people,
            "phases": [{"name": "P", "touchpoints": [{"name": "A", "experience": scores}]}],
        }
    )
    view = view_of(map_, "persona")
    assert view.curve is None
    assert any(str(MOST_DRAWN) in note for note in view.notes)
    assert all(len(row.scores) == MOST_DRAWN + 1 for row in view.rows)
    with pytest.raises(CxmapError, match="--only"):
        api.comparison_files(api.compare_groups(map_, "persona"), map_)


def test_two_maps_say_how_much_of_the_gap_closes_and_what_is_hoped_for() -> None:
    now, then = (api.load(ROOT / "examples" / f"shopping-day{end}.cxmap.yaml") for end in ("", ".future"))
    view = build_comparison(api.compare_maps(now, then), words_for("en"), "en")
    assert "69% of the gap closed" in view.facts
    assert any("hoped for" in note for note in view.notes)
    assert any("Find a cash machine" in note for note in view.notes)
