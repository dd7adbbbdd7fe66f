"""What can be done about a finding, as edits of the text: certain cures, the word that was meant, silence."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from cxmap.editing.draft import Draft, Edit, applied, difference
from cxmap.editing.renaming import word
from cxmap.source import Diagnostic, parse
from cxmap.source.comments import ignores
from cxmap.source.document import LINE_BREAK
from cxmap.source.splicing import spliced

_LISTS = ("markets", "segments", "personas", "sources", "channels", "curves", "lanes")
"""Sections to which something that is missing can be added by its id alone."""


class Cure(NamedTuple):
    """One thing to do about a finding."""

    title: str
    edits: list[Edit]
    preferred: bool = False
    """Whether nobody would do anything else."""


def cures(draft: Draft, problem: Diagnostic) -> list[Cure]:
    """What can be done about a finding, the best first. Nothing for a text that cannot be read."""
    if not draft.is_whole:
        return []
    return [
        *_certain(draft, problem),
        *_meant(draft, problem),
        *_added(draft, problem),
        *_silenced(draft, problem),
    ]


def _certain(draft: Draft, problem: Diagnostic) -> Iterator[Cure]:
    if not problem.fixes:
        return
    done = spliced(draft.parsed, problem.fixes)
    edit = difference(draft.text, done.text)
    if edit is not None and set(done.done) == set(problem.fixes):
        yield Cure(f"Mend: {problem.message}", [edit], preferred=True)


def _meant(draft: Draft, problem: Diagnostic) -> Iterator[Cure]:
    span = draft.document.locate(problem.route, problem.at)
    if not problem.meant or span is None:
        return
    start, end = draft.ends(span)
    edit = Edit(start, end, word(problem.meant, draft.text[start:end]))
    if parse(applied(draft.text, [edit])).data is not None:
        yield Cure(f"Change to `{problem.meant}`", [edit], preferred=True)


def _added(draft: Draft, problem: Diagnostic) -> Iterator[Cure]:
    """A thing for an id that nothing has, where its list has things on lines of their own, or is missing."""
    if problem.code != "CX201":
        return
    real = draft.document.resolve(problem.route)[0]
    use = next(
        (
            use
            for use in draft.ids.uses
            if draft.document.resolve(use.route)[0] == real and not draft.ids.meant(use)
        ),
        None,
    )
    section = use.sections[0] if use is not None else ""
    if use is None or section not in _LISTS:
        return
    entry = f"{{id: {word(use.written)}, name: {word(_name_from(use.written))}}}"
    edit = _into_list(draft, section, entry)
    if edit is None:
        return
    after = Draft(applied(draft.text, [edit]))
    if after.is_whole and use.written in after.ids.known[section]:
        yield Cure(f"Add the {section.removesuffix('s')} `{use.written}`", [edit])


def _name_from(id_: str) -> str:
    words = " ".join(id_.replace("-", " ").replace("_", " ").split())
    return words[:1].upper() + words[1:] or id_


def _into_list(draft: Draft, section: str, entry: str) -> Edit | None:
    """One more item at the end of a list of the map; a list of its own before what people come for."""
    _, place = draft.document.resolve((section,))
    if section in (draft.document.data or {}):
        if place is None or not isinstance(place.inside, list) or not place.inside:
            return None
        start, end = draft.ends(place.inside[-1].span)
        if draft.text.startswith("[", draft.ends(place.span)[0]):
            return Edit(end, end, f", {entry}")
        line = draft.text.rfind("\n", 0, start) + 1
        before = draft.text[line:start]
        if before.strip() != "-":
            return None
        end = len(draft.text[:end].rstrip())
        rest = LINE_BREAK.search(draft.text, end)
        end = len(draft.text) if rest is None else rest.start()
        return Edit(end, end, f"\n{before}{entry}")
    first = min(
        (
            span
            for key in ("curves", "lanes", "phases", "touchpoints")
            if key in (draft.document.data or {}) and (span := draft.document.locate((key,), "key"))
        ),
        default=None,
    )
    if first is None or first.column != 1:
        return None
    start = draft.offset(first.line, 1)
    return Edit(start, start, f"{section}:\n  - {entry}\n")


def _silenced(draft: Draft, problem: Diagnostic) -> Iterator[Cure]:
    """A comment that ignores the finding here, and one that ignores all of its kind in this file."""
    if problem.severity == "error" or problem.span is None:
        return
    line = problem.span.line
    for edit in _comments(draft, problem.code, line):
        if _holds(draft, edit, problem.code, line):
            yield Cure(f"Ignore {problem.code} on this line", [edit])
            break
    top = Edit(0, 0, f"# cxmap: ignore[{problem.code}]\n")
    if _holds(draft, top, problem.code, None):
        yield Cure(f"Ignore {problem.code} in this file", [top])


def _comments(draft: Draft, code: str, line: int) -> Iterator[Edit]:
    """The ways to write such a comment: into the one that is there, behind the line, above it."""
    for known in ignores(draft.document):
        if known.line == line and known.codes:
            start, end = draft.ends(known.span)
            yield Edit(start, end, f"# cxmap: ignore[{', '.join([*known.codes, code])}]")
    text = draft.document.lines[line - 1]
    end = draft.offset(line, len(text.rstrip()) + 1)
    yield Edit(end, end, f"  # cxmap: ignore[{code}]")
    start = draft.offset(line, 1)
    indent = text[: len(text) - len(text.lstrip(" "))]
    yield Edit(start, start, f"{indent}# cxmap: ignore[{code}]\n")


def _holds(draft: Draft, edit: Edit, code: str, line: int | None) -> bool:
    """Whether the comment is one, holds for the line, and changes nothing else."""
    after = parse(applied(draft.text, [edit]), draft.name)
    if after.data != draft.parsed.data or len(after.diagnostics) > len(draft.parsed.diagnostics):
        return False
    moved = edit.text.count("\n") if line is not None and draft.offset(line, 1) >= edit.start else 0
    meant = None if line is None else line + moved
    return any(code in found.codes and found.line == meant for found in ignores(after))
