"""Which answers a question takes, and which of them count as satisfied."""

from __future__ import annotations

import math
from collections.abc import Sequence

from cxmap.model.scale import MOST_ANSWERS, Direction, Scale

FEWEST_JUDGED, MOST_JUDGED = 3, 7
"""Of so many answers, those better than the middle are what practice counts as satisfied: 1 of 3 smileys, 2 of 5,
3 of 7. With two answers the good one may be either; with eight and more practice differs (9-10 or 8-10 of ten)."""
_STEPS = (0.1, 0.2, 0.25, 0.5, 2.0, 5.0, 10.0, 20.0, 25.0)
"""Steps in which questions are asked, besides 1."""


def best_answers(answers: Sequence[float], direction: Direction, count: int) -> tuple[float, ...]:
    """The `count` best of the answers, which are in order, in the same order."""
    return tuple(answers[:count] if direction == "lower-is-better" else answers[len(answers) - count :])


def usual_positives(answers: Sequence[float], direction: Direction) -> tuple[float, ...]:
    """The answers better than the middle, of 3 to 7; nothing of fewer or more, where practice differs.

    3 -> 1, 4 -> 2, 5 -> 2, 6 -> 3, 7 -> 3. The middle answer of an odd number is neither good nor bad.
    """
    if not FEWEST_JUDGED <= len(answers) <= MOST_JUDGED:
        return ()
    return best_answers(answers, direction, len(answers) // 2)


def undeclared(scale: Scale) -> str:
    """What to say where it is open which answers of a counted share are positive."""
    usual = (1,) if len(scale.answers) < FEWEST_JUDGED else (2, 3)
    examples = " or ".join(as_written(best_answers(scale.answers, scale.direction, count)) for count in usual)
    return (
        f"which of the {len(scale.answers)} answers from {scale.min:.15g} to {scale.max:.15g} count as satisfied? "
        f"Practice differs, so declare the best ones, like {examples}"
    )


def as_written(positive: Sequence[float]) -> str:
    """The positive answers as a map declares them."""
    return f"`positive: [{', '.join(f'{answer:.15g}' for answer in sorted(positive))}]`"


def not_positive(positive: Sequence[float], scale: Scale) -> str | None:
    """Why these cannot be the positive answers of a question: they are its best ones, but not all of them."""
    answers = scale.answers
    if not answers:
        ends = f"from {scale.min:.15g} to {scale.max:.15g}"
        return (
            f"`positive` names answers, but {ends} there is no whole number of steps of 1: declare the `step`"
        )
    unknown = next((answer for answer in positive if answer not in answers), None)
    if unknown is not None:
        return (
            f"`positive` names {unknown:.15g}, which is no answer from {scale.min:.15g} to {scale.max:.15g}"
        )
    if len(set(positive)) == len(answers):
        return "`positive` names every answer, so the share would always be 100%"
    worst = min(positive, key=lambda answer: scale.difference(answer, 0.0))
    better = [answer for answer in answers if scale.difference(answer, worst) > 0]
    missing = next((answer for answer in better if answer not in positive), None)
    if missing is None:
        return None
    return (
        f"`positive` names {worst:.15g} but not {missing:.15g}, which is better: it takes every answer that counts, "
        f"as in {as_written((worst, *better))}"
    )


def misfit(scale: Scale, given: int, *, declared: bool) -> str:
    """Why so many counts are not those of the scale's answers, and what to do. `declared`: it is in the map."""
    ends, count = f"from {scale.min:.15g} to {scale.max:.15g}", len(scale.answers)
    if count == 0 and scale.length / (scale.step or 1.0) >= MOST_ANSWERS:
        return (
            f"{ends} there are more than {MOST_ANSWERS:,} answers: give `value` and `n` in place of `answers`"
        )
    fitting = next((step for step in _STEPS if math.isclose(scale.length / step, given - 1)), None)
    cure = ""
    if scale.step is None and fitting is not None:
        written = f"`step: {fitting:.15g}` in its `scale`"
        if not declared:
            written = f"`scale: {{min: {scale.min:.15g}, max: {scale.max:.15g}, step: {fitting:.15g}}}`"
        cure = f"; if it is asked in steps of {fitting:.15g}, write {written}"
    elif 0 < count < given:
        cure = "; leave out codes such as `never used` and blanks"
    if count == 0:
        cure = cure or "; declare the `step` of its `scale`"
        return f"`answers` has {given} counts, but {ends} there is no whole number of steps of 1{cure}"
    return (
        f"`answers` needs {count} counts, for the answers {ends.removeprefix('from ')}; it has {given}{cure}"
    )
