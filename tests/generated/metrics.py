"""Metrics that hold together: every type, every way of giving it, few answers and many."""

from __future__ import annotations

from random import Random
from typing import Any

SCALES = (
    {"min": 1, "max": 5}, {"min": 1, "max": 7, "direction": "lower-is-better"}, {"min": 0, "max": 10},
    {"min": 1, "max": 3}, {"min": 0, "max": 5, "step": 0.5}, {"min": 1, "max": 2},
)  # fmt: skip


def _counts(random: Random, answers: int) -> list[int]:
    most = random.choice((1, 3, 40, 10_000))
    kind = random.choice(("any", "one answer", "all equal", "two ends"))
    counts = [0] * answers
    if kind == "one answer":
        counts[random.randrange(answers)] = 1
    elif kind == "all equal":
        counts[random.randrange(answers)] = most
    elif kind == "two ends":
        counts[0] = counts[-1] = most
    else:
        counts = [random.randint(0, most) for _ in range(answers)]
    return counts if any(counts) else [1, *counts[1:]]


def metric(random: Random) -> dict[str, Any]:
    """A metric that the model accepts, or nearly: what it does not accept is taken out with the rest."""
    made = _answered(random)
    if "weights" not in made and random.random() < 0.15:
        change, sd = random.choice((0, 0.25, -0.25)), random.choice((0, 0.1))
        made["same_people"] = [{"since": "2001-01-01", "n": 2, "change": change, "sd": sd}]
    return made


def _answered(random: Random) -> dict[str, Any]:
    kind = random.choice(("csat", "ces", "nps", "rating"))
    made: dict[str, Any] = {"type": kind}
    if kind == "nps":
        return made | random.choice(
            (
                {"answers": _counts(random, 11)},
                dict(zip(("promoters", "passives", "detractors"), _counts(random, 3), strict=True)),
                {"value": random.randint(-100, 100), "n": random.choice((1, 2, 50, 10**9))},
            )
        )
    scale = random.choice(SCALES)
    if kind != "csat" or random.random() < 0.5:
        made["scale"] = scale
    else:
        scale = {"min": 1, "max": 5}
    low, high = float(str(scale["min"])), float(str(scale["max"]))
    share = kind == "csat" or random.random() < 0.3
    if share and kind != "csat":
        made["figure"] = "share"
    if share and random.random() < 0.5:
        made["positive"] = random.choice((high, [high, high - 1], low))
    if random.random() < 0.6:
        made["answers"] = _counts(random, round((high - low) / float(str(scale.get("step", 1)))) + 1)
        if random.random() < 0.2:
            made["weights"] = [round(count * random.uniform(0.5, 2), 3) for count in made["answers"]]
            made["effective_n"] = max(1, sum(made["answers"]) * random.uniform(0.3, 1))
        if random.random() < 0.2:
            made["of"] = sum(made["answers"]) + random.choice((0, 1, 20, 10**6))
        return made
    made["value"] = (
        random.choice(("72%", "0%", "100%"))
        if share
        else random.choice((low, high, random.uniform(low, high)))
    )
    made["n"] = random.choice((1, 2, 5, 400, 10**9))
    if not share and random.random() < 0.7:
        made["sd"] = random.choice((0, (high - low) / 3, (high - low) / 2))
    return made
