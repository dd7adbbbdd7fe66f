"""What a map takes in from shared files is known while it is written."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from cxmap import api

from .cursor import placed

MAP = """\
cxmap: 1
title: A visit
use: shared/parts.yaml
personas: [anna]
channels: [{id: web, name: Web shop}]
touchpoints:
  - {id: look, name: I look, channel: store}
  - {id: pay, name: I pay, channel: web}
"""
PARTS = """\
cxmap-shared: 1
title: Parts
personas: [{id: anna, name: Anna, role: Comes on Saturdays}]
channels:
  - {id: store, name: Our store, purpose: Help in person}
  - {name: Telephone}
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "cxmap.toml").write_text("")
    (tmp_path / "shared").mkdir()
    (tmp_path / "shared/parts.yaml").write_text(PARTS)
    return tmp_path


def at(folder: Path, text: str) -> tuple[api.Edited, int, int]:
    edited, line, column = placed(text)
    return api.Edited(edited.text, str(folder / "visit.cxmap.yaml")), line, column


def test_ids_of_shared_files_are_proposed_behind_those_of_the_map(folder: Path) -> None:
    edited, line, column = at(folder, MAP.replace("channel: store", "channel: |"))
    assert [proposal.label for proposal in edited.proposals(line, column)] == ["web", "store", "telephone"]
    told = next(proposal for proposal in edited.proposals(line, column) if proposal.label == "store")
    assert "Help in person" in told.about and "parts.yaml" in told.about


@pytest.mark.parametrize("written", ["sto|re", "STO|RE", "Our st|ore"])
def test_a_reference_leads_into_the_shared_file(folder: Path, written: str) -> None:
    edited, line, column = at(folder, MAP.replace("channel: store", f"channel: {written}"))
    found = edited.definition(line, column)
    assert found is not None and found.path is not None
    assert Path(found.path).name == "parts.yaml" and found.text == PARTS
    assert (found.span.line, found.span.column) == (5, 10)
    card = edited.card(line, column)
    assert card is not None and "Our store" in card.text


def test_a_name_alone_stands_for_the_shared_part(folder: Path) -> None:
    edited, line, column = at(folder, MAP.replace("[anna]", "[an|na]"))
    found, card = edited.definition(line, column), edited.card(line, column)
    assert found is not None and found.path is not None and found.span.line == 3
    assert card is not None and "Comes on Saturdays" in card.text and "made from" not in card.text


def test_what_stands_in_the_map_is_found_there(folder: Path) -> None:
    edited, line, column = at(folder, MAP.replace("channel: web", "channel: w|eb"))
    found = edited.definition(line, column)
    assert found is not None and found.path is None and found.span.line == 5


def test_without_a_folder_nothing_is_taken_in() -> None:
    edited, line, column = placed(MAP.replace("channel: store", "channel: st|ore"))
    assert edited.definition(line, column) is None


def test_a_broken_text_knows_them_too(folder: Path) -> None:
    edited, line, column = at(folder, MAP.replace("channel: store}", "channel: |"))
    assert "store" in [proposal.label for proposal in edited.proposals(line, column)]


def test_a_shared_file_that_leads_out_of_the_project_lends_nothing(folder: Path, tmp_path: Path) -> None:
    inner = folder / "inner"
    shutil.copytree(folder / "shared", folder / "outside")
    inner.mkdir()
    (inner / "cxmap.toml").write_text("")
    text = MAP.replace("shared/parts.yaml", "../outside/parts.yaml").replace("channel: store", "channel: |")
    edited, line, column = at(inner, text)
    assert [proposal.label for proposal in edited.proposals(line, column)] == ["web"]


def test_the_verdict_on_a_shared_file_is_that_of_validate(folder: Path) -> None:
    path = folder / "shared/parts.yaml"
    assert api.verdict_of(str(path)).problems == api.check(path).diagnostics == ()


@pytest.mark.parametrize(
    "text", [MAP.replace("channel: store", "channel: st|ore"), MAP.replace("[anna]", "[an|na]")]
)
def test_what_other_maps_may_name_is_not_renamed_here(folder: Path, text: str) -> None:
    edited, line, column = at(folder, text)
    refusal = edited.renamed(line, column, "new")
    assert isinstance(refusal, api.Refusal) and "parts.yaml:" in refusal.why
