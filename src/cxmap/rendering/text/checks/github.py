"""Findings as annotations of GitHub: workflow commands that no text of a map can forge.

A step takes ten annotations of each level and drops the others without a word. The worst ten are shown; what
is left is counted in one line, and stands below it in the log.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from types import MappingProxyType

from msgspec import Struct, field

from cxmap.rendering.text.checks.findings import Finding, Findings, counted, worst_first
from cxmap.rendering.text.signs import disarmed, disarmed_inside, visible
from cxmap.source import Severity

MOST = 10
"""Annotations that GitHub takes of each level from one step."""
COMMANDS: Mapping[Severity, str] = MappingProxyType(
    {"error": "error", "warning": "warning", "advice": "notice"}
)


def _data(text: str) -> str:
    """A message: what ends a line or begins an escape is written as one."""
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    """The value of a property, which a comma and a colon would end besides."""
    return _data(text).replace(":", "%3A").replace(",", "%2C")


class Command(Struct, frozen=True):
    """A command of ours. All texts in it are data: whatever they hold, it stays this one command."""

    name: str
    message: str = ""
    properties: Mapping[str, str | int] = field(default_factory=dict)

    @property
    def line(self) -> str:
        """The command as the runner reads it, without the end of the line."""
        pairs = self.properties.items()
        about = ",".join(f"{key}={_property(visible(str(value)))}" for key, value in pairs)
        head = f"::{self.name} {about}" if about else f"::{self.name}"
        # commands of other servers may stand anywhere in a line
        return disarmed_inside(f"{head}::{_data(visible(self.message))}")


def lines(report: Findings) -> Iterator[Command | str]:
    """Annotations, the worst first; what is left of them, in a group that counts it; all counted."""
    shown: Counter[Severity] = Counter()
    left: list[Finding] = []
    for finding in worst_first(report.findings):
        shown[finding.level] += 1
        if shown[finding.level] > MOST:
            left.append(finding)
        else:
            yield _annotation(report, finding)
    if left:
        yield Command(
            "group", f"{counted(left)} more: GitHub takes ten annotations of each level from a step"
        )
        for finding in left:
            yield disarmed(visible(_line(finding)))
        yield Command("endgroup")
    yield f"cxmap {report.command}: {report.summary}"


def _annotation(report: Findings, finding: Finding) -> Command:
    span = finding.span
    place: dict[str, str | int] = {"file": finding.file, "line": span.line}
    if finding.file == ".":  # nobody knows where
        place = {}
    elif span.end_line == span.line and span.end_column > span.column:  # columns hold on one line only
        place |= {"col": span.column, "endColumn": span.end_column}
    elif span.end_line > span.line:
        place["endLine"] = span.end_line
    properties = {**place, "title": report.title_of(finding)}
    return Command(COMMANDS[finding.level], finding.sentence, properties)


def _line(finding: Finding) -> str:
    span = finding.span
    return f"{finding.file}:{span.line}:{span.column}: {finding.level} {finding.code} {finding.sentence}"
