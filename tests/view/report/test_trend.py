"""How the scores changed, as sentences, a chart and rows: worse first, and no more said than is known."""

from __future__ import annotations

from datetime import date
from itertools import pairwise
from typing import Any

import pytest

from cxmap.locale import LANGUAGES, words_for
from cxmap.model import Map
from cxmap.scoring import score
from cxmap.scoring.course import course
from cxmap.scoring.trend import Version
from cxmap.view.phrase import Phrase
from cxmap.view.report.build import build_report
from cxmap.view.trend.chart import places, window
from cxmap.view.trend.values import TrendView

GOOD = [{"type": "csat", "answers": [5, 8, 20, 60, 40], "date": "2023-08-31"}]
BAD = [{"type": "csat", "answers": [40, 50, 25, 12, 6], "date": "2024-05-31"}]


def map_of(scores: dict[str, Any], **more: Any) -> Map:
    touchpoints = [
        {"id": name.lower(), "name": name, "metrics" if isinstance(found, list) else "experience": found}
        for name, found in scores.items()
    ]
    scale = {"min": 1, "max": 5}
    return Map.model_validate(
        {"cxmap": 1, "title": "T", "scale": scale, "goal": 4, "touchpoints": touchpoints} | more
    )


def report_of(*maps: Any, language: str = "en", committed: bool = True, **more: Any) -> Any:
    versions = []
    for at, found in enumerate(maps):
        map_ = map_of(found) if isinstance(found, dict) else found
        day = None if at == len(maps) - 1 and not committed else date(2024, 1 + at, 3)
        versions.append(Version(f"v{at}", day, None if map_ is None else score(map_), map_ is not None))
    card = versions[-1].card
    assert card is not None
    return build_report(card, words_for(language), "0.1", course=course(versions, **more))


def view(*maps: Any, **more: Any) -> TrendView:
    found: TrendView = report_of(*maps, **more).trend
    return found


def text(runs: tuple[Phrase, ...]) -> str:
    return "".join(run.text for run in runs)


def test_what_got_worse_is_said_first_and_names_since_when() -> None:
    found = view({"A": 4, "B": 3, "C": 2}, {"A": 4, "B": 4, "C": 2}, {"A": 2, "B": 4, "C": 2})
    assert found.headline == "1 of 3 touchpoints got worse since 3 January 2024; 1 got better."
    assert found.bad
    assert text(found.sentences[0]) == "Worse in our estimate, not measured: A (−2, since 3 March 2024)."
    assert Phrase("A", "tp-a") in found.sentences[0]
    assert text(found.sentences[1]) == (
        "Like for like, over 3 touchpoints scored in the same way then and now, the mean experience went "
        "from 3 to 2.67 (−0.33). Then 2 of 3 were below goal; now 2 of 3 are. "
        "2 gaps open, 1 closed; half of all gaps are closed after 31 days."
    )
    assert [(row.place.text, row.was, row.now, row.change, row.since) for row in found.moves] == [
        ("A", "4", "2", "−2", "3 March 2024"),
        ("B", "3", "4", "+1", "3 February 2024"),
    ]
    assert found.others == "1 other touchpoint has the same score as before."


def test_the_summary_says_it_too() -> None:
    summary = report_of({"A": 4, "B": 4}, {"A": 2, "B": 4}).summary
    assert "1 of 2 touchpoints got worse since 3 January 2024: A." in [text(one) for one in summary]
    summary = report_of({"A": 2, "B": 4}, {"A": 4, "B": 4}).summary
    assert not any("worse" in text(one) for one in summary)


def test_measured_and_believed_are_kept_apart() -> None:
    found = view({"A": GOOD, "B": 4, "C": GOOD, "D": 3}, {"A": BAD, "B": 3, "C": GOOD, "D": GOOD})
    assert found.headline == "2 of 3 touchpoints got worse since 3 January 2024."
    sentences = [text(one) for one in found.sentences]
    assert sentences[0].startswith("Measured, and worse by more than the margin of error: A (−2.47, since")
    assert sentences[1] == "Worse in our estimate, not measured: B (−1, since 3 February 2024)."
    assert sentences[2] == "Scored in another way than before, so not compared: D."
    notes = {row.place.text: row.change_note for row in found.moves}
    assert notes == {
        "A": "worse, by more than the margin of error",
        "B": "worse, our estimate",
        "D": "not comparable",
    }
    (row,) = [row for row in found.moves if row.place.text == "D"]
    assert (row.was, row.was_notes[0], row.change) == ("3", "our estimate", "\N{EN DASH}")


def test_a_measured_change_within_its_margin_is_not_called_worse() -> None:
    few = [{"type": "csat", "answers": [3, 4, 4, 5, 5]}]
    fewer = [{"type": "csat", "answers": [4, 4, 4, 5, 4]}]
    found = view({"A": few}, {"A": fewer})
    assert found.headline == (
        "The only touchpoint did not get worse since 3 January 2024; for 1 the data do not decide."
    )
    assert not found.bad and not found.worse
    assert found.moves[0].change_note == "may be chance"
    assert found.versions[0].different == ("changed, but the data do not decide: A",)


@pytest.mark.parametrize(
    ("maps", "headline"),
    [
        (({"A": 4, "B": 3},) * 2, "The scores of 2 touchpoints have not changed since 3 January 2024."),
        (({"A": 4},) * 2, "The score of the only touchpoint has not changed since 3 January 2024."),
        (({"A": 4}, {"B": 3}),
         "No touchpoint was scored in the same way before, so nothing can be compared."),
        (({"A": 3, "B": 3}, {"A": 4, "B": 3}),
         "None of 2 touchpoints got worse since 3 January 2024; 1 got better."),
    ],
)  # fmt: skip
def test_headlines(maps: tuple[Any, ...], headline: str) -> None:
    found = view(*maps)
    assert (found.headline, found.bad) == (headline, False)


def test_what_fell_again_is_not_hidden_by_an_earlier_gain() -> None:
    found = view({"A": 3, "B": 2}, {"A": 4, "B": 5}, {"A": 3, "B": 4})
    assert "Worse again after having been better: B, A." in {
        text(one).replace(";", ",") for one in found.sentences
    }
    notes = {row.place.text: (row.change_note, row.since_note) for row in found.moves}
    assert notes["A"] == ("back where it was", "last −1 on 3 March 2024")
    assert notes["B"] == ("better, our estimate", "last −1 on 3 March 2024")


def test_versions_say_what_is_different_the_newest_first() -> None:
    old = map_of({"A": 1, "Old": 0}, scale={"min": -2, "max": 2}, goal=1)
    found = view(old, {"A": 4, "New": 4}, map_of({"A": 3, "New": 4}, goal=5))
    assert [row.day for row in found.versions] == ["3 March 2024", "3 February 2024", "3 January 2024"]
    assert [row.different for row in found.versions] == [
        ("scored worse: A", "another goal: A, New"),
        (
            "first scored: New",
            "no longer scored: Old",
            "another scale; earlier scores are converted from −2 … +2",
        ),
        (),
    ]
    assert [(row.mean, row.short) for row in found.versions] == [
        ("3.5", "2 / 2"),
        ("4", "0 / 2"),
        ("3.5", "1 / 2"),
    ]
    assert found.chart is not None and found.chart.dashed
    assert [mark.alike for mark in found.chart.marks] == [False, False, True]


def test_a_version_is_drawn_as_believed_where_nothing_in_it_is_measured() -> None:
    chart = view({"A": 4, "B": 4}, {"A": GOOD, "B": 4}, {"A": GOOD, "B": 3}).chart
    assert chart is not None and [mark.measured for mark in chart.marks] == [False, True, True]


def test_what_is_left_out_is_counted_and_named() -> None:
    found = view(None, {"A": None}, {"A": 4}, {"A": 4}, known=90)
    notes = " ".join(found.notes)
    assert "Of 90 versions 4 are compared" in notes
    assert "1 version is left out because it is not a valid map: v0 (3 January 2024)." in notes
    assert "1 version without scores is left out." in notes


def test_what_is_not_committed_has_no_date() -> None:
    found = view({"A": 4}, {"A": 3}, committed=False)
    assert text(found.sentences[0]) == "Worse in our estimate, not measured: A (−1, not committed yet)."
    assert found.moves[0].since == "not committed yet"
    assert found.chart is not None and found.chart.days[-1].text == "not committed yet"


def test_nothing_to_tell_is_one_quiet_line_or_nothing() -> None:
    assert view({"A": 4}).quiet == view({"A": None}, {"A": 4}).quiet != ""
    assert "shallow" in view({"A": 4}, missing="shallow").quiet
    assert build_report(score(map_of({"A": 4})), words_for("en"), "0.1").trend is None


def test_dated_measurements_in_the_map_need_no_versions() -> None:
    both = map_of({"A": [*BAD, *GOOD], "B": 4})
    found = build_report(score(both), words_for("en"), "0.1").trend
    assert found is not None and not found.headline and not found.quiet
    (row,) = found.dated
    assert (row.place.anchor, row.state, row.since) == ("tp-a", "worse", "31 May 2024")
    assert row.was_notes[1] == "31 August 2023" and row.now_notes[-1] == "31 May 2024"
    assert any(run.anchor == "dated" for one in view({"A": GOOD}, both).sentences for run in one)


@pytest.mark.parametrize("language", sorted(LANGUAGES))
def test_every_language_tells_everything(language: str) -> None:
    scale = {"min": -2, "max": 2}
    found = view(
        None, {"A": None}, map_of({"A": 1, "B": 1, "G": -1, "Q": 1}, scale=scale, goal=1),
        {"A": 4, "B": GOOD, "C": GOOD, "G": 4, "H": 4}, {"A": 3, "B": BAD, "C": 3, "G": 3, "N": 2},
        language=language, committed=False, known=50,
    )  # fmt: skip
    rows = [(*row.was_notes, *row.now_notes, row.change_note, row.since_note) for row in found.moves]
    said = [found.headline, *(text(one) for one in found.sentences), *found.notes, text(found.worse)]
    said += [note for row in rows for note in row] + [one for row in found.versions for one in row.different]
    assert len(found.sentences) >= 3 and found.bad
    assert not any("{" in one or "}" in one for one in said)
    assert all(one[-1] == "." for one in said[:2])


def test_places_follow_the_days_and_never_meet() -> None:
    assert places([date(2024, 1, 1), date(2024, 1, 11), date(2024, 1, 21)]) == [0, 50, 100]
    assert places([date(2024, 1, 1)] * 3) == [0, 50, 100]
    assert places([date(2024, 1, 1), date(2024, 1, 2), None]) == [0, 90, 100]
    close = places([date(2020, 1, 1), date(2024, 1, 1), date(2023, 1, 1), date(2024, 1, 2), None])
    assert close == sorted(close) and close[-1] == 100
    crowd = places([date(2020, 1, 1), *[date(2024, 1, 1)] * 23])
    assert min(b - a for a, b in pairwise(crowd)) > 3.9
    assert crowd[0] >= 0 and crowd[-1] <= 100


@pytest.mark.parametrize(
    ("values", "ends", "lines"),
    [
        ([3.1, 4.0], (1, 5), (2.5, 3, 3.5, 4, 4.5)),
        ([-2, 2], (-2, 2), (-2, -1, 0, 1, 2)),
        ([3, 3], (1, 5), (2, 2.5, 3, 3.5, 4)),
        ([7, 7], (1, 7), (6, 6.5, 7)),
        ([0.4, 0.6], (0, 1), (0.3, 0.4, 0.5, 0.6, 0.7)),
        ([12, 90], (0, 100), (0, 20, 40, 60, 80, 100)),
    ],
)  # fmt: skip
def test_the_axis_holds_all_values_and_stays_on_the_scale(
    values: list[float], ends: tuple[float, float], lines: tuple[float, ...]
) -> None:
    found = window(values, *ends)
    assert found[0] <= min(values) and max(values) <= found[-1]
    assert ends[0] <= found[0] and found[-1] <= ends[1]
    assert 3 <= len(found) <= 7
    assert found == lines
