"""Findings as a code quality report of GitLab (`artifacts:reports:codequality`)."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from cxmap.rendering.text.checks.findings import Findings, worst_first
from cxmap.rendering.text.documents import json_document
from cxmap.rendering.text.signs import visible
from cxmap.source import Severity

SEVERITIES: Mapping[Severity, str] = MappingProxyType(
    {"error": "major", "warning": "minor", "advice": "info"}
)
"""`blocker` and `critical` are left to whoever finds something worse than a map that is wrong."""


def document(report: Findings) -> str:
    """One list of findings. The fingerprint decides what a merge request says is new or gone."""
    return json_document(
        [
            {
                "description": visible(finding.sentence),
                "check_name": f"cxmap/{finding.code}",
                "fingerprint": finding.key,
                "severity": SEVERITIES[finding.level],
                "location": {
                    "path": finding.file,
                    "lines": {
                        "begin": finding.span.line,
                        "end": max(finding.span.line, finding.span.end_line),
                    },
                },
            }
            for finding in worst_first(report.findings)
        ]
    )
