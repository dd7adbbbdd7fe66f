"""Comments: whole words whatever their capitals and accents, small groups, and quotes that were picked."""

from __future__ import annotations

import csv
import io
import statistics
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import cxmap
from cxmap import api
from cxmap.errors import InputError
from cxmap.measure import Measured, measure
from cxmap.measure.engine import literal, opened
from cxmap.measure.plain import needle, plain, plain_cell
from cxmap.measure.privacy import apart
from cxmap.model import Map, MeasuredComments
from tests.measure.conftest import HEAD, PLACES

WORDS = "words: {queue: [queue, waiting time], pay: [pay desk, Kasse]}\n"
SCORED = WORDS + "score: score\nscale: {min: 1, max: 5}\n"
Row = tuple[object, ...]


def map_of(comments: str, places: str = PLACES) -> Map:
    bound = "".join(f"    {line}\n" for line in f"files: a.csv\ntext: said\n{comments}".strip().split("\n"))
    source = "sources: [{id: shop, name: Shop survey, type: survey, date: 2026-03-31}]\n"
    return cxmap.loads(f"{HEAD}{source}comments:\n  -\n{bound}{places}")


@pytest.fixture
def hear(tmp_path: Path) -> Callable[..., Measured]:
    def run(comments: str, rows: list[Row], *, floor: int = 1) -> Measured:
        text = io.StringIO()
        writer = csv.writer(text)
        writer.writerow(["id", "said", "score", "step"])
        writer.writerows(rows)
        (tmp_path / "a.csv").write_text(text.getvalue(), "utf-8")
        return measure(map_of(comments), tmp_path, floor=floor)

    return run


def comments_of(measured: Measured) -> MeasuredComments:
    (found,) = measured.content.comments
    return found


def counts(measured: Measured) -> dict[str, int]:
    return {place.place: place.n for place in comments_of(measured).places}


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("The queue was long", {"queue": 1}),
        ("QUEUE!", {"queue": 1}),
        ("Queué, à la fin", {"queue": 1}),
        ("quéue".replace("é", "e\N{COMBINING ACUTE ACCENT}"), {"queue": 1}),
        ("no-queue/today", {"queue": 1}),
        ("queue\nand a pay   desk", {"queue": 1, "pay": 1}),
        ("the pay-desk", {"pay": 1}),
        ("an der KASSE", {"pay": 1}),
        ("queue\N{ANGRY FACE}", {"queue": 1}),
        ("queues and paydesks", {}),
        ("pay the desk", {}),
        ("100% _queue_ \\ 'queue' \"x\"", {"queue": 1}),
        ("Waiting -- time", {"queue": 1}),
        ("nothing", {}),
    ],
)
def test_whole_words_count_whatever_their_capitals_and_accents(
    hear: Callable[..., Measured], said: str, expected: dict[str, int]
) -> None:
    assert counts(hear(WORDS, [(1, said, 1, "")])) == expected


def test_words_of_scripts_without_spaces_are_found_within_others(hear: Callable[..., Measured]) -> None:
    assert counts(hear("words: {queue: 行列}\n", [(1, "長い行列でした", 1, "")])) == {"queue": 1}


@settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.text(
        st.characters(exclude_categories=["Cs"], exclude_characters="\0\N{DOUBLE-STRUCK CAPITAL C}"),
        max_size=40,
    )
)
def test_the_statement_and_the_program_make_a_text_equally_plain(text: str) -> None:
    with opened([]) as engine:
        ((made,),) = engine.rows(f"SELECT {plain_cell('said')} FROM (SELECT {literal(text)} AS said)", "a")
    bare = plain(text)
    if made.isascii() and bare.isascii():  # engines know the capitals of rarer scripts differently
        assert made.split() == bare.split()


def test_words_of_nothing_but_signs_are_refused(hear: Callable[..., Measured]) -> None:
    with pytest.raises(InputError, match="`!!!` under `words` holds no letter or digit"):
        hear("words: {queue: '!!!'}\n", [(1, "x", 1, "")])
    assert needle("(a+)+$") == " a "


def test_what_would_hang_a_regular_expression_is_a_text_like_any_other(hear: Callable[..., Measured]) -> None:
    begun = time.perf_counter()
    rows: list[Row] = [(number, "a" * 50_000 + "!", 1, "") for number in range(20)]
    assert counts(hear("words: {queue: '(a+)+$'}\n", rows)) == {}
    assert time.perf_counter() - begun < 60  # with such an expression it would never come to an end


def test_the_score_of_those_who_speak_of_it_beside_that_of_all(hear: Callable[..., Measured]) -> None:
    rows: list[Row] = [
        (1, "queue", 1, ""),
        (2, "queue", 2, ""),
        (3, "fine", 5, ""),
        (4, "queue", "x", ""),
        (5, "", 4, ""),
    ]
    measured = hear(SCORED, rows)
    found = comments_of(measured)
    (queue,) = found.places
    assert (found.n, found.unmatched, queue.n) == (4, 1, 3)
    assert queue.score is not None
    assert found.score is not None
    assert (queue.score.n, queue.score.mean) == (2, 1.5)
    assert queue.score.sd == pytest.approx(statistics.stdev([1, 2]))
    assert found.score.n == 3
    assert found.score.mean == pytest.approx(8 / 3)
    assert measured.dropped == {"nothing": 1}


def test_a_column_says_what_a_comment_is_about(hear: Callable[..., Measured]) -> None:
    rows: list[Row] = [
        (1, "long", 1, "Queue at the till"),
        (2, "slow", 2, "pay"),
        (3, "x", 3, "roof"),
        (4, "y", 3, ""),
    ]
    measured = hear("touchpoint: step\n", rows)
    assert counts(measured) == {"queue": 1, "pay": 1}
    assert comments_of(measured).unmatched == 2
    assert measured.examples == {"no such place": (("roof", 1),)}


def test_a_comment_in_the_column_of_touchpoints_is_shown_nowhere(hear: Callable[..., Measured]) -> None:
    secret = "my name is so and so and I live in a street of this town"
    assert secret not in repr(hear("touchpoint: said\n", [(1, secret, 1, ""), (2, "pay", 1, "")]))


def test_who_comments_twice_counts_once(hear: Callable[..., Measured]) -> None:
    rows: list[Row] = [(1, "queue", 1, ""), (1, "queue again", 2, ""), (2, "queue", 1, "")]
    measured = hear(WORDS + "respondent: id\n", rows)
    assert counts(measured) == {"queue": 2}
    assert comments_of(measured).n == 2


def test_codes_for_no_comment_are_left_out(hear: Callable[..., Measured]) -> None:
    measured = hear(
        WORDS + "no_answer: ['-', N/A]\n", [(1, " - ", 1, ""), (2, "n/a", 1, ""), (3, "queue", 1, "")]
    )
    assert comments_of(measured).n == 1
    assert measured.dropped == {"no answer": 2}


def rows_of(queue: int, pay: int, none: int) -> list[Row]:
    kinds = ["queue"] * queue + ["pay desk"] * pay + ["nothing"] * none
    return [(at, kind, at % 5 + 1, kind.split()[0]) for at, kind in enumerate(kinds)]


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        (rows_of(10, 10, 10), {"queue": 10, "pay": 10}),
        (rows_of(10, 4, 10), {"queue": 10}),
        (rows_of(10, 0, 4), {}),  # all but four speak of it: those four would be known
        (rows_of(2, 2, 0), {}),
    ],
)
def test_small_groups_are_withheld_with_words(
    hear: Callable[..., Measured], rows: list[Row], expected: dict[str, int]
) -> None:
    found = comments_of(hear(SCORED, rows, floor=5))
    assert {place.place: place.n for place in found.places} == expected
    assert all(place.score is not None and place.score.n >= 5 for place in found.places)
    assert found.unmatched is None or found.unmatched >= 5 or not found.unmatched


def test_small_groups_cannot_be_worked_out_with_a_column(hear: Callable[..., Measured]) -> None:
    found = comments_of(hear("touchpoint: step\n", rows_of(10, 8, 3), floor=5))
    assert {place.place: place.n for place in found.places} == {"queue": 10}
    assert found.unmatched is None


def test_too_few_scores_are_withheld_and_the_count_is_not(hear: Callable[..., Measured]) -> None:
    rows: list[Row] = [(at, "queue", 3 if at < 4 else "", "") for at in range(10)]
    rows += [(at, "fine", 4, "") for at in range(10, 20)]
    (queue,) = comments_of(hear(SCORED, rows, floor=5)).places
    assert (queue.n, queue.score) == (10, None)


@given(
    st.dictionaries(st.sampled_from("abcdef"), st.integers(0, 40), max_size=6),
    st.integers(0, 60),
    st.integers(1, 10),
)
def test_what_is_apart_leaves_nobody_behind(groups: dict[str, int], more: int, floor: int) -> None:
    everybody = max([more, *groups.values()])
    nested = [
        (one, other) for one in groups for other in groups if one < other and groups[one] <= groups[other]
    ]
    shown = apart(groups, everybody, nested, floor)
    for group in shown:
        assert groups[group] >= floor
        assert everybody - groups[group] == 0 or everybody - groups[group] >= floor
    for inner, outer in nested:
        if {inner, outer} <= shown:
            assert groups[outer] - groups[inner] == 0 or groups[outer] - groups[inner] >= floor


QUOTED = WORDS + "source: shop\nrow: id\nquotes: {queue: [2, 1]}\n"


def test_only_picked_comments_are_quoted_with_their_source(
    hear: Callable[..., Measured], tmp_path: Path
) -> None:
    rows: list[Row] = [
        (1, "The queue\nwas  long\x07", 1, ""),
        (2, "Queue!", 2, ""),
        (3, "never tell the queue", 3, ""),
    ]
    measured = hear(QUOTED, rows)
    texts = [
        (picked.place, picked.quote.text, picked.quote.source) for picked in comments_of(measured).quotes
    ]
    assert texts == [("queue", "Queue!", ("shop",)), ("queue", "The queue was long", ("shop",))]
    name = tmp_path / "visit.cxmap.yaml"
    (tmp_path / "visit.measured.yaml").write_text(api.measured_text(measured), "utf-8")
    assert "never tell" not in api.measured_text(measured)
    bound = "".join(f"    {line}\n" for line in f"files: a.csv\ntext: said\n{QUOTED}".strip().split("\n"))
    source = "sources: [{id: shop, name: Shop survey, type: survey, date: 2026-03-31}]\n"
    name.write_text(f"{HEAD}{source}comments:\n  -\n{bound}{PLACES}", "utf-8")
    loaded = cxmap.load(name)
    assert [quote.text for quote in loaded.steps[0].touchpoint.quotes] == ["Queue!", "The queue was long"]
    assert loaded.mentions == measured.content.comments


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        ([(2, "Queue!", 1, "")], "no row with a comment is called `1`"),
        ([(1, "a", 1, ""), (1, "b", 1, ""), (2, "c", 1, "")], "2 rows are called `1`"),
        ([(1, "", 1, ""), (2, "c", 1, "")], "no row with a comment is called `1`"),
        ([(1, "mail jan@example.org", 1, ""), (2, "c", 1, "")], "holds an e-mail address"),
        ([(1, "find me @janj", 1, ""), (2, "c", 1, "")], "holds an account"),
        ([(1, "call +31 (0)6 123-45.678", 1, ""), (2, "c", 1, "")], "holds a long number"),
        ([(1, "queue " * 1_000, 1, ""), (2, "c", 1, "")], "5,999 letters"),
    ],
)
def test_what_cannot_be_quoted_is_one_sentence(
    hear: Callable[..., Measured], rows: list[Row], said: str
) -> None:
    with pytest.raises(InputError) as caught:
        hear(QUOTED, rows)
    assert said in str(caught.value)
    assert "example.org" not in str(caught.value)


@pytest.mark.parametrize(
    ("comments", "said"),
    [
        ("", "comments need the `words`"),
        (WORDS + "touchpoint: step\n", "one of the two"),
        (WORDS + "score: score\n", "a `score` needs its `scale`"),
        (WORDS + "quotes: {queue: 1}\n", "`quotes` are picked by what stands in the column `row`"),
        (WORDS + "values: {queue: 1}\n", "`values` says"),
        (WORDS + "date_format: '%d'\n", "`date_format` says"),
        ("words: {nowhere: x}\n", "nowhere"),
    ],
)
def test_bindings_that_cannot_be_meant(tmp_path: Path, comments: str, said: str) -> None:
    bound = "".join(f"    {line}\n" for line in f"files: a.csv\ntext: said\n{comments}".strip().split("\n"))
    name = tmp_path / "visit.cxmap.yaml"
    name.write_text(f"{HEAD}comments:\n  -\n{bound}{PLACES}", "utf-8")
    assert any(said in problem.message for problem in api.validate(name))
