"""Outlines as people type them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxmap.errors import InputError
from cxmap.starting.outline import Outline, Step, Stretch, read_outline


def outline(text: str, scale: tuple[float, float] = (-2.0, 2.0)) -> Outline:
    return read_outline(text.encode(), "notes.txt", scale)


STAY = (
    Stretch("Before", (Step("Search", 1.0), Step("Book", -2.0))),
    Stretch("There", (Step("Check in"),)),
)


@pytest.mark.parametrize(
    "text",
    [
        "Before\n  Search +\n  Book --\nThere\n  Check in\n",
        "Before\n\tSearch +1\n\tBook -2\nThere\n\tCheck in",
        "Before\r\n- Search (+)\r\n- Book (-2)\r\n\r\nThere\r\n- Check in\r\n",
        "* Before\n    * Search +\n    * Book −−\n* There\n    * Check in",
        "1. Before\n   1) Search +1\n   2) Book -2\n2. There\n   1) Check in",
        "## Before\n- Search +\n- Book --\n## There\n- Check in",
        "## Before\n### Search +\n### Book --\n## There\n### Check in",
        "\ufeffBefore\n  Search +1,0\n  Book –2\nThere\n  Check in",
    ],
)
def test_ways_of_indenting_and_scoring(text: str) -> None:
    assert outline(text).stretches == STAY


def test_a_heading_of_its_own_is_the_title() -> None:
    assert outline("# A stay\n\n## Before\n- Search +\n- Book --\n## There\n- Check in") == Outline(
        "A stay", STAY
    )
    assert outline("# A stay\nBefore\n  Search +\n  Book --\nThere\n  Check in") == Outline("A stay", STAY)


def test_nothing_below_a_touchpoint_is_dropped() -> None:
    text = 'Before\n  Search [Web, App] -\n    ! No prices\n    "Is that all?"\n    Opens five tabs\n'
    assert outline(text).stretches == (
        Stretch(
            "Before",
            (Step("Search", -1.0, ("Web", "App"), ("Opens five tabs",), ("Is that all?",), ("No prices",)),),
        ),
    )


def test_scores_before_or_behind_the_channels() -> None:
    before, behind = (outline(text).stretches for text in ("A\n  B + [Web]", "A\n  B [Web] +"))
    assert before == behind == (Stretch("A", (Step("B", 1.0, ("Web",)),)),)


def test_what_leads_to_a_score_is_no_part_of_the_name() -> None:
    text = "A\n  Letter: +0.5\n  Call = -1\n  Queue – (+1)\n  Wait  - 2\n  Call - 2\n  At 10:30: call\n"
    assert outline(text).stretches == (
        Stretch(
            "A",
            (
                Step("Letter", 0.5),
                Step("Call", -1.0),
                Step("Queue", 1.0),
                Step("Wait", -2.0),
                Step("Call - 2"),
                Step("At 10:30: call"),
            ),
        ),
    )


def test_a_number_that_belongs_to_the_name_stays_there() -> None:
    names = ["Terminal 3", "Route 66", "C++", "Step-by-step", "T-", "Win 2-1", "A/B +"]
    read = outline("Day\n" + "".join(f"  {name}\n" for name in names)).stretches[0].steps
    assert [step.name for step in read] == [*names[:-1], "A/B"]
    assert [step.score for step in read] == [None] * 6 + [1.0]


def test_a_number_behind_the_channels_needs_no_sign() -> None:
    read = (
        outline("Day\n  Gate 3 [Desk] 4\n  Terminal 3 [Bus, Tram] 2,5\n  Gate 4\n", (1.0, 5.0))
        .stretches[0]
        .steps
    )
    assert [(step.name, step.score) for step in read] == [
        ("Gate 3", 4.0),
        ("Terminal 3", 2.5),
        ("Gate 4", None),
    ]


def test_a_list_without_phases_is_one_of_touchpoints() -> None:
    assert outline("Search +\nBook\n").stretches == (Stretch("", (Step("Search", 1.0), Step("Book"))),)


def test_signs_count_from_the_middle_of_the_scale() -> None:
    read = outline("A\n  B +\n  C ++\n  D --\n  E ±\n  F (4)", (1.0, 5.0)).stretches[0].steps
    assert [step.score for step in read] == [4.0, 5.0, 1.0, 3.0, 4.0]


def test_a_phase_may_have_a_score() -> None:
    assert outline("Before -\n  Search\n").stretches[0].score == -1.0


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", "notes.txt holds no text"),
        (b" \n\t\n", "notes.txt holds no text"),
        (b"A\n  B\xff\n", "notes.txt:2: this is no text in UTF-8"),
        (b"PK\x03\x04", "notes.txt:1:3: a control character (U+0003)"),
        (b"A\n  B +3\n", "notes.txt:2: the score +3 lies beyond the scale from -2 to 2"),
        (b"A\n  B +++\n", "notes.txt:2: the score +++ lies beyond"),
        (b"A\n  B\n    C\n      D\n", "notes.txt:4: this stands 3 steps in"),
        (b"A\n" * 5_001, "an outline may have 5,000 lines"),
    ],
)
def test_what_is_no_outline_is_said_with_its_line(content: bytes, message: str) -> None:
    with pytest.raises(InputError) as error:
        read_outline(content, "notes.txt")
    assert message in str(error.value)


WORD = st.text(st.characters(categories=["L", "Nd"]), min_size=1, max_size=12).map(lambda text: "a" + text)
NAME = st.lists(WORD, min_size=1, max_size=4).map(" ".join)
SCORE = st.sampled_from([None, -2.0, -1.0, -0.5, 0.0, 1.0, 1.25, 2.0])
STEP = st.builds(
    Step,
    name=NAME,
    score=SCORE,
    channels=st.lists(WORD, max_size=3).map(tuple),
    actions=st.lists(NAME, max_size=2).map(tuple),
)
STRETCH = st.builds(Stretch, name=NAME, steps=st.lists(STEP, min_size=1, max_size=4).map(tuple))


def _typed(stretches: tuple[Stretch, ...]) -> str:
    lines = []
    for stretch in stretches:
        lines.append(stretch.name)
        for step in stretch.steps:
            channels = f" [{', '.join(step.channels)}]" if step.channels else ""
            lines.append(f"  {step.name}{channels}" + ("" if step.score is None else f" {step.score:+g}"))
            lines += [f"    {action}" for action in step.actions]
    return "\n".join(lines)


@given(st.lists(STRETCH, min_size=1, max_size=4).map(tuple))
def test_what_is_typed_is_what_is_read(stretches: tuple[Stretch, ...]) -> None:
    assert outline(_typed(stretches)).stretches == stretches
