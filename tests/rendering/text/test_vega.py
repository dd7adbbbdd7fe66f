"""The curve as a Vega-Lite chart: the map's own scores, in layers that a compiler takes."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from cxmap import api
from cxmap.exchange import yaml_text
from cxmap.locale import words_for


def spec(path: Path) -> dict[str, Any]:
    made: dict[str, Any] = json.loads(api.export_map(path, "vega-lite").encoded)
    return made


def made(folder: Path, **data: Any) -> dict[str, Any]:
    path = folder / "m.cxmap.yaml"
    path.write_text(yaml_text({"cxmap": 1, "title": "T", **data}), encoding="utf-8")
    return spec(path)


POINTS = [
    {"id": "a", "name": "A", "experience": -1.3},
    {"id": "b", "name": "B", "experience": None},
    {"id": "c", "name": "C", "experience": 2, "impact": {"direction": "positive", "why": "Well done"}},
]


def test_scores_are_those_of_the_map(tmp_path: Path) -> None:
    chart = made(tmp_path, goal=1, touchpoints=POINTS)["datasets"]
    assert [
        (row["touchpoint"], row["experience"], row["gap"], row["side"]) for row in chart["experience"]
    ] == [
        ("A", -1.3, -2.3, "short"),
        ("C", 2, 1, "above"),
    ]
    stretches = {row["stretch"] for row in chart["experience"]}
    assert len(stretches) == 2, "no line is drawn over what has no score"
    assert chart["touchpoints"][1]["no_score"] != "" and chart["touchpoints"][0]["no_score"] == ""
    assert chart["goals"][0]["goal"] == 1
    assert [row["text"] for row in chart["impact"]] == ["Well done"]


def test_a_scale_that_runs_downwards_is_turned(tmp_path: Path) -> None:
    scale = {"min": 1, "max": 7, "direction": "lower-is-better"}
    chart = made(tmp_path, scale=scale, goal=2, touchpoints=[{"name": "A", "experience": 5.9}])
    assert chart["datasets"]["experience"][0]["experience"] == 5.9
    assert chart["datasets"]["experience"][0]["gap"] == -3.9
    axes = [layer["encoding"].get("y", {}).get("scale") for layer in chart["layer"]]
    reversed_ = [axis["reverse"] for axis in axes if axis]
    assert reversed_ and all(reversed_)


def test_words_of_a_map_are_no_expressions(tmp_path: Path) -> None:
    word = "datum.x'; alert(1); //"
    points = [{"name": word, "experience": 1, "goal": 0, "impact": {"direction": "negative", "why": word}}]
    chart = made(tmp_path, touchpoints=points, personas=[{"id": "p", "name": word}])
    rest = json.dumps({**chart, "datasets": {}, "description": "", "title": {}})
    assert "alert" not in rest


@pytest.mark.parametrize("language", ["en", "nl", "de", "fr"])
def test_what_is_estimated_says_so_in_every_language(language: str, tmp_path: Path) -> None:
    word = words_for(language).believed_mark
    chart = made(tmp_path, language=language, touchpoints=[{"name": "A", "experience": 1}])
    assert any(word in line for line in chart["title"]["subtitle"][-2:])
    titles = [
        told["title"]
        for layer in chart["layer"]
        for told in layer["encoding"].get("tooltip", [])
        if layer["data"]["name"] == "experience"
    ]
    assert any(word in title for title in titles)


def test_a_map_without_scores_makes_a_chart_without_a_line(tmp_path: Path) -> None:
    chart = made(tmp_path, touchpoints=["A", "B"])
    assert chart["datasets"]["experience"] == []
    assert {layer["data"]["name"] for layer in chart["layer"]} <= {"touchpoints", "scale"}


@pytest.mark.parametrize("name", ["hotel-stay", "insurer-lifecycle", "shopping-day", "software-support"])
def test_a_compiler_takes_it_without_a_warning(name: str, project: Path) -> None:
    compiler = pytest.importorskip("vl_convert")
    compiled = compiler.vegalite_to_vega(spec(project / "examples" / f"{name}.cxmap.yaml"))
    assert compiled["marks"]
