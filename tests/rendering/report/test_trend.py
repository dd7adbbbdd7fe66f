"""The part on how scores moved: well formed, told apart without colour, with a table, and only text."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

import pytest

from cxmap.locale import words_for
from cxmap.model import Map
from cxmap.rendering.report.page import draw_report
from cxmap.scoring import score
from cxmap.scoring.course import course
from cxmap.scoring.trend import Version
from cxmap.view.report.build import build_report

from .report_pages import rich
from .test_html_report import Reader

HOSTILE = "<script>alert(1)</script> $x$ {{7*7}} \u202e"


def told(*maps: dict[str, Any] | None, language: str | None = None) -> str:
    versions = []
    for at, data in enumerate(maps):
        map_ = Map.model_validate(data) if data else None
        versions.append(
            Version(f"v{at}", date(2024, 1 + at, 1), None if map_ is None else score(map_), map_ is not None)
        )
    card = versions[-1].card
    assert card is not None
    words = words_for(language or card.map.language)
    return draw_report(build_report(card, words, "0.1", course=course(versions)))


def part(page: str) -> str:
    found = re.search(r'(?s)<section aria-labelledby="trend">.*?</section>', page)
    return found[0] if found else ""


def scored(text: str, value: float) -> dict[str, Any]:
    data = rich(text)
    for touchpoint in data["phases"][0]["touchpoints"][:-1]:
        touchpoint["experience"] = value
    return data


@pytest.mark.parametrize("language", ["en", "nl", "de", "fr", "ar"])
def test_the_page_is_well_formed_and_every_reference_leads_somewhere(language: str) -> None:
    data = [{**scored("Text", value), "language": language} for value in (1, 0, -1)]
    data[-1]["phases"][0]["touchpoints"].pop(2)
    page = told(None, *data)
    reader = Reader()
    reader.feed(page)
    assert reader.open == [] and len(set(reader.ids)) == len(reader.ids)
    assert {link[1:] for link in reader.links if link.startswith("#")} <= set(reader.ids)
    assert part(page) and 'href="#trend"' in page


def test_the_chart_has_a_name_a_description_and_a_table() -> None:
    found = part(told(scored("A", 1), scored("A", -1)))
    assert 'role="img" aria-labelledby="trend-plot-0-title"' in found
    assert '<title id="trend-plot-0-title">How the scores changed</title>' in found
    assert "of 2 versions, from 1 January 2024 to 1 February 2024." in found
    assert 'aria-labelledby="versions"' in found and 'aria-labelledby="moved"' in found
    assert "▼</span> −2" in found and "got worse since 1 January 2024" in found
    assert not re.search(r"<th[^>]*></th>", found)


def test_names_in_a_history_are_only_text() -> None:
    page = told(scored(HOSTILE, 1), scored(HOSTILE, -1))
    assert (
        "<script>alert" not in page
        and "49" not in re.sub("<[^>]*>", " ", part(page)).split()
        and "\u202e" not in page
    )
    assert "&lt;script&gt;alert(1)&lt;/script&gt; $x$ {{7*7}}" in part(page)


def test_equal_histories_give_equal_pages() -> None:
    assert told(scored("A", 1), scored("A", 0)) == told(scored("A", 1), scored("A", 0))


def test_without_versions_one_quiet_line_and_without_history_nothing() -> None:
    alone = told(scored("A", 1))
    assert not part(alone) and 'href="#trend"' not in alone
    assert alone.count('class="quiet untold"') == 1
    card = score(Map.model_validate(scored("A", 1)))
    plain = draw_report(build_report(card, words_for("en"), "0.1"))
    assert "untold" not in plain.split("</style>")[1] and not part(plain)
