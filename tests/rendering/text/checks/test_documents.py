"""Documents of build servers: each is accepted by the rules of its format, and all hold the same findings."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path
from xml.etree import ElementTree as Xml

import jsonschema
from hypothesis import given

from cxmap.rendering.text.checks import gitlab, junit, markdown, sarif
from cxmap.rendering.text.checks.findings import Findings
from tests.rendering.text.checks.made import reports

SARIF = jsonschema.Draft7Validator(
    json.loads(Path(__file__).with_name("sarif.schema.json").read_text("utf-8")),
    format_checker=jsonschema.FormatChecker(),
)


@given(reports())
def test_sarif_is_sarif(report: Findings) -> None:
    text = sarif.document(report)
    document = json.loads(text)
    SARIF.validate(document)
    (run,) = document["runs"]
    rules = run["tool"]["driver"]["rules"]
    assert len({rule["id"] for rule in rules}) == len(rules)
    for found in run["results"]:
        assert rules[found["ruleIndex"]]["id"] == found["ruleId"]
        for place in (*found["locations"], *found.get("relatedLocations", ())):
            region = place["physicalLocation"]["region"]
            assert (region["startLine"], region["startColumn"]) <= (region["endLine"], region["endColumn"])
    assert all(rule["help"]["text"] for rule in rules)
    assert "##" not in text and text.isascii()


def test_sarif_that_is_none_is_refused() -> None:
    good = json.loads(sarif.document(Findings("validate", "1", ("a",), (), ())))
    SARIF.validate(good)
    faults: tuple[dict[str, object], ...] = ({"version": "2.0.0"}, {"runs": [{"results": []}]}, {"more": 1})
    for fault in faults:
        assert not SARIF.is_valid(good | fault)


@given(reports())
def test_fingerprints_tell_findings_apart(report: Findings) -> None:
    wanted = {(finding.file, finding.code, finding.fingerprint) for finding in report.findings}
    in_gitlab = [found["fingerprint"] for found in json.loads(gitlab.document(report))]
    (run,) = json.loads(sarif.document(report))["runs"]
    in_sarif = [found["partialFingerprints"]["cxmap/v1"] for found in run["results"]]
    assert Counter(in_gitlab) == Counter(in_sarif)
    assert len(set(in_gitlab)) == len(wanted)


@given(reports())
def test_gitlab_has_what_it_needs(report: Findings) -> None:
    for found in json.loads(gitlab.document(report)):
        assert found["severity"] in ("info", "minor", "major", "critical", "blocker")
        assert found["description"] and found["check_name"] and found["location"]["path"]
        assert 1 <= found["location"]["lines"]["begin"] <= found["location"]["lines"]["end"]


@given(reports())
def test_junit_is_counted_right_and_names_no_test_twice(report: Findings) -> None:
    text = junit.document(report)
    assert text.isascii() and "##" not in text
    root = Xml.fromstring(text)
    for suite in root:
        cases = list(suite)
        assert int(suite.attrib["tests"]) == len(cases) >= 1
        assert int(suite.attrib["failures"]) == len(list(suite.iter("failure")))
        assert int(suite.attrib["skipped"]) == len(list(suite.iter("skipped")))
    assert int(root.attrib["tests"]) == len(list(root.iter("testcase")))
    assert int(root.attrib["failures"]) == sum(finding.fails for finding in report.findings)
    assert len(list(root.iter("skipped"))) == sum(not finding.fails for finding in report.findings)


@given(reports(most=6))
def test_markdown_is_a_table_that_texts_cannot_leave(report: Findings) -> None:
    text = markdown.document(report)
    rows = [line for line in text.split("\n") if line.startswith("| ")]
    assert len(rows) == (2 + len(report.findings) if report.findings else 0)
    assert {row.count("|") for row in rows} <= {5}
    assert not set("<@`").intersection("".join(rows))
