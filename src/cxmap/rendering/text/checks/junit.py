"""Findings as JUnit's XML, which nearly every build server shows as tests.

A suite is a map, a test a finding: failed where the run fails because of it, else skipped with a message,
since JUnit has no warnings. A map without findings is one test that passed.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from xml.etree import ElementTree as Xml

from cxmap.rendering.text.checks.findings import Finding, Findings
from cxmap.rendering.text.signs import visible

_NO_XML = re.compile("[\ufffe\uffff]")
"""What `visible` leaves and XML cannot hold, not even by number."""


def document(report: Findings) -> str:
    """One document in ASCII: other signs are references, so that no encoding of a terminal can spoil it."""
    suites = Xml.Element("testsuites", name=f"cxmap {report.command}")
    by_file: dict[str, list[Finding]] = {file: [] for file in report.files}
    for finding in report.findings:
        by_file.setdefault(finding.file, []).append(finding)
    suites.extend(_suite(report, file, findings) for file, findings in by_file.items())
    for count in ("tests", "failures", "errors", "skipped"):
        suites.set(count, str(sum(int(suite.get(count, "0")) for suite in suites)))
    Xml.indent(suites)
    text: str = Xml.tostring(suites, encoding="us-ascii", xml_declaration=True).decode("ascii")
    return text.replace("##", "#&#35;") + "\n"  # two of them can begin a command in a log


def _suite(report: Findings, file: str, findings: Sequence[Finding]) -> Xml.Element:
    name = _text(file)
    failing = sum(finding.fails for finding in findings)
    suite = Xml.Element(
        "testsuite",
        name=name,
        tests=str(max(1, len(findings))),
        failures=str(failing),
        errors="0",
        skipped=str(len(findings) - failing),
    )
    if not findings:
        Xml.SubElement(suite, "testcase", classname=name, name=f"cxmap {report.command}", file=name)
    names: Counter[str] = Counter()
    for finding in findings:
        title = _text(f"{report.title_of(finding)}: {finding.subject or finding.message}")
        names[title] += 1
        if names[title] > 1:  # servers take two tests of one name for the same test
            title += f" ({names[title]})"
        suite.append(_case(finding, name, title))
    return suite


def _case(finding: Finding, file: str, title: str) -> Xml.Element:
    span = finding.span
    case = Xml.Element("testcase", classname=file, name=title, file=file, line=str(span.line))
    outcome = Xml.SubElement(case, "failure" if finding.fails else "skipped", message=_text(finding.sentence))
    if finding.fails:
        outcome.set("type", finding.code)
        outcome.text = _text(f"{finding.file}:{span.line}:{span.column}: {finding.code} {finding.sentence}")
    return case


def _text(text: str) -> str:
    return _NO_XML.sub(lambda sign: f"<U+{ord(sign[0]):04X}>", visible(text))
