"""What a map takes in from shared files: found, put in its place, and told where it really stands."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from cxmap import api
from cxmap.errors import InvalidMapError

MAP = "cxmap: 1\ntitle: A visit\n{use}touchpoints:\n  - {{name: I come in, channel: web, experience: 1}}\n"
CHANNELS = """\
cxmap-shared: 1
title: Channels
channels:
  - {id: web, name: Web}
  - {id: phone, name: Phone}
"""


def project(folder: Path, **files: str) -> Path:
    """A project with a map and these files, by their names with `_` for `/` and without `.yaml`."""
    (folder / "cxmap.toml").touch()
    for name, text in files.items():
        path = folder / f"{name.replace('_', '/')}.yaml"
        path.parent.mkdir(exist_ok=True)
        path.write_text(text)
    return folder


def write(folder: Path, use: str = "use: shared/channels.yaml\n") -> Path:
    path = folder / "visit.cxmap.yaml"
    path.write_text(MAP.format(use=use))
    return path


def told(path: Path) -> list[str]:
    return [
        f"{own.code} {own.message}".replace(os.fspath(path.parent) + "/", "") for own in api.validate(path)
    ]


def test_a_map_has_what_it_names_and_no_more(tmp_path: Path) -> None:
    map_ = api.load(write(project(tmp_path, shared_channels=CHANNELS)))
    assert [channel.id for channel in map_.channels] == ["web"]
    assert [point.channel for point in (step.touchpoint for step in map_.steps)] == [("web",)]


def test_what_a_shared_part_names_comes_with_it(tmp_path: Path) -> None:
    people = (
        "cxmap-shared: 1\nuse: channels.yaml\nsegments: [Loyal, New]\n"
        "personas: [{id: ann, name: Ann, segment: loyal, channels: [phone]}, {id: bob, name: Bob}]\n"
    )
    folder = project(tmp_path, shared_channels=CHANNELS, shared_people=people)
    path = write(folder, "use: shared/people.yaml\npersonas: [Ann]\n")
    map_ = api.load(path)
    assert [own.id for own in map_.personas] == ["ann"]
    assert [own.id for own in map_.segments] == ["loyal"]
    assert sorted(own.id for own in map_.channels) == ["phone", "web"]


def test_a_scale_is_taken_in_where_the_map_has_none(tmp_path: Path) -> None:
    folder = project(tmp_path, shared_channels=CHANNELS + "scale: {min: 0, max: 10}\n")
    path = write(folder)
    assert (api.load(path).scale.min, api.load(path).scale.max) == (0, 10)
    path.write_text(path.read_text() + "scale: {min: 1, max: 5}\n")
    assert any(line.startswith("CX322 this is not the scale in shared/channels.yaml") for line in told(path))


@pytest.mark.parametrize(
    ("use", "said"),
    [
        ("use: none.yaml\n", "CX320 `none.yaml` cannot be used: there is no file none.yaml"),
        ("use: ../out.yaml\n", "CX320 `../out.yaml` cannot be used: ../out.yaml lies outside the project"),
        (
            "use: https://a.b/c.yaml\n",
            "CX320 `https://a.b/c.yaml` cannot be used: https://a.b/c.yaml is an address",
        ),
        ("use: shared\n", "CX320 `shared` cannot be used: shared is not a regular file but a folder"),
        (
            "use: link.yaml\n",
            "CX320 `link.yaml` cannot be used: link.yaml is a link that leads out of the project",
        ),
        ("use: shared/bad.yaml\n", "CX320 `shared/bad.yaml` has errors: shared/bad.yaml:2:1 CX102"),
        (
            "use: shared/map.yaml\n",
            "CX320 `shared/map.yaml` cannot be used: its first key is not `cxmap-shared: 1`",
        ),
        ("use: shared/one.yaml\n", "CX321 shared/two.yaml:2:6: shared files use one another in a circle"),
        (
            "use: [shared/channels.yaml, shared/again.yaml]\n",
            "CX322 the channel `phone` stands in shared/channels.yaml:5:5 and in shared/again.yaml:5:5",
        ),
        (
            "use: shared/channels.yaml\nchannels: [{id: web, name: W}]\n",
            "CX322 the channel `web` stands here and in",
        ),
    ],
)
def test_what_cannot_be_taken_in_is_told_where_it_is_taken_in(tmp_path: Path, use: str, said: str) -> None:
    (tmp_path / "own").mkdir()
    folder = project(
        tmp_path / "own", shared_channels=CHANNELS, shared_again=CHANNELS,
        shared_bad="cxmap-shared: 1\nchanels: []\n", shared_map="cxmap: 1\ntitle: M\ntouchpoints: [a]\n",
        shared_one="cxmap-shared: 1\nuse: two.yaml\n", shared_two="cxmap-shared: 1\nuse: one.yaml\n",
    )  # fmt: skip
    (tmp_path / "out.yaml").write_text(CHANNELS)
    (folder / "link.yaml").symlink_to(tmp_path / "out.yaml")
    path = write(folder, use)
    problems = api.validate(path)
    (first, *_) = [own for own in problems if own.code.startswith("CX32")]
    assert f"{first.code} {first.message}".replace(os.fspath(folder) + "/", "").startswith(said)
    assert first.span is not None
    assert path.read_text().splitlines()[first.span.line - 1].startswith(("use", "channels"))
    with pytest.raises(InvalidMapError):
        api.load(path)


def test_what_is_wrong_in_a_shared_part_names_its_own_place(tmp_path: Path) -> None:
    shared = CHANNELS.replace("name: Web}", "name: Web, goal: 9}")
    path = write(project(tmp_path, shared_channels=shared))
    (problem,) = [own for own in api.validate(path) if own.severity == "error"]
    assert problem.span is not None
    assert problem.span.line == 3  # of the map, where it is taken in
    assert "shared/channels.yaml:4:" in problem.message


def test_an_id_that_no_file_has_is_still_missing(tmp_path: Path) -> None:
    path = write(project(tmp_path, shared_channels=CHANNELS), use="")
    assert told(path) == ["CX201 no channel has the id `web`"]


def test_a_shared_file_is_checked_by_itself_and_is_no_map(tmp_path: Path) -> None:
    folder = project(tmp_path, shared_channels=CHANNELS)
    path = folder / "shared" / "channels.yaml"
    assert api.validate(path) == ()
    with pytest.raises(InvalidMapError, match="CX323"):
        api.load(path)


def test_a_verdict_is_remembered_no_longer_than_the_shared_file_holds(tmp_path: Path) -> None:
    folder = project(tmp_path, shared_channels=CHANNELS)
    path = os.fspath(write(folder))

    def verdict() -> list[str]:
        (checked,) = api.check_all([path], remember=True)
        assert not isinstance(checked, Exception)
        return [own.code for own in checked.diagnostics if own.severity == "error"]

    assert verdict() == verdict() == []
    (folder / "shared" / "channels.yaml").write_text(CHANNELS.replace("web", "site").replace("Web", "Site"))
    assert verdict() == ["CX201"]
    (folder / "shared" / "channels.yaml").unlink()
    assert verdict()[0] == "CX320"


def test_portraits_and_sources_keep_their_way(tmp_path: Path) -> None:
    people = "cxmap-shared: 1\npersonas: [{id: ann, name: Ann, portrait: ann.png}]\n"
    folder = project(tmp_path, shared_channels=CHANNELS, shared_people=people)
    path = write(folder, "use: [shared/channels.yaml, shared/people.yaml]\npersonas: [ann]\n")
    assert api.load(path).personas[0].portrait == "shared/ann.png"
