"""No output tells what a group of too few people said, and none lets it be worked out."""

from __future__ import annotations

import io
import json
import re
from collections.abc import Iterator
from typing import Any

import pytest

from cxmap import api
from cxmap.api import texts
from cxmap.model import Map

SCALE = {"min": 0, "max": 10_000}
SECRETS = (4321.5, 7653.25)
"""What Bob said, who are three, and what Cem said, the next smallest group: 9 of 10,000 in either."""
TELLING = re.compile(r"4[.,\N{NARROW NO-BREAK SPACE}]?32[12]\b|7[.,\N{NARROW NO-BREAK SPACE}]?653\b")
PERSONAS = ("ann", "bob", "cem", "dee")
SIZES = {"ann": 400, "bob": 3, "cem": 40, "dee": 90}
VALUES = {"ann": 5000.0, "bob": SECRETS[0], "cem": SECRETS[1], "dee": 6000.0}


def rated(persona: str, **more: Any) -> dict[str, Any]:
    return {
        "type": "rating", "scale": SCALE, "persona": persona, "value": VALUES[persona], "sd": 1000,
        "n": SIZES[persona], "date": "2026-03-01", **more,
    }  # fmt: skip


def made(*, shares: bool) -> Map:
    """Two touchpoints where Bob and Cem are withheld, one with answers and one with a wave and a segment."""
    personas = [
        {"id": id_, "name": id_.capitalize(), "segment": "new", **({"share": 0.25} if shares else {})}
        for id_ in PERSONAS
    ]
    metrics = [rated(id_) for id_ in PERSONAS]
    earlier = [rated(id_, date="2025-03-01") for id_ in ("bob", "cem")]
    other = {"type": "csat", "value": 62, "n": 3, "persona": "bob", "name": "Secret share"}
    return Map.model_validate(
        {
            "cxmap": 1,
            "title": "A visit",
            "scale": SCALE,
            "goal": 5500,
            "personas": personas,
            "markets": [{"id": "nl", "name": "Netherlands"}],
            "segments": [{"id": "new", "name": "New"}],
            "channels": [{"id": "web", "name": "Web"}, {"id": "shop", "name": "Shop"}],
            "phases": [
                {
                    "id": "p",
                    "name": "P",
                    "touchpoints": [
                        {"id": "a", "name": "Arrive", "channel": "web", "metrics": [*metrics, other]},
                        {"id": "b", "name": "Buy", "channel": "shop", "metrics": [*metrics, *earlier]},
                        {
                            "id": "c",
                            "name": "Carry",
                            "channel": "web",
                            "experience": {"ann": 9000, "dee": 2000},
                        },
                    ],
                }
            ],
        }
    )


def written(map_: Map, persona: str | None) -> Iterator[tuple[str, str]]:
    """Everything that is written about a map, by the name of the output."""
    table = api.gaps(map_, persona=persona, language="en")
    for explain in (False, True):
        yield f"gaps, {explain}", str(_plain(texts.gap_list(table, explain=explain)))
    yield "gaps, json", texts.gaps_json([("m", table)])
    yield "gaps, csv", texts.gaps_csv([("m", table)])
    yield "gaps, markdown", texts.gaps_markdown([("m", table)])
    view = api.figures(map_, persona=persona, language="en")
    by = [one.by for one in view.tables]
    yield "journey", _plain(texts.figure_tables(view, by))
    yield "journey, json", texts.views_json([("m", view)])
    yield "evidence", _plain(texts.evidence_tables(api.evidence(map_), most=None))
    for language in ("en", "nl", "de", "fr"):
        yield f"report, {language}", api.render(map_, "report", persona=persona, language=language).decode()
    for picture in api.VIEWS:
        if picture != api.REPORT:
            yield picture, api.render(map_, picture, "svg", persona=persona).decode()


def _plain(renderable: Any) -> str:
    from rich.console import Console

    out = io.StringIO()
    Console(width=140, file=out).print(renderable)
    return out.getvalue()


@pytest.mark.parametrize("persona", [None, "bob", "cem", "ann"])
@pytest.mark.parametrize("shares", [False, True])
def test_no_output_tells_what_is_withheld(persona: str | None, shares: bool) -> None:
    for name, text in written(made(shares=shares), persona):
        told = TELLING.search(text)
        assert told is None, f"{name}: {text[max(0, told.start() - 80) : told.end() + 40]}"
        assert "Secret share" not in text, name


def test_the_secret_would_be_found() -> None:
    """Without a floor, outputs do tell; or the test above would prove nothing."""
    table = api.gaps(made(shares=False), language="en", privacy_floor=1)
    for text in (
        texts.gaps_json([("m", table)]),
        texts.gaps_markdown([("m", table)]),
        api.render(made(shares=False), "report", privacy_floor=1).decode(),
    ):
        assert TELLING.search(text)


def test_the_whole_less_those_shown_is_nobody_alone() -> None:
    table = api.gaps(made(shares=False), language="en")
    row = next(
        one for one in json.loads(texts.gaps_json([("m", table)]))["maps"][0]["rows"] if one["id"] == "a"
    )
    shown = {id_: one for id_, one in row["personas"].items() if one["experience"] is not None}
    assert set(shown) == {"ann", "dee"}
    rest = row["experience"] * row["n"] - sum(one["experience"] * one["n"] for one in shown.values())
    left = row["n"] - sum(one["n"] for one in shown.values())
    assert left == SIZES["bob"] + SIZES["cem"]
    assert all(abs(rest / left - secret) > 1 for secret in SECRETS)
    assert [part["n"] for part in row["groups"]] == [400, None, None, 90]
    assert {one["fewer_answers_than"] for id_, one in row["personas"].items() if id_ not in shown} == {5}
