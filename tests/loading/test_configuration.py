"""The settings of a project: where they are found, and what is said of wrong ones."""

from __future__ import annotations

import os
from datetime import date
from pathlib import Path

import pytest

from cxmap.ages import Ages
from cxmap.errors import InputError
from cxmap.loading.configuration import Configuration, find_configuration
from cxmap.source.beside import SETTINGS


def _settings(folder: Path) -> Configuration:
    found = find_configuration(folder)
    assert found is not None
    return found


def test_without_settings_the_usual_ones_hold(tmp_path: Path) -> None:
    assert find_configuration(tmp_path) is None
    usual = Configuration.usual()
    assert (usual.confidence, usual.tolerance, usual.stale_days, usual.targets) == (0.95, None, 365, ())
    assert usual == Configuration() and usual.folder is None and usual.lint.folder == Path()


def test_the_nearest_file_wins_and_holds_for_folders_below(tmp_path: Path) -> None:
    inner = tmp_path / "maps" / "retail"
    inner.mkdir(parents=True)
    (tmp_path / "cxmap.toml").write_text("confidence = 0.8\n", encoding="utf-8")
    assert _settings(inner).confidence == 0.8
    (tmp_path / "maps" / "pyproject.toml").write_text("[tool.cxmap]\nstale_days = 30\n", encoding="utf-8")
    found = _settings(inner)
    assert (found.confidence, found.stale_days) == (0.95, 30)


def test_a_pyproject_without_settings_is_passed_over(tmp_path: Path) -> None:
    inner = tmp_path / "package"
    inner.mkdir()
    (inner / "pyproject.toml").write_text('[project]\nname = "x"\n', encoding="utf-8")
    (tmp_path / "cxmap.toml").write_text("tolerance = 0.25\n", encoding="utf-8")
    assert _settings(inner).tolerance == 0.25


def test_targets_are_those_of_the_map_format(tmp_path: Path) -> None:
    (tmp_path / "cxmap.toml").write_text("[[targets]]\nimpact = true\nmust_meet = true\n", encoding="utf-8")
    (target,) = _settings(tmp_path).targets
    assert target.impact
    assert target.must_meet


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("confidense = 0.9\n", "there is no setting `confidense`; did you mean `confidence`?"),
        ("confidence = 1.0\n", "`confidence`"),
        ("confidence = true\n", "`confidence`"),
        ("tolerance = nan\n", "`tolerance`"),
        ("stale_days = 0\n", "`stale_days`"),
        ("[[targets]]\nimpact = true\n", "must_meet"),
        ("[[targets]]\nimpakt = true\nmust_meet = true\n", "did you mean `impact`?"),
        ('[lint]\nselect = ["CX4", "CX9"]\n', ":2:1: `CX9` is no code; "),
        ('[lint]\nignor = ["CX4"]\n', ":2:1: there is no setting `lint.ignor`; did you mean `ignore`?"),
        ("[lint]\nstrict = 3\n", ":2:1: `lint.strict`: write true, or a list of the codes"),
        ('[lint]\nstrict = ["X"]\n', ":2:1: `X` is no code; "),
        ('[lint]\nbaseline = "../known.json"\n', ":2:1: `lint.baseline`: it lies outside the folder"),
        (
            '[lint.per_file_ignores]\n"old/*" = ["X"]\n',
            ":2:1: `X` is no code",
        ),
        ("confidence = \n", ":1:14: this is no value"),
        ("power = 0.9\n\x00", ":2:1: this is neither `key = value` nor a `[table]`"),
        ("brand = " + "[" * 20_000 + "]" * 20_000, ":1:25: brackets are nested more than 16 levels deep"),
        ("a." * 20_000 + "a = 1\n", ":1:1: a key has more than 16 parts"),
        ("stale_days = " + "9" * 5_000, ":1:14: a number has too many digits to be kept exactly"),
        (
            "power = 0.9\n# é\nconfidence = 1e-300\n",
            ":3:1: `confidence` is a share from 0.5 to 0.9999; this is 1e-300",
        ),
        ("confidence = 0.9999999999999999\n", "a share from 0.5 to 0.9999; this is 0.9999999999999999"),
        ("power = 1.0\n", "`power` is a share from 0.5 to 0.9999; this is 1.0"),
        ("min_n = 5.0\n", "`min_n` is a whole number of answers from 1 to 1,000,000; this is 5.0"),
        (
            "privacy_floor = 0\n",
            "`privacy_floor` is a whole number of answers from 1 to 1,000,000; this is 0",
        ),
        ("stale_days = 36526\n", "`stale_days` is a whole number of days from 1 to 36,525; this is 36526"),
        (
            "guess_width = inf\n",
            "`guess_width` is a number of points of the map's scale from 0 to 1,000,000,000",
        ),
        ("tolerance = 'much'\n", "this is no number"),
        (
            "\n[[targets]]\nimpact = true\nmust_meet = true\n[[targets]]\n  min_gap = 3\nimpact = true\n",
            ":6:3: `targets.1.min_gap`",
        ),
    ],
)
def test_wrong_settings_are_named_with_their_file(tmp_path: Path, text: str, said: str) -> None:
    path = tmp_path / "cxmap.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(InputError) as caught:
        find_configuration(tmp_path)
    assert str(path) in str(caught.value)
    assert said in str(caught.value)


def test_of_a_pyproject_only_our_table_matters(tmp_path: Path) -> None:
    path = tmp_path / "pyproject.toml"
    others = (
        "[tool.other]\nx = "
        + "9" * 5_000
        + "\n["
        + "a." * 9_000
        + "a]\ny = ["
        + "[" * 900
        + "]" * 900
        + "]\n"
    )
    path.write_text(f"no TOML at all\n{others}[tool.cxmap]\npower = 0.9\n[tool.other2]\n= =\n", "utf-8")
    assert _settings(tmp_path).power == 0.9
    path.write_text(f"{others}[tool.cxmap]\npower = 9\n", encoding="utf-8")
    with pytest.raises(InputError, match=r"pyproject\.toml:6:1: `power` is a share"):
        find_configuration(tmp_path)
    path.write_text(others + "# cxmap\n", encoding="utf-8")
    assert find_configuration(tmp_path) is None


def test_what_is_no_settings_file_is_named(tmp_path: Path) -> None:
    outside = tmp_path / "secret.toml"
    outside.write_text('password = "s3cret"\n', encoding="utf-8")
    for name in ("cxmap.toml", "pyproject.toml"):
        folder = tmp_path / f"for-{name}"
        folder.mkdir()
        os.mkfifo(folder / name)
        with pytest.raises(InputError, match=f"{name} is not a regular file but a pipe"):
            find_configuration(folder)
        (folder / name).unlink()
        (folder / name).symlink_to(outside)
        with pytest.raises(
            InputError, match=f"{name} cannot be used: it is a link that leads out of its folder"
        ):
            find_configuration(folder)
        (folder / name).unlink()
        (folder / "own.toml").write_text("power = 0.9\n[tool.cxmap]\npower = 0.9\n", encoding="utf-8")
        (folder / name).symlink_to("own.toml")
        if name == "pyproject.toml":
            assert _settings(folder).power == 0.9
        else:
            with pytest.raises(InputError, match="there is no setting `tool`"):
                find_configuration(folder)
        (folder / name).unlink()
        (folder / name).write_bytes(b"power = 0.9\n# cxmap caf\xe9\n")
        with pytest.raises(InputError, match=f"{name}:2:12: the byte 0xE9 here is not valid UTF-8; save"):
            find_configuration(folder)
        (folder / name).write_bytes(b"# cxmap\n" * SETTINGS[name])
        with pytest.raises(InputError, match=f"{name} is larger than"):
            find_configuration(folder)


def test_what_a_project_says_of_checks(tmp_path: Path) -> None:
    text = '[lint]\nselect = ["cx4"]\nstrict = ["CX424"]\nbaseline = "known.json"\n'
    (tmp_path / "cxmap.toml").write_text(text, encoding="utf-8")
    lint = _settings(tmp_path).lint
    assert (lint.select, lint.ignore, lint.strict) == (("CX4",), (), ("CX424",))
    assert (lint.baseline, lint.folder) == (tmp_path / "known.json", tmp_path)


def test_ages_are_the_same_with_and_without_settings() -> None:
    assert Ages(date(2026, 4, 1)).stale_days == Configuration().stale_days
