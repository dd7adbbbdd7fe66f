"""What is said of the answers behind a figure: which of them count, whose they are, how many there are."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from cxmap.locale import Words
from cxmap.model import Metric
from cxmap.scoring import Estimate
from cxmap.scoring.strata import Stratum
from cxmap.view.numbers import numbers_of

DOTS = "\N{HORIZONTAL ELLIPSIS}"


def positive_answers(metric: Metric, words: Words) -> str:
    """The answers that count as satisfied, from the lowest to the highest.

    Empty where there are none, and where a published share does not say what was counted.
    """
    positives = metric.positives if metric.answers or metric.positive else ()
    if not positives:
        return ""
    low, high = (words.number(end, decimals=3) for end in (positives[0], positives[-1]))
    return low if len(positives) == 1 else f"{low} {DOTS} {high}"


def filled_positive(template: str, metric: Metric, words: Words, **others: object) -> str:
    """A text about the positive answers and the scale that they are on."""
    scale = metric.asked
    return template.format(
        answers=positive_answers(metric, words),
        low=words.number(scale.min, decimals=3),
        high=words.number(scale.max, decimals=3),
        **others,
    )


FINER = 2
"""Digits more for figures on their own scale: they are brought to another one, to be followed there."""


def figure(metric: Metric, value: float, words: Words) -> str:
    """A figure on its metric's own scale, with its unit and with the digits to follow what is made of it."""
    unit = words.per_cent if metric.is_share else ""
    return f"{numbers_of(metric.own_scale, words, finer=FINER).score(value)}{unit}"


def _by_share(stratum: Stratum, words: Words) -> str:
    weight = f"{words.number(stratum.weight * 100, decimals=1)}{words.per_cent}"
    if stratum.withheld:
        return f"{stratum.name} {weight} × {DOTS}"
    return f"{stratum.name} {weight} × {figure(stratum.metric, stratum.point, words)}"


def _by_answers(stratum: Stratum, words: Words) -> str:
    if stratum.withheld:
        return f"{stratum.name} n = {DOTS}"
    return f"{stratum.name} n = {words.count(stratum.metric.raw_n or 0)}"


def groups(estimate: Estimate, words: Words) -> str:
    """The groups that a figure is put together from, each with what makes it heavy; empty for a plain one."""
    term = _by_share if estimate.pool == "by share" else _by_answers
    return words.semicolon.join(term(stratum, words) for stratum in estimate.strata)


def visibly_fewer(answered: int, n: float) -> bool:
    """Whether weighted answers count as visibly fewer: by more than a person, and than one in a hundred."""
    return answered - n > max(1.0, answered / 100.0)


def printed_n(estimate: Estimate) -> float | None:
    """The n that stands beside a figure where there is no room for more: the people who answered.

    Where only their effective number is known, that; nothing where nobody says.
    """
    return estimate.answered if estimate.answered is not None else estimate.n or None


def answers(estimate: Estimate, words: Words, *, short: bool) -> str:
    """How many answered, and as how many they count where they are weighted; empty where nobody says."""
    raw, n = estimate.answered, estimate.n
    if not n:
        return "" if raw is None else f"n = {words.count(raw)}"
    counted = words.number(n, decimals=1)
    if raw is None:
        return f"n = {counted}"
    if not visibly_fewer(raw, n):
        return f"n = {words.count(raw)}"
    own = words.in_measures
    template = own.in_short_effective if short else own.effective
    return template.format(raw=words.count(raw), n=counted)


def raters(given: Sequence[tuple[str, float]], words: Words, score: Callable[[float], str]) -> str:
    """How many people gave a believed score, how far they lie apart, and who gave which; empty for nobody."""
    if not given:
        return ""
    scores = [own for _, own in given]
    parts = [words.in_measures.raters(len(given))]
    if len(given) > 1:
        parts.append(words.in_measures.from_to.format(low=score(min(scores)), high=score(max(scores))))
    terms = words.semicolon.join(f"{name} {score(own)}".strip() for name, own in given)
    return f"{', '.join(parts)}{words.colon}{terms}"
