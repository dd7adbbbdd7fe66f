"""What to add to a map that has nothing for a chart to show, with an example made of the map's own names."""

from __future__ import annotations

import json
import math
from typing import Literal

from cxmap.locale import Words
from cxmap.locale.numbers import written
from cxmap.model import Map, Scale
from cxmap.scoring import Scorecard
from cxmap.view.numbers import decimals
from cxmap.view.sheet import Advice

Need = Literal["scores", "goals", "channels", "elements", "importance", "opportunities", "ratings"]
Lines = list[tuple[int, str]]


def _quoted(text: str) -> str:
    """As YAML: the same on one line, whatever it holds."""
    return json.dumps(text, ensure_ascii=False)


def _at(scale: Scale, percent: float) -> str:
    """A whole number near a place on the scale; halves go away from its middle, so that 25 and 75 differ.

    On a scale of three points and less, where whole numbers could not, the place itself.
    """
    share = percent / 100 if scale.direction == "higher-is-better" else 1 - percent / 100
    value = scale.min + share * scale.length
    upper = value > scale.min + scale.length / 2
    near = float(math.floor(value + 0.5) if upper else math.ceil(value - 0.5))
    wanted = near if scale.length > 3 and scale.min <= near <= scale.max else value
    return written(wanted, decimals(scale.length), thousands="")


def _touchpoint(map_: Map, *more: str) -> Lines:
    step = next(iter(map_.steps), None)
    name = _quoted("\N{HORIZONTAL ELLIPSIS}" if step is None else step.touchpoint.name)
    lines: Lines = [(0, "touchpoints:"), (1, f"- name: {name}"), *((2, line) for line in more)]
    phase = step.phase if step is not None else next(iter(map_.phases), None)
    if phase is None:
        return lines
    heads: Lines = [(0, "phases:"), (1, f"- name: {_quoted(phase.name)}")]
    return [*heads, *((depth + 2, line) for depth, line in lines)]


def _opportunity(map_: Map, *, rated: bool) -> Lines:
    titles = [item.title for item in map_.opportunities if item.impact is None or item.feasibility is None]
    title = titles[0] if titles else "\N{HORIZONTAL ELLIPSIS}"
    lines: Lines = [(0, "opportunities:"), (1, f"- title: {_quoted(title)}")]
    places = [step.touchpoint.id for step in map_.steps][:1]
    lines += [] if rated else [(2, f"addresses: [{place}]") for place in places]
    return [*lines, (2, "impact: 4"), (2, "feasibility: 3")]


def _lines(map_: Map, need: Need) -> Lines:
    goal = (0, f"goal: {_at(map_.scale, 75)}")
    score = f"experience: {_at(map_.scale, 25)}"
    match need:
        case "scores":
            aimed = map_.goal is not None and map_.goal.score is not None
            return [*([] if aimed else [goal]), *_touchpoint(map_, score)]
        case "goals":
            return [goal]
        case "channels":
            return [
                (0, "channels:"),
                (1, "- {id: web, name: Web, mode: online}"),
                *_touchpoint(map_, "channel: web", score),
            ]
        case "elements":
            return _touchpoint(map_, "elements: [help, quality]", score)
        case "importance":
            return _touchpoint(map_, "importance: 5")
        case _:
            return _opportunity(map_, rated=need == "ratings")


def advice_for(card: Scorecard, words: Words, need: Need) -> Advice:
    """What to do about a need, in the given language's words; the keys of the format stay what they are."""
    own = words.in_charts
    text = own.advice[need].format(names=", ".join(words.element_names.values()))
    return Advice(text, own.to_add, tuple(_lines(card.map, need)))
