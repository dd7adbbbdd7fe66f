"""The settings of a project: where they are found, and what is said of wrong ones."""

from __future__ import annotations

from pathlib import Path

import pytest

from cxmap.errors import InputError
from cxmap.loading import Configuration, find_configuration


def _settings(folder: Path) -> Configuration:
    found = find_configuration(folder)
    assert found is not None
    return found


def test_without_settings_the_usual_ones_hold(tmp_path: Path) -> None:
    assert find_configuration(tmp_path) is None
    found = Configuration()
    assert (found.confidence, found.tolerance, found.stale_days, found.targets) == (0.95, None, 365, ())


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
        ("confidence = \n", "cannot be read"),
        ("\x00", "cannot be read"),
        ("brand = " + "[" * 20_000 + "]" * 20_000, "nested too deeply"),
    ],
)
def test_wrong_settings_are_named_with_their_file(tmp_path: Path, text: str, said: str) -> None:
    path = tmp_path / "cxmap.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(InputError) as caught:
        find_configuration(tmp_path)
    assert str(path) in str(caught.value)
    assert said in str(caught.value)
