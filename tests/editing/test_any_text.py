"""No text that somebody may have on the screen is too much for an editor's questions."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxmap import api
from cxmap.editing.draft import applied

ROOT = Path(__file__).parents[2]
MAPS = sorted([*ROOT.glob("examples/**/*.cxmap.yaml"), *ROOT.glob("tests/maps/*.yaml")])
PIECES = [
    "", " ", "\n", "  - ", ": ", "{", "}", "[", "]", '"', "'", "|", ">", "#", "\t", "&a", "*a", "!!x",
    "\ufeff", "😀", "\u202e", "\x00", "\ud800", "\r", "- - - ", "? ", "<<: ", "experience: .nan\n",
    "id: [1]\n", "next: {a: {b: c}}\n", "scale: {min: .nan, max: .inf}\n", "channels: {a: b}\n",
    "phases: 3\n", "touchpoints: [[x]]\n", "scale: {min: 1e308, max: -1}\n", "012", "1e999",
]  # fmt: skip


def _ask_everything(text: str, at: int, path: str = api.NO_FILE) -> None:
    edited = api.Edited(text, path)
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    line = min(at, len(lines) - 1)
    for column in {0, len(lines[line]) // 2, len(lines[line])}:
        edited.proposals(line, column)
        edited.card(line, column)
        edited.definition(line, column)
        edited.references(line, column)
        edits = edited.renamed(line, column, "new")
        if isinstance(edits, list):
            applied(text, edits)
    edited.outline()
    edited.folds()
    edited.links()
    for problem in edited.verdict.problems[:3]:
        for cure in edited.cures(problem):
            applied(text, cure.edits)
    edited.hints()


@pytest.mark.parametrize("path", MAPS, ids=lambda path: path.name)
def test_mutated_maps(path: Path) -> None:
    text, chance = path.read_text("utf-8"), random.Random(path.name)
    place = str(path) if "\nuse:" in text else api.NO_FILE
    for _ in range(12):
        mutant = text
        for _ in range(chance.randint(1, 3)):
            at = chance.randrange(len(mutant) + 1)
            cut = chance.choice((0, 0, 1, 2, 20, 200))
            mutant = mutant[:at] + chance.choice(PIECES) + mutant[at + cut :]
        _ask_everything(mutant, chance.randrange(max(1, mutant.count("\n"))), place)


@given(
    st.lists(
        st.sampled_from([*PIECES, "cxmap: 1\n", "title: t\n", "touchpoints:\n  - name: x\n", "    channel: "])
    ),
    st.integers(0, 9),
)
def test_texts_of_pieces(pieces: list[str], at: int) -> None:
    _ask_everything("".join(pieces), at)


@given(st.text(max_size=80), st.integers(0, 5))
def test_any_text(text: str, at: int) -> None:
    _ask_everything(text, at)
