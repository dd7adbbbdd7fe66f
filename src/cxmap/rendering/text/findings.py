"""Problems as text: for people with the line and a caret, for others on one line, for programs as JSON."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Sequence
from typing import Any

from rich.text import Text

from cxmap.source import Diagnostic, Span, route_text

_UNSEEN = re.compile("[\x00-\x1f\x7f-\x9f\u061c\u200b-\u200f\u2028-\u202e\u2066-\u2069\ufeff\ud800-\udfff]")
WINDOW = 96


def visible(text: str) -> str:
    """Text for a terminal: control characters by their number, tabs as one space."""
    return _UNSEEN.sub(lambda found: " " if found[0] == "\t" else f"<U+{ord(found[0]):04X}>", text)


def _width(text: str) -> int:
    """Columns that a text takes in a terminal."""
    return sum(
        0 if unicodedata.combining(sign) else 2 if unicodedata.east_asian_width(sign) in "WF" else 1
        for sign in text
    )


def _window(line: str, span: Span) -> tuple[str, str, str]:
    """The line around a place: what stands before it, the place itself, what stands after it."""
    start = min(span.column - 1, len(line))
    end = span.end_column - 1 if span.end_line == span.line else len(line)
    end = min(max(end, start), len(line))
    end = min(end, start + WINDOW)
    before, marked, after = line[:start], line[start:end], line[end:]
    if len(line) > WINDOW:
        room = max(12, WINDOW - len(marked))
        if len(before) > room // 2:
            before = "…" + before[-(room // 2) :]
        if len(after) > room // 2:
            after = after[: room // 2] + "…"
    return visible(before), visible(marked), visible(after)


def _excerpt(text: Text, line: str | None, span: Span, mark: str, style: str, note: str = "") -> None:
    if line is None:
        return
    before, marked, after = _window(line.rstrip(), span)
    gutter = len(str(span.line))
    text.append(f"\n{span.line} | ", style="dim")
    text.append(before + marked + after)
    text.append(f"\n{' ' * gutter} | ", style="dim")
    text.append(" " * _width(before))
    text.append(mark * max(1, _width(marked)), style=style)
    if note:
        text.append(f" {note}", style=style)


def full(name: str, problem: Diagnostic, lines: dict[int, str]) -> Text:
    """A problem with the line that it stands on, a caret, other places and the cure."""
    span = problem.span or Span(1, 1, 1, 1)
    colour = "bold red" if problem.severity == "error" else "bold yellow"
    text = Text()
    text.append(f"{visible(name)}:{span.line}:{span.column}: ", style="bold")
    text.append(f"{problem.severity}: " if problem.severity == "warning" else "", style=colour)
    text.append(problem.code, style=colour)
    text.append(f" {visible(problem.message)}")
    _excerpt(text, lines.get(span.line), span, "^", colour)
    for other in problem.related:
        if other.span is not None:
            _excerpt(text, lines.get(other.span.line), other.span, "-", "cyan", other.message)
    if problem.hint:
        text.append(f"\n{' ' * len(str(span.line))} = ", style="dim")
        text.append(visible(problem.hint), style="green")
    text.append("\n")
    return text


def concise(name: str, problem: Diagnostic) -> str:
    """A problem and its cure on one line."""
    span = problem.span or Span(1, 1, 1, 1)
    hint = f" {problem.hint}" if problem.hint else ""
    severity = "warning " if problem.severity == "warning" else ""
    return visible(f"{name}:{span.line}:{span.column}: {severity}{problem.code} {problem.message}.{hint}")


def _span(span: Span | None) -> dict[str, int]:
    place = span or Span(1, 1, 1, 1)
    return {
        "line": place.line,
        "column": place.column,
        "end_line": place.end_line,
        "end_column": place.end_column,
    }


def as_record(name: str, problem: Diagnostic) -> dict[str, Any]:
    """A problem as plain data."""
    return {
        "file": name,
        **_span(problem.span),
        "code": problem.code,
        "severity": problem.severity,
        "message": problem.message,
        "hint": problem.hint,
        "route": route_text(problem.route),
        "related": [{**_span(other.span), "message": other.message} for other in problem.related],
    }


def as_json(
    findings: Sequence[tuple[str, Diagnostic]], *, version: str, files: int, unreadable: Sequence[str]
) -> str:
    """Everything as one JSON document."""
    errors = sum(problem.severity == "error" for _, problem in findings)
    document = {
        "cxmap": version,
        "files": files,
        "errors": errors,
        "warnings": len(findings) - errors,
        "unreadable": list(unreadable),
        "findings": [as_record(name, problem) for name, problem in findings],
    }
    return json.dumps(document, ensure_ascii=True, indent=2) + "\n"
