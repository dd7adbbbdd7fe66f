"""What a map's own comments silence: `# cxmap: ignore[CX402]`, and what is left of them.

On a line of its own a comment holds for the next line, behind a value for that line, and above everything
for the whole file. Errors cannot be silenced: a map with errors is of no use to any command.
"""

from __future__ import annotations

from collections.abc import Iterable

from cxmap.source import Diagnostic, Document, Rewrite
from cxmap.source.comments import Ignore, ignores

CODE = "CX016"
_TOLD_ELSEWHERE = ("CX329",)
"""What only several maps together show: who checks one cannot tell that nothing is silenced."""


def is_meant(code: str, written: str) -> bool:
    """Whether a code, or the beginning of one, means a code."""
    return code.startswith(written.upper())


def without_ignored(document: Document, problems: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """The problems of a file that its comments do not silence."""
    comments = ignores(document)
    if not comments:
        return tuple(problems)
    return tuple(
        problem for problem in problems if not any(_silences(ignore, problem) for ignore in comments)
    )


def useless_ignores(document: Document, problems: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """Each comment, or code of one, that silences none of the problems: every problem that there is."""
    known = tuple(problems)
    useless: list[Diagnostic] = []
    for comment in ignores(document):
        if not comment.codes:
            message = "this comment does not say what it ignores, so it ignores nothing"
            useless.append(_finding(comment, message, "Name codes in brackets: `# cxmap: ignore[CX402]`."))
            continue
        idle = [
            code
            for code in comment.codes
            if code not in _TOLD_ELSEWHERE and not any(_silences(comment, problem, code) for problem in known)
        ]
        if idle:
            named = ", ".join(f"`{code}`" for code in idle)
            message = f"nothing to ignore is found {_where(comment)} for {named}"
            kept = [code for code in comment.codes if code not in idle]
            useless.append(_finding(comment, message, "Remove it; errors cannot be ignored.", kept))
    return tuple(useless)


def _where(comment: Ignore) -> str:
    return "in this file" if comment.line is None else f"on line {comment.line}"


def _silences(comment: Ignore, problem: Diagnostic, code: str | None = None) -> bool:
    if problem.severity == "error" or problem.code == CODE:
        return False
    here = comment.line is None or (problem.span is not None and problem.span.line == comment.line)
    return here and any(is_meant(problem.code, code) for code in ([code] if code else comment.codes))


def _finding(comment: Ignore, message: str, cure: str, kept: list[str] | None = None) -> Diagnostic:
    rest = f"# cxmap: ignore[{', '.join(kept)}]" if kept else ""
    fixes = () if kept is None else (Rewrite(comment.span, rest),)
    return Diagnostic(CODE, message, hint=cure, severity="advice", span=comment.span, fixes=fixes)
