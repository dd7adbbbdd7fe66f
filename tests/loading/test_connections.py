"""Who decides where answers come from: the user, and of a database in its own folder the project."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from cxmap.errors import InputError
from cxmap.loading.configuration import Connection, find_configuration
from cxmap.loading.connections import connection_named, own_file

SERVER = (
    '[connections.w]\ntype = "postgres"\nsettings = {host = "db.example.org"}\nfrom_env = {password = "PW"}\n'
)
NEEDS_HOME = pytest.mark.skipif(os.name == "nt", reason="folders of Windows have other names")


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project's folder, beside which the user has a home without connections."""
    folder = tmp_path / "project"
    folder.mkdir()
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "home" / ".config"))
    monkeypatch.setenv("APPDATA", str(tmp_path / "home" / ".config"))
    monkeypatch.delenv("CXMAP_CONNECTIONS", raising=False)
    monkeypatch.chdir(folder)
    return folder


def _named(folder: Path, text: str, name: str = "w") -> Connection:
    (folder / "cxmap.toml").write_text(text, encoding="utf-8")
    settings = find_configuration(folder)
    assert settings is not None
    return connection_named(name, settings)


def _owned(folder: Path, text: str) -> Path:
    path = folder.parent / "home" / ".config" / "cxmap" / "connections.toml"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


@pytest.mark.parametrize(
    "described",
    [
        SERVER,
        '[connections.w]\ntype = "postgres"\nsettings = {host = "evil.example"}\n',
        '[connections.w]\ntype = "duckdb"\nfrom_env = {database = "AWS_SECRET_ACCESS_KEY"}\n',
        '[connections.w]\ntype = "duckdb"\nsettings = {database = "a.db", custom_user_agent = "x"}\n',
        '[connections.w]\ntype = "duckdb"\nsettings = {}\n',
        '[connections.w]\ntype = "snowflake"\nsettings = {account = "evil"}\n',
    ],
)
def test_a_project_decides_of_no_server_and_no_secret(described: str, project: Path) -> None:
    with pytest.raises(InputError, match=r"trust it, copy \[connections\.w\] into .*connections\.toml"):
        _named(project, described)


def test_what_the_user_describes_is_used_whatever_the_project_says(project: Path) -> None:
    _owned(project, SERVER)
    redirected = SERVER.replace("db.example.org", "evil.example").replace("PW", "AWS_SECRET_ACCESS_KEY")
    for settings in ("", SERVER, redirected):
        assert dict(_named(project, settings).settings) == {"host": "db.example.org"}
        assert _named(project, settings).from_env == {"password": "PW"}


def test_a_variable_names_another_file_and_no_relative_one(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _owned(project, SERVER)
    elsewhere = project.parent / "of-the-build.toml"
    elsewhere.write_text(SERVER.replace("db.example.org", "other.example"), encoding="utf-8")
    monkeypatch.setenv("CXMAP_CONNECTIONS", str(elsewhere))
    assert _named(project, "").settings == {"host": "other.example"}
    (project / "mine.toml").write_text(SERVER, encoding="utf-8")
    monkeypatch.setenv("CXMAP_CONNECTIONS", "mine.toml")
    with pytest.raises(InputError, match="from the root on"):
        _named(project, "")
    monkeypatch.setenv("CXMAP_CONNECTIONS", str(project.parent / "none.toml"))
    with pytest.raises(InputError, match="does not exist"):
        _named(project, "")


def test_a_database_of_the_project_lies_in_its_folder(project: Path) -> None:
    (project / "data").mkdir()
    (project / "data" / "cx.db").write_bytes(b"")
    outside = project.parent / "secret.db"
    outside.write_bytes(b"")
    for kind in ("sqlite", "duckdb"):
        text = f'[connections.w]\ntype = "{kind}"\nsettings = {{database = "%s"}}\n'
        database = str((project / "data" / "cx.db").resolve())
        assert _named(project, text % "data/cx.db").settings == {"database": database}
        for path in (
            "../secret.db",
            outside.as_posix(),
            "data",
            "none.db",
            ":memory:",
            "md:all",
            "\\u0000",
            "",
        ):
            with pytest.raises(InputError, match="has to be a file in its folder"):
                _named(project, text % path)


@NEEDS_HOME
def test_no_link_and_no_pipe_is_a_database(project: Path) -> None:
    (project.parent / "secret.db").write_bytes(b"")
    (project / "link.db").symlink_to(project.parent / "secret.db")
    (project / "folder").symlink_to(project.parent)
    (project / "loop.db").symlink_to("loop.db")
    os.mkfifo(project / "pipe.db")
    for path in ("link.db", "folder/secret.db", "loop.db", "pipe.db"):
        with pytest.raises(InputError, match="has to be a file in its folder"):
            _named(project, f'[connections.w]\ntype = "sqlite"\nsettings = {{database = "{path}"}}\n')


def test_a_database_of_the_user_is_the_same_wherever_a_command_is_run(project: Path) -> None:
    text = '[connections.w]\ntype = "duckdb"\nsettings = {database = "%s", read_only = true}\n'
    (project / "cx.db").write_bytes(b"")
    _owned(project, text % "cx.db")
    with pytest.raises(InputError, match="from the root or from ~ on"):
        _named(project, "")
    for path in ((project / "cx.db").as_posix(), "md:mine"):
        _owned(project, text % path)
        assert _named(project, "").settings == {"database": str(Path(path)), "read_only": True}


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("confidence = 0.9\n", r":1:1: `confidence` has no place here"),
        ("[connections.w]\n", r"`connections\.w\.type`"),
        ('[connections.w]\ntype = "pg"\nsettings = {password = "x"}\n', "under `from_env`"),
        ("[connections", r":1:\d+: "),
        ("x = " + "9" * 5_000, ":1:"),
        ("a." * 50 + "a = 1", ":1:"),
        ("#" * 300_000, "is larger than 256 KB"),
        ("\x00", ":1:1: "),
    ],
)
def test_what_is_wrong_with_the_users_file_is_one_sentence(text: str, said: str, project: Path) -> None:
    path = _owned(project, text)
    with pytest.raises(InputError, match=said) as caught:
        _named(project, "")
    assert str(caught.value).startswith(str(path)) and "\n" not in str(caught.value)
    assert len(str(caught.value)) < len(str(path)) + 200


def test_a_name_that_nobody_describes_is_told_with_those_that_are(project: Path) -> None:
    _owned(project, SERVER)
    with pytest.raises(InputError, match=r"no connection `xxx`, but `w`; describe it in .*connections\.toml"):
        _named(project, "", "x" * 3)
    long_name = "y" * 5_000
    with pytest.raises(InputError) as caught:
        _named(project, "", long_name)
    assert long_name not in str(caught.value)


@NEEDS_HOME
def test_without_a_home_the_variable_is_the_way(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", "")
    monkeypatch.setenv("XDG_CONFIG_HOME", "relative")
    assert own_file() is None
    with pytest.raises(InputError, match="a file of yours that CXMAP_CONNECTIONS names"):
        _named(project, SERVER)
