"""A map resolved for one of its variants: what differs, what is gone, what is added, and where it stands."""

from __future__ import annotations

import json
import random
from typing import Any

import pytest

import cxmap
from cxmap.api.reading import examine
from cxmap.api.varying import as_variant
from cxmap.errors import CxmapError
from cxmap.loading.variants import resolved, variant_ids
from cxmap.model import Map
from cxmap.source import Diagnostic, document_of
from tests.generated.maps import MapMaker

BANK = """\
cxmap: 1
title: Open an account
scale: {min: 1, max: 5}
goal: 3.5
markets: [{id: nl, name: Netherlands}, {id: de, name: Germany}]
channels:
  - {id: app, name: App}
  - {id: branch, name: Branch}
variants:
  - id: de
    name: Germany
    market: de
    language: de
    channels: {branch: {name: Filiale}}
    touchpoints:
      form: {name: Formular ausfüllen, experience: 2, next: letter}
      cent: null
    adds:
      touchpoints:
        - {after: form, id: letter, name: Auf den Brief warten, experience: 1}
  - {id: home, name: At home, base: true}
phases:
  - name: Decide
    touchpoints: [Compare accounts]
  - name: Open
    touchpoints:
      - id: form
        name: Fill in the form
        channel: app
        metrics: [{type: csat, answers: [1, 4, 9, 40, 50]}]
        next: [show, cent]
      - {id: show, name: Show who I am, channel: branch, experience: 4}
      - {id: cent, name: Pay a cent, channel: app, experience: 5}
      - {id: ideal, name: Pay by iDEAL, channel: app, markets: nl}
opportunities:
  - {title: Faster, addresses: [form, cent]}
  - {title: Cheaper, addresses: cent}
"""


def _written(data: dict[str, Any]) -> bytes:
    return json.dumps(data, ensure_ascii=False).encode("utf-8", "surrogatepass")


def problems_of(text: str) -> list[tuple[str, str, int | None]]:
    """The code, message and line of each problem."""
    _, problems = examine(document_of(text.encode(), "m"))
    return [(problem.code, problem.message, problem.span and problem.span.line) for problem in problems]


def variant_of(text: str, id_: str) -> Map:
    """The map of a variant that must be sound."""
    examined = as_variant(document_of(text.encode(), "m"), id_, None)
    map_, problems = examined.map, examined.problems
    assert map_ is not None, problems
    return map_


def test_a_variant_is_a_map_of_its_own() -> None:
    german = variant_of(BANK, "de")
    assert german.title == "Open an account · Germany"
    assert german.language == "de"
    assert german.channels_by_id["branch"].name == "Filiale"
    assert [step.touchpoint.id for step in german.steps] == ["compare-accounts", "form", "letter", "show"]
    form = german.steps[1].touchpoint
    assert form.name == "Formular ausfüllen"
    assert form.channel == ("app",)
    assert [way.to for way in form.next] == ["letter"]


def test_the_map_as_written_knows_nothing_of_it() -> None:
    written = cxmap.loads(BANK)
    assert [step.touchpoint.id for step in written.steps] == [
        "compare-accounts", "form", "show", "cent", "ideal",
    ]  # fmt: skip
    others = [other.resolution.variant for other in written.resolution.others]
    assert [variant.id for variant in others if variant] == [
        "de", "home",
    ]  # fmt: skip


def test_figures_of_everybody_are_not_a_variants_own() -> None:
    german = variant_of(BANK, "de")
    assert not german.steps[1].touchpoint.metrics
    assert german.resolution.own == {"form", "letter"}
    assert variant_of(BANK, "home").steps[1].touchpoint.metrics


def test_what_is_written_is_the_base_variants_own() -> None:
    assert {"form", "show", "open"} <= variant_of(BANK, "home").resolution.own


def test_nothing_leads_to_what_is_not_there() -> None:
    text = BANK.replace(", next: letter}", "}")
    german = variant_of(text, "de")
    assert [way.to for way in german.steps[1].touchpoint.next] == ["show"]
    assert [(own.title, own.addresses) for own in german.opportunities] == [("Faster", ("form",))]


@pytest.mark.parametrize(
    ("old", "new", "code", "said", "line"),
    [
        ("experience: 2", "experience: 9", "CX203", "in variant `de`: 9 lies outside", 16),
        ("experience: 2", "experiense: 2", "CX102", "in variant `de`: there is no key `experiense`", 16),
        ("next: letter}", "next: leter}", "CX201", "in variant `de`: no touchpoint has the id `leter`", 16),
        ("cent: null", "sent: null", "CX201", "no touchpoint has the id `sent`", 17),
        ("after: form", "after: frm", "CX201", "in variant `de`: no touchpoint has the id `frm`", 20),
        (
            "after: form, ", "", "CX103",
            "in variant `de`: item 1 of `touchpoints` says not where it stands", 20,
        ),
        ("after: form", "phase: opn", "CX201", "in variant `de`: no phase has the id `opn`", 20),
        ("id: letter", "id: show", "CX202", "in variant `de`: the id `show` is already taken", 23),
        ("cent: null", "cent: 3", "CX104", "`cent`", 17),
        ("{name: Filiale}", "{id: x, name: Filiale}", "CX104", "`branch`", 14),
        ("market: de\n", "market: dee\n", "CX201", "no market has the id `dee`", 12),
        ("id: home", "id: de", "CX202", "the id `de` is already taken", 21),
    ],
)  # fmt: skip
def test_what_is_wrong_is_told_at_its_place(old: str, new: str, code: str, said: str, line: int) -> None:
    assert old in BANK
    told = problems_of(BANK.replace(old, new, 1))
    matching = [problem for problem in told if problem[0] == code and said in problem[1]]
    assert matching, told
    if code != "CX202":
        assert matching[0][2] == line, told


def test_a_fault_of_the_map_is_told_once() -> None:
    assert len(problems_of(BANK.replace("experience: 4", "experience: 40"))) == 1


def test_a_fault_of_two_variants_is_told_once() -> None:
    text = BANK.replace("{id: home, name: At home, base: true}", "{id: fr, name: France, goal: 70}").replace(
        "    language: de\n", "    goal: 70\n"
    )
    assert [code for code, _, _ in problems_of(text)] == ["CX203", "CX203"]


@pytest.mark.parametrize(
    ("asked", "said"),
    [("dee", "did you mean `de`?"), ("france", "it has de, home")],
)
def test_an_unknown_variant_is_refused(asked: str, said: str) -> None:
    with pytest.raises(CxmapError, match=said.replace("?", r"\?")):
        as_variant(document_of(BANK.encode(), "m"), asked, None)


def test_a_map_without_variants_says_so() -> None:
    with pytest.raises(CxmapError, match="the map has no `variants`"):
        as_variant(document_of(b"cxmap: 1\ntitle: t\ntouchpoints: [a]\n", "m"), "de", None)


def test_every_value_stands_where_it_is_written() -> None:
    one = resolved(document_of(BANK.encode(), "m"), "de")
    assert one is not None
    phases = one.document.locate(("phases", 1, "touchpoints", 0, "experience"))
    assert phases is not None
    assert phases.line == 16
    letter = one.document.locate(("phases", 1, "touchpoints", 1, "name"))
    assert letter is not None
    assert letter.line == 20
    show = one.document.locate(("phases", 1, "touchpoints", 2, "name"))
    assert show is not None
    assert "Show who I am" in one.document.lines[show.line - 1]
    assert one.written(("phases", 1, "touchpoints", 2, "name")) == ("phases", 1, "touchpoints", 1, "name")
    assert one.written(("phases", 1, "touchpoints", 0, "experience")) == (
        "variants", 0, "touchpoints", "form", "experience",
    )  # fmt: skip


def test_a_changed_name_changes_no_id() -> None:
    text = BANK.replace("cent: null", "compare-accounts: {name: Konten vergleichen}")
    german = variant_of(text, "de")
    assert (german.steps[0].touchpoint.id, german.steps[0].touchpoint.name) == (
        "compare-accounts",
        "Konten vergleichen",
    )


def test_a_phase_takes_its_touchpoints_with_it() -> None:
    text = BANK.replace("    language: de\n", "    phases: {decide: null}\n")
    assert [phase.id for phase in variant_of(text, "de").phases] == ["open"]


def test_data_may_be_bound_to_what_one_variant_has_none_of() -> None:
    text = BANK + "data: {files: a.csv, scale: {min: 1, max: 5}, scores: {cent: Q1, form: Q2}}\n"
    assert not problems_of(text)
    assert variant_of(text, "de").steps[1].touchpoint.id == "form"


@pytest.mark.parametrize("seed", range(12))
def test_a_variant_without_differences_is_the_map_itself(seed: int) -> None:
    """Whatever a map holds, resolving it for a variant that says nothing changes nothing but the title."""
    data: dict[str, Any] = MapMaker(random.Random(seed), 200).make()
    data.pop("variants", None)
    map_ = Map.model_validate(data)
    document = document_of(_written({**data, "variants": [{"id": "v", "name": "V", "title": "t"}]}), "m")
    one = resolved(document, "v")
    assert one is not None
    same = Map.model_validate({**(one.document.data or {}), "title": data["title"]})
    assert same.model_dump(exclude={"variants"}) == map_.model_dump(exclude={"variants"})


@pytest.mark.parametrize("seed", range(12))
def test_nothing_made_of_variants_raises(seed: int) -> None:
    data: dict[str, Any] = MapMaker(random.Random(seed), 250, 0.9).make()
    document = document_of(_written(data), "m")
    map_, problems = examine(document)
    assert map_ is not None, [problem for problem in problems if problem.severity == "error"]
    for id_ in variant_ids(document):
        as_variant(document, id_, None)


def test_fingerprints_of_variants_are_told_apart() -> None:
    _, problems = examine(document_of(BANK.replace("experience: 2", "experience: 9").encode(), "m"))
    assert isinstance(problems[0], Diagnostic)
    assert problems[0].route[:2] == ("variants", 0)


def test_the_report_of_a_variant_says_what_it_says_and_the_map_names_its_variants() -> None:
    from cxmap import api

    text = BANK.replace("experience: 1}", "experience: 1, note: Zwei Wochen lang}")
    own = api.render(variant_of(text, "de"), "report", "html", as_of="map").decode()
    for said in ("Formular ausfüllen", "Auf den Brief warten", "Filiale", "Zwei Wochen lang"):
        assert said in own
    assert "Pay a cent" not in own
    written = api.render(api.loads(text), "report", "html", as_of="map").decode()
    assert "Germany; At home" in written
