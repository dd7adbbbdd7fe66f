"""Maps, settings and folders that nobody wrote: no command fails, whatever they hold.

`scripts/stress.py` goes on for as long as one likes, and measures.
"""

from __future__ import annotations

import io
import json
import os
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path
from random import Random
from typing import Any

import pytest

from cxmap import api
from cxmap.errors import CxmapError
from cxmap.loading.configuration import Configuration
from cxmap.model.schema import json_schema
from tests.generated.driving import Command, commands, drawn_wrong, said_wrong
from tests.generated.folders import broken, fill, written
from tests.generated.maps import MapMaker, mended
from tests.generated.programs import driven
from tests.generated.settings import settings
from tests.generated.versions import changed

SEEDS = range(3)
RENDERS = 5
"""Pictures of each map: all of them take too long for every day."""


def _made(seed: int, budget: int) -> dict[str, Any]:
    return MapMaker(Random(seed), budget).make()


def _ran(command: Command) -> tuple[int, str, str]:
    out, err = (io.TextIOWrapper(io.BytesIO(), encoding="utf-8", write_through=True) for _ in range(2))
    with redirect_stdout(out), redirect_stderr(err):
        code = driven(command)
    texts = []
    for stream in (out, err):
        stream.flush()
        buffer = stream.buffer
        assert isinstance(buffer, io.BytesIO)
        texts.append(buffer.getvalue().decode("utf-8", "replace"))
    return code, texts[0], texts[1]


@pytest.mark.parametrize("seed", SEEDS)
def test_no_command_fails(seed: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    random = Random(seed)
    data = _made(seed, random.choice((30, 90)))
    before = mended(changed(random, data, _made(seed + 1, 60)))
    path = fill(random, tmp_path / "given" / "maps", data, before)
    (tmp_path / "elsewhere").mkdir()
    monkeypatch.chdir(tmp_path / "elsewhere")
    monkeypatch.setenv("CXMAP_LOG", "safe" if seed % 2 else "plain")
    map_, out = api.load(path), tmp_path / "out"
    wanted = list(commands(random, map_, str(path), str(path.parent), str(out)))
    renders = [command for command in wanted if command[0] == "render"]
    others = [command for command in wanted if command[0] != "render"]
    wrong = []
    for command in [*others, *random.sample(renders, RENDERS)]:
        code, stdout, stderr = _ran(command)
        complaints = [*said_wrong(command, code, stdout, stderr), *drawn_wrong(out)]
        wrong += [f"cxmap {' '.join(command)}: {complaint}" for complaint in complaints]
    assert wrong == []
    assert list((tmp_path / "elsewhere").iterdir()) == []
    assert {entry.name for entry in tmp_path.iterdir()} <= {"given", "elsewhere", "out"}


def test_every_key_is_made() -> None:
    made: dict[str, set[str]] = {}

    def look(schema: dict[str, Any], owner: str) -> None:
        for form in (schema, *schema.get("anyOf", ())):
            made.setdefault(owner, set()).update(form.get("properties", {}))

    definitions = json_schema()["definitions"]
    for name, schema in definitions.items():
        look(schema, name)
    keys = set().union(*made.values()) | set(json_schema()["properties"])
    made_keys: set[str] = set()

    def walk(data: Any) -> None:
        if isinstance(data, dict):
            made_keys.update(data)
            for inner in data.values():
                walk(inner)
        elif isinstance(data, list):
            for inner in data:
                walk(inner)

    for seed in range(80):  # so large that something is left for what variants add, which is made last
        walk(MapMaker(Random(seed), 3_000, filling=0.8).make())
        if keys <= made_keys:
            return
    assert keys - made_keys == set()


@pytest.mark.parametrize("seed", range(20, 28))
def test_how_a_map_is_written_changes_nothing(seed: int) -> None:
    data, random = _made(seed, 150), Random(seed)
    maps = [api.loads(written(random, data)) for _ in range(4)]
    assert all(map_ == maps[0] for map_ in maps)


def test_broken_maps_are_told_and_nothing_else(tmp_path: Path) -> None:
    random, text = Random(1), json.dumps(_made(5, 60), ensure_ascii=False)
    for at in range(150):
        (tmp_path / f"{at}.cxmap.yaml").write_bytes(broken(random, text))
    for form in ("full", "concise", "json", "github", "gitlab", "sarif", "junit", "markdown"):
        code, stdout, stderr = _ran(("validate", str(tmp_path), "--format", form))
        assert code == 1, stderr
        assert list(said_wrong(("validate", form), code, stdout, stderr)) == []


def test_settings_are_used_or_refused(tmp_path: Path) -> None:
    names: set[str] = set()
    for seed in range(150):
        folder = tmp_path / str(seed)
        folder.mkdir()
        name, content = settings(Random(seed))
        (folder / name).write_text(content, encoding="utf-8")
        names.update(key for key in Configuration.model_fields if f"{key} =" in content)
        try:
            api.configuration(folder)
        except CxmapError as error:
            assert str(error).startswith(os.fspath(folder / name)), content
    assert names == set(Configuration.model_fields)
