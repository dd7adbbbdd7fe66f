"""Findings as SARIF 2.1.0 (OASIS), for code scanning and for editors."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any
from urllib.parse import quote

from cxmap.rendering.text.checks.findings import Finding, Findings, Help
from cxmap.rendering.text.documents import json_document
from cxmap.rendering.text.signs import visible
from cxmap.source import Severity, Span

SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
FINGERPRINT = "cxmap/v1"
"""A later way to make fingerprints gets a later number, so that readers do not take old findings for new."""
ROOT = "SRCROOT"
LEVELS: Mapping[Severity, str] = MappingProxyType({"error": "error", "warning": "warning", "advice": "note"})


def document(report: Findings) -> str:
    """One run with its rules, their pages and all findings."""
    numbers = {page.code: number for number, page in enumerate(report.pages)}
    levels = {finding.code: finding.level for finding in reversed(report.findings)}
    run = {
        "tool": {
            "driver": {
                "name": "cxmap",
                "version": report.version,
                "rules": [_rule(page, levels.get(page.code, "warning")) for page in report.pages],
            }
        },
        "automationDetails": {"id": f"cxmap/{report.command}/"},
        "columnKind": "unicodeCodePoints",
        "artifacts": [{"location": _location(file)} for file in report.files],
        "results": [_result(finding, numbers) for finding in report.findings],
    }
    return json_document({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]})


def _rule(page: Help, level: Severity) -> dict[str, Any]:
    paragraphs = page.paragraphs
    return {
        "id": page.code,
        "name": "".join(part.capitalize() for part in page.name.split("-")),
        "shortDescription": {"text": page.name.replace("-", " ")},
        "fullDescription": {"text": " ".join(paragraphs)},
        "help": {"text": _plain_help(page), "markdown": _markdown_help(page)},
        "defaultConfiguration": {"level": LEVELS[level]},
    }


def _examples(page: Help) -> list[tuple[str, str]]:
    return [(title, text) for title, text in (("Wrong", page.wrong), ("Right", page.right)) if text]


def _plain_help(page: Help) -> str:
    examples = [f"{title}:\n\n{text.rstrip()}" for title, text in _examples(page)]
    return "\n\n".join([*page.paragraphs, *examples])


def _markdown_help(page: Help) -> str:
    examples = [f"{title}:\n\n```yaml\n{text.rstrip()}\n```" for title, text in _examples(page)]
    return "\n\n".join([*page.paragraphs, *examples])


def _result(finding: Finding, numbers: Mapping[str, int]) -> dict[str, Any]:
    result: dict[str, Any] = {
        "ruleId": finding.code,
        "ruleIndex": numbers[finding.code],
        "level": LEVELS[finding.level],
        "message": {"text": visible(finding.sentence)},
        "locations": [{"physicalLocation": _place(finding.file, finding.span)}],
        "partialFingerprints": {FINGERPRINT: finding.key},
    }
    related = [
        {
            "id": number,
            "physicalLocation": _place(finding.file, other.span),
            "message": {"text": visible(other.message)},
        }
        for number, other in enumerate(finding.related, start=1)
        if other.span is not None
    ]
    return result | ({"relatedLocations": related} if related else {})


def _location(file: str) -> dict[str, str]:
    """A path from the root of the repository as a reference; one that leads out of it stands for itself."""
    uri = quote(file.encode("utf-8", "surrogateescape"), safe="/")
    return {"uri": f"file://{uri}"} if file.startswith("/") else {"uri": uri, "uriBaseId": ROOT}


def _place(file: str, span: Span) -> dict[str, Any]:
    region = {
        "startLine": span.line,
        "startColumn": span.column,
        "endLine": max(span.line, span.end_line),
        "endColumn": span.end_column,
    }
    return {"artifactLocation": _location(file), "region": region}
