"""Settings of a project, made from their own definition: every key, its bounds, and numbers beyond them."""

from __future__ import annotations

import json
from random import Random
from typing import Any, get_args

from cxmap.loading.configuration import Configuration
from cxmap.loading.limits import LIMITS


def _limited(random: Random, name: str) -> float:
    limit = LIMITS[name]
    inside = [limit.low, limit.high, random.uniform(limit.low, min(limit.high, limit.low + 100))]
    beyond = [limit.low - 1, limit.high * 2, 0, -1]
    value = random.choice(inside if random.random() < 0.9 else beyond)
    return round(value) if limit.whole else float(value)


def _value(random: Random, name: str) -> Any:
    if name in LIMITS:
        return _limited(random, name)
    words = get_args(Configuration.model_fields[name].annotation)
    if words and all(isinstance(word, str) for word in words):
        return random.choice(words)
    if name == "targets":
        return [random.choice(({"must_meet": True}, {"min_gap": -1e9}, {"min_gap": 0, "believed": True}, {}))]
    if name == "brand":
        return random.choice(
            ({}, {"line": "#0b4f94", "chips": ["#005b4f"]}, {"font": "DejaVu Serif"}, {"logo": "no.png"})
        )
    if name == "lint":
        return random.choice(
            (
                {},
                {"select": ["CX4", "cx206"], "strict": True},
                {"ignore": ["CX43"], "strict": ["CX4"], "per_file_ignores": {"*.yaml": ["CX"]}},
                {"select": ["CX999"]},
                {"baseline": "../out.json"},
            )
        )
    return 1


def _toml(value: Any) -> str:
    if isinstance(value, dict):
        return "{" + ", ".join(f"{json.dumps(key)} = {_toml(inner)}" for key, inner in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(_toml, value)) + "]"
    return repr(value) if isinstance(value, float) else json.dumps(value)


def settings(random: Random) -> tuple[str, str]:
    """The name of a settings file and what it holds."""
    names = [name for name in Configuration.model_fields if random.random() < 0.4]
    lines = [f"{name} = {_toml(_value(random, name))}" for name in names]
    if random.random() < 0.1:
        lines.append(
            random.choice(
                ("a." * 50 + "a = 1", "x = [", "power = 1e999", "\x00", "stale_days = " + "9" * 5_000)
            )
        )
    if random.random() < 0.3:
        return "pyproject.toml", "\n".join(["[tool.other]", "x = " + "9" * 30, "[tool.cxmap]", *lines, ""])
    return "cxmap.toml", "\n".join([*lines, ""])
