"""What holds for every format that is written and read: nothing goes without a word."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from random import Random
from typing import Any

import pytest

from cxmap import api
from cxmap.exchange import READ_AS, READERS, WRITERS, yaml_text
from cxmap.model import Map
from tests.generated.maps import MapMaker
from tests.rendering.filled import filled

BOTH_WAYS = tuple(form for form in WRITERS if form not in ("xlsx", "mermaid"))
"""Those two have laws of their own beside what else is said of them."""
WHOLE = ("json", "markdown")
"""Formats that hold everything."""
UNTITLED = ("csv", "miro")
SEEDS = range(8)


@cache
def made(seed: int) -> str:
    random = Random(seed)
    return yaml_text(MapMaker(random, random.choice((60, 200))).make())


def sent(text: str, form: str, folder: Path) -> tuple[str, list[str], Map]:
    """What a map becomes in a format, what is said of that, and the map that is read from it."""
    (folder / "m.cxmap.yaml").write_text(text, encoding="utf-8")
    written = api.export_map(folder / "m.cxmap.yaml", form)
    out = folder / f"m.{form}"
    out.write_bytes(written.encoded)
    back = api.import_map(out, form)
    return written.encoded.decode(), [loss.text for loss in written.losses], api.loads(back.text)


def routes(value: Any, way: tuple[str, ...] = ()) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Every text with the keys that lead to it."""
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from routes(inner, (*way, key))
    elif isinstance(value, list):
        for inner in value:
            yield from routes(inner, way)
    elif isinstance(value, str):
        yield value, way


def test_what_can_be_written_can_be_read() -> None:
    assert {READ_AS.get(form, form) for form in BOTH_WAYS} <= set(READERS)


@pytest.mark.parametrize("form", WHOLE)
@pytest.mark.parametrize("seed", SEEDS)
def test_what_holds_everything_comes_back_as_it_was(form: str, seed: int, tmp_path: Path) -> None:
    _, losses, back = sent(made(seed), form, tmp_path)
    assert back == api.loads(made(seed))
    assert losses == []


@pytest.mark.parametrize("form", BOTH_WAYS)
def test_where_nothing_is_said_nothing_is_lost(form: str, tmp_path: Path) -> None:
    """A map of what every format has a place for, for those that ask for no more."""
    text = (
        "cxmap: 1\ntitle: T\nphases:\n  - name: First\n    touchpoints: [Look, Ask]\n"
        "  - name: Then\n    touchpoints: [Pay]\n"
    )
    _, losses, back = sent(text, form, tmp_path)
    assert [[point.name for point in phase.touchpoints] for phase in back.phases] == [
        ["Look", "Ask"],
        ["Pay"],
    ]
    if form == "cjml":
        assert any(loss.startswith("CJML asks who acts") for loss in losses)
        assert "added: personas (Customer)" in losses
        return
    said = [loss for loss in losses if not loss.startswith("where shapes stand")]
    assert said == (["the map itself loses `title`"] if form in UNTITLED else [])


@pytest.mark.parametrize("form", BOTH_WAYS)
@pytest.mark.parametrize("seed", SEEDS)
def test_a_second_journey_loses_nothing_more(form: str, seed: int, tmp_path: Path) -> None:
    """What an export has not named, an import brings back: so the second one has nothing left to name."""
    _, _, back = sent(made(seed), form, tmp_path)
    text = api.import_map(tmp_path / f"m.{form}", form).text
    _, losses, later = sent(text, form, tmp_path)
    assert later == back
    general = ("where shapes stand", "CJML asks", "CJML has experiences", "the map itself loses `title`")
    assert [loss for loss in losses if not loss.startswith(general)] == []


@pytest.mark.parametrize("form", BOTH_WAYS)
def test_every_text_is_there_or_named(form: str) -> None:
    """A word of its own in each field: where it is not in the file, its key or its list is named."""
    document, words = filled().document, filled().words
    written = WRITERS[form](Map.model_validate(document), document)
    text, told = written.encoded.decode(), " ".join(loss.text for loss in written.losses)
    silent = [
        f"{'.'.join(way)}: {word}"
        for word, way in routes(document)
        if word in words and word not in text and not any(_is_named(key, told) for key in way)
    ]
    assert silent == []


def _is_named(key: str, told: str) -> bool:
    return f"`{key}`" in told or bool(re.search(rf"left out: [^;]*\b{key} \(", told))


@pytest.mark.parametrize("form", BOTH_WAYS)
@pytest.mark.parametrize("language", ["en", "nl", "de", "fr"])
def test_every_language_is_read_again(form: str, language: str, tmp_path: Path) -> None:
    text = (
        f"cxmap: 1\ntitle: T\nlanguage: {language}\nchannels: [{{id: shop, name: Shop}}]\n"
        "personas: [{id: ann, name: Ann}, {id: ben, name: Ben}]\nphases:\n"
        "  - {id: p, name: P, touchpoints: [{id: a, name: A, channel: shop, experience: {ann: 0, ben: -1.5},"
        " goal: 1, importance: 4, actions: [look], thoughts: [why], pain_points: [slow], quotes: [oh],"
        " feelings: [odd], personas: [ann, ben], owner: us, when: now, backstage: [sort]}]}\n"
    )
    _, losses, back = sent(text, form, tmp_path)
    point = back.steps[0].touchpoint
    assert [item.text for item in point.thoughts] == ["why"]
    if form == "cjml":
        assert "touchpoints lose" in " ".join(losses) and "`experience` (A)" in " ".join(losses)
        return
    assert point.experience is not None and point.goal is not None and point.goal.score == 1
    assert [claim.given for claim in point.experience.by_persona.values()] == [0, -1.5]
    assert [item.text for item in point.pain_points] == ["slow"]
    assert [item.text for item in point.backstage] == ["sort"]
    assert (point.importance, point.owner, point.when) == (4, "us", "now")
    assert [channel.name for channel in back.channels] == ["Shop"] and len(point.personas) == 2


@pytest.mark.parametrize("form", [form for form in WRITERS if form in ("csv", "miro", "lucid")])
@pytest.mark.parametrize("cell", ["=1+1", "+49 30", "-x", "@home", "=cmd|'/c calc'!A1", '=HYPERLINK("x")'])
def test_no_cell_is_computed(form: str, cell: str, tmp_path: Path) -> None:
    text = yaml_text({"cxmap": 1, "title": "T", "touchpoints": [{"name": cell, "thoughts": [cell]}]})
    content, _, back = sent(text, form, tmp_path)
    assert back.touchpoints[0].name == cell and back.touchpoints[0].thoughts[0].text == cell
    assert not re.search(r'(?:^|,|")[=+@-][^0-9]', content.replace('""', ""), re.MULTILINE)
