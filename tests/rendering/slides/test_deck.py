"""The slides of a map: what is on them, and that nothing of the table is lost."""

from __future__ import annotations

import io
from pathlib import Path
from random import Random
from typing import Any

import pptx
import pytest

from cxmap import api
from cxmap.loading.configuration import Brand
from cxmap.model import Map
from tests.generated.maps import MapMaker, mended


def texts(shapes: Any) -> list[str]:
    told: list[str] = []
    for shape in shapes:
        if hasattr(shape, "shapes"):
            told += texts(shape.shapes)
        elif shape.has_text_frame:
            told.append(shape.text_frame.text.replace("\v", " "))
        elif shape.has_table:
            told += [cell.text for row in shape.table.rows for cell in row.cells]
    return told


def deck(map_: Map, **options: Any) -> Any:
    return pptx.Presentation(io.BytesIO(api.Drawing(map_, **options).slides()))


@pytest.mark.parametrize("name", ["hotel-stay", "insurer-lifecycle"])
def test_every_gap_is_in_the_tables_and_every_source_in_the_notes(name: str, project: Path) -> None:
    map_ = api.load(project / "examples" / f"{name}.cxmap.yaml")
    made = deck(map_)
    tables = [shape.table for slide in made.slides for shape in slide.shapes if shape.has_table]
    names = [row.cells[1].text.split("\n")[0] for table in tables for row in list(table.rows)[1:]]
    assert sorted(names) == sorted(place.name for place in api.score(map_).places)
    assert [row.cells[0].text for table in tables for row in table.rows][1] == "1"
    for slide in made.slides:
        assert slide.shapes.title is not None
        notes = slide.notes_slide.notes_text_frame.text
        assert all((source.name or source.id) in notes for source in map_.sources)


def test_slides_show_what_the_pictures_show(project: Path) -> None:
    map_ = api.load(project / "examples" / "shopping-day.cxmap.yaml")
    made = deck(map_)
    drawing = api.Drawing(map_, size="slide", brand=Brand(font="DejaVu Sans"))  # as wide as there is room for
    for view, slide in (("board", made.slides[0]), ("curve", made.slides[2])):
        drawn = " ".join(text.text for text in drawing.pages(view)[0].texts)
        assert sorted(drawn.split()) == sorted(" ".join(texts(slide.shapes)).split())
    summary = texts(made.slides[1].shapes)
    assert any(text.startswith("1. Queue at the till") for text in summary)


@pytest.mark.parametrize("seed", range(3))
def test_slides_of_maps_that_nobody_wrote(seed: int) -> None:
    map_ = Map.model_validate(mended(MapMaker(Random(seed), 120).make()))
    content = api.Drawing(map_).slides()
    assert content == api.Drawing(map_).slides()
    assert len(pptx.Presentation(io.BytesIO(content)).slides) >= 3


def test_theme_and_language_are_those_that_are_asked_for(project: Path) -> None:
    map_ = api.load(project / "examples" / "shopping-day.cxmap.yaml")
    made = deck(map_, theme="dark", language="nl")
    assert made.slides[0]._element.xpath("./p:cSld/p:bg//a:schemeClr/@val") == ["bg1"]
    assert "doel" in texts(made.slides[len(made.slides) - 1].shapes)
