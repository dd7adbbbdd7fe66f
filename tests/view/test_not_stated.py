"""What nobody wrote is not stated: weights, moods and extremes that the map does not hold."""

from __future__ import annotations

from typing import Any

import cxmap
from cxmap.locale import words_for
from cxmap.model import Map
from cxmap.scoring import Scorecard
from cxmap.view.curve.build import build_curve
from cxmap.view.figures import build_figures

EN = words_for("en")


def card(*touchpoints: dict[str, Any], **frame: Any) -> Scorecard:
    return cxmap.score(
        Map.model_validate({"cxmap": 1, "title": "T", "touchpoints": list(touchpoints), **frame})
    )


def points(count: int, scored: int, **keys: Any) -> list[dict[str, Any]]:
    return [
        {"name": f"T{at}", **({"experience": at % 3 - 1} if at < scored else {}), **keys}
        for at in range(count)
    ]


def test_a_mean_is_weighted_only_by_weights_that_somebody_gave() -> None:
    keys = [figure.key for figure in build_figures(card(*points(4, 4)), EN, "").figures]
    assert "mean" in keys and "weighted_mean" not in keys
    first, *others = points(4, 4)
    given = build_figures(card(first | {"importance": 5}, *others), EN, "").figures
    assert "weighted_mean" in [figure.key for figure in given]


def test_the_lowest_of_a_few_scores_is_not_that_of_the_journey() -> None:
    assert [text.partition(" ")[0] for text in build_curve(card(*points(17, 1)), EN).sheet.figures] == [
        "mean"
    ]
    assert "lowest: T0" in build_curve(card(*points(17, 12)), EN).sheet.figures


def test_a_scale_has_the_words_that_its_author_gave_and_no_others() -> None:
    assert [tick.word for tick in build_curve(card(*points(3, 3)), EN).ticks] == [""] * 5
    own = card(*points(3, 3), scale={"min": -2, "max": 2, "words": ["sour", "sweet"]})
    assert [tick.word for tick in build_curve(own, EN).ticks] == ["sour", "sweet"]
