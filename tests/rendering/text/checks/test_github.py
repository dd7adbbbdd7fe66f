"""Annotations of GitHub: ten of each level, the worst first, nothing lost, and no command but ours."""

from __future__ import annotations

from collections import Counter

from hypothesis import given

from cxmap.rendering.text.checks.findings import LEVELS, Finding, Findings, worst_first
from cxmap.rendering.text.checks.github import COMMANDS, MOST, Command, lines
from cxmap.rendering.text.signs import disarmed, visible
from cxmap.source import Span
from tests.rendering.text.checks.made import reports
from tests.rendering.text.checks.reading import obeyed


@given(reports())
def test_every_command_is_one_line_that_says_what_was_meant(report: Findings) -> None:
    shown = [line for line in lines(report) if isinstance(line, Command) and "group" not in line.name]
    kept = worst_first(report.findings)
    expected = [
        finding for level in LEVELS for finding in [found for found in kept if found.level == level][:MOST]
    ]
    assert [line.name for line in shown] == [COMMANDS[finding.level] for finding in expected]
    for command, finding in zip(shown, expected, strict=True):
        assert "\n" not in command.line and "\r" not in command.line
        read = obeyed(command.line)
        assert read is not None
        assert read.name == command.name
        assert read.message.replace("# #", "##") == visible(finding.sentence).replace("# #", "##")
        assert read.properties["file"].replace("# #", "##") == visible(finding.file).replace("# #", "##")
        assert read.properties["line"] == str(finding.span.line)
        assert "##[" not in command.line and "##vso[" not in command.line


@given(reports())
def test_what_is_left_is_counted_and_stands_below(report: Findings) -> None:
    numbers = Counter(finding.level for finding in report.findings)
    left = sum(max(0, number - MOST) for number in numbers.values())
    written = list(lines(report))
    groups = [line for line in written if isinstance(line, Command) and "group" in line.name]
    plain = [line for line in written if isinstance(line, str)]
    assert [group.name for group in groups] == (["group", "endgroup"] if left else [])
    assert len(plain) == left + 1
    for line in plain:
        assert line == disarmed(line) and obeyed(line) is None and "\n" not in line
    for level in LEVELS:
        if numbers[level] > MOST:
            assert f"{numbers[level] - MOST} " in groups[0].message and level in groups[0].message


def _one(**fields: object) -> str:
    finding = Finding("a,b:c.yaml", "CX201", "error", "5% a\nb", **fields)  # type: ignore[arg-type]
    return next(
        line.line
        for line in lines(Findings("validate", "1", (), (finding,), ()))
        if isinstance(line, Command)
    )


def test_the_form_of_a_command() -> None:
    assert _one(span=Span(3, 5, 3, 8)) == (
        "::error file=a%2Cb%3Ac.yaml,line=3,col=5,endColumn=8,title=CX201::5%25 a<U+000A>b"
    )
    assert _one(span=Span(3, 5, 4, 2)).startswith(
        "::error file=a%2Cb%3Ac.yaml,line=3,endLine=4,title=CX201::"
    )


def test_the_heaviest_of_a_level_come_first() -> None:
    found = [Finding("a", "CX201", "warning", f"number {at}", weight=at) for at in range(12)]
    found.append(Finding("a", "CX201", "error", "worst"))
    shown = [
        line.message
        for line in lines(Findings("gaps", "1", ("a",), tuple(found), ()))
        if isinstance(line, Command)
    ]
    assert shown[:3] == ["worst", "number 11", "number 10"]
    assert len(shown) == 1 + MOST + 2
