"""A map that takes things in goes out whole: nobody elsewhere has its shared files."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from cxmap import api


@pytest.mark.parametrize("form", ["json", "xlsx"])
def test_it_comes_back_with_what_it_took_in(project: Path, tmp_path: Path, form: str) -> None:
    source = project / "examples" / "insurer" / "relation.cxmap.yaml"
    written = api.export_map(source, form)
    assert any("`use`" in loss.text for loss in written.losses)
    target = tmp_path / f"relation.{form}"
    target.write_bytes(written.encoded)
    back = api.loads(api.import_map(os.fspath(target)).text)
    map_ = api.load(source)
    assert [own.id for own in back.channels] == [own.id for own in map_.channels]
    assert back.sources == map_.sources
    assert back.use == ()
    assert [step.touchpoint.journey for step in back.steps] == [
        step.touchpoint.journey for step in map_.steps
    ]
