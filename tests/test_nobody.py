"""From data to every output: there is no row, no name and no small group of those who answered or came."""

from __future__ import annotations

import html
import io
import json
import re
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import cxmap
from cxmap import api
from cxmap.cli.app import run
from tests.test_withheld import TELLING

PEOPLE = {"ann": (60, 5000.0), "bob": (3, 4321.5), "cem": (7, 7653.25), "dee": (90, 6000.0)}
"""How many answered, and what each said; Bob's are too few, and Cem's withheld lest they be worked out."""
RAW = "6789.125"
"""What one person answered, and nobody else."""
WRITTEN = "The zebra at the counter was kind"
PICKED = "Waiting here is a sport of its own"
FLOOR = 5
MAP = """\
cxmap: 1
title: A visit
scale: {min: 0, max: 10000}
goal: 5500
personas: [{id: ann, name: Ann}, {id: bob, name: Bob}, {id: cem, name: Cem}, {id: dee, name: Dee}]
channels: [{id: web, name: Web}, {id: fax, name: Fax}]
sources: [{id: survey, type: survey}]
data:
  - files: survey.csv
    source: survey
    scale: {min: 0, max: 10000}
    scores: {queue: q, pay: p}
    outcome: whole
    respondent: who
    personas: {column: group}
    date: day
    period: month
comments:
  files: survey.csv
  source: survey
  text: said
  words: {queue: [waiting], pay: [counter]}
  row: line
  quotes: {queue: line-1-0}
events:
  files: log.csv
  case: parcel
  activity: step
  start: begun
  end: ended
  channels: {column: by}
touchpoints:
  - {id: queue, name: Queue, experience: 5000, channel: [web, fax], next: [pay, desk]}
  - {id: pay, name: Pay, channel: web}
  - {id: desk, name: Desk, channel: web}
"""
SECRETS = {
    "who answered": re.compile(r"respondent-?K7Q|K7Q-\d"),
    "which row it was": re.compile(
        r"line-\d-(?!0\b)\d"
    ),  # the author picked that one, and wrote so in the map
    "who came by": re.compile(r"parcel-X9-?\d"),
    "what one person answered": re.compile(r"6[.,\s\N{NARROW NO-BREAK SPACE}]?789[.,]1"),
    "what nobody picked": re.compile("zebra", re.IGNORECASE),
    "what a small group said": TELLING,
    "how long few took": re.compile(r"26[.,]?017\b|7 ?h 13"),
}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A map with its data, measured."""
    folder = tmp_path_factory.mktemp("visit")
    people = [(group, score) for group, (n, score) in PEOPLE.items() for _ in range(n)]
    rows = []
    for month in (1, 2):
        for number, (group, score) in enumerate(people):
            said = {0: PICKED, 1: WRITTEN}.get(number, "waiting" if number % 3 else "counter")
            own = f"{group},2026-0{month}-1{number % 10}," + f"{RAW if number == 5 else score}," * 3
            rows.append(f"line-{month}-{number},respondent-K7Q-{number},{own}{said}")
    head = "line,who,group,day,q,p,whole,said"
    (folder / "survey.csv").write_text("\n".join([head, *rows]) + "\n", "utf-8")
    log = []
    for number in range(40):
        by = "fax" if number < 2 else "web"
        log.append(f"parcel-X9-{number},Queue,2026-01-01 10:00:00,2026-01-01 10:0{number % 10}:00,{by}")
        if number < 3:  # too few to be told: how long they took is one person's day
            log.append(f"parcel-X9-{number},Desk,2026-01-02 10:00:00,2026-01-02 17:13:37,web")
        else:
            log.append(f"parcel-X9-{number},Pay,2026-01-02 10:00:00,2026-01-02 10:10:00,web")
    (folder / "log.csv").write_text("\n".join(["parcel,step,begun,ended,by", *log]) + "\n", "utf-8")
    (folder / "visit.cxmap.yaml").write_text(MAP, "utf-8")
    assert run(["measure", str(folder / "visit.cxmap.yaml"), "-q"]) == 0
    return folder


def found(content: bytes, name: str) -> Iterator[str]:
    """Which secrets stand in a file, also within an archive and written as HTML does."""
    if zipfile.is_zipfile(io.BytesIO(content)):
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            for member in archive.namelist():
                yield from found(archive.read(member), f"{name}: {member}")
        return
    text = content.decode("utf-8", "replace")
    for form in {text, html.unescape(text)}:
        for what, pattern in SECRETS.items():
            if (told := pattern.search(form)) is not None:
                yield f"{name} tells {what}: {form[max(0, told.start() - 60) : told.end() + 30]!r}"


COMMANDS = [
    ("measure", "--dry-run", "--wide"), ("validate",), ("evidence",), ("gaps", "--all", "--explain"),
    *(("gaps", "--all", "--format", form) for form in ("table", "json", "csv", "markdown", "sarif", "junit")),
    *(("gaps", "--all", "--persona", who, "--format", "json") for who in PEOPLE),
    ("journey",), *(("journey", "--format", "json", "--by", by) for by in ("phase", "channel", "persona")),
    ("trend",), ("trend", "--format", "json"), ("opportunities", "--format", "json"),
    *(("compare", "--by", "persona", "--format", form) for form in ("table", "json", "csv", "markdown")),
]  # fmt: skip


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_no_command_tells_of_anybody(
    folder: Path, command: tuple[str, ...], capsys: pytest.CaptureFixture[str]
) -> None:
    assert run([command[0], str(folder / "visit.cxmap.yaml"), *command[1:]]) in (0, 1)
    said = capsys.readouterr()
    assert said.out
    assert list(found((said.out + said.err).encode(), " ".join(command))) == []


def test_no_file_tells_of_anybody(folder: Path) -> None:
    map_ = cxmap.load(folder / "visit.cxmap.yaml")
    files: dict[str, bytes] = {"lock": (folder / "visit.measured.yaml").read_bytes()}
    for language in ("en", "nl", "de", "fr"):
        files[f"report, {language}"] = api.render(map_, "report", language=language)
    for picture in api.VIEWS:
        if picture != api.REPORT:
            files[picture] = api.render(map_, picture, "svg")
            files[f"{picture}, Bob's"] = api.render(map_, picture, "svg", persona="bob")
    for ending in ("xlsx", "pptx", "json", "mermaid"):
        target = folder / f"visit.{ending}"
        assert run(["export", str(folder / "visit.cxmap.yaml"), "--to", ending, "-o", str(target), "-q"]) in (
            0,
            1,
        )
        files[ending] = target.read_bytes()
        target.unlink()
    assert [told for name, content in files.items() for told in found(content, name)] == []
    assert sum(PICKED.encode() in content for content in files.values()) >= 5, "but for what somebody picked"


def test_nothing_in_the_measured_file_counts_fewer_than_the_floor(folder: Path) -> None:
    """Whatever its name: every number of people, journeys or answers, and those of which it is a part."""
    map_ = cxmap.load(folder / "visit.cxmap.yaml")
    content = api.measure(folder / "visit.cxmap.yaml", map_).content

    def small(value: Any, path: str = "") -> Iterator[str]:
        if isinstance(value, dict):
            for key, item in value.items():
                yield from small(item, f"{path}.{key}")
        elif isinstance(value, list | tuple):
            for item in value:
                yield from small(item, path)
        elif type(value) is int and 0 < value < FLOOR and not path.endswith(("measured", "withheld", ".min")):
            yield f"{path}: {value}"

    assert list(small(content.model_dump(mode="json", exclude_defaults=True))) == []
    assert {figure.metric.persona for figure in content.figures} == {None, "ann", "dee"}
    (events,) = content.events
    assert {observed.touchpoint for observed in events.touchpoints} == {"queue", "pay"}
    assert content.withheld


def test_all_of_it_would_be_found(folder: Path, tmp_path: Path) -> None:
    """Data itself tells everything, and so does a floor of one; or the tests above would prove nothing."""
    raw = (folder / "survey.csv").read_bytes() + (folder / "log.csv").read_bytes()
    kinds = {told.split(" tells ")[1].split(":")[0] for told in found(raw, "raw")}
    assert kinds == set(SECRETS) - {"how long few took"}
    for name in ("survey.csv", "log.csv", "visit.cxmap.yaml"):
        (tmp_path / name).write_bytes((folder / name).read_bytes())
    (tmp_path / "cxmap.toml").write_text("privacy_floor = 1\n", "utf-8")
    assert run(["measure", str(tmp_path / "visit.cxmap.yaml"), "-q"]) == 0
    lock = (tmp_path / "visit.measured.yaml").read_bytes()
    kinds = {told.split(" tells ")[1].split(":")[0] for told in found(lock, "lock")}
    assert kinds == {"what a small group said", "how long few took"}
    picture = api.render(cxmap.load(tmp_path / "visit.cxmap.yaml"), "report", privacy_floor=1)
    assert any("small group" in told for told in found(picture, "report"))
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("a.xml", "<v>respondent-K7Q-3</v>")
    assert list(found(packed.getvalue(), "xlsx"))
    assert list(found(json.dumps({"a": WRITTEN}).encode(), "json"))
