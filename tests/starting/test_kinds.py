"""Which map fits."""

from __future__ import annotations

from itertools import product
from typing import get_args

import pytest

from cxmap.starting import LANGUAGES, Answers, best_kind, starting_words
from cxmap.starting.kinds import Cause, Caution, Maturity, Reason, Scope

EVERY = [
    Answers(cause, scope, part, maturity)
    for cause, scope, part, maturity in product(
        (None, *get_args(Cause)), (None, *get_args(Scope)), ("", "acquisition"), (None, *get_args(Maturity))
    )
]


@pytest.mark.parametrize(
    ("answers", "kind"),
    [
        # a lender that knows which product makes customers give up
        (Answers(cause="known", scope="journey"), "journey"),
        # an association that knows that members drift away, not where
        (Answers(cause="unknown", scope="relation"), "experience"),
        # an insurer that wants the causes of churn over all the years
        (Answers(cause="unknown", scope="relation", maturity="first-steps"), "experience"),
        # the same insurer, looking at acquisition alone
        (Answers(part="acquisition"), "journey"),
        (Answers(maturity="first-steps"), "experience"),
        (Answers(), "experience"),
    ],
)
def test_the_method_s_own_cases(answers: Answers, kind: str) -> None:
    assert best_kind(answers).kind == kind


@pytest.mark.parametrize("answers", EVERY)
def test_every_answer_is_heard(answers: Answers) -> None:
    fit = best_kind(answers)
    if answers.cause == "unknown" and fit.kind == "journey":
        assert "cause may lie outside" in fit.cautions
    if answers.scope == "journey" and fit.kind == "experience":
        assert "other journeys unseen" in fit.cautions
    if answers.scope == "relation" and fit.kind == "journey":
        assert "relation unseen" in fit.cautions
    assert fit.reason not in fit.also


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_reason_and_caution_has_words(language: str) -> None:
    words = starting_words(language)
    assert set(words.reasons) == set(get_args(Reason))
    assert set(words.cautions) == set(get_args(Caution))
    assert {reason for answers in EVERY for reason in (best_kind(answers).reason,)} <= set(words.reasons)


def test_a_language_is_known_by_its_first_letters() -> None:
    assert [starting_words(tag).language for tag in ("nl_NL.UTF-8", "nl-BE", "fr", "C", "", "pt_BR")] == [
        "nl", "nl", "fr", "en", "en", "en",
    ]  # fmt: skip
