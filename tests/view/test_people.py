"""Nobody is hidden by an average: verdicts, headlines, lists, reports and differences between people."""

from __future__ import annotations

import json
from typing import Any

import pytest

from cxmap.api import texts
from cxmap.locale import words_for
from cxmap.scoring import Scorecard, score
from cxmap.view.figures import build_figures
from cxmap.view.gaps.rows import GapRow
from cxmap.view.gaps.table import build_gaps
from cxmap.view.report.build import build_report
from cxmap.view.report.values import ReportView
from cxmap.view.wording import goal_summary, short_for_text, touchpoint_summary, verdict_text
from tests.scoring.scoring_maps import FIVE, found, map_of, point

EN = words_for("en")
NAMES = ("Ann", "Ben", "Cem", "Dee", "Eva", "Fay", "Gus")
DEPLOY = {"ann": 1, "ben": 1, "cem": 2, "dee": 4, "eva": 5, "fay": 5, "gus": 5}


def seven(*more: dict[str, Any], persona: str | None = None, **frame: Any) -> Scorecard:
    """Both touchpoints meet their goal on average, while three of seven stand at 1 or 2."""
    support = {**DEPLOY, "ben": 2, "gus": 4}
    points = [point("deploy", experience=DEPLOY), point("support", experience=support)]
    whole: dict[str, Any] = {"personas": list(NAMES), "scale": FIVE, "goal": 3} | frame
    return score(map_of(*points, *more, **whole), persona=persona)


def rows(card: Scorecard, **keys: Any) -> list[GapRow]:
    return list(build_gaps(card, EN, **keys).rows)


def report(card: Scorecard) -> ReportView:
    return build_report(card, EN, "0.1")


@pytest.mark.parametrize(
    ("language", "headline", "short"),
    [
        (
            "en",
            "Both touchpoints meet their goal on average (our estimate); 2 below goal for someone",
            "below goal for 3 of 7: Ann, Ben, Cem",
        ),
        (
            "nl",
            "Beide contactpunten halen gemiddeld hun doel (inschatting); 2 onder doel voor iemand",
            "onder doel voor 3 van de 7: Ann, Ben, Cem",
        ),
        (
            "de",
            "Beide Kontaktpunkte erreichen im Mittel ihr Ziel (geschätzt); 2 für jemanden unter Ziel",
            "unter Ziel für 3 von 7: Ann, Ben, Cem",
        ),
        (
            "fr",
            "Les deux points de contact atteignent leur objectif en moyenne (notre estimation)"
            "\N{NARROW NO-BREAK SPACE}; "
            "2 sous l’objectif pour certains",
            "sous l’objectif pour 3 sur 7\N{NARROW NO-BREAK SPACE}: Ann, Ben, Cem",
        ),
    ],
)
def test_the_headline_and_the_verdict_say_who_falls_short(language: str, headline: str, short: str) -> None:
    card, words = seven(), words_for(language)
    assert goal_summary(card, words) == (headline, True)
    assert short_for_text(card.touchpoints[0], words) == short
    assert short in touchpoint_summary(card, card.touchpoints[0], words)


def test_the_verdict_is_of_the_average() -> None:
    assert verdict_text(seven().touchpoints[0], EN) == "goal met on average (our estimate)"
    assert verdict_text(seven(goal=1).touchpoints[0], EN) == "goal met (our estimate)"


def test_who_is_short_where_the_mean_is_too_is_said_unless_it_is_everybody() -> None:
    card = seven(point("some", experience={"ann": 1, "ben": 5, "cem": 1}), point("all", experience=1))
    assert short_for_text(found(card, "some"), EN) == "below goal for 2 of 3: Ann, Cem"
    assert short_for_text(found(card, "all"), EN) == ""
    headline, _ = goal_summary(card, EN)
    assert headline == ("2 of 4 touchpoints are below goal (our estimate); 2 more below goal for someone")


def test_one_persona_alone_hides_nobody() -> None:
    card = seven(persona="dee")
    assert goal_summary(card, EN) == ("Both touchpoints meet their goal (our estimate)", False)
    assert [row.short_for for row in rows(card)] == [(), ()]
    assert [[own.id for own in row.personas] for row in rows(card)] == [["dee"], ["dee"]]


def test_names_beyond_a_row_are_counted() -> None:
    names = [f"P{at}" for at in range(12)]
    card = seven(
        point("crowd", experience={f"p{at}": 1 if at < 9 else 5 for at in range(12)}),
        personas=[*NAMES, *names],
    )
    assert (
        short_for_text(found(card, "crowd"), EN)
        == "below goal for 9 of 12: P0, P1, P2, P3, P4, P5, and 3 more"
    )
    assert len(rows(card)[0].short_for) == 9


def test_those_who_fall_short_come_after_the_ranked_and_are_never_cut() -> None:
    card = seven(point("bad", experience=1), point("good", experience=5), point("also", experience=DEPLOY))
    table = build_gaps(card, EN)
    assert [row.id for row in table.rows] == ["bad", "deploy", "support", "also", "good"]
    assert [row.id for row in table.cut(everything=False, top=None).rows] == [
        "bad",
        "deploy",
        "support",
        "also",
    ]
    assert [row.rank for row in table.rows] == [1, None, None, None, None]
    assert [row.id for row in rows(card, short_for_anyone=True)] == ["bad", "deploy", "support", "also"]
    assert [row.short_for_anyone for row in table.rows] == [True, True, True, True, False]


def test_json_is_keyed_by_id_with_names_beside() -> None:
    personas = [{"id": "b1", "name": "Bob"}, {"id": "b2", "name": "Bob"}]
    rating = {"type": "rating", "scale": FIVE, "value": 2, "sd": 1, "n": 40, "persona": "b1"}
    card = score(
        map_of(point("a", experience={"b2": 5}, metrics=[rating]), personas=personas, scale=FIVE, goal=3)
    )
    (row,) = json.loads(texts.gaps_json([("m", build_gaps(card, EN))]))["maps"][0]["rows"]
    assert row["experience_by_persona"] == {"b1": 2, "b2": 5}
    assert {id_: one["name"] for id_, one in row["personas"].items()} == {"b1": "Bob", "b2": "Bob"}
    one, other = row["personas"]["b1"], row["personas"]["b2"]
    assert (one["n"], one["gap"], one["verdict"]) == (40, -1, "short")
    assert one["low"] < 2 < one["high"] < 3
    assert (other["low"], other["n"], other["verdict"]) == (None, None, "believed met")
    assert row["short_for"] == ["b1"]


def test_the_report_names_them() -> None:
    view = report(seven())
    sentences = ["".join(run.text for run in one) for one in view.summary]
    assert sentences[0] == (
        "Goal met on average, but not for everybody: deploy (below goal for 3 of 7: Ann, Ben, Cem); "
        "support (below goal for 3 of 7: Ann, Ben, Cem)."
    )
    assert view.board.sheet.headline_bad
    assert "Below goal for 3 of 7: Ann, Ben, Cem." in view.traces["deploy"].line("verdict")


# Differences


def measured(id_: str, *values: float) -> dict[str, Any]:
    return point(
        id_,
        metrics=[
            {"type": "rating", "scale": FIVE, "value": value, "sd": 1, "n": 100, "persona": name.lower()}
            for name, value in zip(NAMES, values, strict=False)
        ],
    )


def test_differences_have_the_better_one_first_and_what_stands_before_the_rest() -> None:
    card = seven(measured("near", 3.0, 3.1), measured("far", 4.5, 2.0))
    view = build_figures(card, EN, "")
    far, near = view.differences
    assert (far.id, far.compared, far.judged, far.stands) == (
        "far",
        "Ann against Ben",
        "more than chance",
        True,
    )
    assert far.low is not None
    assert far.high is not None
    assert 0 < far.low < far.difference == 2.5 < far.high
    assert (near.compared, near.judged, near.stands) == ("Ben against Ann", "may be chance", False)
    assert near.low is not None
    assert near.low < 0 < near.difference, "turned with the two"


def test_what_is_believed_is_in_the_spreads_and_not_among_the_tests() -> None:
    view = build_figures(seven(), EN, "")
    assert view.differences == ()
    assert [spread.id for spread in view.spreads] == ["deploy", "support"]
    assert not any(one.measured for one in view.spreads[0].personas)


def test_the_report_shows_differences_with_their_test_and_its_source() -> None:
    view = report(seven(measured("far", 4.5, 2.0)))
    assert view.numbers is not None
    (item,) = view.numbers.differences
    assert (item.place.anchor, item.difference, item.p_value, item.judged) == (
        "tp-far",
        "+2.5",
        "< 0.001",
        "more than chance",
    )
    assert any(term.key == "differences" for term in view.method)
    assert any(work.startswith("Welch") for work in view.literature)
    assert not any(term.key == "differences" for term in report(seven()).method)


def test_a_spread_of_channels_is_a_claim_unless_all_was_measured() -> None:
    channels = [{"id": "web", "name": "Web"}, {"id": "shop", "name": "Shop"}]
    rating = {"type": "rating", "scale": FIVE, "sd": 1, "n": 100}
    asked = point("a", channel="web", metrics=[{**rating, "value": 4.5}])
    guessed = point("b", channel="shop", experience=2)
    claim = build_figures(score(map_of(asked, guessed, channels=channels, scale=FIVE)), EN, "")
    assert claim.channel_judged == "The difference between Shop and Web: not tested (not all measured)."
    both = point("b", channel="shop", metrics=[{**rating, "value": 2}])
    tested = build_figures(score(map_of(asked, both, channels=channels, scale=FIVE)), EN, "")
    assert tested.channel_judged == "The difference between Shop and Web: more than chance."


def test_who_is_withheld_is_said() -> None:
    rating = {"type": "rating", "scale": FIVE, "sd": 1}
    metrics = [
        {**rating, "value": 2, "n": 3, "persona": "ann"},
        {**rating, "value": 3, "n": 30, "persona": "ben"},
        {**rating, "value": 5, "n": 300, "persona": "cem", "sd": 0},
    ]
    card = seven(point("few", metrics=metrics), personas=["Ann", "Ben", "Cem", "Dee", "Eva", "Fay", "Gus"])
    row = next(one for one in rows(card) if one.id == "few")
    assert row.withheld_text == "Ann, Ben: not shown: a group of fewer than 5 answers"
    alone = score(card.map, persona="ann")
    assert verdict_text(found(alone, "few"), EN) == "not shown: a group of fewer than 5 answers"
    hidden = next(one for one in rows(alone) if one.id == "few")
    assert hidden.reason == "not shown: a group of fewer than 5 answers"
    view = report(card)
    assert any(term.key == "withheld" for term in view.method)
