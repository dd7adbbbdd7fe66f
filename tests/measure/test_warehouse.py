"""The same statements on other engines give the same figures as on files, and no secret is in any message."""

from __future__ import annotations

import csv
import os
import random
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any
from urllib.parse import quote, quote_plus

import pytest

import cxmap
from cxmap import api
from cxmap.errors import InputError
from cxmap.measure import Measured, measure
from cxmap.measure.warehouse import Connection, said
from cxmap.model import Map, Observed

ibis = pytest.importorskip("ibis", reason="ibis is not installed: tables of a warehouse are not tried")
pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning", "ignore::FutureWarning")
"""Ibis calls what its backends are about to rename."""
ANSWERS = ("who", "step", "score", "day", "weight", "grp", "whole", "again", "said")
SAID = (
    None,
    "-",
    "The QUEUE was endless",
    "à la caisse: Queué!",
    "pay, and pay again",
    "No_queue\\n% 100%",
    "nothing",
)
"""Capitals, accents, signs that mean something in SQL, a code for none."""
EVENTS = ("case_id", "step", "begun", "ended")
CREATE = (
    "CREATE TABLE answers (who INTEGER, step VARCHAR(20), score INTEGER, day DATE, weight DECIMAL(8, 3), "
    "grp VARCHAR(5), whole INTEGER, again INTEGER, said VARCHAR(40))",
    "CREATE TABLE events (case_id VARCHAR(20), step VARCHAR(20), begun TIMESTAMP, ended TIMESTAMP)",
)
START = datetime(2026, 1, 1)  # noqa: DTZ001 - the tables have no zone
Rows = tuple[list[tuple[Any, ...]], list[tuple[Any, ...]]]


@pytest.fixture(scope="module")
def rows() -> Rows:
    chance = random.Random(3)
    answers: list[tuple[Any, ...]] = [
        (
            number % 300,
            ("queue", "pay", "Pay", "other")[number % 4],
            chance.choice([1, 2, 3, 4, 5, 6, None]),
            date(2026, chance.randint(1, 12), chance.randint(1, 28)),
            round(chance.random(), 3),
            chance.choice(["a", "b", None]),
            chance.choice([0, 2, 4, 6, 8, 10, 11, None]),
            chance.choice([1, 2, 3, 4, 5, None]),
            chance.choice(SAID),
        )
        for number in range(1_000)
    ]
    events: list[tuple[Any, ...]] = []
    for case in range(100):
        moment = START
        for step in chance.sample(["queue", "pay", "queue", "elsewhere"], chance.randint(1, 4)):
            begun = moment + timedelta(seconds=chance.randint(1, 5_000))
            moment = begun + timedelta(seconds=chance.randint(0, 900))
            events.append((f"c{case}", step, begun, moment))
    return answers, events


def map_of(answers: str, events: str) -> Map:
    return cxmap.loads(
        "cxmap: 1\ntitle: A visit\npersonas: [{id: a, name: Ann}, {id: b, name: Ben}]\n"
        f"data:\n  - {answers}\n    scale: {{min: 1, max: 5}}\n    no_answer: 6\n    touchpoint: step\n"
        "    score: score\n    weight: weight\n    date: day\n    period: quarter\n    respondent: who\n"
        "    where: {grp: [a, b]}\n    personas: {column: grp}\n"
        f"  - {answers}\n    scale: {{min: 1, max: 5}}\n    scores: {{queue: score, pay: who}}\n"
        f"  - {answers}\n    scale: {{min: 1, max: 5}}\n    scores: {{queue: score, pay: again}}\n"
        "    outcome: {column: whole, scale: {min: 0, max: 10}, no_answer: 11}\n    weight: weight\n"
        "    respondent: who\n    date: day\n"
        f"  - {answers}\n    scale: {{min: 1, max: 5}}\n    no_answer: 6\n    touchpoint: step\n"
        "    score: score\n    outcome: {column: whole, scale: {min: 0, max: 10}, no_answer: 11}\n"
        "    weight: weight\n    respondent: who\n    date: day\n    period: quarter\n"
        f"  - {answers}\n    scale: {{min: 1, max: 5}}\n    no_answer: 6\n    touchpoint: step\n"
        "    score: score\n    outcome: {value: other}\n    respondent: who\n"
        f"comments:\n  - {answers}\n    text: said\n    words: {{queue: [queue], pay: [pay, la Caisse]}}\n"
        "    no_answer: '-'\n    score: score\n    scale: {min: 1, max: 5}\n    respondent: who\n"
        "    date: day\n"
        f"  - {answers}\n    text: said\n    touchpoint: step\n    score: score\n"
        "    scale: {min: 1, max: 5}\n"
        f"events:\n  {events}\n  case: case_id\n  activity: step\n  start: begun\n  end: ended\n"
        "touchpoints: [{id: queue, name: Queue}, {id: pay, name: Pay}]\n"
    )


TABLES = map_of("connection: w\n    table: answers", "connection: w\n  table: events")


@pytest.fixture(scope="module")
def from_files(rows: Rows, tmp_path_factory: pytest.TempPathFactory) -> Measured:
    folder = tmp_path_factory.mktemp("files")
    for name, head, content in (("answers", ANSWERS, rows[0]), ("events", EVENTS, rows[1])):
        with (folder / f"{name}.csv").open("w", encoding="utf-8", newline="") as file:
            writer = csv.writer(file)
            writer.writerow(head)
            writer.writerows(content)
    return measure(map_of("files: answers.csv", "files: events.csv"), folder)


def test_an_embedded_database(rows: Rows, from_files: Measured, tmp_path: Path) -> None:
    import duckdb

    path = tmp_path / "cx.duckdb"
    with duckdb.connect(str(path)) as database:
        for statement in CREATE:
            database.execute(statement)
        database.executemany("INSERT INTO answers VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", rows[0])
        database.executemany("INSERT INTO events VALUES (?, ?, ?, ?)", rows[1])
    connection = Connection("duckdb", {"database": str(path), "read_only": True})
    result = measure(TABLES, tmp_path, connections={"w": connection})
    assert result.content.figures == from_files.content.figures
    assert result.content.events == from_files.content.events
    assert result.content.comments == from_files.content.comments
    assert [len(comments.places) for comments in result.content.comments] == [2, 2]
    assert result.content.drivers == from_files.content.drivers
    assert all(driver.weight is not None for driver in result.content.drivers[0].drivers)
    assert len(result.content.drivers[0].drivers) == 2
    assert result.dropped == from_files.dropped
    assert {file.file for file in result.content.inputs} == {"w:answers", "w:events"}
    again = measure(TABLES, tmp_path, connections={"w": connection})
    assert again.content == result.content


def _server() -> Path | None:
    for folder in sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True):
        if (folder / "pg_ctl").exists():
            return folder
    found = shutil.which("pg_ctl")
    return None if found is None else Path(found).parent


@pytest.fixture(scope="module")
def postgres() -> Iterator[dict[str, Any]]:
    """A server of its own, on a port of its own, gone afterwards."""
    programs = _server()
    if programs is None:
        pytest.skip("PostgreSQL is not installed: its tables are not tried")
    if os.geteuid() == 0 and subprocess.run(["id", "postgres"], capture_output=True, check=False).returncode:
        pytest.skip("PostgreSQL does not run as root, and there is no user `postgres`")
    folder = Path(tempfile.mkdtemp(prefix="cxmap-pg-"))  # the server's user cannot enter the folders of tests
    folder.chmod(0o777)
    as_user = ["su", "postgres", "-c"] if os.geteuid() == 0 else ["sh", "-c"]
    port = 50_000 + os.getpid() % 10_000
    data = folder / "data"

    def run(command: str) -> None:
        subprocess.run([*as_user, command], check=True, capture_output=True, timeout=120)

    run(f"{programs}/initdb -D {data} -A trust -U cx")
    run(
        f"{programs}/pg_ctl -D {data} -w -l {folder}/log "
        f"-o '-p {port} -k {folder} -c listen_addresses=127.0.0.1' start"
    )
    try:
        yield {"host": "127.0.0.1", "port": port, "database": "postgres"}
    finally:
        run(f"{programs}/pg_ctl -D {data} -m immediate stop")
        shutil.rmtree(folder, ignore_errors=True)


def test_postgresql(
    rows: Rows,
    from_files: Measured,
    postgres: dict[str, Any],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    psycopg = pytest.importorskip("psycopg")
    with psycopg.connect(host="127.0.0.1", port=postgres["port"], dbname="postgres", user="cx") as database:
        for statement in CREATE:
            database.execute(statement)
        with database.cursor() as cursor:
            cursor.executemany("INSERT INTO answers VALUES (%s, %s, %s, %s, %s, %s, %s, %s, %s)", rows[0])
            cursor.executemany("INSERT INTO events VALUES (%s, %s, %s, %s)", rows[1])
    monkeypatch.setenv("CX_USER", "cx")
    connection = Connection("postgres", postgres, {"user": "CX_USER"})
    result = measure(TABLES, tmp_path, connections={"w": connection})
    assert result.content.figures == from_files.content.figures
    assert result.content.events == from_files.content.events
    assert result.content.comments == from_files.content.comments
    assert result.content.drivers == from_files.content.drivers


def test_spark(rows: Rows, from_files: Measured, tmp_path: Path) -> None:
    sql = pytest.importorskip("pyspark.sql", reason="pyspark is not installed: Spark is not tried")
    if shutil.which("java") is None:
        pytest.skip("Java is not installed: Spark is not tried")
    session = (
        sql.SparkSession.builder.master("local[1]")
        .config("spark.ui.enabled", "false")
        .config("spark.sql.shuffle.partitions", "2")
        .getOrCreate()
    )
    session.createDataFrame(
        rows[0],
        "who int, step string, score int, day date, weight double, grp string, whole int, again int, "
        "said string",
    ).createOrReplaceTempView("answers")
    session.createDataFrame(
        rows[1], "case_id string, step string, begun timestamp_ntz, ended timestamp_ntz"
    ).createOrReplaceTempView("events")
    result = measure(TABLES, tmp_path, connections={"w": Connection("pyspark", {"session": session})})
    assert result.content.figures == from_files.content.figures
    assert result.content.comments == from_files.content.comments
    assert result.content.drivers == from_files.content.drivers

    def counts(measured: Measured) -> list[Observed]:
        # Ibis has Spark approximate the quarters of times, so that those may differ in their third digit
        return [
            place.model_copy(update={"duration": None, "waiting": None})
            for events in measured.content.events
            for place in events.touchpoints
        ]

    assert counts(result) == counts(from_files)


@pytest.mark.parametrize(
    ("connections", "said"),
    [
        ({}, "there is no connection `w`, but none"),
        ({"v": Connection("duckdb")}, "but `v`"),
        ({"w": Connection("abacus")}, "of a kind that is not known: `abacus`"),
        ({"w": Connection("duckdb", {"database": ":memory:"})}, "has no table `answers`"),
        ({"w": Connection("duckdb", {}, {"database": "CX_NOT_SET"})}, "CX_NOT_SET is not set"),
    ],
)
def test_what_cannot_be_reached_is_one_sentence(
    tmp_path: Path, connections: dict[str, Connection], said: str
) -> None:
    with pytest.raises(InputError) as caught:
        measure(TABLES, tmp_path, connections=connections)
    assert said in str(caught.value)
    assert "\n" not in str(caught.value)


def test_a_server_that_is_down_is_named_and_no_secret_with_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pytest.importorskip("psycopg")
    monkeypatch.setenv("CX_PASSWORD", "hunter2")
    connection = Connection(
        "postgres",
        {"host": "127.0.0.1", "port": 1, "database": "hunter2", "connect_timeout": 2},
        {"password": "CX_PASSWORD"},
    )
    with pytest.raises(InputError) as caught:
        measure(TABLES, tmp_path, connections={"w": connection})
    assert "the connection `w` cannot be opened" in str(caught.value)
    assert "hunter2" not in str(caught.value)


@pytest.mark.parametrize("table", ["{folder}/secret.csv", "secret.csv", "https://example.org/a.csv", "a;b"])
def test_no_file_is_read_for_want_of_a_table(
    table: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The engine reads a file of the name where it has no such table; a map may name any."""
    (tmp_path / "secret.csv").write_text("score,step\n4,queue\n" * 9)
    monkeypatch.chdir(tmp_path)
    name = table.format(folder=tmp_path)
    map_ = cxmap.loads(
        "cxmap: 1\ntitle: A\ntouchpoints: [{id: queue, name: Q}]\n"
        f"data: {{connection: w, table: {name!r}, scale: {{min: 1, max: 5}}, scores: {{queue: score}}}}\n"
    )
    with pytest.raises(InputError, match=r"is no name of a table|has no table"):
        measure(map_, tmp_path, connections={"w": Connection("duckdb", {"database": ":memory:"})})


@pytest.mark.parametrize("kind", ["view", "macro"])
def test_a_database_of_the_project_reads_nothing_but_itself(
    kind: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What a stranger's database is made of may read any file, and write some."""
    import duckdb

    monkeypatch.delenv("CXMAP_CONNECTIONS", raising=False)
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "none"))
    secret, project = tmp_path / "secret.csv", tmp_path / "project"
    secret.write_text("score,step\n4,queue\n" * 9)
    project.mkdir()
    with duckdb.connect(str(project / "cx.duckdb")) as database:
        database.execute("CREATE TABLE good AS SELECT 4 AS score FROM range(9)")
        read = f"read_csv('{secret}')"
        if kind == "macro":
            database.execute(f"CREATE MACRO m() AS TABLE SELECT * FROM {read}")
            read = "m()"
        database.execute(f"CREATE VIEW bad AS SELECT * FROM {read}")
    (project / "cxmap.toml").write_text(
        '[connections.w]\ntype = "duckdb"\nsettings = {database = "cx.duckdb"}\n'
    )
    text = (
        "cxmap: 1\ntitle: A\ntouchpoints: [{id: queue, name: Q}]\n"
        "data: {connection: w, table: TABLE, scale: {min: 1, max: 5}, scores: {queue: score}}\n"
    )
    path = project / "a.cxmap.yaml"
    path.write_text(text)
    counted = api.measure(path, cxmap.loads(text.replace("TABLE", "good")))
    assert counted.rows == 9
    with pytest.raises(InputError, match="disabled"):
        api.measure(path, cxmap.loads(text.replace("TABLE", "bad")))


@pytest.mark.parametrize("secret", ["hunter2", "p@ss w/rd", "line one\nline two", 'say "x"', "ünï\\x"])
def test_a_secret_shows_in_no_form(secret: str) -> None:
    for shown in (secret, quote(secret), quote(secret, safe=""), quote_plus(secret), repr(secret)):
        text = said(ValueError(f"no entry to db://me:{shown}@host"), ["no", secret])
        assert secret not in text and shown not in text
        assert not any(line in text for line in secret.split("\n"))
        assert text.endswith("@host")
