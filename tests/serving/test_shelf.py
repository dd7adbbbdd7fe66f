"""Maps while they are written: what is kept, what is told, what comes and goes."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from cxmap import api
from cxmap.errors import CxmapError
from cxmap.serving.editors import Editor
from cxmap.serving.shelf import Shelf, at_once, filled, refreshed, saved_ones
from cxmap.serving.troubles import troubles_of
from tests.serving.conftest import MAP


def _after(shelf: Shelf, folder: Path, *changed: Path) -> Shelf:
    return refreshed(shelf, [str(folder)], frozenset(os.path.realpath(path) for path in changed))


def test_a_faulty_save_keeps_the_last_good_map_and_tells_the_problem(map_file: Path) -> None:
    shelf = filled([str(map_file)])
    map_file.write_text(MAP.replace("importance: 5", "importence: 5"), "utf-8")
    broken = _after(shelf, map_file, map_file).maps[0]
    assert broken.now.map is None
    assert broken.good is shelf.maps[0].good
    assert broken.picture_key == shelf.maps[0].picture_key
    assert broken.key != shelf.maps[0].key
    trouble = troubles_of(broken, Editor("x://{path}:{line}:{column}")).shown[0]
    assert (trouble.severity, trouble.code, trouble.meant) == ("error", "CX102", "importence")
    assert trouble.place.address == f"x://{map_file}:6:35"
    assert "importance" in trouble.cure


def test_half_a_file_is_a_problem_and_the_whole_one_mends_it(map_file: Path) -> None:
    shelf = filled([str(map_file)])
    for size in range(0, len(MAP), 17):
        map_file.write_text(MAP[:size], "utf-8")
        shelf = _after(shelf, map_file, map_file)
        assert shelf.maps[0].good is not None
    map_file.write_text(MAP, "utf-8")
    assert _after(shelf, map_file, map_file).maps[0].is_sound


def test_a_save_that_changes_nothing_is_no_news(map_file: Path) -> None:
    shelf = filled([str(map_file)])
    map_file.write_text(MAP, "utf-8")
    assert _after(shelf, map_file, map_file) == shelf


def test_a_comment_draws_nothing_anew(map_file: Path) -> None:
    shelf = filled([str(map_file)])
    map_file.write_text("# a remark\n" + MAP, "utf-8")
    after = _after(shelf, map_file, map_file).maps[0]
    assert after.key != shelf.maps[0].key
    assert after.picture_key == shelf.maps[0].picture_key
    map_file.write_text(MAP.replace("-2", "-1"), "utf-8")
    assert _after(shelf, map_file, map_file).maps[0].picture_key != shelf.maps[0].picture_key


def test_maps_appear_move_and_go(map_file: Path) -> None:
    folder = map_file.parent
    shelf = filled([str(folder)])
    second = folder / "new" / "visit.cxmap.yaml"
    second.parent.mkdir()
    second.write_text(MAP.replace("A visit", "Another"), "utf-8")
    shelf = _after(shelf, folder, second)
    assert [kept.slug for kept in shelf.maps] == ["new-visit", "visit"]

    moved = folder / "moved.cxmap.yaml"
    map_file.rename(moved)
    shelf = _after(shelf, folder, map_file, moved)
    old = shelf.of("visit")
    assert old is not None
    assert (old.gone, old.moved_to, [kept.slug for kept in shelf.present]) == (
        True,
        "moved",
        ["moved", "new-visit"],
    )
    assert "no longer there" in troubles_of(old, Editor()).shown[0].message

    map_file.write_text(MAP, "utf-8")
    shelf = _after(shelf, folder, map_file)
    back = shelf.of("visit")
    assert back is not None
    assert back.is_sound
    assert back.moved_to == ""


def test_an_empty_folder_waits_for_its_first_map(tmp_path: Path) -> None:
    shelf = filled([str(tmp_path)])
    assert shelf.maps == ()
    first = tmp_path / "first.cxmap.yaml"
    first.write_text(MAP, "utf-8")
    assert [kept.slug for kept in _after(shelf, tmp_path, first).maps] == ["first"]


def test_what_lies_beside_a_map_has_a_say(map_file: Path) -> None:
    folder = map_file.parent
    shelf = filled([str(folder)])
    settings = folder / "cxmap.toml"
    settings.write_text("[brand]\nline = '#0b4f94'\n", "utf-8")
    branded = _after(shelf, folder, settings)
    assert branded.maps[0].picture_key != shelf.maps[0].picture_key
    settings.write_text("[brand]\nline = 'blue'\n", "utf-8")
    refused = _after(branded, folder, settings).maps[0]
    assert refused.now.map is None
    assert refused.good is branded.maps[0].good
    assert "cxmap.toml" in troubles_of(refused, Editor()).shown[0].message


def test_a_future_map_changes_with_its_current_one(project: Path, tmp_path: Path) -> None:
    for name in ("shopping-day.cxmap.yaml", "shopping-day.future.cxmap.yaml"):
        (tmp_path / name).write_bytes((project / "examples" / name).read_bytes())
    shelf = filled([str(tmp_path)])
    now = tmp_path / "shopping-day.cxmap.yaml"
    now.write_text(now.read_text("utf-8").replace("Queue at the till", "Wait at the till"), "utf-8")
    after = _after(shelf, tmp_path, now)
    for slug in ("shopping-day", "shopping-day.future"):
        before, then = shelf.of(slug), after.of(slug)
        assert before is not None
        assert then is not None
        assert before.picture_key != then.picture_key
    saved = saved_ones(shelf, frozenset({os.path.realpath(now), str(tmp_path / "unknown.cxmap.yaml")}))
    assert saved == {"shopping-day"}
    alone = at_once(shelf, saved)
    assert [kept.slug for kept, was in zip(alone.maps, shelf.maps, strict=True) if kept != was] == [
        "shopping-day"
    ]


def test_what_was_seen_is_not_looked_at_twice(map_file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder, looks = map_file.parent, list[str]()
    (folder / "other.cxmap.yaml").write_text(MAP, "utf-8")
    shelf = filled([str(folder)])
    map_file.write_text(MAP.replace("Queue", "Stand"), "utf-8")
    changed = frozenset({os.path.realpath(map_file)})
    look_at = api.look_at

    def counted(name: str) -> api.Sight:
        looks.append(name)
        return look_at(name)

    monkeypatch.setattr(api, "look_at", counted)
    seen = saved_ones(shelf, changed)
    alone = at_once(shelf, seen)
    assert refreshed(alone, [str(folder)], changed, seen=seen).maps == alone.maps
    assert looks == [str(map_file)]


def test_names_that_are_alike_get_addresses_that_are_not(tmp_path: Path) -> None:
    for folder in ("a", "b", "c/a"):
        path = tmp_path / folder / "über uns & mehr.cxmap.yaml"
        path.parent.mkdir(parents=True)
        path.write_text(MAP, "utf-8")
    slugs = [kept.slug for kept in filled([str(tmp_path)]).maps]
    assert len(set(slugs)) == 3
    assert set(slugs) >= {"über-uns-mehr", "b-über-uns-mehr"}


def test_of_many_maps_the_first_are_read_and_the_others_follow(map_file: Path) -> None:
    folder = map_file.parent
    for number in range(4):
        (folder / f"m{number}.cxmap.yaml").write_text(MAP, "utf-8")
    shelf = filled([str(folder)], most=2)
    assert [kept.is_awaited for kept in shelf.maps] == [False, False, True, True, True]
    assert len({kept.key for kept in shelf.maps[2:]}) == 1
    assert not any(troubles_of(kept, Editor()).shown for kept in shelf.maps[2:])
    wanted = at_once(shelf, saved_ones(shelf, frozenset({os.path.realpath(map_file)})))
    assert [kept.is_awaited for kept in wanted.maps] == [False, False, True, True, False]
    while shelf.is_due:
        shelf = refreshed(shelf, [str(folder)], frozenset(), most=2)
    assert [(kept.slug, kept.key, kept.is_sound) for kept in shelf.maps] == [
        (kept.slug, kept.key, True) for kept in filled([str(folder)]).maps
    ]


@pytest.mark.parametrize("target", ["../secret.yaml", "visit.cxmap.yaml"])
def test_a_map_that_becomes_a_link_out_or_to_itself_is_left_alone(map_file: Path, target: str) -> None:
    folder = map_file.parent
    (folder.parent / "secret.yaml").write_text("secret: yes\n", "utf-8")
    shelf = filled([str(folder)])
    map_file.unlink()
    map_file.symlink_to(target)
    after = _after(shelf, folder, map_file)
    assert [kept.gone for kept in after.maps] == [True]
    assert after.maps[0].good is shelf.maps[0].good
    assert "visit.cxmap.yaml" in after.remarks[0]
    assert "secret" not in repr(troubles_of(after.maps[0], Editor()))
    assert "secret: yes" not in repr(after)


def test_what_cannot_be_watched_is_told(tmp_path: Path) -> None:
    with pytest.raises(CxmapError, match="does not exist"):
        filled([str(tmp_path / "nothing.yaml")])
    with pytest.raises(CxmapError, match="standard input"):
        filled(["-"])


def test_a_map_that_was_never_sound_is_told_of_without_a_picture(map_file: Path) -> None:
    map_file.write_text("cxmap: 1\n", "utf-8")
    kept = filled([str(map_file)]).maps[0]
    assert kept.good is None
    assert kept.title == "visit.cxmap.yaml"
    assert troubles_of(kept, Editor()).has_errors


def test_hidden_signs_in_a_problem_are_made_visible(map_file: Path) -> None:
    map_file.write_text(MAP.replace("title: A visit", 'title: "a\u202eb"'), "utf-8")
    shown = troubles_of(filled([str(map_file)]).maps[0], Editor()).shown
    assert "\u202e" not in repr([(one.message, one.before, one.meant, one.behind) for one in shown])


def test_settings_of_many_maps_are_taken_up_a_few_at_a_time(map_file: Path) -> None:
    folder = map_file.parent
    for number in range(5):
        (folder / f"m{number}.cxmap.yaml").write_text(MAP, "utf-8")
    shelf = filled([str(folder)])
    settings = folder / "cxmap.toml"
    settings.write_text("[brand]\nline = '#0b4f94'\n", "utf-8")
    changed = frozenset({os.path.realpath(settings)})
    keys = {kept.slug: kept.picture_key for kept in shelf.maps}
    (folder / "m4.cxmap.yaml").unlink()
    changed |= {os.path.realpath(folder / "m4.cxmap.yaml")}
    rounds: list[int] = []
    while not rounds or shelf.is_due:
        shelf = refreshed(shelf, [str(folder)], changed, most=2)
        rounds.append(sum(keys[kept.slug] != kept.picture_key for kept in shelf.present))
        changed = frozenset()
    assert rounds == [2, 4, 5]
    assert [kept.slug for kept in shelf.maps if kept.gone] == ["m4"]
