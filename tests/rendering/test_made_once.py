"""What `render --view all` makes on the way, counted: nothing twice."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

import pytest

import cxmap
from cxmap import api, scoring
from cxmap.api import batches, views
from cxmap.api.drawing import Drawing
from cxmap.rendering import registry
from cxmap.rendering.frame import foot, head

ROOT = Path(__file__).parents[2]
BAKERY = ROOT / "tests" / "golden" / "bakery.cxmap.yaml"
HOTEL = ROOT / "examples" / "hotel-stay.cxmap.yaml"


@pytest.fixture
def counts() -> Counter[str]:
    return Counter()


def _same(layout: registry.Layout) -> registry.Layout:
    return layout


def _counted(counts: Counter[str], name: str, work: Callable[..., Any]) -> Callable[..., Any]:
    def counting(*args: Any, **options: Any) -> Any:
        counts[name] += 1
        return work(*args, **options)

    return counting


def test_all_views_in_all_formats(counts: Counter[str], monkeypatch: pytest.MonkeyPatch) -> None:
    """One scorecard, each view once, each picture laid out once, and once more for readers' own fonts.

    Two are laid out again for the width of a report.
    """
    monkeypatch.setattr(batches, "workers_for", lambda _: 1)
    monkeypatch.setattr(scoring, "score", _counted(counts, "scorecards", scoring.score))
    for name, build in list(views.BUILDERS.items()):
        monkeypatch.setitem(views.BUILDERS, name, _counted(counts, "views", build))
    for name, found in list(registry.PICTURES.items()):
        layout = _counted(counts, "compositions", found())
        monkeypatch.setitem(registry.PICTURES, name, partial(_same, layout))
    wanted = tuple((view, format) for view in api.VIEWS for format in api.formats_of(view))
    order = api.Order(str(BAKERY), cxmap.load(BAKERY), wanted, api.Options(), dated=False)
    (drawn,) = api.draw_all([order])
    assert not isinstance(drawn, cxmap.CxmapError)
    assert [len(files) > 0 for files in drawn.files] == [True] * len(wanted)
    assert counts == {"scorecards": 1, "views": 11, "compositions": 24}


def test_pieces_of_another_map_are_not_mixed_up(tmp_path: Path) -> None:
    """Two orders that differ in anything but the view have drawings of their own."""
    map_ = cxmap.load(BAKERY)
    order = api.Order(str(BAKERY), map_, (("curve", "svg"),), api.Options(), dated=False)
    others = [
        order,
        api.Order(str(BAKERY), map_, (("gaps", "svg"),), api.Options(theme="dark"), dated=False),
        api.Order(str(tmp_path / "b"), map_.model_copy(update={"title": "B"}), order.wanted, api.Options()),
    ]

    def drawn_after(*, fresh: bool) -> list[bytes]:
        files = []
        for one in others:
            if fresh:
                batches._kept.clear()
            (drawn,) = api.draw_all([one])
            assert not isinstance(drawn, cxmap.CxmapError)
            files.append(drawn.files[0][0])
        return files

    assert drawn_after(fresh=False) == drawn_after(fresh=True)


def test_the_pages_of_a_curve_on_paper(counts: Counter[str], monkeypatch: pytest.MonkeyPatch) -> None:
    """Two pages, found after two sizes of letters: a foot for each size, and those of the pages themselves.

    Heads are asked for more often, and made once for a width and a wording.
    """
    head._head.cache_clear()
    head._running.cache_clear()
    monkeypatch.setattr(foot, "_foot", _counted(counts, "feet", foot._foot))
    made = Drawing(cxmap.load(HOTEL), size="a4").pages("curve")
    heads = head._head.cache_info().misses + head._running.cache_info().misses
    assert (len(made), counts["feet"], heads) == (2, 4, 4)
