"""Portraits of personas: shown in every format, read from the map's folder alone, told where they fail."""

from __future__ import annotations

import os
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from cxmap import api
from cxmap.api import portraits
from cxmap.rendering.frame.portrait import KEPT, portrait_of
from tests.cli.test_commands import Cli
from tests.cli.test_commands import cli as cli

MAP = """\
cxmap: 1
title: People
personas: [{id: ann, name: Ann Baker, portrait: PORTRAIT}, {id: ben, name: Ben Cole, role: Clerk}]
touchpoints: [{name: Arrive, experience: {ann: 1, ben: -1}, goal: 1}]
"""
GREEN = (0, 105, 92)


def picture(size: tuple[int, int] = (600, 400), format: str = "JPEG") -> bytes:
    target = BytesIO()
    Image.new("RGB", size, GREEN).save(target, format)
    return target.getvalue()


def write_map(folder: Path, portrait: str) -> str:
    path = folder / "people.cxmap.yaml"
    path.write_text(MAP.replace("PORTRAIT", portrait), "utf-8")
    return str(path)


@pytest.fixture
def home(tmp_path: Path) -> Path:
    folder = tmp_path / "maps"
    (folder / "pictures").mkdir(parents=True)
    (folder / "pictures/ann.jpg").write_bytes(picture())
    (tmp_path / "outside.png").write_bytes(picture(format="PNG"))
    return folder


def test_a_portrait_takes_the_place_of_initials_in_every_format(home: Path, cli: Cli) -> None:
    path = write_map(home, "pictures/ann.jpg")
    out = home / "out"
    done = cli("render", "-v", "matrix,report", "-f", "svg,png,pdf,html", "-o", str(out), path)
    assert (done.code, "cannot be shown" in done.err) == (0, False)
    svg = (out / "people.matrix.svg").read_text("utf-8")
    assert svg.count("<image") == 1
    assert ">AB<" not in svg
    assert ">BC<" in svg
    html = (out / "people.report.html").read_text("utf-8")
    assert html.count('<img class="portrait" src="data:image/png;base64,') == 1
    assert ">AB<" not in html
    assert ">BC<" in html
    assert b"/Subtype /Image" in (out / "people.matrix.pdf").read_bytes()
    with Image.open(out / "people.matrix.png") as drawn:
        dots = drawn.convert("RGB").tobytes()
    colours = {tuple(dots[at : at + 3]) for at in range(0, len(dots), 3)}
    assert any(max(abs(a - b) for a, b in zip(colour, GREEN, strict=True)) < 4 for colour in colours)


def test_it_becomes_small_and_round() -> None:
    made = portrait_of(picture((600, 400)), "ann.jpg")
    assert (made.across, made.down) == (KEPT, KEPT)
    corner, middle = made.dots[:4], made.dots[4 * (KEPT // 2 * KEPT + KEPT // 2) :][:4]
    assert (corner[3], middle[3]) == (0, 255)
    assert made == portrait_of(picture((600, 400)), "ann.jpg")


@pytest.mark.parametrize(
    ("portrait", "why"),
    [
        ("nowhere.png", "there is no file nowhere.png"),
        ("../outside.png", "lies outside the project of the map"),
        ("/etc/hostname", "lies outside the project of the map"),
        ("https://example.org/ann.png", "there is no file"),
        ("pictures", "is not a regular file but a folder"),
        ("words.png", "is not a picture that can be read"),
        ("broken.jpg", "is not a picture that can be read"),
        ("ann.gif", "is not a picture that can be read"),
        ("heavy.png", "has more than 4 MB"),
        ("link.png", "lies outside the project of the map"),
        ("pipe.png", "is not a regular file but a pipe"),
    ],
)
def test_what_cannot_be_shown_is_told_and_drawn_as_initials(
    portrait: str, why: str, home: Path, cli: Cli
) -> None:
    (home / "words.png").write_text("no picture", "utf-8")
    (home / "broken.jpg").write_bytes(picture()[:200])
    (home / "ann.gif").write_bytes(picture(format="GIF"))
    (home / "heavy.png").write_bytes(bytes(portraits.MOST_BYTES + 1))
    (home / "link.png").symlink_to(home.parent / "outside.png")
    os.mkfifo(home / "pipe.png")
    path = write_map(home, portrait)
    (problem,) = api.check(path).diagnostics
    assert (problem.code, problem.severity) == ("CX305", "warning")
    assert why in problem.message
    assert problem.span is not None
    assert problem.span.line == 3
    done = cli("render", "-v", "matrix", "-f", "svg", "-o", str(home / "out"), path)
    assert done.code == 0
    assert why in done.err
    svg = (home / "out/people.matrix.svg").read_text("utf-8")
    assert ">AB<" in svg
    assert "<image" not in svg


def test_there_are_at_most_so_many(home: Path) -> None:
    map_ = api.loads(
        "cxmap: 1\ntitle: Crowd\ntouchpoints: [Arrive]\npersonas:\n"
        + "".join(
            f"  - {{name: P{at}, portrait: pictures/ann.jpg}}\n" for at in range(portraits.MOST_PICTURES + 2)
        )
    )
    read = api.portraits_of(str(home / "crowd.cxmap.yaml"), map_)
    assert len(read.pictures) == portraits.MOST_PICTURES
    assert [problem.route[1] for problem in read.problems] == [
        portraits.MOST_PICTURES,
        portraits.MOST_PICTURES + 1,
    ]
    assert not api.portraits_of("-", map_).pictures


def test_a_name_that_no_file_can_have_is_a_warning(home: Path, cli: Cli) -> None:
    path = write_map(home, "x" * 300 + ".png")
    done = cli("render", "-v", "matrix", "-f", "svg", "-o", str(home / "out"), path)
    assert (done.code, "is not a path" in done.err) == (0, True)
    assert (home / "out" / "people.matrix.svg").is_file()
