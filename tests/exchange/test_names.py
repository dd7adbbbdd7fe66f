"""What keys are called, and which key a name means."""

from __future__ import annotations

import pytest

from cxmap.exchange.names import key_of, keys, label_of
from cxmap.locale import LANGUAGES


def test_every_label_leads_back_to_its_key_in_every_language() -> None:
    for words in (None, *LANGUAGES.values()):
        wrong = {key: label_of(key, words) for key in keys() if key_of(label_of(key, words)) != key}
        assert not wrong


def test_labels_are_the_words_of_pictures() -> None:
    assert label_of("pain_points", LANGUAGES["nl"]) == "Pijnpunten"
    assert label_of("kpis") == "KPIs" and label_of("anything_else") == "Anything else"


@pytest.mark.parametrize(
    ("name", "key"), [("**Pain Points:**", "pain_points"), ("PIJNPUNTEN", "pain_points"), ("Colour", None)]
)
def test_names_are_known_however_they_are_dressed(name: str, key: str | None) -> None:
    assert key_of(name) == key
