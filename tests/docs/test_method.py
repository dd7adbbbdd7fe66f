"""docs/method.md: every number of its marked tables is computed again, and its arithmetic done again."""

from __future__ import annotations

import ast
import math
import operator
import re
from collections.abc import Callable, Iterator
from datetime import date
from decimal import Decimal
from functools import cache
from pathlib import Path
from statistics import NormalDist

import pytest
from scipy import stats

from cxmap import api
from cxmap.locale import words_for
from cxmap.model import Map
from cxmap.scoring import (
    End,
    MetricScore,
    PlaceScore,
    Scorecard,
    channel_spread,
    evidence,
    goal_on_own_scale,
    journey,
    seams,
    tally,
)
from cxmap.scoring.differences import persona_differences
from cxmap.scoring.evidence import STRONGEST
from cxmap.view.counting import coverage_text
from cxmap.view.wording import verdict_word

ROOT = Path(__file__).parent.parent.parent
PAGE = (ROOT / "docs/method.md").read_text("utf-8")
MARK = re.compile(r"<!-- (by hand|table): ([a-z ]+?)(?: ([a-z]+-[a-z]+))? -->")
OTHERS = ("hotel-stay", "insurer-lifecycle", "software-support")
Row = dict[str, str]

_OPERATORS: dict[type[ast.AST], Callable[..., float]] = {
    ast.Add: operator.add,
    ast.Sub: operator.sub,
    ast.Mult: operator.mul,
    ast.Div: operator.truediv,
    ast.Pow: operator.pow,
    ast.USub: operator.neg,
}


def _value(node: ast.AST) -> float:
    if isinstance(node, ast.Constant) and isinstance(node.value, int | float):
        return float(node.value)
    if isinstance(node, ast.BinOp):
        return _OPERATORS[type(node.op)](_value(node.left), _value(node.right))
    if isinstance(node, ast.UnaryOp):
        return _OPERATORS[type(node.op)](_value(node.operand))
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "sqrt":
        return math.sqrt(_value(node.args[0]))
    raise ValueError(f"no arithmetic: {ast.dump(node)}")


def worked(text: str) -> float:
    """What a sum as written on the page comes to."""
    return _value(ast.parse(text.replace(" x ", " * ").replace("^", "**"), mode="eval").body)


def digit(text: str) -> float:
    """One unit of the last digit of a number as printed."""
    exponent = Decimal(text).as_tuple().exponent
    assert isinstance(exponent, int)
    return 10.0 ** min(exponent, 0)


def assert_prints(text: str, value: float | None, what: str) -> None:
    """A number on the page is the value, rounded to 2 decimals or to as many as are printed."""
    if value is None:
        assert text == "", what
        return
    printed = Decimal(text)
    assert abs(float(printed) - value) <= digit(text) / 2 + 1e-9, f"{what}: {text} is not {value}"


def cells(line: str) -> list[str]:
    return [cell.strip() for cell in line.strip().strip("|").split("|")]


def tables() -> Iterator[tuple[str, str, list[Row]]]:
    """Every marked table: its kind and name, its map, its rows."""
    lines = PAGE.splitlines()
    for at, line in enumerate(lines):
        mark = MARK.fullmatch(line)
        if mark is None:
            continue
        head, rows = cells(lines[at + 1]), []
        for row in lines[at + 3 :]:
            if not row.startswith("|"):
                break
            assert len(cells(row)) == len(head), row
            rows.append(dict(zip(head, cells(row), strict=True)))
        yield f"{mark[1]}: {mark[2]}", mark[3] or "", rows


TABLES = {(name, map_): rows for name, map_, rows in tables()}


@cache
def card(name: str) -> Scorecard:
    return api.score(api.load(ROOT / f"examples/{name}.cxmap.yaml"))


def place(name: str, cell: str) -> PlaceScore:
    return next(found for found in card(name).touchpoints if f"`{found.id}`" == cell)


def said(found: PlaceScore) -> str:
    """A verdict as lists and pages have it."""
    return "unknown" if found.verdict == "unknown" else verdict_word(found.verdict, words_for("en"))


def result(cell: str) -> str:
    """The right-hand side of a sum, or the number alone."""
    return cell.rpartition(" = ")[2]


def test_every_marked_table_is_checked_here() -> None:
    expected = {
        ("by hand: gaps", "shopping-day"),
        ("by hand: figures", "shopping-day"),
        ("by hand: seams", "shopping-day"),
        ("by hand: measured", "hotel-stay"),
        ("by hand: differences", "hotel-stay"),
        ("by hand: debts", "hotel-stay"),
        ("table: same answers", ""),
        *(("table: gaps", name) for name in OTHERS),
        ("table: journeys", ""),
        *((f"table: {name}", "") for name in ("error rates", "false stars", "power")),  # test_error_rates
    }
    assert set(TABLES) == expected
    assert PAGE.count("<!-- ") == len(expected)


SUMS = [cell for rows in TABLES.values() for row in rows for cell in row.values() if " = " in cell]


@pytest.mark.parametrize("written", SUMS)
def test_the_arithmetic_is_right(written: str) -> None:
    left, _, right = written.rpartition(" = ")
    assert abs(worked(left) - float(right)) <= digit(right) + 1e-9, "inputs are rounded, so by one digit"


def test_there_is_arithmetic_for_every_shortfall() -> None:
    assert len(SUMS) > 60


def test_gaps_by_hand() -> None:
    rows = TABLES["by hand: gaps", "shopping-day"]
    assert [row["touchpoint"] for row in rows] == [
        f"`{found.id}`" for found in card("shopping-day").touchpoints
    ]
    for row in rows:
        found = place("shopping-day", row["touchpoint"])
        assert row["verdict"] == said(found)
        assert row["rank"] == str(found.rank or "")
        if found.gap is None:
            assert not any(cell for head, cell in row.items() if head not in ("touchpoint", "verdict"))
            continue
        assert row["goal from"] == found.goal.origin
        experience, goal = re.split(r" - (?=[(\d])", row["gap = experience - goal"].partition(" = ")[0])
        assert (worked(experience), worked(goal)) == (found.experience, found.goal.score)
        assert_prints(result(row["gap = experience - goal"]), found.gap, f"{found.id}, gap")
        assert_prints(result(row["shortfall"]), found.shortfall, f"{found.id}, shortfall")
        assert_prints(row["importance"], found.importance, f"{found.id}, importance")
        assert_prints(result(row["priority"]), found.priority, f"{found.id}, priority")


def test_figures_by_hand() -> None:
    figures, spread = journey(card("shopping-day")), channel_spread(card("shopping-day"))
    assert figures is not None
    assert spread is not None
    expected = {
        "mean": figures.mean,
        "weighted mean": figures.weighted_mean,
        "peak-end": figures.peak_end,
        "lowest": figures.lowest.experience,
        "channel spread": spread.range,
    }
    rows = TABLES["by hand: figures", "shopping-day"]
    assert [row["figure"] for row in rows] == list(expected)
    for row in rows:
        assert_prints(result(row["by hand"]), expected[row["figure"]], row["figure"])


def test_seams_by_hand() -> None:
    expected = [
        (f"`{seam.before.id}`", f"`{seam.after.id}`", seam.drop) for seam in seams(card("shopping-day"))
    ]
    rows = TABLES["by hand: seams", "shopping-day"]
    assert [(row["from"], row["to"], float(result(row["drop"]))) for row in rows] == expected


STEPS: dict[str, Callable[[PlaceScore], float | None]] = {
    "own point": lambda found: found.measured.own.point if found.measured else None,
    "own low": lambda found: found.measured.own.low if found.measured else None,
    "own high": lambda found: found.measured.own.high if found.measured else None,
    "effective n": lambda found: found.measured.n if found.measured else None,
    "experience": lambda found: found.experience,
    "low": lambda found: found.measured.low if found.measured else None,
    "high": lambda found: found.measured.high if found.measured else None,
    "gap": lambda found: found.gap,
    "blind spot": lambda found: found.blind_spot,
    "needed n": lambda found: found.judgement.needed if found.judgement else None,
    "nearer goal": lambda found: _nearer_goal(found),
    "goal": lambda found: found.goal.score,
}
WHOLE: dict[str, Callable[[MetricScore], float | None]] = {
    "own point": lambda score: score.estimate.own.point,
    "own low": lambda score: score.estimate.own.low,
    "own high": lambda score: score.estimate.own.high,
    "own gap": lambda score: score.gap,
}


def _nearer_goal(found: PlaceScore) -> float:
    """The goal against which the needed answers decide: as far off as four in five surveys find it."""
    assert found.judgement is not None and found.judgement.needed is not None and found.measured is not None
    sample, goal = found.measured.sample, found.judgement.own_threshold
    step = NormalDist().inv_cdf(0.8) * (sample.sd or 0.0)
    return goal + math.copysign(step, sample.point - goal) / math.sqrt(found.judgement.needed)


@pytest.mark.parametrize(
    "row", TABLES["by hand: measured", "hotel-stay"], ids=lambda row: f"{row['touchpoint']} {row['step']}"
)
def test_measurements_by_hand(row: Row) -> None:
    step = row["step"].removesuffix(" %")
    if row["touchpoint"] == "`the whole`":
        value = WHOLE[step](card("hotel-stay").whole[0])
    else:
        value = STEPS[step](place("hotel-stay", row["touchpoint"]))
    assert value is not None
    assert_prints(result(row["arithmetic"]), value, f"{row['touchpoint']}, {row['step']}")


def test_what_is_said_of_the_measurements() -> None:
    verdicts = {
        match[1]: re.findall(r"`(short|met|undecided)`", match[2])
        for match in re.finditer(r"^- `([\w -]+)`, (.*(?:\n  .*)*)", PAGE, re.MULTILINE)
    }
    assert set(verdicts) == {
        row["touchpoint"].strip("`") for row in TABLES["by hand: measured", "hotel-stay"]
    }
    for id_, named in verdicts.items():
        whole = id_ == "the whole"
        verdict = card("hotel-stay").whole[0].verdict if whole else place("hotel-stay", f"`{id_}`").verdict
        assert named in ([], [verdict]), id_


@pytest.mark.parametrize("row", TABLES["table: same answers", ""], ids=lambda row: row["goal"])
def test_the_same_answers_as_a_rating_and_as_a_csat(row: Row) -> None:
    answers = [int(count) for count in row["how many gave 1, 2, 3, 4, 5"].split(",")]
    five = {"min": 1, "max": 5}
    metrics = ({"type": "rating", "scale": five, "answers": answers}, {"type": "csat", "answers": answers})
    points = [{"id": one["type"], "name": "Answers", "metrics": [one]} for one in metrics]
    map_ = {"cxmap": 1, "title": "T", "scale": five, "goal": float(row["goal"]), "touchpoints": points}
    made = api.score(Map.model_validate(map_))
    rating, csat = made.touchpoints
    assert rating.measured is not None
    assert csat.measured is not None
    assert_prints(row["rating"], rating.measured.own.point, "rating")
    assert_prints(row["CSAT %"], csat.measured.own.point, "CSAT")
    own = goal_on_own_scale(csat.goal, csat.measured.metric, made.scale)
    assert_prints(row["goal by conversion %"], own, "goal")
    assert (row["verdict"], row["verdict as CSAT"]) == (said(rating), said(csat))
    assert (rating.converted, csat.converted) == (False, True)


def test_the_exact_tests_of_the_measurements() -> None:
    """The probabilities that the page states are scipy's."""
    assert f"{100 * stats.beta.cdf(0.7, 0.79 * 398, 0.21 * 398 + 1):.4f}%" == "0.0033%"
    for n, printed in ((378, "0.02497"), (377, "0.02520")):
        hits = 65 / 82 * n
        nearer = 0.85 - stats.norm.ppf(0.8) * math.sqrt(65 / 82 * 17 / 82 / n)
        assert f"{stats.beta.sf(nearer, hits + 1, n - hits):.5f}" == printed
        assert f"{printed}" in PAGE
    assert "0.0033%" in PAGE
    book = place("hotel-stay", "`book`").judgement
    assert book is not None and book.p_value is not None
    # the larger of both tests: of this share Wilson's
    assert book.p_value == pytest.approx(2 * stats.norm.sf(0.09 / math.sqrt(0.7 * 0.3 / 398)), rel=1e-9)


def test_differences_by_hand() -> None:
    """Welch's difference is scipy's, and the program's are those of the page, on the map's scale."""
    rows = {
        (row["touchpoint"], row["step"]): row["arithmetic"]
        for row in TABLES["by hand: differences", "hotel-stay"]
    }
    assert len(rows) == len(TABLES["by hand: differences", "hotel-stay"]) == 7
    a, b = 1.1**2 / 205, 0.6**2 / 147
    df = (a + b) ** 2 / (a**2 / 204 + b**2 / 146)
    welch = stats.ttest_ind_from_stats(4.7, 0.6, 147, 2.4, 1.1, 205, equal_var=False)
    margin = stats.t.ppf(0.975, df) * math.sqrt(a + b)
    assert_prints(result(rows["`breakfast`", "df"]), df, "df")
    found = {
        one.place.id: one
        for one in persona_differences(card("hotel-stay"))
        if one.place is not None and one.contrast.basis == "measured"
    }
    assert set(found) == {"breakfast", "enter", "trouble", "wifi"}
    breakfast, wifi = found["breakfast"], found["wifi"]
    assert (breakfast.first.name, breakfast.second.name) == ("Business traveller", "Family")
    assert (breakfast.contrast.low, breakfast.contrast.high) == pytest.approx(
        (2.3 - margin, 2.3 + margin), rel=1e-9
    )
    assert breakfast.contrast.p_value == pytest.approx(welch.pvalue, rel=1e-6)
    for step, value in (
        ("difference", breakfast.gain),
        ("low", breakfast.contrast.low),
        ("high", breakfast.contrast.high),
    ):
        assert_prints(result(rows["`breakfast`", step]), value, step)
    for step, value in (("difference", wifi.gain), ("low", wifi.contrast.low), ("high", wifi.contrast.high)):
        assert value is not None
        assert_prints(result(rows["`wifi`", f"{step} %"]), 100 * value / 4, f"{step} %")


def test_debts_by_hand() -> None:
    own = {rests.place.id: rests for rests in evidence(card("hotel-stay"), as_of=date(2026, 3, 31)).places}
    for row in TABLES["by hand: debts", "hotel-stay"]:
        found = own[row["touchpoint"].strip("`")]
        assert row["rests on"] == found.grade
        assert row["n"] == str(found.n or "")
        assert row["age in days"] == ("" if found.age is None else str(found.age))
        assert_prints(row["importance"], found.place.importance, found.place.id)
        assert_prints(result(row["weakness"]), found.weakness, f"{found.place.id}, weakness")
        assert_prints(result(row["ageing"]), found.ageing, f"{found.place.id}, ageing")
        assert_prints(result(row["debt"]), found.debt, f"{found.place.id}, debt")


def test_the_grades_and_their_bottoms_are_those_of_the_page() -> None:
    heads = next(line for line in PAGE.splitlines() if line.startswith("| grade | nothing"))
    bottoms = PAGE.splitlines()[PAGE.splitlines().index(heads) + 2]
    printed = dict(zip(cells(heads)[1:], map(float, cells(bottoms)[1:]), strict=True))
    assert printed == {"nothing": 1.0, **STRONGEST}


def test_the_sentence_on_what_scores_rest_on_is_the_one_that_is_printed() -> None:
    page = " ".join(PAGE.split())
    assert coverage_text(tally(card("hotel-stay")), words_for("en")) in page


@pytest.mark.parametrize("name", OTHERS)
def test_gaps_of_the_other_examples(name: str) -> None:
    rows = TABLES["table: gaps", name]
    assert [row["touchpoint"] for row in rows] == [f"`{found.id}`" for found in card(name).touchpoints]
    for row in rows:
        found = place(name, row["touchpoint"])
        own = found.measured
        assert row["verdict"] == said(found) + ("*" if found.stands else ""), found.id
        assert row["rank"] == str(found.rank or ""), found.id
        for head, value in (
            ("goal", found.goal.score),
            ("our estimate", found.believed.score),
            ("measured", own.point if own else None),
            ("low", own.low if own else None),
            ("high", own.high if own else None),
            ("n", own.n if own else None),
            ("gap", found.gap),
            ("shortfall %", found.shortfall),
            ("priority", found.priority),
        ):
            assert_prints(row[head], value, f"{name}, {found.id}, {head}")


def _end(end: End) -> str:
    return f"`{end.place.id}`" + ("" if end.share == 1 else f" {100 * end.share:.0f}%")


def test_journeys_of_the_other_examples() -> None:
    rows = TABLES["table: journeys", ""]
    assert [row["map"] for row in rows] == list(OTHERS)
    for row in rows:
        figures, spread = journey(card(row["map"])), channel_spread(card(row["map"]))
        assert figures is not None
        assert figures.peak is not None
        assert spread is not None
        assert row["peak"] == f"`{figures.peak.id}`"
        assert row["ends"] == ", ".join(_end(one) for one in figures.ends)
        for head, value in (
            ("mean", figures.mean),
            ("weighted mean", figures.weighted_mean),
            ("peak-end", figures.peak_end),
            ("lowest", figures.lowest.experience),
            ("channel spread", spread.range),
            ("steepest drop", seams(card(row["map"]))[0].drop),
        ):
            assert_prints(row[head], value, f"{row['map']}, {head}")


def test_the_examples_show_every_verdict_and_a_blind_spot_either_way() -> None:
    places = [found for name in (*OTHERS, "shopping-day") for found in card(name).touchpoints]
    assert {found.verdict for found in places} == {
        "short", "met", "undecided", "believed short", "believed met", "unknown",
    }  # fmt: skip
    assert any(found.judgement and found.judgement.needed for found in places)
    spots = [found.blind_spot for found in card("insurer-lifecycle").touchpoints if found.blind_spot]
    assert min(spots) < -1 < 1 < max(spots)
    assert all(found.measured is None for found in card("shopping-day").touchpoints)


def test_every_work_that_is_cited_is_listed() -> None:
    text, _, literature = PAGE.partition("## Literature")
    listed = set(re.findall(r"^- .*?\((\d{4})\)", literature, re.MULTILINE))
    cited = set(re.findall(r"(?<![.\d])(?:19|20)\d\d\b", text.replace("airport in 2017", "")))
    assert cited == listed, "years without an entry, or entries that nobody cites"


def test_links_within_the_page_and_to_files_lead_somewhere() -> None:
    anchors = {
        re.sub(r"[^\w\- ]", "", head).strip().lower().replace(" ", "-")
        for head in re.findall(r"^#+ (.*)$", PAGE, re.MULTILINE)
    }
    for target in re.findall(r"\]\(([^)]+)\)", PAGE):
        if target.startswith("#"):
            assert target[1:] in anchors
        else:
            assert (ROOT / "docs" / target).exists(), target
