"""The comment on a pull request: its text fits, and it is known again among others."""

from __future__ import annotations

import json
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

# the script stands on its own, as the action runs it: it belongs to no package
_spec = spec_from_file_location("comment", Path(__file__).parents[2] / "scripts/comment.py")
assert _spec is not None and _spec.loader is not None
_comment = module_from_spec(_spec)
_spec.loader.exec_module(_comment)
MARKER, MOST, body, folded, main, ours = (
    _comment.MARKER,
    _comment.MOST,
    _comment.body,
    _comment.folded,
    _comment.main,
    _comment.ours,
)
TAKEN = 65_536
"""Signs that GitHub takes."""


@given(st.lists(st.text(max_size=60), max_size=4), st.integers(0, 3_000))
def test_it_fits_and_says_what_is_left_out(pages: list[str], rows: int) -> None:
    table = [f"| {number} | 🙂 {'x' * 20} |" for number in range(rows)]
    text = body([*pages, "\n".join(table)])
    assert text.startswith(MARKER + "\n")
    assert len(text.encode("utf-16-le", "replace")) // 2 <= TAKEN
    shown = [line for line in text.split("\n") if line in set(table)]
    assert shown == table[: len(shown)]
    if len(shown) < rows:
        assert f"{rows - len(shown)} more line" in text
        assert len(text) > MOST / 2


def test_lists_are_folded_below_what_fails() -> None:
    page = "### cxmap gaps: 1 error in 2 maps\n\n| a |\n\n### A visit\n\n| b |\n\n### Another\n"
    opened, fold, rest = folded(page).partition("<details>")
    assert "| a |" in opened and fold
    assert "### A visit" in rest and "### Another" in rest and rest.endswith("\n</details>")
    assert folded("### cxmap gaps: nothing\n") == "### cxmap gaps: nothing"
    assert folded("### A visit\n").startswith("<details>")


def test_what_is_cut_inside_of_a_fold_is_closed() -> None:
    text = body(["### top", folded("### A visit\n" + "| row |\n" * 20_000)])
    assert text.count("<details>") == text.count("</details>") == 1
    assert "more lines" in text.split("</details>")[1]


def test_it_is_known_again_on_any_page_of_the_list() -> None:
    def comment(number: int, kind: str, text: str) -> dict[str, object]:
        return {"id": number, "user": {"type": kind}, "body": text}

    first = [comment(1, "User", MARKER), comment(2, "Bot", "hello\n" + MARKER)]
    second = [comment(3, "Bot", body(["a"])), comment(4, "Bot", body(["b"]))]
    assert ours(json.dumps(first)) is None
    assert ours(json.dumps(first) + "\n" + json.dumps(second)) == 3
    assert ours("[]") is None
    assert ours("") is None


def test_as_a_program(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    page = tmp_path / "page.md"
    page.write_text("### é `x`\n", "utf-8")
    assert main(["body", str(page), str(page)]) == 0
    payload = json.loads(capsys.readouterr().out)
    assert payload == {"body": f"{MARKER}\n### é `x`\n\n### é `x`\n"}
    listed = tmp_path / "listed.json"
    listed.write_text(json.dumps([{"id": 9, "user": {"type": "Bot"}, "body": payload["body"]}]), "utf-8")
    assert main(["find", str(listed)]) == 0
    assert capsys.readouterr().out == "9\n"
    assert main(["remove"]) == 2
