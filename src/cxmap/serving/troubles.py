"""What is wrong with a map, for a page: place, cause and cure, and the way to the line in an editor."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from msgspec import Struct

from cxmap import api
from cxmap.api import texts
from cxmap.serving.editors import Editor
from cxmap.serving.shelf import Kept

MOST = 50
"""So many are shown; `cxmap validate` shows more."""
_AROUND = 120
"""Characters of a long line that are shown before and behind what is meant."""
_ORDER = {"error": 0, "warning": 1, "advice": 2}


class Place(Struct, frozen=True):
    """A place in a file: as a text, as an address for an editor, if any, and what is said of it."""

    text: str
    address: str = ""
    message: str = ""


class Trouble(Struct, frozen=True):
    """One problem."""

    severity: str
    code: str
    place: Place
    message: str
    cure: str = ""
    before: str = ""
    meant: str = ""
    behind: str = ""
    """The line that it stands on: what is meant of it, and what stands around that."""
    related: tuple[Place, ...] = ()


class Troubles(Struct, frozen=True):
    """All that is to be said of a map, the worst first."""

    shown: tuple[Trouble, ...] = ()
    counted: str = ""
    more: int = 0

    @property
    def has_errors(self) -> bool:
        """Whether something makes the map unusable."""
        return any(trouble.severity == "error" for trouble in self.shown)

    @property
    def digest(self) -> str:
        """Tells what is shown apart."""
        from cxmap.serving.drawings import digest_of

        return digest_of(repr(self).encode("utf-8", "surrogatepass"))


def troubles_of(kept: Kept, editor: Editor) -> Troubles:
    """What is to be said of a map as it is now."""
    name, found = kept.name, list[Trouble]()
    file = Place(Path(name).name, "" if kept.gone else editor.address(name))
    if kept.gone:
        what = "The file is no longer there: it was deleted, renamed or moved."
        cure = "The last good picture stays until you leave. Put the file back, or look at another map."
        found.append(Trouble("error", "", file, what, cure))
    elif kept.now.unread:
        what = texts.visible(kept.now.unread)
        found.append(Trouble("error", "", file, what, "As soon as that can be read, the picture is back."))
    problems = () if kept.gone else kept.now.checked.diagnostics
    ordered = sorted(problems, key=lambda problem: _ORDER[problem.severity])
    found += [_trouble(kept.now.checked, problem, editor) for problem in ordered[:MOST]]
    severities = [trouble.severity for trouble in found[: len(found) - len(ordered[:MOST])]]
    severities += [problem.severity for problem in ordered]
    return Troubles(tuple(found), counted(severities), max(0, len(ordered) - MOST))


def counted(severities: Iterable[str]) -> str:
    """How many there are of each kind, in words; empty where there are none."""
    listed = list(severities)
    kinds = {"error": ("error", "errors"), "warning": ("warning", "warnings"), "advice": ("piece", "pieces")}
    parts = []
    for kind, (one, several) in kinds.items():
        if number := listed.count(kind):
            of = " of advice" if kind == "advice" else ""
            parts.append(f"{number} {one if number == 1 else several}{of}")
    return ", ".join(parts)


def _trouble(checked: api.Checked, problem: api.Diagnostic, editor: Editor) -> Trouble:
    before = meant = behind = ""
    span = problem.span
    if span is not None and span.line in checked.lines:
        line = checked.lines[span.line]
        start = min(span.column - 1, len(line))
        end = max(start, min(span.end_column - 1, len(line)) if span.end_line == span.line else len(line))
        before, meant, behind = line[:start].lstrip(), line[start:end], line[end:].rstrip()
        before = f"…{before[-_AROUND:]}" if len(before) > _AROUND else before
        meant = f"{meant[: 2 * _AROUND]}…" if len(meant) > 2 * _AROUND else meant
        behind = f"{behind[:_AROUND]}…" if len(behind) > _AROUND else behind
    return Trouble(
        problem.severity,
        problem.code,
        _place(checked.name, problem.span, editor),
        texts.visible(problem.message),
        texts.visible(problem.hint or ""),
        texts.visible(before),
        texts.visible(meant),
        texts.visible(behind),
        tuple(_place(checked.name, other.span, editor, other.message) for other in problem.related),
    )


def _place(name: str, span: tuple[int, int, int, int] | None, editor: Editor, message: str = "") -> Place:
    line, column = (1, 1) if span is None else span[:2]
    where = "" if span is None else f":{line}:{column}"
    shown = texts.visible(f"{Path(name).name}{where}")
    return Place(shown, editor.address(name, line, column), texts.visible(message))
