"""Mending is safe: the map loads, findings are gone, all else stays, a second time changes nothing."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cxmap import api
from cxmap.errors import CxmapError
from cxmap.lint.survey import Ages

AGES = Ages(date(2026, 4, 1))
TEXTS = ("Nobody looks up", "-", "—", "No chair", "None", "'it''s cold'", '"a # b"', "text: No chair")
COMMENTS = ("", "", "  # why", "  # cxmap: ignore[CX421]", "  # cxmap: ignore[CX436, CX423]")


def _quoted(item: str) -> str:
    return f'"{item}"' if item == "-" else item


@st.composite
def _list(draw: st.DrawFn, indent: str) -> str:
    """A list of texts as people write one: in brackets or in lines, with comments here and there."""
    items = draw(st.lists(st.sampled_from(TEXTS), min_size=1, max_size=5))
    if draw(st.booleans()):
        plain = [f"{{{item}}}" if item.startswith("text:") else _quoted(item) for item in items]
        gap = draw(st.sampled_from((", ", ",", " ,  ")))
        return f" [{gap.join(plain)}]{draw(st.sampled_from(COMMENTS))}"
    dash = draw(st.sampled_from(("- ", "-   ")))
    lines = []
    for item in items:
        if draw(st.integers(0, 5)) == 0:
            lines.append(f"{indent}# about the next")
        lines.append(f"{indent}{dash}{_quoted(item)}{draw(st.sampled_from(COMMENTS))}")
    return "\n" + "\n".join(lines)


@st.composite
def _maps(draw: st.DrawFn) -> str:
    """The text of a map with things that can be mended, and others that look alike."""
    lines = ["cxmap: 1", "title: A visit", "channels: [{id: web, name: Web}, {id: no, name: Nein}]"]
    if draw(st.booleans()):
        above = ("# cxmap: ignore[CX421]", "# cxmap: ignore[CX439, CX110]", "# hello")
        lines.insert(0, draw(st.sampled_from(above)))
    lines.append("touchpoints:")
    for number in range(draw(st.integers(1, 3))):
        lines.append(f"  - name: Step {number}{draw(st.sampled_from(COMMENTS))}")
        lines.append(f"    channel: {draw(st.sampled_from(('web', 'WEB', 'Web', 'NO', '[wEB, no]')))}")
        keys = draw(st.lists(st.sampled_from(("pain_points", "gains", "thoughts")), unique=True))
        lines += [f"    {key}:{draw(_list('      '))}" for key in keys]
        if draw(st.booleans()):
            lines.append("    lanes: {}")
    end = draw(st.sampled_from(("\n", "\r\n")))
    return "\n".join(lines).replace("\n", end) + draw(st.sampled_from(("", end)))


def _words(path: Path) -> list[str]:
    """What a map says, but for what a cure may take away."""
    record, words = api.load(path).model_dump_json(), ("Nobody looks up", "No chair", "cold", "a # b", "None")
    return [word for word in (*words, "Step 0", "Step 2") if word in record]


@settings(max_examples=50, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(text=_maps())
def test_mending_is_safe(text: str, tmp_path: Path) -> None:
    path = tmp_path / "m.cxmap.yaml"
    path.write_bytes(text.encode())
    before = api.check(path, advice=AGES)
    if before.errors:
        return
    words = _words(path)
    mended = api.mended(str(path), advice=AGES, keeps=lambda file: file)
    mended.write()
    after = api.check(path, advice=AGES)
    assert not after.errors
    assert _words(path) == words
    for code in {one.code for one in mended.cured} - {"CX016"}:
        count, there, left = (
            sum(one.code == code for one in found)
            for found in (mended.cured, before.diagnostics, after.diagnostics)
        )
        assert left <= there - count  # a sentence that goes may have had findings of other codes
    assert len(after.diagnostics) <= len(before.diagnostics)
    for comment in ("# why", "# about the next", "# hello"):
        assert text.count(comment) == mended.after.count(comment)
    assert (mended.after == text) == (not mended.cured)
    again = api.mended(str(path), advice=AGES, keeps=lambda file: file)
    assert (again.after, again.cured) == (mended.after, ())


def test_a_file_that_changes_meanwhile_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "m.cxmap.yaml"
    text = "cxmap: 1\ntitle: t\nchannels: [{id: web, name: W}]\ntouchpoints: [{name: a, channel: WEB}]\n"
    path.write_text(text, encoding="utf-8")
    mended = api.mended(str(path), advice=AGES, keeps=lambda file: file)
    assert mended.cured
    path.write_text(text + "# mine\n", encoding="utf-8")
    with pytest.raises(CxmapError, match="was changed"):
        mended.write()
    assert path.read_text(encoding="utf-8") == text + "# mine\n"
