"""Findings as a table in Markdown, for the summary of a job or a comment."""

from __future__ import annotations

from cxmap.rendering.text.checks.findings import Finding, Findings, worst_first
from cxmap.rendering.text.documents import escaped


def document(report: Findings) -> str:
    """A heading with the counts, and a row for each finding, the worst first."""
    lines = [f"### cxmap {report.command}: {report.summary}", ""]
    if report.findings:
        lines += ["| | Where | What | What to do |", "| --- | --- | --- | --- |"]
        lines += [_row(report, finding) for finding in worst_first(report.findings)]
        lines.append("")
    return "\n".join(lines)


def _row(report: Findings, finding: Finding) -> str:
    cells = (
        f"{finding.level}{', fails' if finding.fails and finding.level != 'error' else ''}",
        escaped(f"{finding.file}:{finding.span.line}"),
        f"{escaped(report.title_of(finding))}: {escaped(finding.message)}",
        escaped(finding.hint),
    )
    return "| " + " | ".join(cells) + " |"
