"""The emotion curve as a Vega-Lite specification: data in the map's own scores, and layers that draw them.

Names and words of a map are data, never part of an expression, so nothing in them can be computed. Labels
stand at what they name; there is no legend.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from textwrap import wrap
from typing import Any

from cxmap.rendering.text.documents import json_document
from cxmap.rendering.text.signs import well_formed
from cxmap.view.curve.values import Callout, CurveView, Mark, Series
from cxmap.view.sides import Side

SCHEMA = "https://vega.github.io/schema/vega-lite/v5.json"
_HIGH, _COLUMN, _LEAST = 380, 96, 480
_NAME, _LINE = 16, 76
"""So many letters find room below a column, and in a line of the subtitle for each 500 points of width."""
_ROOM = 8
_SHORT, _LONG = 14, 24
"""Letters in a line beside an impact moment."""
_DOT = " \N{MIDDLE DOT} "
_ABOVE, _BELOW = 0.1, 0.14
"""Room beyond the ends of the scale for the words at the outermost marks, as a share of it."""
Spec = dict[str, Any]


def vega_lite(view: CurveView, ends: tuple[float, float], colours: Mapping[str, Any]) -> str:
    """The curve as a specification; `ends` are the scores at the bottom and at the top."""
    return json_document(_Chart(view, ends, colours).spec())


class _Chart:
    def __init__(self, view: CurveView, ends: tuple[float, float], colours: Mapping[str, Any]) -> None:
        self.view, self.ends, self.colours = view, ends, colours
        self.wide = max(_LEAST, _COLUMN * len(view.columns))
        self.goals = {column: run.height for run in view.goals for column in range(run.first, run.last + 1)}
        self.bands = {column: band.name for band in view.bands for column in range(band.first, band.last + 1)}

    def spec(self) -> Spec:
        sheet = self.view.sheet
        lines = [_DOT.join(sheet.subtitle), sheet.headline, _DOT.join(sheet.figures), _DOT.join(sheet.source)]
        lines.append("   ".join(self.signs()))
        subtitle = [part for line in lines for part in wrap(line, _LINE * self.wide // 500)]
        return {
            "$schema": SCHEMA,
            "title": {"text": sheet.title, "subtitle": [_text(line) for line in subtitle], "anchor": "start"},
            "description": sheet.description,
            "width": self.wide,
            "height": _HIGH,
            "datasets": self.datasets,
            "layer": [layer for layer in self.layers() if layer],
            "resolve": {"scale": {"color": "independent"}},
            "config": self.config(),
        }

    def signs(self) -> Iterator[str]:
        """What the marks mean, as far as there are any."""
        labels = self.view.labels
        for sign, said, there in (
            ("●", labels.measured_mark, self.of_kind("measured")),
            ("○", labels.believed_mark, self.of_kind("believed")),
            ("◇", labels.impact_moment, any(call.rank is None for call in self.view.callouts)),
        ):
            if there:
                yield f"{sign} {said}"

    # what is shown

    def score(self, height: float | None) -> float | None:
        """A height as a score on the map's own scale, without the noise of counting it."""
        if height is None:
            return None
        return float(f"{self.ends[0] + (self.ends[1] - self.ends[0]) * height / 100:.10g}")

    @cached_property
    def datasets(self) -> dict[str, list[dict[str, Any]]]:
        view = self.view
        main = view.series[0] if view.series else None
        own = [] if main is None or main.role != "experience" else [main]
        return {
            "experience": [row for series in own for row in self.rows(series)],
            "goals": [
                {"from": run.first, "to": run.last + 1, "goal": self.score(run.height), "label": run.label}
                for run in view.goals
            ],
            "levels": [
                {
                    "from": level.left, "to": level.right, "experience": self.score(level.height),
                    "kind": level.kind, "label": level.label,
                }
                for level in view.levels
            ],
            "others": [row for series in self.others for row in self.rows(series)],
            "ends": [self.rows(series)[-1] for series in self.others if self.rows(series)],
            "touchpoints": [
                {
                    "x": at + 0.5, "touchpoint": column.name, "label": "\n".join(wrap(column.name, _NAME)),
                    "phase": self.bands.get(at, ""), "rank": column.rank,
                    "channels": ", ".join(chip.name for chip in column.channels), "summary": column.summary,
                    "no_score": "" if column.scored else "\n".join(wrap(column.remark, _NAME)),
                }
                for at, column in enumerate(view.columns)
            ],
            "phases": [
                {"from": band.first, "to": band.last + 1, "phase": band.name, "odd": at % 2 == 1}
                for at, band in enumerate(view.bands)
            ],
            "impact": [
                {
                    "x": call.column + 0.5 + call.shift, "experience": self.score(call.height),
                    "direction": call.direction, "text": "\n".join(wrap(call.text, self.room(call))),
                }
                for call in self.impact
            ],
            "scale": [
                {"score": self.score(tick.height), "word": tick.word, "number": tick.number}
                for tick in view.ticks
            ],
        }  # fmt: skip

    @property
    def impact(self) -> list[Callout]:
        return [call for call in self.view.callouts if call.height is not None and call.rank is None]

    def room(self, call: Callout) -> int:
        """So many letters find room beside an impact moment: fewer where another one comes right after it."""
        return _SHORT if any(other.column == call.column + 1 for other in self.impact) else _LONG

    @property
    def others(self) -> tuple[Series, ...]:
        """Lines beside the main one, on the same scale."""
        return tuple(series for series in self.view.together if series.role != "experience")

    def rows(self, series: Series) -> list[dict[str, Any]]:
        made = []
        for stretch, run in enumerate(series.stretches):
            for mark in run.marks:
                row = {
                    "x": mark.x, "touchpoint": self.view.columns[mark.column].name,
                    "phase": self.bands.get(mark.column, ""), "series": series.name, "line": series.key,
                    "stretch": f"{series.key} {stretch}", "experience": self.score(mark.height),
                    "kind": mark.kind, "label": mark.label, "n": mark.n or None,
                    "low": self.score(mark.low), "high": self.score(mark.high),
                    "estimate": self.score(mark.believed),
                    "told": f"{series.name}: {mark.label}",
                }  # fmt: skip
                made.append(row | (self.held(mark) if series.role == "experience" else {}))
        return made

    def held(self, mark: Mark) -> dict[str, Any]:
        """What the goal of its column makes of a score."""
        goal = self.goals.get(mark.column)
        column = self.view.columns[mark.column]
        return {
            "goal": self.score(goal),
            "gap": None if goal is None else self.gap(mark.height, goal),
            "side": "" if goal is None else self.side(mark.column, mark.height, goal),
            "rank": column.rank,
            "summary": column.summary,
        }

    def gap(self, height: float, goal: float) -> float:
        """How far an experience is from its goal, in points: negative where it falls short."""
        return float(f"{(height - goal) / 100 * abs(self.ends[1] - self.ends[0]):.10g}")

    def side(self, column: int, height: float, goal: float) -> Side:
        """What the verdict says of a column, as the areas of the picture have it."""
        inside = [
            shade.side
            for shade in self.view.shades
            if min(x for x, _ in shade.outline) <= column + 0.5 <= max(x for x, _ in shade.outline)
        ]
        if self.view.columns[column].undecided:
            return "open"
        if height >= goal:
            return "above"
        return next((side for side in inside if side != "above"), "short")

    def of_kind(self, kind: str) -> bool:
        runs = [run for series in self.view.together for run in series.stretches]
        return any(mark.kind == kind for run in runs for mark in run.marks) or any(
            level.kind == kind for level in self.view.levels
        )

    # how it is drawn

    def layers(self) -> Iterator[Spec]:
        colours, labels = self.colours, self.view.labels
        x2, y = {"field": "to"}, self.y("experience")
        between = {"x": self.x("from"), "x2": x2}
        yield self.layer("phases", {"type": "rect"}, {
            **between,
            "color": {
                "condition": {"test": "datum.odd", "value": colours["other_band"]}, "value": colours["band"],
            },
        })  # fmt: skip
        above = self.text(12, dx=4, dy=-6, align="left", baseline="bottom", fontWeight="bold")
        yield self.layer("phases", above, {
            "x": self.x("from"), "y": {"value": 0}, "text": {"field": "phase"},
        })  # fmt: skip
        yield self.layer("scale", {"type": "rule", "color": colours["grid"]}, {"y": self.y("score")})
        yield self.layer("scale", self.text(11, dx=-_ROOM, dy=-6, align="right"), {
            "x": {"value": 0}, "y": self.y("score"), "text": {"field": "word"},
        })  # fmt: skip
        yield self.layer("scale", self.text(10, dx=-_ROOM, dy=7, align="right", color="muted"), {
            "x": {"value": 0}, "y": self.y("score"), "text": {"field": "number"},
        })  # fmt: skip
        yield self.layer("experience", {"type": "bar", "width": 10, "opacity": 0.45}, {
            "x": self.x("x"), "y": y, "y2": {"field": "goal"},
            "color": {
                "field": "side", "type": "nominal", "legend": None,
                "scale": {
                    "domain": ["short", "above", "within", "open"],
                    "range": [colours["bad"], colours["good"], colours["good"], colours["neutral"]],
                },
            },
        }, "isValid(datum.goal)")  # fmt: skip
        goal = {"type": "rule", "strokeDash": [6, 4], "strokeWidth": 1.5, "color": colours["goal"]}
        yield self.layer("goals", goal, {**between, "y": self.y("goal")})
        yield self.layer("goals", self.text(10, dx=3, dy=-6, align="left", color="goal"), {
            "x": self.x("from"), "y": self.y("goal"), "text": {"field": "label"},
        })  # fmt: skip
        interval = {"type": "rule", "strokeWidth": 3, "opacity": 0.5, "color": colours["line"]}
        yield self.layer("experience", interval, {
            "x": self.x("x"), "y": self.y("low"), "y2": {"field": "high"},
        }, "isValid(datum.low)")  # fmt: skip
        others = {"field": "line", "type": "nominal", "legend": None, "scale": self.other_colours()}
        yield self.layer("others", {"type": "line", "interpolate": "monotone", "strokeWidth": 1.5}, {
            "x": self.x("x"), "y": y, "color": others, "detail": {"field": "stretch"},
        })  # fmt: skip
        yield self.layer("others", {"type": "point", "size": 28, "filled": True, "opacity": 1}, {
            "x": self.x("x"), "y": y, "color": others,
            "tooltip": [_told("touchpoint", labels.touchpoint), _told("told", labels.experience)],
        })  # fmt: skip
        yield self.layer("ends", {**self.text(11, dx=8, align="left"), "color": None}, {
            "x": self.x("x"), "y": y, "color": others, "text": {"field": "series"},
        })  # fmt: skip
        for kind, dash in (("measured", [1, 0]), ("believed", [4, 3])):
            level = {"type": "rule", "strokeWidth": 3, "strokeDash": dash, "color": colours["line"]}
            yield self.layer("levels", level, {**between, "y": y}, f"datum.kind === '{kind}'")
        beside = self.text(11, dx=4, dy=-8, align="left", fontWeight="bold", color="line")
        yield self.layer("levels", beside, {
            "x": self.x("from"), "y": y, "text": {"field": "label"},
        })  # fmt: skip
        line = {"type": "line", "interpolate": "monotone", "strokeWidth": 3, "color": colours["line"]}
        yield self.layer("experience", line, {
            "x": self.x("x"), "y": y, "detail": {"field": "stretch"},
        })  # fmt: skip
        point = {
            "type": "point",
            "size": 90,
            "filled": True,
            "opacity": 1,
            "stroke": colours["line"],
            "strokeWidth": 2,
        }
        for kind, fill, said in (
            ("measured", colours["line"], labels.measured_mark),
            ("believed", colours["paper"], labels.believed_mark),
        ):
            yield self.layer("experience", {**point, "fill": fill}, {
                "x": self.x("x"), "y": y,
                "tooltip": [_told("summary", labels.touchpoint), _told("label", said)],
            }, f"datum.kind === '{kind}'")  # fmt: skip
        diamond = {"type": "point", "shape": "diamond", "size": 190, "strokeWidth": 2, "opacity": 1}
        yield self.layer("impact", diamond, {
            "x": self.x("x"), "y": y,
            "color": {
                "field": "direction", "type": "nominal", "legend": None,
                "scale": {
                    "domain": ["positive", "negative", "either"],
                    "range": [colours["good"], colours["bad"], colours["neutral"]],
                },
            },
        })  # fmt: skip
        halo = {"stroke": colours["paper"], "strokeWidth": 4, "strokeJoin": "round"}
        for around in (halo, {}):
            beside = self.text(10, dx=14, dy=16, align="left", baseline="top", color="muted", **around)
            yield self.layer("impact", beside, {"x": self.x("x"), "y": y, "text": {"field": "text"}})
            yield self.layer("experience", self.text(12, dy=-14, fontWeight="bold", **around), {
                "x": self.x("x"), "y": y, "text": {"field": "label"},
            })  # fmt: skip
        yield self.layer("touchpoints", self.text(10, dy=_ROOM, baseline="top"), {
            "x": self.x("x"), "y": {"value": _HIGH}, "text": {"field": "label"},
        })  # fmt: skip
        yield self.layer("touchpoints", self.text(10, baseline="top", color="muted"), {
            "x": self.x("x"), "y": {"value": _HIGH - 38}, "text": {"field": "no_score"},
        })  # fmt: skip

    def layer(self, data: str, mark: Spec, encoding: Spec, only: str = "") -> Spec:
        """A layer; none where there is nothing for it to show."""
        if not self.datasets[data]:
            return {}
        drawn = {key: value for key, value in mark.items() if value is not None}
        return {
            "data": {"name": data},
            **({"transform": [{"filter": only}]} if only else {}),
            "mark": drawn,
            "encoding": encoding,
        }

    def text(self, size: int, *, color: str = "ink", **more: Any) -> Spec:
        return {"type": "text", "fontSize": size, "lineBreak": "\n", "color": self.colours[color], **more}

    def x(self, name: str) -> Spec:
        scale = {"domain": [0, max(1, len(self.view.columns))], "nice": False, "zero": False}
        return {"field": name, "type": "quantitative", "scale": scale, "axis": None}

    def y(self, name: str) -> Spec:
        length = self.ends[1] - self.ends[0]
        outer = sorted((self.ends[0] - _BELOW * length, self.ends[1] + _ABOVE * length))
        scale = {"domain": outer, "nice": False, "zero": False, "reverse": self.ends[0] > self.ends[1]}
        return {"field": name, "type": "quantitative", "scale": scale, "axis": None}

    def other_colours(self) -> Spec:
        several: Sequence[str] = self.colours["others"]
        keys = [series.key for series in self.others]
        return {"domain": keys, "range": [several[at % len(several)] for at in range(len(keys))]}

    def config(self) -> Spec:
        ink, muted = self.colours["ink"], self.colours["muted"]
        title = {"color": ink, "subtitleColor": muted, "fontSize": 18, "subtitleFontSize": 12, "offset": 34}
        return {
            "background": self.colours["paper"],
            "font": "Fira Sans, DejaVu Sans, Segoe UI, Helvetica Neue, Arial, sans-serif",
            "view": {"stroke": None},
            "title": title,
        }


def _told(field: str, title: str) -> Spec:
    return {"field": field, "type": "nominal", "title": title}


def _text(line: str) -> str:
    return well_formed(line)
