"""Every code has a page whose examples show it, and nothing in the source reports a code without one."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest

from cxmap.ages import Ages
from cxmap.api.reading import examine, opened
from cxmap.api.surroundings import Surroundings
from cxmap.lint.advised import ADVICE
from cxmap.lint.catalogue import PAGES, Page
from cxmap.lint.registry import RULES
from cxmap.source import document_of

SHOWN = [page for page in PAGES if page.wrong is not None]


def _codes(text: str) -> set[str]:
    around, ages = Surroundings("m"), Ages(date(2026, 4, 1))
    checked = opened("m", text.encode(), around, measured=False, advice=ages).checked
    return {problem.code for problem in checked.diagnostics}


def test_codes_and_names_are_unique_and_in_order() -> None:
    codes = [page.code for page in PAGES]
    assert codes == sorted(set(codes))
    assert len({page.name for page in PAGES}) == len(PAGES)


@pytest.mark.parametrize("page", SHOWN, ids=lambda page: page.code)
def test_the_examples_show_the_rule(page: Page) -> None:
    assert page.wrong is not None
    assert page.right is not None
    assert _codes(page.wrong) == {page.code}
    assert _codes(page.right) == set()


def test_pages_without_an_example_are_about_size_encoding_and_other_files() -> None:
    assert {page.code for page in PAGES} - {page.code for page in SHOWN} == {
        "CX001",
        "CX002",
        "CX005",
        "CX109",
        "CX301",
        "CX302",
        "CX303",
        "CX304",
        "CX305",
        "CX306",
        *(f"CX32{number}" for number in range(10)),
    }


def test_every_code_that_the_source_mentions_has_a_page(project: Path) -> None:
    mentioned = {
        code
        for path in (project / "src").rglob("*.py")
        for code in re.findall(r"CX\d{3}", path.read_text("utf-8"))
    }
    assert mentioned == {page.code for page in PAGES}


def test_every_rule_file_is_registered(project: Path) -> None:
    for folder, rules in (("rules", RULES), ("advice", ADVICE)):
        files = {path.stem for path in (project / "src/cxmap/lint" / folder).glob("*.py")} - {"__init__"}
        assert {rule.__name__.rpartition(".")[2] for rule in rules} == files
        assert all(rule.__doc__ for rule in rules)
    assert all(rule.SEVERITY in ("error", "warning") for rule in RULES)
    assert all(rule.SEVERITY == "advice" and rule.CODE.startswith("CX4") for rule in ADVICE)


def test_a_rule_says_two_hundred_things_at_most() -> None:
    text = "cxmap: 1\ntitle: t\ntouchpoints: [" + "{name: a, channel: x, experience: 9}, " * 300 + "]\n"
    _, problems = examine(document_of(text.encode(), "m"))
    codes = [problem.code for problem in problems]
    assert (codes.count("CX201"), codes.count("CX203")) == (200, 200)


def test_suggestions_among_many_ids_end() -> None:
    ids = ", ".join(f"{{id: abcdefgh{at:04d}, name: n}}" for at in range(1_900))
    text = f"cxmap: 1\ntitle: t\nchannels: [{ids}]\ntouchpoints:\n" + "".join(
        f"  - {{name: a, channel: hgfedcba{at:04d}}}\n" for at in range(100)
    )
    _, problems = examine(document_of(text.encode(), "m"))
    assert len(problems) == 100
    assert all(
        problem.hint is not None and problem.hint.startswith(("Known ids", "Did")) for problem in problems
    )
