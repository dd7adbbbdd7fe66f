"""CJML: planned and actual journeys, what is refused, and what is kept where a map has no key for it."""

from __future__ import annotations

import os
import time
from pathlib import Path
from typing import Any

import pytest

from cxmap import api
from cxmap.errors import InputError
from cxmap.exchange import yaml_text
from cxmap.exchange.cjml import read_cjml, write_cjml
from cxmap.model import Map

FOUND = Path(os.environ.get("CXMAP_REAL", "")) / "formats" / "cjml-sample.xml"
START = '<CJML version="2.0">'


def read(text: str | bytes, **how: Any) -> tuple[Map, list[str]]:
    draft = read_cjml(text.encode() if isinstance(text, str) else text, "a.cjml", **how)
    draft.data["title"] = draft.data.get("title") or "T"
    return api.loads(yaml_text(draft.data)), [f"{loss.line}: {loss.text}" for loss in draft.losses]


def points(*ids: str, kind: str = "actual", more: str = "") -> str:
    made = [
        f"<{kind}Action><touchpointID>{id_}</touchpointID><initiator><initiatorLabel>{id_.title()}"
        f"</initiatorLabel></initiator>{more}</{kind}Action>"
        for id_ in ids
    ]
    return f"<touchpoints>{''.join(made)}</touchpoints>"


def journeys(planned: str, actual: str) -> str:
    return (
        f"{START}<plannedJourney><journeyID>P</journeyID>{planned}</plannedJourney>"
        f"<actualJourney><journeyID>A</journeyID><plannedReference>P</plannedReference>{actual}</actualJourney></CJML>"
    )


def deviations(map_: Map) -> list[tuple[str, str | None]]:
    return [(step.touchpoint.id, step.touchpoint.deviation) for step in map_.steps]


def test_a_planned_journey_and_what_came_of_it() -> None:
    text = journeys(points("a", "b", "c", "d", "e", kind="planned"), points("a", "d", "c", "x", "e"))
    map_, losses = read(text)
    assert deviations(map_) == [
        ("a", None), ("b", "missing"), ("d", "out-of-order"), ("c", None), ("x", "extra"), ("e", None),
    ]  # fmt: skip
    assert losses == []


def test_one_of_several_journeys_is_read_and_the_others_are_named() -> None:
    text = journeys(points("a", kind="planned"), points("b"))
    map_, losses = read(text, sheet="P")
    assert map_.state == "future" and [step.touchpoint.name for step in map_.steps] == ["A"]
    assert any("the journey A was not read" in loss for loss in losses)
    with pytest.raises(InputError, match="has no journey `X`; it has `P`, `A`"):
        read(text, sheet="X")


def test_what_the_company_does_is_seen_by_the_customer() -> None:
    map_, losses = read(
        f"{START}<actualJourney><actors><endUser actorID='u'><actorName>Ann</actorName></endUser>"
        "<serviceProvider actorID='s'><companyName>Shop</companyName></serviceProvider></actors>"
        "<touchpoints><actualCommunicationPoint><touchpointID>t</touchpointID>"
        "<initiator><refersTo actorIDref='s'/><initiatorLabel>Sends it</initiatorLabel></initiator>"
        "<receiver><refersTo actorIDref='u'/><receiverLabel>Parcel arrives</receiverLabel></receiver>"
        "<channel><channelName>Post</channelName></channel><message>Here it is</message>"
        "<touchpointExperience><experienceDescription>At last</experienceDescription>"
        "<experienceRating>4</experienceRating></touchpointExperience>"
        "</actualCommunicationPoint></touchpoints></actualJourney></CJML>"
    )
    (step,) = map_.steps
    point = step.touchpoint
    assert (point.name, point.description) == ("Parcel arrives", "Here it is")
    assert [act.text for act in point.frontstage] == ["Sends it"]
    assert (point.initiator, point.receiver) == ("s", ("u",))
    assert [item.text for item in point.thoughts] == ["At last"]
    assert point.experience is not None and point.experience.score == 4
    assert losses == ["None: scores were read on a scale from 1 to 5; --scale gives another one"]


def test_what_has_no_place_is_kept_aside_or_named() -> None:
    map_, losses = read(
        f"{START}\n<actualJourney>\n<context>winter</context><context>night</context>\n"
        f"<actors>\n<endUser actorID='u'><actorName>Ann</actorName>\n<age>40</age></endUser></actors>\n"
        f"{points('a', more='<mood>odd</mood>')}</actualJourney></CJML>"
    )
    assert map_.extensions == {"x-cjml-context": ["winter", "night"]}
    assert map_.steps[0].touchpoint.extensions == {"x-cjml-mood": "odd"}
    assert losses == ["6: <age> has no place in a map and was not read"]
    again = write_cjml(map_, {}).content
    assert isinstance(again, str)
    assert read(again)[0].extensions == map_.extensions


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "a.cjml:1:1: this is no XML: no element found"),
        (f"{START}\n<actualJourney>\n<actors>", "a.cjml:3:9: this is no XML: no element found"),
        (f"{START}\n<actualJourney></CJML>", "a.cjml:2:18: this is no XML: mismatched tag"),
        (f"{START}&b;</CJML>", "a.cjml:1:21: this is no XML: undefined entity"),
        ("<html/>", "a.cjml:1: this is XML, but no CJML: it begins with <html>"),
        ("<CJML version='3.1'/>", "a.cjml:1: this is CJML version 3.1; 2.0 is what can be read"),
        ("<CJML version='1.0'><actualJourney/></CJML>", "this is CJML version 1.0"),
        (f"{START}</CJML>", "neither a <plannedJourney> nor an <actualJourney>"),
        ("<?xml version='1.0' encoding='klingon'?><CJML/>", "a.cjml"),
        ("<!DOCTYPE a [<!ENTITY b 'c'>]><CJML>&b;</CJML>", "a.cjml:1: a document type (<!DOCTYPE>)"),
        ("<!DOCTYPE a SYSTEM 'file:///etc/passwd'><CJML/>", "a.cjml:1: a document type"),
        (START + "<a>" * 40, "a.cjml:1: elements lie more than 30 deep"),
        (START + "<a/>" * 200_001, "more than 200,000 elements"),
        (
            f"{START}<actualJourney>{points(*map(str, range(5_001)))}</actualJourney></CJML>",
            "more than 5,000 touchpoints",
        ),
    ],
)
def test_what_is_refused_says_why_and_where(text: str, message: str) -> None:
    with pytest.raises(InputError) as error:
        read(text)
    assert message in str(error.value) and len(str(error.value)) < 300


def test_entities_blow_nothing_up() -> None:
    laughs = "".join(f"<!ENTITY l{at + 1} '{f'&l{at};' * 10}'>" for at in range(9))
    started = time.process_time()
    with pytest.raises(InputError, match="document type"):
        read(f"<!DOCTYPE lolz [<!ENTITY l0 'lol'>{laughs}]><CJML version='2.0'>&l9;</CJML>")
    assert time.process_time() - started < 1


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "iso-8859-1"])
def test_encodings_that_xml_names(encoding: str) -> None:
    named = "" if encoding == "utf-8-sig" else f"<?xml version='1.0' encoding='{encoding}'?>"
    title = "<journeyTitle>Zürich</journeyTitle>"
    text = f"{named}{START}<actualJourney>{title}{points('a')}</actualJourney></CJML>"
    assert read(text.encode(encoding))[0].title == "Zürich"


def test_no_version_is_told_and_prefixes_change_nothing() -> None:
    map_, losses = read(
        f"<c:CJML xmlns:c='http://example.org/cjml'><c:actualJourney>{points('a')}</c:actualJourney></c:CJML>"
    )
    assert len(map_.steps) == 1
    assert losses == ["1: no version of CJML is given; it was read as 2.0"]


@pytest.mark.parametrize(
    ("language", "name"), [("en", "Customer"), ("nl", "Klant"), ("de", "Kundschaft"), ("fr", "Clientèle")]
)
def test_whoever_the_map_does_not_name_is_the_customer(language: str, name: str) -> None:
    written = write_cjml(
        Map.model_validate(
            {"cxmap": 1, "title": "T", "language": language, "touchpoints": ["a <b>", "c & d"]}
        ),
        {},
    )
    assert isinstance(written.content, str)
    map_, _ = read(written.content)
    assert [persona.name for persona in map_.personas] == [name]
    assert [step.touchpoint.name for step in map_.steps] == ["a <b>", "c & d"]
    assert f"{name} stands there where it does not: 2 of 2" in written.losses[0].text


def test_deviations_come_back() -> None:
    data = {
        "cxmap": 1, "title": "T", "scale": {"min": 0, "max": 10},
        "personas": [{"id": "u", "name": "Ann"}],
        "touchpoints": [
            {"id": "a", "name": "A", "initiator": "u", "experience": 7},
            {"id": "b", "name": "B", "initiator": "u", "deviation": "missing"},
            {"id": "c", "name": "C", "initiator": "u", "deviation": "extra"},
            {"id": "d", "name": "D", "initiator": "u", "deviation": "failing"},
        ],
    }  # fmt: skip
    map_ = Map.model_validate(data)
    written = write_cjml(map_, data)
    assert isinstance(written.content, str)
    assert read(written.content)[0] == map_
    assert written.losses == ()


@pytest.mark.skipif(not FOUND.is_file(), reason="CXMAP_REAL names no folder of published journeys")
def test_a_published_journey() -> None:
    map_, losses = read(FOUND.read_bytes())
    assert len(map_.steps) == FOUND.read_text(encoding="utf-8").count("<touchpointID>")
    assert {"Carl", "Bookis"} <= {persona.name for persona in map_.personas}
    assert not any("has no place" in loss for loss in losses), losses
