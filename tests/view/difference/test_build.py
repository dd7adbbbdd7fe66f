"""Two versions in one picture: which stands where, what is said of each touchpoint, and in whose words."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given

from cxmap.api import compare, score
from cxmap.changes import Comparison
from cxmap.changes.edits import Present
from cxmap.locale import LANGUAGES, words_for
from cxmap.model import Map
from cxmap.rendering.registry import OF_VERSIONS
from cxmap.rendering.scene.page import Area
from cxmap.rendering.theme import LIGHT
from cxmap.view.difference.build import build_difference
from cxmap.view.difference.telling import headline
from cxmap.view.difference.values import Difference
from tests.changes.test_laws import QUIETLY, journeys, sound

EN = words_for("en")


def point(id_: str, score_: float | None = None, **more: Any) -> dict[str, Any]:
    return {"id": id_, "name": id_.capitalize(), **({} if score_ is None else {"experience": score_}), **more}


def made(*points: dict[str, Any], **more: Any) -> Map:
    phases = [{"id": "p", "name": "P", "touchpoints": list(points)}]
    return Map.model_validate({"cxmap": 1, "title": "A day", "goal": 1, "phases": phases, **more})


def between(before: Map, after: Map, language: str = "en") -> Difference:
    return build_difference(compare(before, after), ("spring", "autumn"), words_for(language))


def told(view: Difference) -> dict[str, list[str]]:
    return {column.name: [change.text for change in column.changes] for column in view.curve.columns}


def labels(view: Difference, role: str) -> dict[str, str]:
    series = next(series for series in view.curve.series if series.role == role)
    return {
        view.curve.columns[mark.column].name: mark.label for run in series.stretches for mark in run.marks
    }


def test_both_lines_and_what_became_of_each_touchpoint() -> None:
    before = made(point("find", 1), point("queue", -1), point("pay", 2), point("leave", 1))
    after = made(point("find", 1), point("pay", 0), point("thank", 2), point("leave", 2))
    view = between(before, after)
    assert [column.name for column in view.curve.columns] == ["Find", "Queue", "Pay", "Thank", "Leave"]
    assert labels(view, "experience") == {"Find": "+1", "Pay": "0", "Thank": "+2", "Leave": "+2"}
    assert labels(view, "earlier") == {"Find": "+1", "Queue": "−1", "Pay": "+2", "Leave": "+1"}
    assert told(view)["Find"] == [] and told(view)["Queue"] == ["gone"] and told(view)["Thank"] == ["new"]
    assert told(view)["Pay"] == [
        "−2 (our estimate)", "goal met (our estimate) → below goal (our estimate)",
    ]  # fmt: skip
    assert [change.tone for change in view.curve.columns[2].changes] == ["bad", "bad"]
    assert view.curve.future is not None and view.curve.future.is_earlier
    assert [(lift.column, lift.now > lift.then) for lift in view.curve.future.lifts] == [
        (0, False), (2, False), (4, True),
    ]  # fmt: skip
    assert [(row.name, row.before, row.now) for row in view.rows][1:3] == [
        ("Queue", "−1", "–"),
        ("Pay", "+2", "0"),
    ]
    assert view.is_bad and view.headline.startswith("Worse for customers at 1 place; better for customers")


def test_another_id_is_no_other_touchpoint() -> None:
    said = {"pain_points": ["Nobody helps"], "actions": ["I wait at the till"]}
    before = made(point("queue", -1, **said), point("pay", 1))
    after = made({**point("till", 1, **said), "name": "Queue at the till"}, point("pay", 1))
    view = between(before, after)
    assert list(told(view)) == ["Queue at the till", "Pay"]
    assert told(view)["Queue at the till"][0] == "+2 (our estimate)"
    assert told(view)["Queue at the till"][-1] == "was: Queue"


def test_a_goal_that_was_lowered_is_drawn_and_told_where_it_holds() -> None:
    own = point("pay", 0, goal=2)
    view = between(made(point("find", 0), own), made(point("find", 0), own, goal=0))
    assert told(view) == {
        "Find": [
            "below goal (our estimate) → goal met (our estimate), only because the goal was lowered",
            "goal lowered, +1 → 0",
        ],
        "Pay": [],
    }
    assert view.curve.future is not None
    assert [(run.first, run.last, run.height) for run in view.curve.future.goals] == [(0, 0, 75.0)]
    assert view.headline.startswith("Goal lowered at 1 place") and view.is_bad


def test_a_phase_as_a_whole_tells_its_own_below_its_first_column() -> None:
    def of(id_: str, value: int, goal: int) -> Map:
        phases = [{"id": id_, "name": "Before", "experience": value}]
        return Map.model_validate({"cxmap": 1, "title": "A day", "goal": goal, "phases": phases})

    view = between(of("a", 1, 2), of("b", -1, 1))
    assert [change.text for change in view.curve.columns[0].changes][:3] == [
        "Before: −2 (our estimate)", "Before: goal lowered, +2 → +1", "Before: 1 other change",
    ]  # fmt: skip
    assert view.curve.future is not None and len(view.curve.future.levels) == len(view.curve.levels) == 1


def test_a_measured_difference_says_how_sure_it_is() -> None:
    def asked(answers: list[int]) -> Map:
        return made({"id": "pay", "name": "Pay", "metrics": [{"type": "csat", "answers": answers}]})

    few = told(between(asked([9, 9, 9, 40, 40]), asked([9, 9, 10, 40, 40])))["Pay"][0]
    assert few.endswith("may be chance)") and "…" in few
    many = between(asked([10, 10, 20, 100, 200]), asked([200, 100, 20, 10, 10]))
    assert "chance" not in told(many)["Pay"][0] and many.curve.columns[0].changes[0].tone == "bad"


def test_what_has_no_words_in_the_picture_is_counted() -> None:
    view = between(made(point("pay", 1)), made(point("pay", 1, frontstage=["Mind the step"])))
    assert told(view) == {"Pay": ["1 other change"]}
    assert view.headline == "1 other change" and not view.is_bad


def test_nothing_changed() -> None:
    same = made(point("pay", 1))
    view = between(same, same)
    assert view.headline == "Nothing changed" and told(view) == {"Pay": []}
    assert view.curve.future is not None and view.curve.future.goals == ()


@pytest.mark.parametrize("language", LANGUAGES)
def test_in_every_language(language: str) -> None:
    before = made(point("find", 1, impact="positive"), point("pay", 2), goal=2)
    after = made(point("find", 1, pain_points=["Nobody helps"], impact="negative"), point("pay", -2), goal=0)
    view = between(before, after, language)
    words = words_for(language)
    assert "{" not in view.curve.sheet.description
    assert words.in_changes.goal_lowered.format(before="+2", after="0") in told(view)["Pay"]
    if language != "en":
        assert view.headline != between(before, after).headline


def _earlier(comparison: Comparison) -> list[float]:
    view = build_difference(comparison, ("", ""), EN).curve
    return sorted(mark.height for run in view.series[1].stretches for mark in run.marks)


@QUIETLY
@given(journeys(), journeys())
def test_any_two_maps_have_a_picture(first: dict[str, Any], second: dict[str, Any]) -> None:
    before, after = sound(first), sound(second)
    there, back = compare(before, after), compare(after, before)
    view = build_difference(there, ("", ""), EN)
    own = view.curve.series[0]
    assert _earlier(back) == sorted(mark.height for run in own.stretches for mark in run.marks)
    assert headline(there, EN)[0] == view.headline
    gone = [edit for edit in there.edits if isinstance(edit, Present) and not edit.added]
    unmatched = sum(edit.key[0] == "touchpoints" for edit in gone)
    shown = [column for column in view.curve.columns if column.id]
    assert len(shown) == len(view.rows) == len(score(after).touchpoints) + unmatched


def test_it_is_laid_out_on_any_paper() -> None:
    before = made(*(point(f"t{at}", at % 5 - 2) for at in range(30)))
    after = made(*(point(f"t{at}", (at + 1) % 5 - 2) for at in range(5, 35)))
    view = between(before, after).curve
    layout = OF_VERSIONS["difference"]()
    for area in (None, Area(1056, 594), Area(700, 1000)):
        pages = layout(view, LIGHT, "0", area)
        assert "what changed" in {text.text for page in pages for text in page.texts}
