"""docs/measure.md: its example is what the page says, measured from the answers beside it."""

from __future__ import annotations

import csv
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

import cxmap
from cxmap import api


def test_the_measured_file_is_current(project: Path) -> None:
    name = project / "docs/measure/library.cxmap.yaml"
    measured = api.measure(name, cxmap.load(name))
    assert api.measured_path(name).read_text("utf-8") == api.measured_text(measured)


def test_its_counts_are_those_of_the_csv_module(project: Path) -> None:
    name = project / "docs/measure/library.cxmap.yaml"
    with (project / "docs/measure/answers.csv").open(encoding="utf-8", newline="") as file:
        rows = {row["id"]: row for row in csv.DictReader(file, delimiter=";")}
    spring = [row for row in rows.values() if row["sent"].endswith("2026") and row["sent"][3:5] <= "03"]
    expected = Counter(row["Q3_reserve"] for row in spring if row["Who are you?"] == "student")
    metrics = next(
        step.touchpoint for step in cxmap.load(name).steps if step.touchpoint.id == "reserve"
    ).metrics
    newest = next(metric for metric in metrics if metric.persona == "student")
    assert newest.answers == tuple(expected[str(score)] for score in range(1, 6))


def test_the_answers_are_made_by_the_script(project: Path, tmp_path: Path) -> None:
    script = (project / "scripts/library_answers.py").read_text("utf-8")
    copy = tmp_path / "scripts" / "library_answers.py"
    copy.parent.mkdir()
    copy.write_text(script, "utf-8")
    subprocess.run([sys.executable, str(copy)], check=True)
    made = (tmp_path / "docs/measure/answers.csv").read_bytes()
    assert made == (project / "docs/measure/answers.csv").read_bytes()


@pytest.mark.parametrize(
    ("name", "script"), [("parcel/parcel", "example_data.py"), ("hotel-stay", "hotel_data.py")]
)
def test_examples_with_data_are_current_and_made_by_their_scripts(
    name: str, script: str, project: Path, tmp_path: Path
) -> None:
    path = project / f"examples/{name}.cxmap.yaml"
    measured = api.measure(path, cxmap.load(path))
    assert api.measured_path(path).read_text("utf-8") == api.measured_text(measured)
    folder = project / "examples" / name.split("/")[0]
    subprocess.run([sys.executable, str(project / "scripts" / script), str(tmp_path)], check=True)
    made = sorted(tmp_path.iterdir())
    assert len(made) == 3
    assert all(made_again.read_bytes() == (folder / made_again.name).read_bytes() for made_again in made)
    assert sum(made_again.stat().st_size for made_again in made) < 300_000
