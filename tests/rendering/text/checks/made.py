"""Findings of any kind and number, with texts of strangers in them."""

from __future__ import annotations

from hypothesis import strategies as st

from cxmap.rendering.text.checks.findings import Finding, Findings, Help
from cxmap.source import Related, Span

HOSTILE = (
    "::error::x",
    "a%0Ab",
    "x\r\n::stop-commands::y",
    "##[add-path]z",
    "##vso[task.complete]",
    "a,line=9:b",
    "]]><x>&amp;",
    "| a | b",
    "@all #1 <!-- x -->",
    "\x1b[31m",
    "￿\ud800",
)
texts = st.one_of(
    st.sampled_from(HOSTILE), st.text(max_size=12), st.text(alphabet=":#%,[]|\r\n =<&", max_size=12)
)
names = texts.map(lambda text: text.strip().replace("\ud800", "") or "a").filter(lambda name: name != ".")
spans = st.builds(
    lambda line, column, lines, columns: Span(line, column, line + lines, column + columns),
    st.integers(1, 99),
    st.integers(1, 99),
    st.integers(0, 2),
    st.integers(0, 9),
)
PAGES = (
    Help("CX201", "unknown-id", "There is no such id.\n\nIt was\nmistyped.", "a: 1\n", "b: 1\n"),
    Help("short", "below-goal", "Below its goal."),
)
findings = st.builds(
    Finding,
    file=names,
    code=st.sampled_from([page.code for page in PAGES]),
    level=st.sampled_from(["error", "warning", "advice"]),
    message=texts,
    hint=texts,
    span=spans,
    related=st.lists(st.builds(Related, texts, span=st.none() | spans), max_size=2).map(tuple),
    subject=texts,
    fingerprint=st.uuids().map(str),
    fails=st.booleans(),
    weight=st.floats(0, 9),
)


@st.composite
def reports(draw: st.DrawFn, most: int = 45) -> Findings:
    """What one run found, in the files that it names and in others."""
    found = draw(st.lists(findings, max_size=most))
    codes = {finding.code for finding in found}
    files = dict.fromkeys((*(finding.file for finding in found), *draw(st.lists(names, max_size=2))))
    return Findings(
        "validate", "1.2.3", tuple(files), tuple(found), tuple(page for page in PAGES if page.code in codes)
    )
