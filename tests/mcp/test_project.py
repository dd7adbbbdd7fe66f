"""No path leads out of the folder, however it is written."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxmap.errors import CxmapError
from cxmap.mcp.project import OutsideError, Project

PARTS = st.lists(
    st.sampled_from(["..", ".", "", "a", "out", "in", "loop", "m.yaml", "-", "~", "\0"]), max_size=7
)


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with links that lead out of it, around in it and to themselves."""
    top = tmp_path_factory.mktemp("top").resolve()
    (top / "other").mkdir()
    (top / "other" / "m.yaml").write_text("secret: 1\n")
    root = top / "root"
    (root / "a").mkdir(parents=True)
    (root / "m.yaml").write_text("cxmap: 1\n")
    (root / "out").symlink_to(top / "other")
    (root / "out.yaml").symlink_to(top / "other" / "m.yaml")
    (root / "in").symlink_to(root / "a")
    (root / "loop").symlink_to(root / "loop")
    (root / "n.measured.yaml").symlink_to(top / "other" / "m.yaml")
    (root / "n.yaml").write_text("cxmap: 1\n")
    return root


@pytest.mark.parametrize(
    "path",
    ["..", "../other", "../root/../other/m.yaml", "/etc/passwd", "out", "out/m.yaml", "out.yaml",
     "a/../../other", "in/../../other/m.yaml", "../rootless", "//etc/passwd"],
)  # fmt: skip
def test_what_leads_out(place: Path, path: str) -> None:
    with pytest.raises(OutsideError, match="outside of the folder"):
        Project.at(str(place)).inside(path)


def test_what_lies_inside(place: Path) -> None:
    project = Project.at(str(place / "a" / ".."))
    assert project.root == place
    for path, name in {
        ".": ".", "m.yaml": "m.yaml", "./a/../m.yaml": "m.yaml", str(place / "m.yaml"): "m.yaml",
        "in/x": "in/x", "not/there.yaml": "not/there.yaml", "-": "./-",
        "--help": "./--help", "~": "~", "...": "...",
    }.items():  # fmt: skip
        assert project.inside(path) == name


def test_a_map_has_its_measured_figures_in_the_folder(place: Path) -> None:
    project = Project.at(str(place))
    assert project.map_file("m.yaml") == "m.yaml"
    with pytest.raises(OutsideError):
        project.map_file("n.yaml")
    with pytest.raises(CxmapError, match="is a folder"):
        project.map_file("a")


@given(PARTS)
def test_any_path(place: Path, parts: list[str]) -> None:
    project = Project.at(str(place))
    try:
        name = project.inside("/".join(parts))
    except CxmapError as error:
        assert "\0" not in str(error)
    else:
        assert (place / name).resolve().is_relative_to(place)


@pytest.mark.parametrize(
    "word", ["HEAD", "HEAD~1", "v1..v2", "v1...HEAD~3", "feature/x", "a1b2c3d", "HEAD@{1}", "main^"]
)
def test_revisions(place: Path, word: str) -> None:
    assert Project.at(str(place)).revision(word) == word


@pytest.mark.parametrize(
    "word",
    [
        "",
        "-x",
        "--output=x",
        "m.yaml",
        "out.yaml",
        "../other",
        "/etc/passwd",
        "HEAD:m.yaml",
        "a b",
        "a\nb",
        "x" * 300,
    ],
)
def test_what_is_no_revision(place: Path, word: str) -> None:
    with pytest.raises(CxmapError, match="no revision"):
        Project.at(str(place)).revision(word)


@pytest.mark.parametrize("folder", ["nowhere", "m.yaml", "loop", "a\0b"])
def test_what_is_no_project(place: Path, folder: str) -> None:
    with pytest.raises(CxmapError):
        Project.at(str(place / folder))
