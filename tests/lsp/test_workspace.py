"""Names of files as editors write them, and which of the files may be looked at."""

from __future__ import annotations

from pathlib import Path

import pytest

from cxmap.lsp.workspace import Folders, path_of


@pytest.mark.parametrize(
    ("uri", "path"),
    [
        ("file:///a/b%20c.yaml", "/a/b c.yaml"),
        ("file://localhost/a/%C3%A9.yaml", "/a/é.yaml"),
        ("file:///a%3Ab.yaml", "/a:b.yaml"),
        ("file://server/share/a.yaml", None),
        ("file:///a%00b.yaml", None),
        ("file:///a%FF.yaml", None),
        ("file:relative.yaml", None),
        ("untitled:Untitled-1", None),
        ("vscode-notebook-cell:/a.yaml", None),
        ("https://example.org/a.yaml", None),
        ("file://[", None),
        ("", None),
    ],
)
def test_paths(uri: str, path: str | None) -> None:
    assert path_of(uri) == (None if path is None else Path(path))


def test_the_innermost_folder_is_home_and_no_link_leads_out(tmp_path: Path) -> None:
    outer, inner, other = tmp_path / "a", tmp_path / "a" / "b", tmp_path / "c"
    for folder in (inner, other):
        folder.mkdir(parents=True)
    (inner / "out").symlink_to(other)
    (outer / "in").symlink_to(inner)
    folders = Folders()
    file = (other / "m.yaml").as_uri()
    assert folders.home(file) == (other / "m.yaml", other), "without folders, the file's own"
    folders.open(outer.as_uri())
    folders.open(inner.as_uri())
    assert folders.home((inner / "m.yaml").as_uri()) == (inner / "m.yaml", inner)
    assert folders.home((outer / "m.yaml").as_uri()) == (outer / "m.yaml", outer)
    assert folders.home((outer / "in" / "m.yaml").as_uri()) == (outer / "in" / "m.yaml", inner)
    for outside in (inner / "out" / "m.yaml", other / "m.yaml", inner / ".." / ".." / "c" / "m.yaml"):
        assert folders.home(outside.as_uri()) is None
    (inner / "n.measured.yaml").symlink_to(other / "n.measured.yaml")
    assert folders.home((inner / "n.yaml").as_uri()) is None
    folders.close(inner.as_uri())
    assert folders.home((inner / "m.yaml").as_uri()) == (inner / "m.yaml", outer)


def test_the_root_of_the_machine_is_a_folder_of_its_own() -> None:
    assert Folders().home("file:///") == (Path("/"), Path("/"))
