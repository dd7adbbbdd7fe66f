"""Variants of maps that take in shared files and lead on to journeys, through the commands."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from cxmap import api
from cxmap.cli.app import run
from tests.history.repository import Repository

SHARED = """\
cxmap-shared: 1
channels:
  - {id: web, name: Website, goal: 1}
  - {id: kiosk, name: Kiosk, goal: 1}
  - {id: shop, name: Shop, goal: 0}
  - {id: never, name: Never}
personas:
  - {id: anna, name: Anna}
  - {id: jens, name: Jens}
"""
BANK = """\
cxmap: 1
title: Open an account
use: shared/parts.yaml
personas: [Anna]
touchpoints:
  - {id: apply, name: Apply, channel: web, experience: 1}
  - {id: post, name: Post, channel: shop, experience: -1, journey: claims.cxmap.yaml}
  - {id: wait, name: Wait, experience: 0}
variants:
  - id: de
    name: Germany
    channels:
      web: {name: Webseite, goal: 2}
    touchpoints:
      apply: {experience: -2}
    adds:
      channels: [{name: Terminal}]
      touchpoints:
        - {after: apply, name: Show a passport, channel: [terminal, kiosk], experience: {anna: 1, jens: -1}}
  - id: nl
    name: Netherlands
    channels:
      shop: null
    touchpoints:
      post: {channel: web}
      wait: {journey: claims.cxmap.yaml}
"""
CLAIMS = """\
cxmap: 1
title: Claims
touchpoints:
  - {id: a, name: A, experience: 1}
  - {id: b, name: B, experience: 2}
variants:
  - {id: de, name: Germany, touchpoints: {a: {experience: -2}, b: {experience: -1}}}
"""
Told = Callable[..., tuple[int, str, str]]


@pytest.fixture
def told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Told:
    """Run a command in a project with two maps and what they share."""
    monkeypatch.chdir(tmp_path)
    Path("shared").mkdir()
    Path("cxmap.toml").touch()
    Path("shared/parts.yaml").write_text(SHARED)
    Path("bank.cxmap.yaml").write_text(BANK)
    Path("claims.cxmap.yaml").write_text(CLAIMS)

    def call(*words: str) -> tuple[int, str, str]:
        code = run(list(words))
        captured = capsys.readouterr()
        return code, captured.out, captured.err

    return call


def change(old: str, new: str, file: str = "bank.cxmap.yaml") -> None:
    text = Path(file).read_text()
    assert text.count(old) == 1
    Path(file).write_text(text.replace(old, new))


def said(file: str = "bank.cxmap.yaml", variant: str | None = None) -> list[tuple[str, str, int, int]]:
    found = api.check(file, variant=variant).diagnostics
    return [(own.code, own.message, own.span.line, own.span.column) for own in found if own.span is not None]


def channels_of(variant: str | None) -> dict[str, tuple[str, Any]]:
    map_ = api.load("bank.cxmap.yaml", variant=variant)
    return {own.id: (own.name, own.goal and own.goal.score) for own in map_.channels}


@pytest.mark.usefixtures("told")
def test_a_variant_has_the_shared_parts_that_it_names_as_it_changes_them() -> None:
    assert channels_of(None) == {"web": ("Website", 1), "shop": ("Shop", 0)}
    assert channels_of("de") == {
        "terminal": ("Terminal", None), "web": ("Webseite", 2), "kiosk": ("Kiosk", 1), "shop": ("Shop", 0),
    }  # fmt: skip
    assert channels_of("nl") == {"web": ("Website", 1)}
    assert [own.id for own in api.load("bank.cxmap.yaml", variant="de").personas] == ["anna", "jens"]


@pytest.mark.usefixtures("told")
def test_what_a_variant_says_of_a_shared_part_is_told_where_it_says_so() -> None:
    change("goal: 2}", "goal: 7}")
    assert said() == [
        ("CX203", "in variant `de`: 7 lies outside the map's scale, -2 to 2", 13, 35),
    ]
    assert said(variant="de") == [("CX203", "7 lies outside the map's scale, -2 to 2", 13, 35)]


@pytest.mark.parametrize(
    ("own", "at"), [("use: shared/parts.yaml", (3, 6)), ("use: shared/parts.yaml\nchannels: [web]", (4, 12))]
)
@pytest.mark.usefixtures("told")
def test_what_is_wrong_with_a_shared_part_is_told_once(own: str, at: tuple[int, int]) -> None:
    change("use: shared/parts.yaml", own)
    change("{id: web, name: Website, goal: 1}", "{id: web, name: Website, goal: 9}", "shared/parts.yaml")
    change("web: {name: Webseite, goal: 2}", "web: {name: Webseite}")
    place = f"{Path('shared/parts.yaml')}:3:"
    assert [(code, message.startswith(place), *where) for code, message, *where in said()] == [
        ("CX203", True, *at)
    ]


@pytest.mark.usefixtures("told")
def test_a_fault_of_what_only_a_variant_takes_in_is_told() -> None:
    change("{id: kiosk, name: Kiosk, goal: 1}", "{id: kiosk, name: Kiosk, goal: 9}", "shared/parts.yaml")
    [(code, message, line, _)] = said()
    assert (code, line) == ("CX203", 3)
    assert message.startswith(f"in variant `de`: {Path('shared/parts.yaml')}:4:")


@pytest.mark.usefixtures("told")
def test_nothing_is_said_of_variants_where_a_shared_file_is_lacking() -> None:
    Path("shared/parts.yaml").unlink()
    assert [(code, line) for code, _, line, _ in said()] == [("CX320", 3)]


def test_advice_is_about_the_map_and_its_variants_and_not_about_shared_parts(told: Told) -> None:
    _, out, _ = told("validate", "bank.cxmap.yaml")
    assert "CX431" in out  # of the map
    assert re.search(r"bank.cxmap.yaml:19:\d+: advice: CX433 in variant `de`", out)
    assert not re.search("CX40[2-6]|never", out)
    _, out, _ = told("validate", "--variant", "nl", "bank.cxmap.yaml")
    assert not re.search("CX40[2-6]|never", out)


@pytest.mark.usefixtures("told")
def test_below_a_variant_lies_the_same_variant_of_a_journey() -> None:
    def means(variant: str | None) -> list[float | None]:
        links = api.load("bank.cxmap.yaml", variant=variant).linked
        cards = [api.score(link.map) for link in links if link.map is not None]
        return [card.touchpoints[0].experience for card in cards]

    assert means(None) == [1]
    assert means("de") == [-2]
    assert means("nl") == [1, 1]  # that journey has no such variant


@pytest.mark.usefixtures("told")
def test_a_way_that_a_variant_takes_to_no_journey_is_told_of_that_variant() -> None:
    change("wait: {journey: claims.cxmap.yaml}", "wait: {journey: gone.cxmap.yaml}")
    problems = [own for own in said() if own[0] == "CX324"]
    assert problems == [("CX324", "in variant `nl`: there is no file gone.cxmap.yaml", 26, 23)]


def test_groups_are_compared_with_their_shared_parts(told: Told) -> None:
    code, out, _ = told("compare", "bank.cxmap.yaml", "--by", "variant", "--format", "json")
    assert code == 0
    sides = {side["id"]: side["short_at"] for side in json.loads(out)["sides"]}
    assert sides == {"as-written": 1, "de": 3, "nl": 1}  # by the goals of channels, as each has them


def test_what_is_exported_of_a_variant_stands_alone(told: Told, tmp_path: Path) -> None:
    code, out, _ = told("export", "bank.cxmap.yaml", "--variant", "de", "--to", "json")
    data = json.loads(out)
    assert code == 0
    assert "use" not in data
    assert [own["id"] for own in data["channels"]] == ["terminal", "web", "kiosk", "shop"]
    alone = tmp_path / "elsewhere.cxmap.yaml"
    alone.write_text(out)
    assert api.load(alone).channels_by_id["web"].name == "Webseite"


def test_an_edited_file_is_brought_into_what_the_map_says_itself(told: Told) -> None:
    shared = Path("shared/parts.yaml").read_text()
    assert told("export", "bank.cxmap.yaml", "--to", "json", "-o", "bank.json", "--quiet")[0] == 0
    written = json.loads(Path("bank.json").read_text())
    written["touchpoints"][0]["name"] = "Apply now"
    written["channels"][0]["name"] = "Elsewhere"
    Path("bank.json").write_text(json.dumps(written))
    code, _, err = told("import", "bank.json", "--into", "bank.cxmap.yaml")
    assert code == 0, err
    changed = Path("bank.cxmap.yaml").read_text()
    assert "Apply now" in changed
    assert len(changed.splitlines()) == len(BANK.splitlines())
    assert "stands in shared/parts.yaml, where it can be changed; the file says Elsewhere" in err
    assert Path("shared/parts.yaml").read_text() == shared
    assert told("validate", "bank.cxmap.yaml")[0] == 0


def test_a_future_that_is_saved_elsewhere_takes_in_the_same_files(told: Told) -> None:
    code, _, err = told("whatif", "bank.cxmap.yaml", "apply=+1", "--save", "later/bank.cxmap.yaml")
    assert code == 0, err
    future = api.load("later/bank.cxmap.yaml")
    assert future.use == ("../shared/parts.yaml",)
    assert [link.map is not None for link in future.linked] == [True]


def test_a_backlog_comes_back_into_a_map_that_takes_files_in(told: Told) -> None:
    change("variants:", "opportunities: [{id: sew, title: Sew}]\nvariants:")
    Path("back.csv").write_text("id,status\nsew,done\n")
    code, out, err = told("opportunities", "bank.cxmap.yaml", "--from", "back.csv")
    assert code == 0, (out, err)
    assert api.load("bank.cxmap.yaml").opportunities[0].status == "done"


@pytest.mark.usefixtures("told")
def test_versions_of_a_variant_have_what_was_shared_at_their_time(tmp_path: Path) -> None:
    repository = Repository(tmp_path)
    repository.commit()
    change("name: Kiosk, goal: 1", "name: Box, goal: 1", "shared/parts.yaml")
    repository.commit()
    change("apply: {experience: -2}", "apply: {experience: -1}")
    repository.commit()
    for remember in (False, True, True):
        known = api.history("bank.cxmap.yaml", variant="de", remember=remember)
        assert known is not None
        maps = [own.map for own in known.versions]
        found = [
            None if own is None else (own.channels_by_id["kiosk"].name, own.steps[0].touchpoint.experience)
            for own in maps
        ]
        assert [name for name, _ in filter(None, found)] == ["Kiosk", "Box", "Box"]
        assert len({repr(score) for _, score in filter(None, found)}) == 2


@pytest.mark.parametrize("variant", [None, "de"])
@pytest.mark.usefixtures("told")
def test_what_was_committed_last_is_no_version_beside_it(variant: str | None, tmp_path: Path) -> None:
    from cxmap.api.versions import versions_of

    repository = Repository(tmp_path)
    repository.commit()
    change("name: Kiosk, goal: 1", "name: Box, goal: 1", "shared/parts.yaml")
    repository.commit()
    map_ = api.load("bank.cxmap.yaml", variant=variant)
    known = api.history("bank.cxmap.yaml", map_, variant=variant)
    assert known is not None and len(known.versions) == 2
    card = api.score(map_)
    versions = versions_of(card, known)
    assert len(versions) == 2
    assert versions[-1].card is card


def test_an_atlas_is_made_again_when_what_a_variant_rests_on_changes(
    told: Told, monkeypatch: pytest.MonkeyPatch
) -> None:
    from cxmap.api.batches import draw_all as drawn

    arguments = ("atlas", ".", "-o", "site", "--as-of", "map", "--no-history")
    code, _, err = told(*arguments)
    assert code == 0, err
    page = Path("site/maps/bank.html").read_text()
    assert 'href="claims.html' in page
    assert "Germany" in page
    assert "2 did not change" in told(*arguments)[2]

    def edited_meanwhile(*orders: Any) -> Any:
        change("name: Website, goal: 1", "name: Online, goal: 1", "shared/parts.yaml")
        return drawn(*orders)

    monkeypatch.setattr("cxmap.api.atlases.draw_all", edited_meanwhile)
    _, _, err = told(*arguments, "--all")
    assert "bank.cxmap.yaml was edited while the atlas was written" in err
    assert "claims.cxmap.yaml was edited" not in err
    monkeypatch.setattr("cxmap.api.atlases.draw_all", drawn)
    assert "1 did not change" in told(*arguments)[2]
    assert "Online" in Path("site/maps/bank.html").read_text()
