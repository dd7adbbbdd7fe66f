"""What was found, in the formats of build servers."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec.structs import replace

from cxmap import __version__
from cxmap.api.reading import Checked, Opened, why_unsound
from cxmap.rendering.text.checks.findings import BEGINNING, Findings, Help
from cxmap.rendering.text.checks.findings import Finding as Finding
from cxmap.rendering.text.checks.github import Command as Command
from cxmap.rendering.text.checks.github import lines
from cxmap.source import STDIN, Diagnostic, Span, absolute

if TYPE_CHECKING:
    from cxmap.view.gaps.rows import GapTable
    from cxmap.view.gaps.together import Together
    from cxmap.view.promises import BrokenPromise

UNREADABLE = Help(
    "unreadable",
    "unreadable",
    "A map, or the settings that hold for it, could not be read, so that nothing is known of what it holds: "
    "the file is missing, may not be read, or leads out of its folder.",
)

UNSOUND = Help(
    "unsound",
    "not-judged",
    "A map with errors is judged in no part, so that nobody takes half of a list of gaps for all of it. "
    "`cxmap validate` shows every error with its cure.",
)


def problem_findings(
    files: Iterable[Checked], fails: Callable[[Checked, Diagnostic], bool]
) -> Iterator[Finding]:
    """The problems of files that were checked; `fails` says which of them fail the run."""
    for file in files:
        for problem in file.diagnostics:
            yield Finding(
                file.name,
                problem.code,
                problem.severity,
                problem.message,
                problem.hint or "",
                problem.span or BEGINNING,
                problem.related,
                fingerprint=problem.fingerprint,
                fails=fails(file, problem),
                weight=math.inf if problem.severity == "error" else 0.0,  # the map is of no use
            )


def unlike_findings(view: Together, *, fails: bool) -> Iterator[Finding]:
    """One touchpoint with two scores, where it is told; `fails` says whether that fails the run."""
    for own in view.unlike:
        yield Finding(
            own.file,
            own.code,
            "warning",
            own.message,
            own.hint,
            Span(own.line, own.column, *own.end),
            fingerprint=own.fingerprint,
            fails=fails,
        )


def unsound_findings(files: Iterable[Checked]) -> Iterator[Finding]:
    """Maps that have errors, one finding each, where the first error stands."""
    for file in files:
        first = next((problem for problem in file.diagnostics if problem.severity == "error"), None)
        yield Finding(
            file.name,
            UNSOUND.code,
            "error",
            f"this map is not judged: {why_unsound(file.diagnostics)}",
            span=first.span if first is not None and first.span is not None else BEGINNING,
            subject="errors",
            fails=True,
            weight=math.inf,
        )


def unread_findings(reasons: Iterable[str]) -> Iterator[Finding]:
    """What could not be read, each with its reason, which names the path."""
    for reason in dict.fromkeys(reasons):
        yield Finding(".", UNREADABLE.code, "error", reason, fingerprint=reason, fails=True, weight=math.inf)


def gap_findings(
    opened: Opened,
    whole: GapTable,
    listed: GapTable,
    *,
    gates: Collection[str] = (),
    promises: Sequence[BrokenPromise] = (),
) -> Iterator[Finding]:
    """What a map's list of gaps says: the rows of it that are listed, and those that a gate fails on."""
    from cxmap.rendering.text.checks.shortfalls import Places, shortfalls

    if opened.map is None:
        return
    locate = opened.document.locate
    points = {step.touchpoint.id: locate((*step.route, "name")) for step in opened.map.steps}
    phases = {phase.id: locate(("phases", at, "name")) for at, phase in enumerate(opened.map.phases)}
    places = Places(
        {name: span for name, span in points.items() if span is not None},
        {name: span for name, span in phases.items() if span is not None},
    )
    ids = {row.id for row in listed.rows}
    yield from shortfalls(opened.checked.name, whole, ids, gates=gates, promises=promises, places=places)


def report(command: str, files: Sequence[str], findings: Iterable[Finding], root: Path) -> Findings:
    """All that a run found, with the pages of its codes; paths begin at `root`, where a server's do."""
    from cxmap.lint.catalogue import PAGES
    from cxmap.rendering.text.checks import shortfalls

    ways = _Ways(root)
    seen: Counter[tuple[str, str, str]] = Counter()
    placed: list[Finding] = []
    for finding in findings:
        seen[known := (finding.file, finding.code, finding.fingerprint)] += 1
        again = f"-{seen[known]}" if seen[known] > 1 else ""  # else servers would take two for one
        placed.append(replace(finding, file=ways.to(finding.file), fingerprint=finding.fingerprint + again))
    codes = {finding.code for finding in placed}
    explained = [Help(page.code, page.name, page.text, page.wrong, page.right) for page in PAGES]
    pages = tuple(page for page in (*explained, *shortfalls.PAGES, UNSOUND, UNREADABLE) if page.code in codes)
    names = tuple(dict.fromkeys(map(ways.to, files)))
    return Findings(command, __version__, names, tuple(placed), pages)


def document(report: Findings, form: str) -> str:
    """The findings as one document: gitlab, sarif, junit or markdown. GitHub's are `log_lines`."""
    from cxmap.rendering.text.checks import gitlab, junit, markdown, sarif

    write = {
        "gitlab": gitlab.document,
        "sarif": sarif.document,
        "junit": junit.document,
        "markdown": markdown.document,
    }
    return write[form](report)


def log_lines(report: Findings) -> Iterator[Command | str]:
    """The findings as commands for GitHub's log, and lines that are none."""
    return lines(report)


class _Ways:
    """Ways from the root of a repository, each found once."""

    def __init__(self, root: Path) -> None:
        self._root = root.resolve()
        self._known: dict[str, str] = {".": ".", STDIN: "<stdin>", "<stdin>": "<stdin>"}

    def to(self, name: str) -> str:
        """The way to a file; its absolute path where it lies elsewhere."""
        if name not in self._known:
            path = Path(absolute(name))
            path = (
                path.parent.resolve() / path.name
            )  # the file itself may be a link; its name is what people know
            inside = path.is_relative_to(self._root)
            self._known[name] = (path.relative_to(self._root) if inside else path).as_posix()
        return self._known[name]
