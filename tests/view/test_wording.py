"""Sentences that several outputs share: how something was measured, and why it is undecided."""

from __future__ import annotations

from typing import Any

import pytest

from cxmap.locale import LANGUAGES
from cxmap.model import Metric, Scale
from cxmap.scoring import Settings, score
from cxmap.scoring.measured import estimate
from cxmap.view.wording import method_text, why_text
from tests.scoring.scoring_maps import FIVE, map_of, point

ENGLISH = LANGUAGES["en"]
SPACE = "\N{NO-BREAK SPACE}"


def told(language: str = "en", **keys: Any) -> str:
    found = estimate(Metric.model_validate(keys), Scale(min=1, max=5), 0.95)
    return method_text(found, LANGUAGES[language])


@pytest.mark.parametrize(
    ("keys", "ending"),
    [
        ({"type": "csat", "value": 60}, "CSAT 60%"),
        ({"type": "csat", "value": 60, "n": 50}, "46.2 … 72.4% (Wilson), n = 50"),
        ({"type": "csat", "value": 60, "n": 50, "of": 80}, "n = 50, response rate 62.5% of 80"),
        (
            {"type": "csat", "value": 60, "n": 50, "of": 50},
            "no margin of error: everybody answered (50)",
        ),
        (
            {"type": "csat", "answers": [2, 0, 0, 0, 8], "weights": [1, 0, 0, 0, 3], "effective_n": 6.4},
            "n = 10, effective 6.4",
        ),
        ({"type": "rating", "scale": FIVE, "answers": [0, 0, 5, 0, 0]}, "1.96 … 4.04 (exact bound), n = 5"),
        ({"type": "rating", "scale": FIVE, "value": 3, "sd": 1, "effective_n": 8.5}, "(weighted t), n = 8.5"),
    ],
)
def test_how_something_was_measured(keys: dict[str, Any], ending: str) -> None:
    assert told(**keys).endswith(ending)


@pytest.mark.parametrize(
    ("language", "response", "everybody"),
    [
        ("nl", "respons 62,5% van 80", "geen foutmarge, want iedereen heeft geantwoord (50)"),
        ("de", f"Rücklauf 62,5{SPACE}% von 80", "keine Fehlerspanne, da alle geantwortet haben (50)"),
        ("fr", "de 80", "pas de marge d’erreur, tous ayant répondu (50)"),
    ],
)
def test_in_other_languages(language: str, response: str, everybody: str) -> None:
    assert told(language, type="csat", value=60, n=50, of=80).endswith(response)
    assert told(language, type="csat", value=60, n=50, of=50).endswith(everybody)


@pytest.mark.parametrize("language", LANGUAGES)
def test_why_something_is_undecided_has_a_text(language: str) -> None:
    metrics = {
        "few": {"type": "csat", "answers": [1, 0, 0, 0, 0]},
        "held": {"type": "csat", "value": 75, "n": 40},
        "exact": {"type": "csat", "value": 60, "n": 10},
        "size": {"type": "csat", "value": 75},
        "short": {"type": "csat", "value": 10, "n": 400},
    }
    points = [point(id_, goal=4.5 if id_ == "exact" else 4, metrics=[keys]) for id_, keys in metrics.items()]
    card = score(map_of(*points, scale=FIVE), settings=Settings(min_n=7))
    words = LANGUAGES[language]
    texts = {found.id: why_text(card, found.judgement, words) for found in card.touchpoints}
    assert "7" in texts["few"] and texts["short"] == ""
    assert len(set(texts.values())) == len(metrics)
    assert not any("{" in text for text in texts.values())
