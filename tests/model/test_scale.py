"""Steps of a scale, the answers that they make, and the step in which people most likely think."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from cxmap.model import Scale


@pytest.mark.parametrize(
    ("scale", "answers"),
    [
        ({"min": 1, "max": 3}, (1, 2, 3)),
        ({"min": -2, "max": 2}, (-2, -1, 0, 1, 2)),
        ({"min": 0, "max": 1, "step": 0.1}, (0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1)),
        ({"min": 0.5, "max": 3, "step": 0.5}, (0.5, 1, 1.5, 2, 2.5, 3)),
        ({"min": 0, "max": 100, "step": 25}, (0, 25, 50, 75, 100)),
        ({"min": 0.5, "max": 5}, ()),
        ({"min": 0, "max": 5000}, ()),
        ({"min": 0, "max": 1e-9, "step": 1e-18}, ()),
    ],
)
def test_the_answers_run_from_end_to_end(scale: dict[str, Any], answers: tuple[float, ...]) -> None:
    assert Scale.model_validate(scale).answers == answers


@pytest.mark.parametrize(
    ("min_", "max_", "step"), [(0.5, 5, 1), (1, 5, 0.3), (1, 5, 8), (0, 1, 0.3333), (1, 5, 0), (1, 5, -1)]
)
def test_a_length_that_is_no_whole_number_of_steps_is_refused(min_: float, max_: float, step: float) -> None:
    with pytest.raises(ValidationError):
        Scale(min=min_, max=max_, step=step)


@given(st.integers(-50, 50), st.integers(1, 40), st.sampled_from([0.1, 0.25, 0.5, 1.0, 2.0, 10.0]))
def test_each_answer_lies_one_step_above_the_one_before(low: int, count: int, step: float) -> None:
    scale = Scale(min=low, max=low + count * step, step=step)
    assert len(scale.answers) == count + 1
    assert (scale.answers[0], scale.answers[-1]) == pytest.approx((scale.min, scale.max))
    for lower, upper in zip(scale.answers, scale.answers[1:], strict=False):
        assert upper - lower == pytest.approx(step)


@pytest.mark.parametrize(
    ("scale", "step"),
    [
        ({"min": 1, "max": 5}, 1),
        ({"min": 0, "max": 10}, 1),
        ({"min": -1, "max": 1}, 1),
        ({"min": 0, "max": 1}, 0.1),
        ({"min": 0, "max": 100}, 10),
        ({"min": 0.5, "max": 5, "step": 0.5}, 0.5),
        ({"min": 0, "max": 100, "step": 1}, 1),
    ],
)
def test_the_usual_step(scale: dict[str, Any], step: float) -> None:
    assert Scale.model_validate(scale).usual_step == pytest.approx(step)
