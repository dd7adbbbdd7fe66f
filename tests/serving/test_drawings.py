"""What is drawn on the desk is what `cxmap render` draws, and nothing is drawn twice."""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest

from cxmap import api
from cxmap.cli.app import run
from cxmap.errors import CxmapError
from cxmap.serving import drawings as module
from cxmap.serving.drawings import Drawings
from cxmap.serving.shelf import Kept, filled, refreshed
from cxmap.serving.wishes import Wish
from tests.serving.conftest import MAP


def _drawn(path: Path) -> Kept:
    return filled([str(path)]).maps[0]


@pytest.mark.parametrize(
    ("name", "view", "form"),
    [
        ("shopping-day", "curve", "svg"),
        ("shopping-day", "matrix", "svg"),
        ("shopping-day.future", "board", "svg"),
        ("shopping-day.future", "matrix", "svg"),
        ("shopping-day.nl", "report", "html"),
    ],
)
def test_files_are_those_of_render(project: Path, tmp_path: Path, name: str, view: str, form: str) -> None:
    for other in ("shopping-day", "shopping-day.future", "shopping-day.nl"):
        source = project / "examples" / f"{other}.cxmap.yaml"
        (tmp_path / source.name).write_bytes(source.read_bytes())
    path = tmp_path / f"{name}.cxmap.yaml"
    command = ["render", str(path), "-v", view, "-f", form, "-o", str(tmp_path), "--no-history", "--quiet"]
    assert run(command) == 0
    rendered = next(tmp_path.glob(f"*.{view}.{form}")).read_bytes()
    kept = _drawn(path)
    assert Drawings(dated=False).file(kept, Wish(view=view), form) == rendered  # type: ignore[arg-type]


def test_choices_are_those_of_render(map_file: Path) -> None:
    kept, drawings = _drawn(map_file), Drawings(dated=False)
    wish = Wish(size="a4", theme="dark", lang="de")
    expected = api.render(
        api.load(map_file), "curve", "svg", size="a4", theme="dark", language="de",
        revision=api.revision_of(map_file),
    )  # fmt: skip
    assert drawings.file(kept, wish, "svg") == expected
    assert drawings.file(kept, wish.but(zoom="200"), "svg") is drawings.file(kept, wish, "svg")


def test_an_element_holds_the_marks_of_its_file(map_file: Path) -> None:
    kept, drawings = _drawn(map_file), Drawings()
    element = drawings.picture(kept, Wish()).sheets[0].whole.element
    assert element.startswith("<svg ")
    assert "<?xml" not in element
    assert "<metadata" not in element
    marks = re.compile(r"<(?:path|text|rect)\b[^>]*>")
    file = drawings.file(kept, Wish(), "svg").decode()
    assert marks.findall(element) == marks.findall(file)


def test_a_browser_is_sent_what_it_lacks(map_file: Path) -> None:
    shelf, drawings, wish = filled([str(map_file)]), Drawings(), Wish()
    first = drawings.changes(shelf.maps[0], wish, ())
    map_file.write_text(MAP.replace("Queue", "Stand"), "utf-8")
    changed = refreshed(shelf, [str(map_file)], frozenset({os.path.realpath(map_file)})).maps[0]
    whole = drawings.changes(changed, wish, ())
    known = drawings.changes(changed, wish, [sheet.digest for sheet in first.sheets])
    assert [sheet.was for sheet in known.sheets] == [sheet.digest for sheet in first.sheets]
    assert [sheet.digest for sheet in known.sheets] == [sheet.digest for sheet in whole.sheets]
    assert "Stand" in known.sheets[0].element
    assert len(known.sheets[0].element) < len(whole.sheets[0].element) / 2
    for strange in (["nothing known"], [whole.sheets[0].digest] * 2):
        assert drawings.changes(changed, wish, strange) == whole


def test_only_what_changed_is_drawn(map_file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    second = map_file.with_name("second.cxmap.yaml")
    second.write_text(MAP, "utf-8")
    folder, drawings, asked = [str(map_file.parent)], Drawings(), list[str]()
    real = api.drawing_of

    def counted(sight: api.Sight, view: str, **options: object) -> api.Drawing:
        asked.append(Path(sight.name).name)
        return real(sight, view, **options)  # type: ignore[arg-type]

    monkeypatch.setattr(api, "drawing_of", counted)
    shelf = filled(folder)
    for _ in range(2):
        for kept in shelf.maps:
            drawings.picture(kept, Wish())
    assert asked == ["second.cxmap.yaml", "visit.cxmap.yaml"]
    map_file.write_text(MAP.replace("-2", "-1"), "utf-8")
    shelf = refreshed(shelf, folder, frozenset({os.path.realpath(map_file)}))
    for kept in shelf.maps:
        drawings.picture(kept, Wish())
    assert asked[2:] == ["visit.cxmap.yaml"]


def test_what_is_kept_has_an_end(map_file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "MOST_BYTES", 100_000)
    kept, drawings = _drawn(map_file), Drawings()
    for view in api.VIEWS:
        if view != api.REPORT:
            drawings.picture(kept, Wish(view=view))
    held = drawings._kept.values()
    assert sum(size for _, size in held) == drawings._bytes <= 100_000 or len(held) == 1
    assert len(drawings._drawings) <= module.MOST_DRAWINGS


def test_the_atlas_is_made_of_the_last_good_maps(map_file: Path) -> None:
    folder = [str(map_file.parent)]
    shelf, drawings = filled(folder), Drawings()
    made, ways = drawings.atlas(shelf)
    assert "A visit" in made["index.html"].decode()
    assert set(ways.values()) == {"visit"}
    map_file.write_text("cxmap: 1\n", "utf-8")
    shelf = refreshed(shelf, folder, frozenset({os.path.realpath(map_file)}))
    assert drawings.atlas(shelf)[0] is made
    with pytest.raises(CxmapError, match="sound"):
        Drawings().atlas(filled([str(map_file)]))


def test_what_cannot_be_drawn_is_told(map_file: Path) -> None:
    kept, drawings = _drawn(map_file), Drawings()
    with pytest.raises(CxmapError, match="persona"):
        drawings.picture(kept, Wish(persona="nobody"))
    with pytest.raises(CxmapError, match="no page 9"):
        drawings.file(kept, Wish(), "svg", 9)
    map_file.write_text("cxmap: 1\n", "utf-8")
    with pytest.raises(CxmapError, match="never sound"):
        drawings.picture(_drawn(map_file), Wish())


VARIANTS = (
    MAP
    + """variants:
  - id: de
    name: Germany
    title: Ein Besuch
    language: de
    personas: {someone: {name: Jemand}}
    touchpoints: {queue: {name: Anstehen, experience: 1}}
personas: [{name: Someone}]
"""
)


def test_a_variant_is_drawn_as_render_draws_it(map_file: Path) -> None:
    map_file.write_text(VARIANTS, "utf-8")
    shelf, drawings = filled([str(map_file)]), Drawings(dated=False)
    command = ["render", str(map_file), "--variant", "de", "-v", "curve", "-f", "svg", "--quiet"]
    assert run([*command, "-o", str(map_file.parent)]) == 0
    rendered = (map_file.parent / "visit.de.curve.svg").read_bytes()
    assert drawings.file(shelf.maps[0], Wish(variant="de"), "svg") == rendered
    assert drawings.file(shelf.maps[0], Wish(), "svg") != rendered
    with pytest.raises(CxmapError, match="no variant `at`; there are de"):
        drawings.file(shelf.maps[0], Wish(variant="at"), "svg")


def test_what_a_variant_alone_says_changes_the_pictures(map_file: Path) -> None:
    map_file.write_text(VARIANTS, "utf-8")
    before = _drawn(map_file)
    map_file.write_text(VARIANTS.replace("Anstehen", "Warten"), "utf-8")
    after = _drawn(map_file)
    assert before.picture_key != after.picture_key
    picture = Drawings().picture(after, Wish(variant="de"))
    assert "Warten" in picture.sheets[0].whole.element


def test_a_report_leads_to_the_reports_of_journeys_and_back(map_file: Path) -> None:
    below = map_file.with_name("queue.cxmap.yaml")
    below.write_text(VARIANTS.replace("A visit", "A queue"), "utf-8")
    above = "  - {name: Queue, experience: -2, importance: 5, journey: queue.cxmap.yaml}"
    map_file.write_text(VARIANTS.replace("  - {name: Queue, experience: -2, importance: 5}", above), "utf-8")
    shelf, drawings = filled([str(map_file.parent)]), Drawings(dated=False)
    wish = Wish(view="report", lang="nl")
    visit, queue = shelf.of("visit"), shelf.of("queue")
    assert visit is not None
    assert queue is not None
    assert b'href="../queue/report.html?lang=nl&amp;desk=1"' in drawings.report(shelf, visit, wish)
    assert b'href="../visit/report.html?lang=nl&amp;desk=1#tp-queue"' in drawings.report(shelf, queue, wish)
    both = wish.but(variant="de", persona="someone")
    assert b'href="../queue/report.html?variant=de&amp;' in drawings.report(shelf, visit, both)
    assert b'href="queue.cxmap.yaml"' in drawings.file(visit, wish, "html")
