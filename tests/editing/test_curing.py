"""What can be done about findings: each cure takes its finding away and changes nothing else."""

from __future__ import annotations

from pathlib import Path

import pytest

from cxmap import api
from cxmap.editing.draft import applied, difference
from tests.editing.cursor import MAP

HEAD = "cxmap: 1\ntitle: t\nlanguage: en\n"
USED = "channels:\n  - {id: post, name: Post}\n"
USE = "touchpoints: [{name: x, channel: post}]\n"


def _cured(text: str, code: str, title: str) -> str:
    edited = api.Edited(text)
    problem = next(problem for problem in edited.verdict.problems if problem.code == code)
    cures = {cure.title: cure for cure in edited.cures(problem)}
    assert title in cures, list(cures)
    return applied(text, cures[title].edits)


def _codes(text: str) -> list[str]:
    return [problem.code for problem in api.Edited(text).verdict.problems]


@pytest.mark.parametrize(
    ("code", "title", "before", "after"),
    [
        ("CX102", "Change to `phases`", "stages: []\ntouchpoints: [x]\n", "phases: []\ntouchpoints: [x]\n"),
        (
            "CX102", "Change to `channel`",
            "touchpoints:\n  - {name: x, chanel: []}\n",
            "touchpoints:\n  - {name: x, channel: []}\n",
        ),
        (
            "CX105", "Change to `journey`",
            "kind: jurney\ntouchpoints: [x]\n",
            "kind: journey\ntouchpoints: [x]\n",
        ),
        (
            "CX201", "Change to `store`",
            "channels: [{id: store, name: S}]\ntouchpoints: [{name: x, channel: 'stoer'}]\n",
            "channels: [{id: store, name: S}]\ntouchpoints: [{name: x, channel: 'store'}]\n",
        ),
        (
            "CX201", "Add the channel `web-shop`",
            "channels:\n  - {id: store, name: S}  # old\n\ntouchpoints: [{name: x, channel: web-shop}]\n",
            "channels:\n  - {id: store, name: S}  # old\n  - {id: web-shop, name: Web shop}\n\n"
            "touchpoints: [{name: x, channel: web-shop}]\n",
        ),
        (
            "CX201", "Add the persona `anna`",
            "touchpoints:\n  - {name: x, personas: anna}\n",
            "personas:\n  - {id: anna, name: Anna}\ntouchpoints:\n  - {name: x, personas: anna}\n",
        ),
        (
            "CX201", "Add the source `diary`",
            "sources: [{id: a, type: survey}]\ntouchpoints: [{name: x, evidence: diary}]\n",
            "sources: [{id: a, type: survey}, {id: diary, name: Diary}]\n"
            "touchpoints: [{name: x, evidence: diary}]\n",
        ),
        (
            "CX110", "Mend: `WEB` is written with other capitals than the channel `web`",
            "channels: [{id: web, name: W}]\ntouchpoints: [{name: x, channel: WEB}]\n",
            "channels: [{id: web, name: W}]\ntouchpoints: [{name: x, channel: web}]\n",
        ),
        (
            "CX402", "Ignore CX402 on this line",
            USED + "  - {id: web, name: W}\n" + USE,
            USED + "  - {id: web, name: W}  # cxmap: ignore[CX402]\n" + USE,
        ),
        (
            "CX402", "Ignore CX402 on this line",
            USED + "  - {id: web, name: W}  # cxmap: ignore[CX110]\n" + USE,
            USED + "  - {id: web, name: W}  # cxmap: ignore[CX110, CX402]\n" + USE,
        ),
    ],
)  # fmt: skip
def test_cures(code: str, title: str, before: str, after: str) -> None:
    if title.startswith("Mend"):
        problem = next(one for one in api.Edited(HEAD + before).verdict.problems if one.code == code)
        title = f"Mend: {problem.message}"
    text = _cured(HEAD + before, code, title)
    assert text == HEAD + after
    assert code not in _codes(text)


def test_silence_for_the_whole_file() -> None:
    text = _cured(HEAD + USED + "  - Web\n" + USE, "CX402", "Ignore CX402 in this file")
    assert text.startswith("# cxmap: ignore[CX402]\ncxmap: 1\n")
    assert "CX402" not in _codes(text)


def test_errors_cannot_be_silenced_and_broken_texts_not_cured() -> None:
    edited = api.Edited(HEAD + "kind: jurney\ntouchpoints: [x]\n")
    titles = [cure.title for problem in edited.verdict.problems for cure in edited.cures(problem)]
    assert titles == ["Change to `journey`"]
    broken = api.Edited(HEAD + "kind: [jurney\n")
    assert [cure for problem in broken.verdict.problems for cure in broken.cures(problem)] == []


def test_every_finding_of_the_page_on_rules_can_be_cured_or_silenced() -> None:
    for page in api.rules():
        for text in filter(None, (page.wrong, page.right)):
            edited = api.Edited(text)
            before = edited.draft.parsed.data
            for problem in edited.verdict.problems:
                for cure in edited.cures(problem):
                    after = api.Edited(applied(text, cure.edits))
                    assert after.draft.is_whole, (page.code, cure.title)
                    if cure.title.startswith("Ignore"):
                        assert after.draft.parsed.data == before
                        key = (problem.code, problem.message)
                        assert [(one.code, one.message) for one in after.verdict.problems].count(key) < [
                            (one.code, one.message) for one in edited.verdict.problems
                        ].count(key), (page.code, cure.title)


def test_mending_all_is_what_the_command_does(tmp_path: Path) -> None:
    path = tmp_path / "m.cxmap.yaml"
    text = (
        HEAD
        + "channels: [{id: web, name: W}]\ntouchpoints: [{name: x, channel: WEB}, {name: y, channel: Web}]\n"
    )
    path.write_text(text)
    edited = api.Edited(text, str(path), tmp_path)
    after = applied(text, edited.mended())
    verdict = edited.verdict
    assert after == api.mended(str(path), advice=verdict.ruling.ages, keeps=verdict.ruling.kept).after
    assert after != text
    assert api.Edited(MAP, str(path), tmp_path).mended() == []


def test_the_smallest_difference() -> None:
    for before, after in (("", "a"), ("aa", "a"), ("abc", "axc"), ("aaa", "aaaa"), ("ab", "")):
        edit = difference(before, after)
        assert edit is not None
        assert applied(before, [edit]) == after
    assert difference("a", "a") is None
