"""`cxmap whatif --save`: what is assumed becomes a map of the future, and nothing measured passes for it."""

from __future__ import annotations

from pathlib import Path

import pytest

import cxmap
from cxmap import api
from cxmap.cli.app import run

MAP = """\
# the map of our shop
cxmap: 1
title: T   # as on the door
scale: {min: 1, max: 5}
goal: 4
date: 2026-01-01
personas: [{id: ann, name: Ann}, {id: ben, name: Ben}]
phases:
  - name: Come
    touchpoints:
      - Look around
      - {id: queue, name: Queue, experience: 2}   # always long
      - id: pay
        name: Pay
        metrics: [{type: rating, scale: {min: 1, max: 5}, answers: [6, 14, 35, 90, 55]}]
      - {id: go, name: Go, experience: {ann: 3, ben: 1}}
opportunities:
  - {title: More tills, expects: [{touchpoint: queue, experience: 4}]}
  - {title: Even more, expects: [{touchpoint: queue, experience: 3}, {touchpoint: go, experience: 5}]}
  - {title: Nothing, status: dropped, expects: [{touchpoint: pay, experience: 1}]}
"""


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    path = tmp_path / "a.cxmap.yaml"
    path.write_text(MAP)
    return path


def test_the_saved_map_scores_as_was_assumed_and_keeps_the_text(
    place: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["whatif", "a.cxmap.yaml", "queue=+1", "--save", "b.cxmap.yaml"]) == 0
    said = capsys.readouterr().err
    assert "left behind: `date`" in said
    assert "1 measured score is written as hoped for" in said
    text = Path("b.cxmap.yaml").read_text()
    for kept in ("# the map of our shop", "# as on the door", "# always long", "      - Look around\n"):
        assert kept in text
    saved = cxmap.load("b.cxmap.yaml")
    assert (saved.state, saved.of, saved.title) == ("future", "a.cxmap.yaml", "T (future state)")
    assert not any(step.touchpoint.metrics for step in saved.steps)
    assumed = api.what_if(cxmap.load(place), {"queue": "+1"}).after
    scored = api.score(saved)
    assert [own.experience for own in scored.touchpoints] == [
        pytest.approx(own.experience, abs=0.005) if own.experience is not None else None
        for own in assumed.touchpoints
    ]
    assert all(own.measured is None for own in scored.touchpoints)
    assert place.read_text() == MAP
    assert run(["compare", "b.cxmap.yaml"]) == 0
    assert run(["validate", "b.cxmap.yaml"]) == 0


def test_what_open_opportunities_promise_is_the_best_of_them(place: Path) -> None:
    assert run(["whatif", "a.cxmap.yaml", "--expected", "--save", "sub/b.cxmap.yaml"]) == 0
    saved = cxmap.load("sub/b.cxmap.yaml")
    assert saved.of == "../a.cxmap.yaml"
    scores = {own.id: own.experience for own in api.score(saved).touchpoints}
    assert (scores["queue"], scores["go"]) == (4, 5)
    assert scores["pay"] == pytest.approx(3.87), "a dropped opportunity promises nothing any more"


def test_the_journey_of_one_persona_leaves_the_others_theirs(place: Path) -> None:
    assert (
        run(["whatif", "a.cxmap.yaml", "go=4", "queue=5", "--persona", "ben", "--save", "b.cxmap.yaml"]) == 0
    )
    saved = cxmap.load("b.cxmap.yaml")
    points = {step.touchpoint.id: step.touchpoint for step in saved.steps}
    for id_, ann, ben in (("go", 3, 4), ("queue", 2, 5)):
        own = points[id_].experience
        assert own is not None
        assert {key: claim.score for key, claim in own.by_persona.items()} == {
            "ann": ann,
            "ben": ben,
        }


@pytest.mark.parametrize(
    ("arguments", "why"),
    [
        (["queue=5", "--save", "a.cxmap.yaml"], "that is the map itself"),
        (["queue=5", "--save", "there.cxmap.yaml"], "is already there and was left alone; --force"),
        (["queue=5", "--save", "b.txt"], "ends in .cxmap.yaml"),
        (["queue=5", "--save", "../b.cxmap.yaml"], "lies in the project of its current one"),
        (["queue=5", "--save", "b.cxmap.yaml", "--variant", "x"], "no variant of it"),
        (["queue=9", "--save", "b.cxmap.yaml"], "outside the scale"),
        (["queue=5", "--expected"], "give changes such as queue=+1, or --best, or --expected"),
        ([], "give changes such as queue=+1, or --best, or --expected"),
    ],
)
def test_what_cannot_be_saved_is_said_and_nothing_is_written(
    arguments: list[str], why: str, place: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    Path("there.cxmap.yaml").write_text("mine")
    assert run(["whatif", "a.cxmap.yaml", *arguments]) == 2
    assert why in capsys.readouterr().err
    assert sorted(path.name for path in place.parent.iterdir()) == ["a.cxmap.yaml", "there.cxmap.yaml"]
    assert Path("there.cxmap.yaml").read_text() == "mine"


def test_without_promises_there_is_nothing_to_expect(place: Path, capsys: pytest.CaptureFixture[str]) -> None:
    place.write_text(MAP.partition("opportunities:")[0])
    assert run(["whatif", "a.cxmap.yaml", "--expected"]) == 2
    assert "no opportunity that is still open promises an experience" in capsys.readouterr().err
