"""`cxmap render --future`: what is drawn, and what is refused in which words."""

from __future__ import annotations

import io
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

import cxmap
from cxmap import api
from cxmap.api.views import BUILDERS, Views
from cxmap.cli.app import run
from cxmap.locale import words_for

NOW = "cxmap: 1\ntitle: Now\npersonas: [{id: ann, name: Ann}]\ntouchpoints:\n" + "".join(
    f"  - {{id: {id_}, name: {id_.upper()}, experience: {at - 1}}}\n" for at, id_ in enumerate("abc")
)
THEN = NOW.replace("title: Now", "title: Then\nstate: future")
Call = Callable[..., tuple[int, str, str]]


@pytest.fixture
def call(capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Call:
    """Run `cxmap render` in a folder with both maps: exit code and what it wrote."""
    monkeypatch.chdir(tmp_path)
    Path("now.cxmap.yaml").write_text(NOW, "utf-8")
    Path("then.cxmap.yaml").write_text(THEN, "utf-8")

    def called(*arguments: str) -> tuple[int, str, str]:
        code = run(["render", *arguments])
        captured = capsys.readouterr()
        return code, captured.out, " ".join(captured.err.split())

    return called


def test_the_report_shows_both_states(call: Call) -> None:
    code, _, said = call("now.cxmap.yaml", "--future", "then.cxmap.yaml", "--view", "all")
    assert code == 0
    names = ("board-future.png", "curve-future.png", "report-future.html")
    assert said == " ".join(f"wrote now.{name}" for name in names)
    report = Path("now.report-future.html").read_text("utf-8")
    assert "Current and future state: </span><bdi>Then</bdi>" in report
    assert api.render(cxmap.loads(NOW), "report").decode().count('class="later"') == 0


def test_pictures_with_a_future_have_names_of_their_own(call: Call) -> None:
    code, _, said = call("now.cxmap.yaml", "--future", "then.cxmap.yaml", "--format", "svg")
    assert (code, said) == (0, "wrote now.board-future.svg wrote now.curve-future.svg")
    assert ">future</text>" in Path("now.curve-future.svg").read_text("utf-8")
    assert sorted(path.name for path in Path().glob("*.svg")) == [
        "now.board-future.svg",
        "now.curve-future.svg",
    ]


@pytest.mark.parametrize(
    ("arguments", "complaint"),
    [
        (
            ["now.cxmap.yaml", "--view", "matrix"],
            "--future: the matrix does not show one; ask for --view board, curve, report",
        ),
        (["now.cxmap.yaml", "then.cxmap.yaml"], "--future goes with one map, not with 2"),
        (["then.cxmap.yaml"], "is one of the future itself"),
        (["now.cxmap.yaml", "--persona", "ann"], "the future map has no persona `ann`"),
    ],
)
def test_what_cannot_show_a_future_says_so(arguments: list[str], complaint: str, call: Call) -> None:
    Path("then.cxmap.yaml").write_text(THEN.replace("personas: [{id: ann, name: Ann}]\n", ""), "utf-8")
    code, out, said = call(*arguments, "--future", "then.cxmap.yaml")
    assert (code, out) == (2, "")
    assert complaint in said
    assert not list(Path().glob("*.png"))


@pytest.mark.parametrize(
    ("then", "complaint"),
    [
        (NOW, "write `state: future` in it"),
        (THEN.replace("id: ", "id: z"), "the maps have no touchpoint in common"),
        (THEN.replace("touchpoints:", "scale: {min: -2, max: 2, direction: lower-is-better}\ntouchpoints:"),
         "the scales run opposite ways: higher-is-better now, lower-is-better in the future"),
    ],
)  # fmt: skip
def test_a_future_that_cannot_be_compared_says_why(then: str, complaint: str, call: Call) -> None:
    Path("then.cxmap.yaml").write_text(then, "utf-8")
    code, _, said = call("now.cxmap.yaml", "--future", "then.cxmap.yaml")
    assert code == 2 and complaint in said


def test_a_faulty_future_is_reported_like_any_map(call: Call) -> None:
    Path("then.cxmap.yaml").write_text(THEN.replace("experience: 1}", "experiense: 1}"), "utf-8")
    code, _, said = call("now.cxmap.yaml", "--future", "then.cxmap.yaml")
    assert code == 1
    assert "then.cxmap.yaml:8:22: CX102 there is no key `experiense` here" in said
    assert call("now.cxmap.yaml", "--future", "nowhere.yaml")[0] == 2


def test_hardly_matching_maps_are_drawn_with_a_warning(call: Call) -> None:
    Path("then.cxmap.yaml").write_text(THEN.replace("id: b", "id: x").replace("id: c", "id: y"), "utf-8")
    code, _, said = call("now.cxmap.yaml", "--future", "then.cxmap.yaml", "--view", "all")
    assert code == 0
    assert "then.cxmap.yaml has only 1 of the 3 touchpoints of now.cxmap.yaml" in said


def test_standard_input_is_the_map_or_its_future(call: Call, monkeypatch: pytest.MonkeyPatch) -> None:
    assert "not both" in call("-", "--future", "-")[2]

    class Given:
        buffer = io.BytesIO(THEN.encode())

    monkeypatch.setattr(sys, "stdin", Given())
    assert call("now.cxmap.yaml", "--future", "-")[0] == 0


def test_a_folder_with_one_map_is_a_future_and_one_with_two_is_not(call: Call) -> None:
    Path("plans").mkdir()
    Path("plans/then.cxmap.yaml").write_text(THEN, "utf-8")
    assert call("now.cxmap.yaml", "--future", "plans")[0] == 0
    Path("plans/other.cxmap.yaml").write_text(THEN, "utf-8")
    code, _, said = call("now.cxmap.yaml", "--future", "plans")
    assert code == 2 and "--future is one map; plans holds 2" in said


def test_the_interface_draws_it_too() -> None:
    now, then = cxmap.loads(NOW), cxmap.loads(THEN)
    drawn = cxmap.render(now, "curve", "svg", future=then)
    assert drawn == cxmap.render(now, "curve", "svg", future=then) != cxmap.render(now, "curve", "svg")
    said = "the matrix does not show a future; this does: board, curve, report"
    with pytest.raises(cxmap.CxmapError, match=said):
        cxmap.render(now, "matrix", future=then)
    assert api.unmatched(now, then) == (0, 3)


def test_the_list_of_pictures_that_show_a_future_is_that_of_the_views() -> None:
    now, then = api.score(cxmap.loads(NOW)), api.score(cxmap.loads(THEN))
    alone, beside = Views(now, words_for("en")), Views(now, words_for("en"), then)
    differ = [name for name in BUILDERS if alone.of(name) != beside.of(name)]
    assert (*differ, api.REPORT) == api.WITH_FUTURE
