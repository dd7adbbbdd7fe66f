"""Random whole maps with texts in several scripts, for pens that draw more than a curve."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st

from cxmap.model import Map

from .strategies import TEXTS

texts = st.sampled_from(TEXTS) | st.text(st.characters(codec="utf-8"), min_size=1, max_size=30).map(
    lambda text: text.strip() or "x"
)
few = st.lists(texts, max_size=3)
durations = st.sampled_from(
    (None, None, "5 min", "1-8 h", "2 days", "3-5 weeks", "2 months", "1-3 years", "ongoing", "1 s")
)
scores = st.none() | st.integers(-2, 2)


def _given(data: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in data.items() if value is not None}


touchpoints = st.fixed_dictionaries(
    {
        "name": texts,
        "experience": scores,
        "channel": st.lists(st.sampled_from(("c0", "c1")), max_size=2, unique=True),
        "thoughts": few,
        "pain_points": st.lists(
            st.fixed_dictionaries({"text": texts, "severity": st.none() | st.integers(1, 5)}), max_size=2
        ),
        "gains": few,
        "feelings": few,
        "backstage": few,
        "when": st.none() | texts,
        "duration": durations,
        "waiting": durations,
        "optional": st.booleans(),
        "impact": st.lists(st.sampled_from(("positive", "negative", "either")), max_size=1),
        "lanes": st.just({}) | st.fixed_dictionaries({"l0": few}),
    }
).map(_given)


@st.composite
def maps(draw: st.DrawFn, most: int = 20) -> Map:
    """A map of up to `most` touchpoints in some phases, a few of them drawn and repeated."""
    some = draw(st.lists(touchpoints, min_size=1, max_size=4))
    count = draw(st.integers(0, most))
    chosen = [{**some[at % len(some)], "id": f"t{at}"} for at in range(count)]
    cuts = sorted(draw(st.lists(st.integers(0, count), max_size=4)))
    phases = []
    for number, (start, end) in enumerate(zip([0, *cuts], [*cuts, count], strict=True)):
        phase = {
            "id": f"p{number}",
            "name": draw(texts),
            "duration": draw(durations),
            "pain_points": draw(few),
            "kpis": [{"name": draw(texts), "current": draw(texts)}],
            "touchpoints": chosen[start:end],
        }
        phases.append(_given(phase))
    return Map.model_validate(
        {
            "cxmap": 1,
            "title": draw(texts),
            "goal": draw(st.none() | st.integers(-2, 2)) or 0,
            "scope": {"objective": draw(texts), "trigger": draw(texts)},
            "personas": [{"id": "who", "name": draw(texts), "needs": draw(few), "quotes": draw(few)}],
            "channels": [{"id": "c0", "name": draw(texts)}, {"id": "c1", "name": draw(texts)}],
            "lanes": [{"id": "l0", "name": draw(texts)}],
            "pain_points": draw(few),
            "phases": phases,
            "opportunities": [
                {"title": draw(texts), "addresses": ["p0", "t1", "t2"]},
                {"title": draw(texts)},
            ],
        }
    )
