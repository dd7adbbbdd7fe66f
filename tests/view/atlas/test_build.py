"""An atlas as values: what many maps say together."""

from __future__ import annotations

from typing import Any

import pytest

from cxmap.locale import LANGUAGES
from cxmap.locale.atlas import ATLAS
from cxmap.model import Map
from cxmap.scoring import score
from cxmap.scoring.backlog import backlog_of
from cxmap.scoring.collection import Member, collection
from cxmap.view.atlas.build import Chart, build_atlas
from cxmap.view.atlas.values import AtlasView


def chart(file: str, **more: Any) -> Chart:
    data = {"cxmap": 1, "title": file, "goal": 1, **more}
    return Chart(file, f"{file}.cxmap.yaml", f"maps/{file}.html", score(Map.model_validate(data)))


def atlas(*charts: Chart) -> AtlasView:
    found = backlog_of([(own.file, own.card) for own in charts])
    whole = collection([Member(own.name, own.name, own.card) for own in charts])
    return build_atlas(charts, whole, found, LANGUAGES["en"], title="", version="1")


def point(name: str, experience: float | None = None, **more: Any) -> dict[str, Any]:
    return (
        {"name": name, "experience": experience, **more} if experience is not None else {"name": name, **more}
    )


def test_gaps_of_all_maps_in_one_list_the_largest_first() -> None:
    scale = {"min": 1, "max": 11}
    view = atlas(
        chart("a", touchpoints=[point("Small", 0), point("Fine", 2)]),
        chart("b", scale=scale, goal=6, touchpoints=[point("Large", 1)]),
    )
    assert [(item.place.text, item.gap) for item in view.gaps] == [("Large", "−50%"), ("Small", "−25%")]
    assert view.gaps[0].place.href == "maps/b.html#tp-large"
    assert view.summary == ("2 maps with 3 touchpoints", "2 of 3 below goal")


def test_what_is_only_intended_counts_nowhere() -> None:
    view = atlas(
        chart("now", touchpoints=[point("A", 1)]),
        chart("later", state="future", touchpoints=[point("A", -2)]),
    )
    assert view.gaps == ()
    assert view.summary[1] == "0 of 1 below goal"
    assert "future" in view.maps[1].kind.lower()


def test_a_channel_is_one_over_all_maps_whatever_its_capitals() -> None:
    web = {"id": "web", "name": "Website", "purpose": "Sell"}
    view = atlas(
        chart("a", channels=[web], touchpoints=[point("Search", 2, channel="web")]),
        chart(
            "b",
            channels=[{"id": "w", "name": "website", "purpose": "Explain"}, "Phone"],
            touchpoints=[point("Read", -2, channel="w")],
        ),
    )
    channel, phone = view.channels
    assert (channel.name, channel.about) == ("Website", ("Sell", "Explain"))
    assert [item.place.text for item in channel.places] == ["Search", "Read"]
    assert channel.note == "met at 2 touchpoints of 2 maps. Served unlike: 100% at Search, 0% at Read."
    assert (phone.name, phone.places) == ("Phone", ())


def test_owners_have_their_touchpoints_and_the_nameless_come_last() -> None:
    view = atlas(
        chart(
            "a",
            phases=[
                {"name": "P", "owner": "Shop", "touchpoints": [point("A", 1), point("B", -1, owner="Web")]},
                {"name": "Q", "touchpoints": [point("C")]},
            ],
        )
    )
    assert [(group.name, [item.place.text for item in group.places]) for group in view.owners] == [
        ("Shop", ["A"]),
        ("Web", ["B"]),
        (view.words.nobody, ["C"]),
    ]


def test_maps_lead_to_maps_and_never_out_of_the_atlas() -> None:
    links = ["b.cxmap.yaml", "b.cxmap.yaml#x", "../c.cxmap.yaml", "https://example.org", "a.cxmap.yaml"]
    view = atlas(
        chart("a", links=links, touchpoints=["A"]),
        chart("b", touchpoints=["B"]),
    )  # fmt: skip
    assert [link.href for link in view.maps[0].links] == ["maps/b.html"]


def test_opportunities_of_all_maps_by_rank() -> None:
    def items(*impacts: int) -> list[dict[str, Any]]:
        return [
            {"title": f"O{impact}", "impact": impact, "feasibility": 1, "addresses": "t"}
            for impact in impacts
        ]

    t = {"id": "t", "name": "T"}
    view = atlas(
        chart("a", touchpoints=[t], opportunities=items(2)),
        chart("b", touchpoints=[t], opportunities=items(5)),
    )
    assert [(item.rank, item.title, item.places[0].href) for item in view.opportunities] == [
        ("1", "O5", "maps/b.html#tp-t"),
        ("2", "O2", "maps/a.html#tp-t"),
    ]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_has_the_words(language: str) -> None:
    words = ATLAS[language]
    assert words.of_maps(1, 1) != words.of_maps(2, 2)
    assert words.unlike.format(best="1", worst="2", best_place="3", worst_place="4").count("3") == 1


def test_the_worst_part_of_a_relation_without_a_journey_is_named() -> None:
    relation = chart("relation", kind="experience", touchpoints=[point("Choose", 0), point("Leave", -1)])
    view = atlas(relation, chart("other", touchpoints=[point("Small", -2)]))
    assert view.map_next is not None
    assert view.map_next[1].text == "Leave (relation)"
    assert atlas(chart("other", touchpoints=[point("Small", -2)])).map_next is None
