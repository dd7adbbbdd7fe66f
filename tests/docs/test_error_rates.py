"""The error rates in docs/method.md: the quick part is worked out again, and all of them are in bounds."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).parent.parent.parent
PAGE = (ROOT / "docs/method.md").read_text("utf-8")
QUICK = {"share (CSAT)": 50, "NPS": 20, "rating 1 to 5": 10, "mean of 1 to 5, known by sd and n": 10}
"""Up to so many answers."""


def _script() -> ModuleType:
    spec = importlib.util.spec_from_file_location("error_rates", ROOT / "scripts/error_rates.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


SCRIPT = _script()


def table(name: str) -> list[list[str]]:
    """The rows of a table on the page, its head first."""
    lines = PAGE.partition(f"<!-- table: {name} -->\n")[2].splitlines()
    end = next(at for at, line in enumerate(lines) if not line.startswith("|"))
    rows = [[cell.strip() for cell in line.strip("|").split("|")] for line in lines[:end]]
    return [rows[0], *rows[2:]]


ERRORS, STARS, POWER = table("error rates"), table("false stars"), table("power")


def same(printed: list[str], found: list[str]) -> bool:
    """Equal, but for the last digit of numbers."""

    def near(one: str, other: str) -> bool:
        if one == other:
            return True
        return all(
            abs(float(a) - float(b)) < 0.011
            for a, b in zip(one.split(" / "), other.split(" / "), strict=True)
        )

    return len(printed) == len(found) and all(map(near, printed, found))


def test_every_kind_of_figure_is_there_with_every_number_of_answers() -> None:
    expected = [(kind.name, f"{n:,}") for kind in SCRIPT.KINDS for n in kind.sizes]
    limited = [f"{n:,} of {of:,}" for n, of in SCRIPT.LIMITED]
    expected += [(name, size) for name in ("share (CSAT)", "rating 1 to 5") for size in limited]
    assert sorted((row[0], row[1]) for row in ERRORS[1:]) == sorted(expected)
    assert len(STARS) - 1 == len(SCRIPT.STARRED)
    assert len(POWER) - 1 == (len(SCRIPT.POWERED) + 1) * len(SCRIPT.POWER_SIZES)


def test_no_rate_of_a_share_is_above_its_bound_and_no_other_beyond_the_luck_of_the_draw() -> None:
    # the highest of eight rates drawn with 20,000 surveys each lies below 2.5 + 3 x 0.11
    for name, size, _, short, _, met, how in ERRORS[1:]:
        most = 2.5 if how == "weighed" else 2.5 + 0.33
        assert max(float(short), float(met)) <= most, (name, size)


def test_the_interval_alone_is_why_there_is_an_exact_test() -> None:
    assert max(float(row[2]) for row in ERRORS[1:]) > 15 and max(float(row[4]) for row in ERRORS[1:]) > 15
    assert max(float(cell.partition(" / ")[0]) for row in STARS[1:] for cell in row[1:]) > 90
    assert max(float(cell.partition(" / ")[2]) for row in STARS[1:] for cell in row[1:]) <= 5


@pytest.mark.parametrize(
    "row", [row for row in ERRORS[1:] if " of " not in row[1]], ids=lambda row: " ".join(row[:2])
)
def test_what_is_quickly_weighed_is_weighed_again(row: list[str]) -> None:
    n = int(row[1].replace(",", ""))
    if n > QUICK.get(row[0], 0):
        return
    kind = next(kind for kind in SCRIPT.KINDS if kind.name == row[0])
    assert same(row, SCRIPT.error_row(kind, n))


def test_a_row_that_is_drawn_is_drawn_again() -> None:
    row = next(row for row in ERRORS[1:] if row[:2] == ["rating 1 to 5", "36 of 40"])
    assert same(row, SCRIPT.limited_row("rating 1 to 5", SCRIPT.FIVES, 36, 40))


def test_stars_of_shares_are_weighed_again() -> None:
    for printed, people in zip(STARS[1:], SCRIPT.STARRED, strict=True):
        if people.kind == "share":
            assert same(printed, SCRIPT.star_row(people))


def test_power_of_shares_is_weighed_again() -> None:
    for people in SCRIPT.POWERED:
        if people.kind == "share":
            for n in SCRIPT.POWER_SIZES:
                found = SCRIPT.power_row(people, n)
                assert found in POWER, (people.name, n)
