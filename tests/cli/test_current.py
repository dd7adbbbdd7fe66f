"""A map of the future that names its current one with `of`: found, held against it, or told why not."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from cxmap import api
from cxmap.cli.app import run

NOW = (
    "cxmap: 1\ntitle: Shop\ngoal: 1\ntouchpoints:\n  - {id: queue, name: Queue, experience: -2}\n"
    "  - {id: pay, name: Pay, experience: -1}\n  - {id: wave, name: Wave, experience: 1}\n"
    "  - {id: fill, name: Fill in a form, experience: -1}\n"
)
THEN = (
    "cxmap: 1\ntitle: Shop to be\nstate: future\nof: {of}\ntouchpoints:\n"
    "  - {{id: queue, name: Queue, experience: 1}}\n  - {{id: pay, name: Pay, experience: 0}}\n"
    "  - {{id: wave, name: Wave, experience: 0}}\n  - {{id: new, name: Voucher, experience: 2}}\n"
)


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project with its settings above both maps, in folders of their own, and a map outside of it."""
    root = tmp_path / "project"
    for name in ("now", "plans"):
        (root / name).mkdir(parents=True)
    (root / "cxmap.toml").write_text("confidence = 0.9\n", encoding="utf-8")
    (root / "now" / "shop.cxmap.yaml").write_text(NOW, encoding="utf-8")
    (tmp_path / "outside.cxmap.yaml").write_text(NOW, encoding="utf-8")
    return root


def future(project: Path, of: str = "../now/shop.cxmap.yaml", name: str = "shop.cxmap.yaml") -> str:
    path = project / "plans" / name
    path.write_text(THEN.format(of=of), encoding="utf-8")
    return str(path)


def test_compare_and_render_need_no_path(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = future(project)
    assert run(["validate", path]) == 0
    assert "warning" not in capsys.readouterr().out
    assert run(["compare", path, "-f", "json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert run(["compare", str(project / "now" / "shop.cxmap.yaml"), path, "-f", "json"]) == 0
    assert json.loads(capsys.readouterr().out) == told
    assert (told["only_first"], told["only_second"]) == (["Fill in a form"], ["Voucher"])
    assert run(["render", path, "--view", "curve,matrix", "-f", "svg", "-o", str(project / "out")]) == 0
    assert run(
        ["render", str(project / "now" / "shop.cxmap.yaml"), "--future", path, "--view", "curve", "-f", "svg",
         "-o", str(project / "both")]
    ) == 0  # fmt: skip
    out = project / "out"
    assert sorted(file.name for file in out.iterdir()) == ["shop.curve.svg", "shop.matrix.svg"]
    both = (project / "both" / "shop.curve-future.svg").read_bytes()
    assert (out / "shop.curve.svg").read_bytes() == both
    assert (out / "shop.matrix.svg").read_bytes() == api.render(
        api.load(path), "matrix", "svg", confidence=0.9
    )


def test_how_much_of_the_gap_closes(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = future(project)
    assert run(["compare", path, "-f", "json"]) == 0
    closing = json.loads(capsys.readouterr().out)["closing"]
    assert [gap["id"] for gap in closing["met"]] == ["queue"]
    assert closing["remaining"] == [{"id": "pay", "name": "Pay", "now": 2, "then": 1}]
    assert [gap["id"] for gap in closing["opened"]] == ["wave"]
    assert (closing["gone"], closing["untold"]) == (["Fill in a form"], [])
    assert (closing["now"], closing["then"], closing["closed"]) == (5, 1, pytest.approx(0.8))
    assert run(["compare", path]) == 0
    shown = " ".join(capsys.readouterr().out.split())
    for line in (
        "of 3 touchpoints below goal now, 1 would meet it: Queue",
        "of 5 points lacking there, 1 would be left: 80% of the gap closed",
        "would stay below goal: Pay (-1)",
        "would fall below goal: Wave (-1)",
        "below goal now, and no longer there: Fill in a form",
        "Shop to be shows the future: its scores are hoped for",
    ):
        assert line in shown


@pytest.mark.parametrize(
    ("of", "said"),
    [
        ("nowhere.cxmap.yaml", "no file lies where this leads: nowhere.cxmap.yaml"),
        ("../../outside.cxmap.yaml", "lies outside the project"),
        ("../../nothing.cxmap.yaml", "lies outside the project"),
        ("/etc/passwd", "lies outside the project"),
        ("link.cxmap.yaml", "lies outside the project"),
        ("https://example.org/shop.cxmap.yaml", "is an address"),
        ("shop.cxmap.yaml", "names itself"),
        ("circle.cxmap.yaml", "in a circle: shop.cxmap.yaml -> circle.cxmap.yaml -> shop.cxmap.yaml"),
        ("broken.cxmap.yaml", "is no sound one: CX"),
        ("folder", "folder is a folder"),
        ("other.cxmap.yaml", "no touchpoint in common"),
        ("later.cxmap.yaml", "shows the future itself"),
        ('"a\\0b"', "cannot be read"),
    ],
)
def test_what_cannot_be_used_is_told_at_its_place(
    project: Path, of: str, said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    plans = project / "plans"
    (plans / "folder").mkdir()
    (plans / "link.cxmap.yaml").symlink_to(project.parent / "outside.cxmap.yaml")
    (plans / "broken.cxmap.yaml").write_text("cxmap: 1\ntitle: Shop\n", encoding="utf-8")
    (plans / "other.cxmap.yaml").write_text("cxmap: 1\ntitle: Bank\ntouchpoints: [Vault]\n", encoding="utf-8")
    (plans / "later.cxmap.yaml").write_text(NOW + "state: future\n", encoding="utf-8")
    future(project, "shop.cxmap.yaml", "circle.cxmap.yaml")
    path = future(project, of)
    for command in (["validate", path], ["compare", path]):
        code = run(command)
        printed = capsys.readouterr()
        text = printed.out + printed.err
        if "CX306" not in text:  # a text that no map may hold is refused before
            assert code == 1
            continue
        assert f"{path}:4:5: warning: CX306" in text
        assert said in " ".join(text.split())
        assert code == (0 if command[0] == "validate" else 1)
    if "\\0" not in of:
        assert run(["render", path, "--view", "curve", "-f", "svg", "-o", str(project / "out")]) == 1
        assert said in " ".join(capsys.readouterr().err.split())
        alone = api.render(api.load(path), "curve", "svg", confidence=0.9)
        assert (project / "out" / "shop.curve.svg").read_bytes() == alone


def test_a_map_of_today_has_no_current_one(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = project / "plans" / "today.cxmap.yaml"
    path.write_text(NOW + "of: ../now/shop.cxmap.yaml\n", encoding="utf-8")
    assert run(["validate", str(path)]) == 0
    assert "only a map of the future has a current one" in capsys.readouterr().out


def test_without_settings_or_a_repository_the_project_is_the_folder(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = future(project)
    (project / "cxmap.toml").unlink()
    assert run(["compare", path]) == 1
    assert "lies outside the project" in capsys.readouterr().err


def test_standard_input_has_no_folder(
    project: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    text = Path(future(project)).read_bytes()

    class Stream:
        class buffer:  # noqa: N801 - as the stream of the system has it
            read = staticmethod(lambda *_: text)

    monkeypatch.setattr("sys.stdin", Stream)
    assert run(["compare", "-"]) == 1
    assert "standard input has no folder" in capsys.readouterr().err


@pytest.mark.parametrize("of", [".", "./", "x/..", "..", "now"])
def test_a_folder_is_no_current_map(
    of: str, project: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    future(project, of=of)
    (project / "plans" / "x").mkdir()
    (project / "plans" / "now").mkdir()
    monkeypatch.chdir(project / "plans")  # where `.` is all that is left of the way
    assert run(["validate", "shop.cxmap.yaml"]) == 0
    assert f"{of} is a folder" in capsys.readouterr().out
    assert run(["compare", "shop.cxmap.yaml"]) == 1
    assert f"{of} is a folder" in capsys.readouterr().err
    assert run(["render", "shop.cxmap.yaml", "--view", "curve", "--format", "svg", "-o", "out"]) == 1
    assert Path("out/shop.curve.svg").is_file()
