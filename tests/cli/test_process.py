"""The command line as a process: streams that close, fill up or are narrow; interruptions; imports."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from cxmap.cli.app import run

HEAVY = ("matplotlib", "numpy", "duckdb", "jinja2")
CXMAP = [sys.executable, "-m", "cxmap"]
NON_ASCII = "cxmap: 1\ntitle: Café 漢字 😀\ngoal: 1\ntouchpoints: [{name: Café 漢字 😀, experience: 0}]\n"


def _run(
    *arguments: str | Path,
    env: dict[str, str] | None = None,
    text: str | None = None,
    stdout: int = subprocess.PIPE,
) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [*CXMAP, *map(str, arguments)],
        stdout=stdout,
        stderr=subprocess.PIPE,
        input=text,
        encoding="utf-8",
        env={**os.environ, **(env or {})},
        check=False,
        timeout=60,
    )


@pytest.fixture
def faulty(tmp_path: Path) -> Path:
    """A map with so many problems that no pipe holds what is said about them."""
    path = tmp_path / "m.cxmap.yaml"
    path.write_text("cxmap: 1\ntitle: t\ntouchpoints:\n" + "  - {name: 1}\n" * 900, "utf-8")
    return path


def _sys_modules(code: str, folder: Path | None = None) -> set[str]:
    program = f"import sys\n{code}\nprint()\nprint('\\n'.join(sys.modules))"
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, encoding="utf-8", check=True, cwd=folder
    )
    return set(done.stdout.splitlines())


def test_the_command_line_starts_light() -> None:
    assert _sys_modules("import cxmap.cli.app").isdisjoint(HEAVY)
    assert not any(name.startswith("cxmap.") for name in _sys_modules("import cxmap"))


def test_validating_stays_light(project: Path, tmp_path: Path) -> None:
    # where no settings hold
    path = str(shutil.copy(project / "examples" / "shopping-day.cxmap.yaml", tmp_path))
    modules = _sys_modules(
        f"from cxmap.cli.app import run\nassert run(['validate', {path!r}]) == 0", tmp_path
    )
    assert modules.isdisjoint((*HEAVY, "typer", "rich"))
    assert "cxmap.model.map" in modules
    again = _sys_modules(f"from cxmap.cli.app import run\nassert run(['validate', {path!r}]) == 0", tmp_path)
    assert again.isdisjoint((*HEAVY, "typer", "rich", "pydantic", "yaml", "cxmap.model"))


def _into_closed_pipe(*arguments: str | Path, env: dict[str, str] | None = None) -> tuple[int, str]:
    reading, writing = os.pipe()
    os.close(reading)
    try:
        done = _run(*arguments, env=env, stdout=writing)
    finally:
        os.close(writing)
    return done.returncode, done.stderr


def test_a_closed_pipe_ends_everything_quietly(faulty: Path) -> None:
    assert _into_closed_pipe("validate", "-q", faulty) == (141, "")
    assert _into_closed_pipe("validate", "-q", "-f", "json", faulty) == (141, "")
    assert _into_closed_pipe("rule", "CX201") == (141, "")
    assert _into_closed_pipe("--version") == (141, "")
    assert _into_closed_pipe("--help") == (141, "")
    assert _into_closed_pipe() == (141, "")


def test_a_closed_standard_error_changes_nothing(faulty: Path) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    done = subprocess.run(
        [*CXMAP, "validate", str(faulty)], stdout=subprocess.PIPE, stderr=writing, check=False
    )
    os.close(writing)
    assert done.returncode == 1
    assert done.stdout.count(b"CX104") == 100


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no /dev/full here")
@pytest.mark.parametrize("arguments", [("rule", "CX201"), ("--version",), ("--help",), ("schema",)])
def test_a_full_device(arguments: tuple[str, ...]) -> None:
    with Path("/dev/full").open("wb") as full:
        done = _run(*arguments, stdout=full.fileno())
    assert (done.returncode, done.stderr) == (
        2,
        "cxmap: the output cannot be written: No space left on device\n",
    )


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no /dev/full here")
@pytest.mark.parametrize("arguments", [("no-command",), ("gaps", "--no-option"), ("gaps", "nowhere")])
def test_errors_that_nobody_takes(arguments: tuple[str, ...]) -> None:
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run([*CXMAP, *arguments], stdout=subprocess.PIPE, stderr=full, check=False)
    assert done.returncode == 2


def test_streams_that_are_not_there() -> None:
    program = f"exec {sys.executable} -m cxmap validate - <&- >&- 2>&-"
    done = subprocess.run(["/bin/sh", "-c", program], capture_output=True, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (2, b"", b"")
    program = f"exec {sys.executable} -m cxmap --version <&- >&- 2>&-"
    assert subprocess.run(["/bin/sh", "-c", program], check=False).returncode == 0


def test_the_log_of_a_build_closes_and_fills_up_like_any_stream(faulty: Path) -> None:
    env = {"GITHUB_ACTIONS": "true"}
    assert _into_closed_pipe("validate", "-q", faulty, env=env) == (141, "")
    done = _run("gaps", "-", env=env, text=NON_ASCII.replace("title: ", "title: '::x::'  # "))
    assert (done.returncode, done.stdout.splitlines()[0]) == (0, ": :x::")
    if Path("/dev/full").exists():
        with Path("/dev/full").open("wb") as full:
            done = _run("gaps", "-", env=env, text=NON_ASCII, stdout=full.fileno())
        assert (done.returncode, done.stderr.startswith("cxmap: the output cannot be written")) == (2, True)


def test_streams_that_cannot_show_every_sign() -> None:
    ascii_only = {"PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"}
    for style in ("table", "csv", "markdown"):
        done = _run("gaps", "-f", style, "-", env=ascii_only, text=NON_ASCII)
        assert (done.returncode, done.stderr) == (0, "")
        assert "Caf\\xe9 \\u6f22\\u5b57 \\U0001f600" in done.stdout.replace("\n", "")
        assert "\\u2500" not in done.stdout
    done = _run("gaps", "-f", "json", "-", env=ascii_only, text=NON_ASCII)
    assert json.loads(done.stdout)["maps"][0]["rows"][0]["touchpoint"] == "Café 漢字 😀"


def test_an_interruption_while_reading() -> None:
    process = subprocess.Popen(
        [*CXMAP, "validate", "-"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    try:
        assert process.stdin is not None
        process.stdin.write(b"#" * 200_000)  # more than a pipe holds: once it is gone, the process is reading
        process.stdin.flush()
        process.send_signal(signal.SIGINT)
        out, err = process.communicate(timeout=60)
    finally:
        process.kill()
    assert process.returncode == 130
    assert out == b""
    assert b"Traceback" not in err


def test_a_folder_on_standard_input(tmp_path: Path) -> None:
    folder = os.open(tmp_path, os.O_RDONLY)
    try:
        done = subprocess.run([*CXMAP, "validate", "-"], stdin=folder, capture_output=True, check=False)
    finally:
        os.close(folder)
    # Python itself refuses to start with a folder as its standard input
    assert done.returncode in (1, 2)


def test_file_names_that_are_not_utf_8(tmp_path: Path) -> None:
    path = os.fsencode(tmp_path) + b"/caf\xe9.cxmap.yaml"
    with open(path, "wb") as file:  # noqa: PTH123 - a Path cannot hold these bytes
        file.write(b"cxmap: 1\n")
    done = subprocess.run(
        [*CXMAP, "validate", "-f", "json", path],
        capture_output=True,
        check=False,
        env={**os.environ, "PYTHONUTF8": "1"},
    )
    assert done.returncode == 1
    assert json.loads(done.stdout)["findings"][0]["file"].endswith("caf<U+DCE9>.cxmap.yaml")
    done = subprocess.run(
        [*CXMAP, "validate", path], capture_output=True, check=False, env={**os.environ, "PYTHONUTF8": "1"}
    )
    assert b"caf<U+DCE9>.cxmap.yaml:1:1: CX103" in done.stdout


def test_many_maps_are_drawn_as_one_by_one(tmp_path: Path) -> None:
    for number in range(5):
        text = NON_ASCII.replace("title: ", f"title: Map {number} ")
        (tmp_path / f"{number}.cxmap.yaml").write_text(text, "utf-8")
    done = _run("render", tmp_path, "-o", tmp_path / "out", "-v", "curve,report,flow", "-f", "svg,html")
    assert done.returncode == 0
    names = [Path(line.removeprefix("wrote ")).name for line in done.stderr.splitlines()]
    assert names == [
        f"{number}.{rest}" for number in range(5) for rest in ("curve.svg", "report.html", "flow.svg")
    ]
    alone = _run("render", tmp_path / "3.cxmap.yaml", "-v", "curve", "-f", "svg", "-o", "-")
    assert alone.stdout == (tmp_path / "out" / "3.curve.svg").read_text("utf-8")


def test_many_maps_of_which_one_cannot_be_drawn(tmp_path: Path) -> None:
    for number in range(3):
        (tmp_path / f"{number}.cxmap.yaml").write_text(
            NON_ASCII + ("personas: [{id: p, name: P}]\n" if number != 1 else ""), "utf-8"
        )
    done = _run("render", tmp_path, "-o", tmp_path / "out", "-f", "svg", "-v", "curve", "--persona", "p")
    assert done.returncode == 2
    assert done.stderr.splitlines()[-1].endswith(
        "1.cxmap.yaml is skipped: the map has no persona `p`; it has none"
    )
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == ["0.curve.svg", "2.curve.svg"]


def test_an_interruption_while_drawing_ends_every_process(tmp_path: Path) -> None:
    points = ", ".join(f"{{name: Step {number}, experience: {number % 5 - 2}}}" for number in range(60))
    for number in range(30):
        (tmp_path / f"{number:02}.cxmap.yaml").write_text(
            f"cxmap: 1\ntitle: t\ntouchpoints: [{points}]\n", "utf-8"
        )
    out = tmp_path / "out"
    process = subprocess.Popen(
        [*CXMAP, "render", str(tmp_path), "-o", str(out), "-v", "curve,matrix,flow,gaps", "-f", "svg"],
        stderr=subprocess.PIPE,
        start_new_session=True,
    )
    assert process.stderr is not None
    try:
        said = process.stderr.readline()  # the first map is drawn, and others are being drawn
        os.killpg(process.pid, signal.SIGINT)
        said += process.stderr.read()
        assert process.wait(timeout=30) == 130
    finally:
        process.kill()
        process.stderr.close()
    assert said.splitlines()[-1] == b"cxmap: interrupted", said.decode()
    assert b"Traceback" not in said
    assert len(list(out.iterdir())) < 30 * 4
    assert all(path.suffix == ".svg" for path in out.iterdir())
    assert _running(process.pid) == []


def _running(group: int) -> list[str]:
    """The processes of a group that still run, as Linux tells of them.

    Those that ended are left out: a git that a worker had started is nobody's child after the worker, and in
    a container without an init that collects them it stays in the table for good.
    """
    running = []
    for path in Path("/proc").glob("[0-9]*/stat"):
        try:
            stat = path.read_text("utf-8", "replace")
        except OSError:
            continue  # ended meanwhile
        name, _, rest = stat.rpartition(")")
        state, _parent, of_group, *_others = rest.split()
        if int(of_group) == group and state not in "ZX":
            running.append(name)
    return running


def test_a_name_that_no_file_can_have_is_no_fault_of_the_output(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["new", "x" * 300, "--no-input", "--quiet"]) == 2
    assert capsys.readouterr().err == f"cxmap: {'x' * 300} cannot be used: File name too long\n"


@pytest.mark.parametrize("columns", ["9" * 5_000, "0", "-5", "wide"])
def test_columns_that_are_none(
    columns: str, faulty: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("COLUMNS", columns)
    assert run(["validate", str(faulty)]) == 1
    assert "CX104" in capsys.readouterr().out
