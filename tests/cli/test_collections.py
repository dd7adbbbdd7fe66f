"""Maps that hang together, through the commands: links that are no use, and one list over many maps."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from cxmap import api
from cxmap.cli.app import run
from tests.history.repository import Repository

RELATION = """\
cxmap: 1
kind: experience
title: Relation
goal: 1
channels: [{id: app, name: App}]
touchpoints:
  - {id: claim, name: Need us, experience: 2, reach: 10%, journey: claims.cxmap.yaml}
  - {id: renew, name: Stay, experience: -1, importance: 4}
  - {id: year, name: Read the overview, experience: 0}
"""
CLAIMS = """\
cxmap: 1
title: Claims
goal: 1
channels: [{id: app, name: App}]
touchpoints:
  - {id: wait, name: Wait, channel: app, experience: -2, importance: 5}
  - {name: Get the money, channel: app, experience: 1}
"""
Told = Callable[..., tuple[int, str, str]]


@pytest.fixture
def told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Told:
    """Run a command in a project with two maps."""
    monkeypatch.chdir(tmp_path)
    Path("cxmap.toml").touch()
    Path("relation.cxmap.yaml").write_text(RELATION)
    Path("claims.cxmap.yaml").write_text(CLAIMS)

    def call(*words: str) -> tuple[int, str, str]:
        code = run(list(words))
        captured = capsys.readouterr()
        return code, captured.out, captured.err

    return call


def links(*ways: str) -> None:
    """Let the claim lead on to these."""
    text = RELATION.replace("journey: claims.cxmap.yaml", f"journey: [{', '.join(ways)}]")
    Path("relation.cxmap.yaml").write_text(text)


@pytest.mark.parametrize(
    ("way", "code", "said"),
    [
        ("none.cxmap.yaml", "CX324", "there is no file none.cxmap.yaml"),
        ("../out.cxmap.yaml", "CX324", "lies outside the project"),
        ("/etc/passwd", "CX324", "does not begin at the folder"),
        ("'https://a.b/c'", "CX324", "is an address"),
        ("folder", "CX324", "is not a regular file but a folder"),
        ("relation.cxmap.yaml", "CX325", "relation.cxmap.yaml -> relation.cxmap.yaml"),
        ("up.cxmap.yaml", "CX325", "relation.cxmap.yaml -> up.cxmap.yaml -> relation.cxmap.yaml"),
        ("other.cxmap.yaml", "CX326", "other.cxmap.yaml is an experience map, and no journey"),
        ("shared.yaml", "CX326", "shared.yaml is a file of shared parts, and no journey"),
        ("version.cxmap.yaml", "CX326", "version.cxmap.yaml:1:8 CX101"),
        ("future.cxmap.yaml", "CX326", "shows how things should become"),
        ("broken.cxmap.yaml", "CX327", "broken.cxmap.yaml:3:15 CX103"),
        ("text.cxmap.yaml", "CX327", "text.cxmap.yaml:1:1 CX012"),
    ],
)
def test_a_link_of_no_use_is_told_at_the_link_and_the_rest_works(
    told: Told, way: str, code: str, said: str
) -> None:
    Path("folder").mkdir()
    for name, text in {
        "up": CLAIMS.replace("name: Wait,", "name: Wait, journey: relation.cxmap.yaml,"),
        "other": RELATION.replace(", journey: claims.cxmap.yaml", ""),
        "version": CLAIMS.replace("cxmap: 1", "cxmap: 2"),
        "future": CLAIMS.replace("goal: 1", "state: future\ngoal: 1"),
        "broken": "cxmap: 1\ntitle: B\ntouchpoints: [{nam: q}]\n",
        "text": "- a\n",
    }.items():
        Path(f"{name}.cxmap.yaml").write_text(text)
    Path("shared.yaml").write_text("cxmap-shared: 1\nchannels: [Web]\n")
    if way == "up.cxmap.yaml":  # the map above is a journey too
        Path("relation.cxmap.yaml").write_text(
            RELATION.replace("kind: experience\n", "").replace("claims", "up")
        )
    else:
        links("claims.cxmap.yaml", way)
    problems = [
        own for own in api.validate("relation.cxmap.yaml") if own.code in ("CX324", "CX325", "CX326", "CX327")
    ]
    assert [(own.code, own.severity) for own in problems] == [(code, "warning")]
    assert said in problems[0].message
    line = (
        Path("relation.cxmap.yaml")
        .read_text()
        .splitlines()[problems[0].span.line - 1 if problems[0].span else 0]
    )
    assert "journey:" in line
    exit_code, out, _ = told("gaps", "relation.cxmap.yaml")
    assert exit_code == 0
    assert "Stay" in out


def test_own_score_and_journey_stand_side_by_side_and_a_difference_is_a_finding(told: Told) -> None:
    code, out, _ = told("validate", "relation.cxmap.yaml", "--select", "CX328")
    assert code == 0
    assert "CX328 own score +2; its journey adds up to -0.88; the two differ" in out.replace("\n", " ")
    assert told("validate", "relation.cxmap.yaml", "--strict", "--select", "CX328")[0] == 1
    _, out, _ = told("gaps", "relation.cxmap.yaml", "--all", "--format", "json")
    (below,) = json.loads(out)["maps"][0]["journeys_below"]
    assert (below["own"], below["verdict"]) == (2, "apart")
    assert below["rolled_up"] == pytest.approx(-0.875)  # (5/3 x -2 + 1 x 1) / (8/3)


def test_the_list_of_many_maps_names_what_is_worst_and_what_to_map_next(told: Told) -> None:
    code, out, err = told("gaps", ".", "--together")
    assert code == 0, err
    lines = out.splitlines()
    assert lines[0] == "All 2 maps together"
    ranked = [line for line in lines if line[:2].strip().isdigit()]
    assert [re.split("  +", line)[1] for line in ranked if "  " in line] == [
        "Stay",
        "Read the overview",
        "Wait",
    ]
    assert "journey to map next: Stay (below goal (our estimate), 50% × 4/3 × (100%) = 66.7)" in " ".join(
        lines
    )


def test_the_list_of_each_map_comes_first_unless_only_all_are_wanted(told: Told) -> None:
    _, out, _ = told("gaps", ".")
    assert out.index("\nRelation\n") < out.index("All 2 maps together")
    assert "All" not in told("gaps", "claims.cxmap.yaml")[1]
    assert "All 2 maps" not in told("gaps", ".", "--channel", "app")[1]  # that is about some of it


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("claims.cxmap.yaml",), "--together is about several maps"),
        ((".", "--channel", "app"), "leave out --phase, --channel"),
        ((".", "--format", "csv"), "--together is for table, json and markdown"),
    ],
)
def test_together_says_what_it_is_about(told: Told, words: tuple[str, ...], said: str) -> None:
    code, out, err = told("gaps", *words, "--together")
    assert (code, out) == (2, "")
    assert said in err


def test_json_and_csv_say_the_same_as_the_list(told: Told) -> None:
    whole: dict[str, Any] = json.loads(told("gaps", ".", "--all", "--format", "json")[1])
    rows = {(row["map"], row["id"]): row for row in whole["together"]["rows"]}
    assert rows["claims.cxmap.yaml", "wait"]["priority"] == pytest.approx(75 * 5 / 3 * 0.1)
    assert rows["claims.cxmap.yaml", "wait"]["customers_by"] == {"touchpoint": "Need us", "map": "Relation"}
    assert [own["id"] for own in whole["together"]["map_next"]] == ["renew", "year"]
    records = list(csv.DictReader(io.StringIO(told("gaps", ".", "--all", "--format", "csv")[1])))
    for record in records:
        row = rows.get((record["map"], record["id"]))
        assert record["priority_together"] == (
            "" if row is None else repr(row["priority"]).removesuffix(".0")
        )
    assert "together" not in json.loads(told("gaps", "claims.cxmap.yaml", "--format", "json")[1])


def test_markdown_has_the_same(told: Told) -> None:
    _, out, _ = told("gaps", ".", "--together", "--format", "markdown")
    assert out.startswith("### All 2 maps together")
    assert "| 1 | Stay | Relation |" in out


def test_explain_says_where_a_priority_comes_from(told: Told) -> None:
    _, out, _ = told("gaps", ".", "--together", "--explain", "--wide")
    assert (
        "Wait in Claims: 75% of the scale x 5 / 3 x 100% who come there x 10% who come to the map "
        "(by Need us in Relation) = 12.5"
    ) in out


@pytest.mark.parametrize("width", [40, 60, 80, 120])
def test_no_line_is_longer_than_the_terminal(told: Told, width: int, monkeypatch: pytest.MonkeyPatch) -> None:
    links("claims.cxmap.yaml", "none.cxmap.yaml")
    monkeypatch.setenv("COLUMNS", str(width))
    _, out, _ = told("gaps", ".", "--together", "--explain")
    assert max(map(len, out.splitlines())) <= width


SAME = "  - {id: wait, name: Wait, channel: app, experience: 1}\n"


def test_one_touchpoint_with_two_scores_is_told_with_both_places(told: Told) -> None:
    Path("relation.cxmap.yaml").write_text(RELATION + SAME)
    code, out, _ = told("gaps", ".", "--together", "--wide")
    assert code == 0
    assert (
        "relation.cxmap.yaml:10:54 CX329 `Wait` has +1 of -2 to 2 here and -2 of -2 to 2 at "
        "claims.cxmap.yaml:6:54: one touchpoint with two scores, at least one of them our estimate"
    ) in out
    code, _, err = told("gaps", ".", "--together", "--fail-on", "unlike")
    assert code == 1
    assert "CX329" in err
    code, out, _ = told("gaps", ".", "--format", "sarif", "--fail-on", "unlike")
    assert code == 1
    results = json.loads(out)["runs"][0]["results"]
    (place,) = [own["locations"][0]["physicalLocation"] for own in results if own["ruleId"] == "CX329"]
    assert place["region"]["startLine"] == 10


@pytest.mark.parametrize("how", ["comment", "settings"])
def test_one_touchpoint_with_two_scores_can_be_silenced(told: Told, how: str) -> None:
    silent = SAME.rstrip() + "  # cxmap: ignore[CX329]\n" if how == "comment" else SAME
    Path("relation.cxmap.yaml").write_text(RELATION + silent)
    Path("cxmap.toml").write_text("" if how == "comment" else '[lint]\nignore = ["CX329"]\n')
    assert "CX329" not in told("gaps", ".", "--together")[1]
    assert "CX016" not in told("validate", ".")[1]  # it silences something, though `validate` does not see it


def test_a_map_with_errors_takes_nothing_from_the_others(told: Told) -> None:
    Path("broken.cxmap.yaml").write_text("cxmap: 1\ntitle: B\ntouchpoints: [{nam: q}]\n")
    code, out, err = told("gaps", ".", "--together")
    assert code == 1
    assert "All 2 maps together" in out
    assert "broken.cxmap.yaml:3:15: CX103" in err


def test_a_map_of_the_future_is_left_out_and_named(told: Told) -> None:
    then = CLAIMS.replace("title: Claims", "title: Then\nstate: future\nof: claims.cxmap.yaml")
    Path("then.cxmap.yaml").write_text(then)
    _, out, _ = told("gaps", ".", "--together", "--wide")
    assert "left out, since they show how things should become: Then" in out


def test_what_is_remembered_of_a_map_holds_as_long_as_its_journeys(told: Told) -> None:
    def codes() -> set[str]:
        (checked,) = api.check_all(["relation.cxmap.yaml"], remember=True)
        assert isinstance(checked, api.Checked)
        return {own.code for own in checked.diagnostics}

    assert codes() == codes() == {"CX328"}
    text = CLAIMS.replace("experience: -2", "experience: 2")
    Path("claims.cxmap.yaml").write_text(text)
    assert codes() == set()
    Path("claims.cxmap.yaml").unlink()
    assert codes() == {"CX324"}
    del told


def test_a_version_is_judged_with_the_shared_file_of_its_time(tmp_path: Path) -> None:
    repository = Repository(tmp_path / "repository")
    repository.write("cxmap-shared: 1\nchannels: [{id: app, name: App, goal: 0}]\n", "channels.yaml")
    text = "cxmap: 1\ntitle: T\nuse: channels.yaml\ntouchpoints: [{name: A, channel: app, experience: 1}]\n"
    path = repository.write(text)
    repository.write("cxmap-shared: 1\nchannels: [{id: app, name: App, goal: 2}]\n", "channels.yaml")
    repository.write(text.replace("experience: 1", "experience: 1.5"))
    history = api.history(path, api.load(path))
    assert history is not None
    goals = [
        own.map.channels[0].goal.score for own in history.versions if own.map and own.map.channels[0].goal
    ]
    assert goals[0] == 0
    assert goals[-1] == 2


def test_many_maps_are_cut_and_counted(told: Told) -> None:
    for number in range(25):
        Path(f"more-{number:02}.cxmap.yaml").write_text(CLAIMS.replace("id: wait", f"id: wait-{number}"))
    _, out, _ = told("gaps", ".", "--together")
    assert "7 more maps; --all shows every one" in out
    _, out, _ = told("gaps", ".", "--together", "--all")
    assert "more-24.cxmap.yaml" in out


def test_whoever_watches_a_map_watches_what_it_takes_in_and_its_journeys(told: Told) -> None:
    from cxmap.api.sights import look_at

    Path("shared.yaml").write_text("cxmap-shared: 1\nchannels: [{id: web, name: Web}]\n")
    text = RELATION.replace("goal: 1", "use: shared.yaml\ngoal: 1")
    Path("relation.cxmap.yaml").write_text(text)
    before = look_at("relation.cxmap.yaml")
    files = {Path(file).name for file in before.files}
    assert {"shared.yaml", "claims.cxmap.yaml"} <= files
    Path("claims.cxmap.yaml").write_text(CLAIMS.replace("experience: -2", "experience: 2"))
    after = look_at("relation.cxmap.yaml")
    assert after.drawn_from != before.drawn_from
    del told
