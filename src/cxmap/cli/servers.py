"""Findings on their way to a build server: annotations for GitHub's log, documents for the others."""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from cxmap.cli.build_logs import command
from cxmap.cli.terminal import put

if TYPE_CHECKING:
    from cxmap.api.checks import Finding

FORMS = ("github", "gitlab", "sarif", "junit", "markdown")
ROOTS = ("GITHUB_WORKSPACE", "CI_PROJECT_DIR")
"""Where GitHub and its kin, and GitLab, say that the repository lies. Their paths begin there."""


def show_findings(what: str, files: Sequence[str], findings: Iterable[Finding], form: str) -> None:
    """Write what a command found to standard output; `files` are all that it looked at."""
    from cxmap.api import checks
    from cxmap.api.checks import Command

    report = checks.report(what, files, findings, _root())
    if form == "github":
        for line in checks.log_lines(report):
            if isinstance(line, Command):
                command(line.line)
            else:
                put(line + "\n")
    else:
        put(checks.document(report, form))


def _root() -> Path:
    """The root of the repository, as far as somebody says that the current folder lies in it."""
    here = Path.cwd()
    for name in ROOTS:
        root = os.environ.get(name, "")
        if root and here.resolve().is_relative_to(Path(root).resolve()):
            return Path(root)
    return here
