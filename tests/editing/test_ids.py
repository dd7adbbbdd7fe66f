"""What has an id and what refers to one: the same as in the map that is read."""

from __future__ import annotations

from pathlib import Path

import pytest

from cxmap import api
from cxmap.editing.draft import Draft, applied
from cxmap.editing.ids import Ids
from cxmap.editing.renaming import Refusal, renamed
from cxmap.lint.rules.unknown_id import ids_by_section
from tests.editing.cursor import MAP, after_map, placed

ROOT = Path(__file__).parents[2]
MAPS = sorted([*ROOT.glob("examples/*.cxmap.yaml"), *ROOT.glob("tests/maps/*.yaml")])


@pytest.mark.parametrize("path", MAPS, ids=lambda path: path.name)
def test_things_and_references_are_those_of_the_map(path: Path) -> None:
    opened = api.open_map(path, measured=False)
    assert opened.map is not None
    document, ids = opened.document, Ids(opened.document, opened.document)
    for section, known in ids_by_section(opened.map).items():
        assert [thing.id for thing in ids.things if thing.section == section] == known
    seen = {(use.sections, use.written, document.resolve(use.route)[0], use.is_key) for use in ids.uses}
    told = {
        (one.sections, one.id, document.resolve(one.route)[0], one.is_key) for one in opened.map.references
    }
    assert seen == told
    assert all(ids.meant(use) is not None for use in ids.uses)


@pytest.mark.parametrize("path", MAPS, ids=lambda path: path.name)
def test_renaming_there_and_back(path: Path) -> None:
    text = path.read_text("utf-8")
    draft = Draft(text)
    before = api.loads(text)
    for thing in draft.ids.things[::3]:
        span = draft.document.locate(thing.at)
        assert span is not None
        edits = renamed(draft, span.line - 1, span.column - 1, "a-new.id_1")
        assert not isinstance(edits, Refusal), edits
        assert len(edits) == 1 + len(draft.ids.uses_of(thing))
        after = Draft(applied(text, edits))
        assert len(api.loads(after.text).references) == len(before.references)
        if thing.given:
            span = after.document.locate(thing.at)
            assert span is not None
            back = renamed(after, span.line - 1, span.column - 1, thing.id)
            assert not isinstance(back, Refusal)
            assert applied(after.text, back) == text


def _renamed(text: str, new: str) -> str:
    edited, line, column = placed(text)
    edits = edited.renamed(line, column, new)
    assert isinstance(edits, list), edits
    return applied(edited.text, edits)


HEAD = "cxmap: 1\ntitle: t\n"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (
            "touchpoints: [{id: p|ay, name: Pay}]\nvariants:\n  - name: Germany\n"
            "    touchpoints: {pay: {name: Zahlen}}\n    adds: {touchpoints: [{after: pay, name: Wait}]}\n",
            "touchpoints: [{id: shop, name: Pay}]\nvariants:\n  - name: Germany\n"
            "    touchpoints: {shop: {name: Zahlen}}\n    adds: {touchpoints: [{after: shop, name: Wait}]}\n",
        ),
        (
            "channels: [Web sh|op]\ntouchpoints: [{name: x, channel: web-shop}]\n",
            "channels: [{id: web, name: Web shop}]\ntouchpoints: [{name: x, channel: web}]\n",
        ),
        (
            "channels:\n  - 'Web' # here\ntouchpoints:\n  - name: x\n    channel: we|b # there\n",
            "channels:\n  - id: shop\n    name: 'Web' # here\ntouchpoints:\n  - name: x\n"
            "    channel: shop # there\n",
        ),
        (
            "channels:\n  - name: Web\n    mode: online\ntouchpoints:\n  - {name: x, channel: WE|B}\n",
            "channels:\n  - id: shop\n    name: Web\n    mode: online\ntouchpoints:\n"
            "  - {name: x, channel: shop}\n",
        ),
        (
            "personas: [{id: a|nn, name: Ann}]\ntouchpoints:\n  - name: x\n    experience: {ann: 1}\n"
            '    feelings: [{word: w, persona: "ann"}]\n',
            "personas: [{id: eve, name: Ann}]\ntouchpoints:\n  - name: x\n    experience: {eve: 1}\n"
            '    feelings: [{word: w, persona: "eve"}]\n',
        ),
        (
            "touchpoints:\n  - {name: I c|ome in, next: out}\n"
            "  - {id: out, name: I go, next: [{to: i-come-in}]}\n",
            "touchpoints:\n  - {id: in, name: I come in, next: out}\n"
            "  - {id: out, name: I go, next: [{to: in}]}\n",
        ),
    ],
)
def test_every_place_is_renamed(before: str, after: str) -> None:
    new = next(
        word
        for word in ("shop", "eve", "web", "in")
        if f"id: {word}" in after and f"id: {word}" not in before
    )
    renamed_text = _renamed(HEAD + before, new)
    assert renamed_text == HEAD + after
    api.loads(renamed_text)


def test_ids_that_need_quotes_get_them() -> None:
    after = _renamed(HEAD + "channels: [{id: w|eb, name: W}]\ntouchpoints: [{name: x, channel: web}]\n", "12")
    assert 'id: "12"' in after
    assert 'channel: "12"' in after
    assert api.loads(after).steps[0].touchpoint.channel == ("12",)


@pytest.mark.parametrize(
    ("end", "new", "why"),
    [
        ("        channel: s|tore", "web", "already taken, by the channel 'Web shop'"),
        ("        channel: s|tore", "a b", "an id has letters"),
        ("        channel: s|tore", "", "an id has letters"),
        ("        channel: s|tore", "x" * 65, "at most 64"),
        ("        note: s|tore", "shop", "there is no id here"),
        ("        next: loo|k", "there", "already taken, by the phase 'There'"),
    ],
)
def test_what_cannot_be_renamed(end: str, new: str, why: str) -> None:
    edited, line, column = placed(MAP.replace("        channel: store\n", "") + end + "\n")
    refusal = edited.renamed(line, column, new)
    assert isinstance(refusal, Refusal)
    assert why in refusal.why


def test_a_name_is_not_its_id_and_a_broken_text_is_left_alone() -> None:
    edited, line, column = placed(MAP.replace("name: I look around", "name: I lo|ok around"))
    refusal = edited.renamable(line, column)
    assert isinstance(refusal, Refusal)
    assert "its id is `look`" in refusal.why
    edited, line, column = after_map("        channel: we|b\n        note: 'open")
    assert isinstance(edited.renamable(line, column), Refusal)


def test_definition_and_references() -> None:
    edited, line, column = placed(MAP.replace("channel: store", "channel: Sto|re"))
    found = edited.definition(line, column)
    assert found is not None and found.path is None
    assert (found.span.line, found.span.column) == (8, 10)
    assert [where.line for where in edited.references(line, column)] == [8, 19]
    assert [where.line for where in edited.references(line, column, declaration=False)] == [19]
    edited, line, column = placed(MAP.replace("title: A", "title: |A"))
    assert edited.definition(line, column) is None
    assert edited.references(line, column) == []
