"""One plain vocabulary: no word of an older one, and no jargon where nobody asked for it, in any output."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from cxmap import api
from cxmap.api import VIEWS
from cxmap.api.drawing import Format
from cxmap.locale import LANGUAGES, words_for
from cxmap.rendering.text import evidence_table, figure_tables, gap_markdown, gap_records, gap_table, what_if_tables
from tests.locale.entries import entries

ROOT = Path(__file__).parent.parent.parent
EXAMPLES = sorted((ROOT / "examples").glob("*.cxmap.yaml"))
FORBIDDEN = {
    "en": (
        r"\bbelieved?\b", r"how manieth", r"\bfirst to (mend|look)\b", r"\bfalls? short\b",
        r"\bshort (of|for)\b",
        r"\bundecided\b", r"\bdraws\b", r"\bseams?\b", r"\blogarithms?\b", r"\bcrosshair\b", r"\d\s%",
    ),
    "nl": (
        r"\bvermoed", r"\bbestaansreden\b", r"\bbedoelde ervaring\b", r"\bplaats in de lijst\b",
        r"\blevensloop\b",
        r"\btaak van de klant\b", r"\btrekking(en)?\b", r"\bwaar het op (berust|neerkomt)\b", r"\blogaritm",
        r"\bkruispunt\b", r"\bK[1-4] \d{4}\b", r"\d\s%",
    ),
    "de": (
        r"\babweichung", r"\bvermut", r"\bziehung", r"\blogarithm", r"\bfadenkreuz\b", r"\bbruchstellen\b",
        r"\bunter dem Ziel\b", r"\baufgabe des kunden\b",
    ),
    "fr": (r"\bprésum", r"\btirages?\b", r"\blogarithm", r"\bindécis\b", r"\btâche à accomplir\b"),
}  # fmt: skip
"""Words of an older vocabulary, stiff ones, and those of statisticians."""
ASKED_FOR = re.compile(
    r"\.in_report\.(texts|terms|stands|falls|trend\.margin)|\.in_journey\.(texts|terms)|\.method_"
)
"""Where jargon may stand: in the method, and in how a number comes about."""
SENTENCES = ("rests", "method", "why", "also", "quadrant")
"""What is said in words in JSON; its keys and the names of verdicts stay as they are."""


@pytest.mark.parametrize("language", sorted(LANGUAGES))
def test_no_language_has_a_forbidden_word(language: str) -> None:
    for place, text in entries(language).items():
        said = re.sub(r"{\w*}", "", text)
        for pattern in FORBIDDEN[language]:
            assert not re.search(pattern, said, re.IGNORECASE), (place, text)


@pytest.mark.parametrize("language", sorted(LANGUAGES))
def test_names_of_tests_stand_where_one_asks_for_them(language: str) -> None:
    for place, text in entries(language).items():
        if not ASKED_FOR.search(place):
            assert not re.search(r"\bHolm\b", text), (place, text)


@pytest.mark.parametrize("language", sorted(LANGUAGES))
def test_verdicts_are_made_of_the_same_words(language: str) -> None:
    """Below goal and goal met, each alone or with the mark of an estimate behind it."""
    words = words_for(language)
    for plain, claim in ((words.short, words.believed_short), (words.met, words.believed_met)):
        assert claim.startswith(f"{plain} (") and claim.endswith(")")
        assert plain in words.in_report.tally.values() or any(
            text.startswith(f"{plain}, ") for text in words.in_report.tally.values()
        )
    assert words.short == words.short_mark == words.in_charts.short_line
    assert words.in_journey.short_for.startswith(words.short)


def _visible(page: str) -> str:
    """What people see or hear of a page, without scripts, styles, and the names of their classes."""
    page = re.sub(r"<(script|style)\b.*?</\1>", " ", page, flags=re.DOTALL)
    heard = " ".join(re.findall(r'(?:aria-label|title|data-label)="([^"]*)"', page))
    return html.unescape(re.sub(r"<[^>]*>", " ", page) + " " + heard)


@cache
def _printed(path: Path) -> tuple[str, ...]:
    """Everything that a terminal shows of a map, wide and narrow."""
    map_ = api.load(path)
    gaps = api.gaps(map_, language="en")
    found = [gap_markdown.as_markdown([("m", gaps)])]
    for width in (60, 100):
        found.append(gap_table.terminal(gaps, width=width, explain=True).plain)
        groups = ("phase", "channel", "element", "owner", "persona", "market")
        found.append(figure_tables.figures(api.figures(map_, language="en"), groups, width=width).plain)
        evidence = api.evidence(map_, as_of="map", language="en")
        found.append(evidence_table.evidence(evidence, most=None, width=width).plain)
        best = api.best_step(map_)
        if best is not None:
            found.append(what_if_tables.what_if(best.outcome, best=best, width=width).plain)
    return tuple(found)


def _said(path: Path) -> Iterator[str]:
    yield from _printed(path)
    data = json.loads(gap_records.as_json([("m", api.gaps(api.load(path), language="en"))], version="0"))
    yield from (str(row[key]) for row in data["maps"][0]["rows"] for key in SENTENCES)


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.name.partition(".")[0])
def test_no_list_has_a_forbidden_word(path: Path) -> None:
    for text in _said(path):
        for pattern in FORBIDDEN["en"]:
            found = re.search(rf".*{pattern}.*", text, re.IGNORECASE)
            assert found is None, found.group()


@pytest.mark.parametrize("language", sorted(LANGUAGES))
def test_no_picture_and_no_report_has_a_forbidden_word(language: str) -> None:
    map_ = api.load(ROOT / "examples" / "hotel-stay.cxmap.yaml")
    for view in VIEWS:
        form: Format = "html" if view == "report" else "svg"
        page = _visible(api.render(map_, view, form, language=language, as_of="map").decode())
        for pattern in FORBIDDEN[language]:
            found = re.search(rf".*{pattern}.*", page, re.IGNORECASE)
            assert found is None, (view, found.group())


PAGES = sorted([*(ROOT / "docs").glob("*.md"), ROOT / "README.md"])
STIFF = (
    r"\bhow manieth\b",
    r"\bfirst to mend\b",
    r"\bbelieved\b",
    r"\bfalls? short\b",
    r"\bshort of its goal\b",
    r"\bundecided\b",
)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_no_page_has_words_of_the_older_vocabulary(page: Path) -> None:
    # keys, options and names of verdicts stay as they are
    text = re.sub(r"`[^`]*`|--fail-on <.*>", "", page.read_text("utf-8"))
    for pattern in STIFF:
        found = re.search(rf".*{pattern}.*", text, re.IGNORECASE)
        assert found is None, found.group()
