"""Maps with mistakes, beside all that is said about them. CXMAP_ACCEPT=1 takes over what is said now."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from cxmap import api
from cxmap.rendering.text.findings import concise

CASES = sorted(Path(__file__).parent.joinpath("cases").glob("*.yaml"))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.stem)
def test_what_is_said(case: Path) -> None:
    said = "".join(concise(case.name, problem) + "\n" for problem in api.validate(case))
    expected = case.with_suffix(".out")
    if os.environ.get("CXMAP_ACCEPT"):
        expected.write_text(said, encoding="utf-8")
    assert said == expected.read_text(encoding="utf-8")


def test_no_expectation_without_its_case() -> None:
    folder = Path(__file__).parent / "cases"
    assert {path.stem for path in folder.glob("*.out")} == {case.stem for case in CASES}
    assert len(CASES) >= 15
