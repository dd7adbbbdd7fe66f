"""Problems as text: for people with the line and a caret, for others on one line, for programs as JSON."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from rich.cells import cell_len
from rich.text import Text

from cxmap.rendering.text.documents import json_document
from cxmap.rendering.text.signs import visible
from cxmap.rendering.text.wrapping import clusters, wrap
from cxmap.source import Diagnostic, Span, route_text

WINDOW = 96
"""The columns of a line of the map that are shown around a place, where nothing asks for less."""
LEAST_WINDOW = 24
"""Letters of a source line that are shown around the fault, however narrow the terminal."""
NO_BREAK = "\N{NO-BREAK SPACE}"
_COLOURS = {"error": "bold red", "warning": "bold yellow", "advice": "bold blue"}
_CODE = re.compile("`[^`]*`")
_GUTTER = len("9999 | ")


def _start(text: str, room: int) -> str:
    """The first columns of a text, with a mark where it goes on."""
    if len(text) <= room and cell_len(text) <= room:
        return text
    kept: list[str] = []
    used = 0
    for sign in clusters(text[: 4 * room]):
        used += cell_len(sign)
        if used >= room:
            break
        kept.append(sign)
    return "".join(kept) + "…"


def _end(text: str, room: int) -> str:
    """The last columns of a text, with a mark where it began before."""
    if len(text) <= room and cell_len(text) <= room:
        return text
    kept: list[str] = []
    used = 0
    for sign in reversed(clusters(text[-4 * room :])):
        used += cell_len(sign)
        if used >= room:
            break
        kept.append(sign)
    return "…" + "".join(reversed(kept))


def _window(line: str, span: Span, room: int) -> tuple[str, str, str]:
    """The line around a place: what stands before it, the place itself, what stands after it."""
    start = min(span.column - 1, len(line))
    end = span.end_column - 1 if span.end_line == span.line else len(line)
    end = min(max(end, start), len(line))
    marked = _start(visible(line[start : min(end, start + room)]), room)
    beside = max(0, room - cell_len(marked))
    before, after = visible(line[max(0, start - room) : start]), visible(line[end : end + room])
    wanted = min(cell_len(before), max(beside // 2, beside - cell_len(after)))
    before = _end(before, wanted) if wanted else ""
    after = _start(after, beside - cell_len(before)) if beside > cell_len(before) else ""
    return before, marked, after


def _excerpt(line: str | None, span: Span, mark: str, style: str, window: int, note: str = "") -> list[Text]:
    if line is None:
        return []
    before, marked, after = _window(line.rstrip(), span, window)
    gutter = len(str(span.line))
    shown = Text(f"{span.line} | ", style="dim").append(before + marked + after, style="not dim")
    carets = Text(f"{' ' * gutter} | ", style="dim").append(" " * cell_len(before))
    carets.append(mark * max(1, cell_len(marked)), style=f"not dim {style}")
    if note:
        carets.append(f" {note}", style=f"not dim {style}")
    return [shown, carets]


def _sentence(text: Text, width: int | None, indent: int) -> list[Text]:
    """A sentence on lines of at most `width` columns, which do not break inside of `code` that is short."""
    if width is None:
        return [text]
    room = width - indent

    def glued(match: re.Match[str]) -> str:
        return match[0].replace(" ", NO_BREAK) if cell_len(match[0]) <= room else match[0]

    text.plain = _CODE.sub(glued, text.plain)
    lines = wrap(text, width, indent)
    for line in lines:
        line.plain = line.plain.replace(NO_BREAK, " ")
    return lines


def full(name: str, problem: Diagnostic, lines: dict[int, str], *, width: int | None = None) -> Text:
    """A problem with the line that it stands on, a caret, other places and the cure.

    With a `width`, sentences are wrapped to it and lines of the map cut around the place; file names never.
    """
    span = problem.span or Span(1, 1, 1, 1)
    colour = _COLOURS[problem.severity]
    window = WINDOW if width is None else min(WINDOW, max(LEAST_WINDOW, width - _GUTTER))
    place = Text(f"{visible(name)}:{span.line}:{span.column}:", style="bold")
    what = Text("" if problem.severity == "error" else f"{problem.severity}: ", style=colour)
    what.append(problem.code).append(f" {visible(problem.message)}", style="not bold default")
    if width is not None and cell_len(place.plain) > width:  # it stays one word, for whoever opens it
        shown = [place, *_sentence(what, width, 2)]
    else:
        shown = _sentence(Text.assemble(place, " ", what), width, 2)
    shown += _excerpt(lines.get(span.line), span, "^", colour, window)
    for other in problem.related:
        if other.span is not None:
            room = max(
                LEAST_WINDOW, min(window, (width or 2 * WINDOW) - _GUTTER - cell_len(other.message) - 1)
            )
            shown += _excerpt(lines.get(other.span.line), other.span, "-", "cyan", room, other.message)
    if problem.hint:
        margin = " " * len(str(span.line))
        hint = Text(f"{margin} = ", style="dim").append(visible(problem.hint), style="not dim green")
        shown += _sentence(hint, width, len(margin) + 3)
    return Text("\n").join([*shown, Text()])


def concise(name: str, problem: Diagnostic) -> str:
    """A problem and its cure on one line."""
    span = problem.span or Span(1, 1, 1, 1)
    hint = f" {problem.hint}" if problem.hint else ""
    severity = "" if problem.severity == "error" else f"{problem.severity} "
    return visible(f"{name}:{span.line}:{span.column}: {severity}{problem.code} {problem.message}.{hint}")


def _span(span: Span | None) -> dict[str, int]:
    place = span or Span(1, 1, 1, 1)
    return {
        "line": place.line,
        "column": place.column,
        "end_line": place.end_line,
        "end_column": place.end_column,
    }


def statistics(problems: Sequence[Diagnostic], names: Mapping[str, str]) -> str:
    """How often each code was found, the most frequent first, with its severity and name."""
    counts = Counter((problem.code, problem.severity) for problem in problems)
    width = max((len(str(count)) for count in counts.values()), default=1)
    ranked = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    return "".join(
        f"{count:>{width}}  {code}  {severity:<7}  {names.get(code, '')}\n"
        for (code, severity), count in ranked
    )


def as_record(name: str, problem: Diagnostic, names: Mapping[str, str]) -> dict[str, Any]:
    """A problem as plain data."""
    return {
        "file": name,
        **_span(problem.span),
        "code": problem.code,
        "name": names.get(problem.code, ""),
        "severity": problem.severity,
        "message": problem.message,
        "hint": problem.hint,
        "help": f"cxmap rule {problem.code}",
        "fixable": bool(problem.fixes),
        "fingerprint": problem.fingerprint,
        "route": route_text(problem.route),
        "related": [{**_span(other.span), "message": other.message} for other in problem.related],
    }


def as_json(
    findings: Sequence[tuple[str, Diagnostic]],
    *,
    version: str,
    files: int,
    unreadable: Sequence[str],
    names: Mapping[str, str],
) -> str:
    """Everything as one JSON document; `names` are those of the codes."""
    severities = Counter(problem.severity for _, problem in findings)
    codes = Counter(problem.code for _, problem in findings)
    document = {
        "cxmap": version,
        "files": files,
        "errors": severities["error"],
        "warnings": severities["warning"],
        "advice": severities["advice"],
        "statistics": {code: codes[code] for code in sorted(codes)},
        "unreadable": list(unreadable),
        "findings": [as_record(name, problem, names) for name, problem in findings],
    }
    return json_document(document)
