"""Variants among the groups that are compared: what is a group's own, what it inherits, what it has not."""

from __future__ import annotations

import pytest

import cxmap
from cxmap import api
from cxmap.errors import CxmapError
from cxmap.scoring.comparison import Row
from cxmap.scoring.varied import By

BANK = """\
cxmap: 1
title: Open an account
scale: {min: 1, max: 5}
goal: 3.5
markets: [{id: nl, name: Netherlands}, {id: de, name: Germany}, {id: fr, name: France}]
personas:
  - {id: sanne, name: Sanne, market: nl}
  - {id: jens, name: Jens, market: de}
variants:
  - {id: nl, name: Netherlands, market: nl, base: true}
  - id: de
    name: Germany
    market: de
    touchpoints:
      form: {name: Formular, metrics: [{type: csat, answers: [30, 20, 9, 4, 1]}]}
      cent: null
      wait: {experience: 3}
    adds:
      touchpoints: [{after: form, id: letter, name: Wait for the letter, experience: 1}]
phases:
  - name: Open
    touchpoints:
      - {id: form, name: Fill in the form, metrics: [{type: csat, answers: [1, 4, 9, 40, 50]}]}
      - {id: cent, name: Pay a cent, experience: 5}
  - name: Use
    touchpoints:
      - {id: wait, name: Wait for the card, experience: {sanne: 4, jens: 2}}
      - {id: card, name: Get the card, experience: 4}
"""


def rows_of(text: str, by: By, only: tuple[str, ...] = ()) -> dict[str, Row]:
    """The rows of a comparison by id."""
    compared = api.compare_groups(cxmap.loads(text), by, only=only)
    return {row.id or row.level: row for row in compared.table.rows}


def test_what_a_variant_states_is_its_markets_own_and_tested() -> None:
    row = rows_of(BANK, "market", ("nl", "de"))["form"]
    assert [own.basis for own in row.standings] == ["measured", "measured"]
    assert row.worst == (1,)
    assert row.pairs[0].contrast is not None
    assert row.pairs[0].contrast.p_value is not None
    assert row.pairs[0].stands


def test_what_it_inherits_is_everybodys() -> None:
    standings = rows_of(BANK, "market", ("nl", "de"))["card"].standings
    assert [own.basis for own in standings] == ["believed", "shared"]


def test_what_it_has_none_of_is_never_and_what_it_adds_is_its_own() -> None:
    rows = rows_of(BANK, "market", ("nl", "de"))
    assert [own.basis for own in rows["cent"].standings] == ["believed", "absent"]
    assert [own.basis for own in rows["letter"].standings] == ["absent", "believed"]
    assert list(rows)[:4] == ["whole", "open", "form", "letter"]


def test_rows_are_called_as_the_map_calls_them() -> None:
    assert rows_of(BANK, "market")["form"].name == "Fill in the form"


def test_a_persona_is_looked_up_in_the_variant_of_its_market() -> None:
    standings = rows_of(BANK, "persona")["form"].standings
    assert [own.basis for own in standings] == ["shared", "absent"] or [own.score for own in standings]
    wait = rows_of(
        BANK.replace("wait: {experience: 3}", "wait: {experience: {jens: 1, sanne: 4}}"), "persona"
    )["wait"]
    assert [own.score for own in wait.standings] == [4, 1]


def test_a_market_without_data_is_named() -> None:
    compared = api.compare_groups(cxmap.loads(BANK), "market")
    assert compared.empty == ("France",)


def test_variants_stand_beside_the_map_as_written_where_none_of_them_is_that() -> None:
    rows = rows_of(BANK.replace(", base: true", ""), "variant")
    assert [own.basis for own in rows["form"].standings] == ["measured", "shared", "measured"]


def test_a_map_without_variants_has_none_to_compare() -> None:
    with pytest.raises(CxmapError, match="list them under `variants`"):
        api.compare_groups(cxmap.loads("cxmap: 1\ntitle: t\ntouchpoints: [a]\n"), "variant")


def test_few_answers_of_a_variant_are_withheld() -> None:
    text = BANK.replace("answers: [30, 20, 9, 4, 1]", "answers: [1, 1, 0, 0, 0]")
    compared = api.compare_groups(cxmap.loads(text), "market", only=("nl", "de"), privacy_floor=5)
    form = next(row for row in compared.table.rows if row.id == "form")
    assert form.standings[1].basis == "withheld"
    assert form.standings[1].score is None
