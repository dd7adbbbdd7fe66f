"""Maps and data files for tests of measuring."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

import cxmap
from cxmap.measure import Measured, measure
from cxmap.model import Map

HEAD = "cxmap: 1\ntitle: A visit\nscale: {min: 1, max: 5}\n"
PLACES = "touchpoints:\n  - {id: queue, name: Queue at the till}\n  - {id: pay, name: Pay}\n"


def map_with(data: str, more: str = "") -> Map:
    """A map of two touchpoints that binds data; `data` is the YAML of one binding, `more` of other keys."""
    lines = data.strip().split("\n")
    bound = "\n".join(f"    {line}" for line in lines)
    return cxmap.loads(f"{HEAD}{more}data:\n  -\n{bound}\n{PLACES}")


def map_with_events(events: str, places: str = PLACES) -> Map:
    """The same for recorded events."""
    bound = "\n".join(f"    {line}" for line in events.strip().split("\n"))
    return cxmap.loads(f"{HEAD}events:\n  -\n{bound}\n{places}")


@pytest.fixture
def measured(tmp_path: Path) -> Callable[..., Measured]:
    """Measure a binding over the files of a folder, given by name and content."""

    def run(data: str, files: dict[str, str | bytes], *, more: str = "", floor: int = 1) -> Measured:
        for name, content in files.items():
            path = tmp_path / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return measure(map_with(data, more), tmp_path, floor=floor)

    return run
