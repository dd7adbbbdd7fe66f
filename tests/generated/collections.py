"""Maps that hang together: what a map takes in with `use`, and the maps below it, as strangers write both."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from copy import deepcopy
from pathlib import Path
from random import Random
from typing import Any

from cxmap import api
from cxmap.errors import CxmapError
from cxmap.model import SHARED_KEY, SHARED_SECTIONS
from tests.generated.maps import MapMaker

Written = Callable[[Random, dict[str, Any]], str]
SHARED = ("shared.yaml", "nested.yaml", "deep/deeper.yaml")
"""Files that maps may take in; each but the first takes in the one before."""
BELOW = ("below0.cxmap.yaml", "below1.cxmap.yaml", "deep/below2.cxmap.yaml")
STRANGE = (
    "circle.yaml", "elsewhere.yaml", "itself.yaml", "spoilt.yaml", "pipe.yaml", "deep", ".", "", "..", "/",
    "nowhere.yaml", "../secret.yaml", "link.yaml", "/etc/passwd", "/dev/zero", "map.cxmap.yaml", "#x",
    "https://example.org/x.yaml", "file:///etc/passwd", "~/x.yaml", "%2e%2e/secret.yaml", "deep/../shared.yaml",
    "deep/link.cxmap.yaml", "deep/pipe.cxmap.yaml", "map.measured.yaml", "data.csv", "::error::x", "a\nb.yaml",
    "x" * 3_000 + ".yaml", "cxmap.toml", "C:\\x.yaml", "\\\\host\\x.yaml", "-", "shared.yaml/", "\u202ex.yaml",
)  # fmt: skip


def _chosen(random: Random, sound: tuple[str, ...]) -> list[str]:
    """Names of files, most of them of such as are there; now and then one twice."""
    return [
        random.choice(sound if random.random() < 0.6 else STRANGE) for _ in range(random.choice((1, 1, 2, 4)))
    ]


def _places(data: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """Where a map can name maps below it."""
    for phase in data.get("phases", ()):
        if isinstance(phase, dict):
            yield phase
            yield from (point for point in phase.get("touchpoints", ()) if isinstance(point, dict))
    yield from (point for point in data.get("touchpoints", ()) if isinstance(point, dict))


def _led_below(random: Random, data: dict[str, Any], to: tuple[str, ...]) -> dict[str, Any]:
    """A map's data with journeys at some of its places."""
    data = deepcopy(data)
    for place in _places(data):
        if random.random() < 0.4:
            chosen = _chosen(random, to)
            shares = random.choice((None, "40%", 0.2, "<10%"))
            place["journey"] = [{"to": name, "share": shares} if shares else name for name in chosen]
            if len(chosen) == 1 and random.random() < 0.5:
                place["journey"] = place["journey"][0]
    return data


def _shared_out(random: Random, data: dict[str, Any]) -> tuple[dict[str, Any], dict[str, Any]]:
    """A map that has some of its lists elsewhere, and what is elsewhere."""
    own, elsewhere = deepcopy(data), {}
    for section in SHARED_SECTIONS:
        known = own.get(section, [])
        if known and all(isinstance(item, dict) and "id" in item for item in known) and random.random() < 0.6:
            elsewhere[section] = own.pop(section)
    if "scale" in own and random.random() < 0.3:
        elsewhere["scale"] = own.pop("scale")
    return own, elsewhere


def collect(random: Random, folder: Path, data: dict[str, Any], written: Written) -> None:
    """Put files that maps take in, and maps below, into a folder, and have its map name them.

    The map keeps what it has where it would not be sound with what it takes in.
    """
    (folder / "deep").mkdir(exist_ok=True)
    own, elsewhere = _shared_out(random, data)
    _write(folder / SHARED[0], written(random, {SHARED_KEY: 1, **elsewhere}))
    _write(folder / SHARED[1], written(random, {SHARED_KEY: 1, "use": SHARED[0]}))
    _write(folder / SHARED[2], written(random, {SHARED_KEY: 1, "use": ["../nested.yaml"]}))
    _write(folder / "circle.yaml", f"{SHARED_KEY}: 1\nuse: elsewhere.yaml\n")
    _write(folder / "elsewhere.yaml", f"{SHARED_KEY}: 1\nuse: [circle.yaml, shared.yaml]\n")
    _write(folder / "itself.yaml", f"{SHARED_KEY}: 1\nuse: itself.yaml\n")
    spoilt = written(random, {SHARED_KEY: 1, **elsewhere})
    _write(folder / "spoilt.yaml", spoilt[: random.randrange(len(spoilt))])
    os.mkfifo(folder / "pipe.yaml")
    for name in BELOW:
        below = _led_below(random, MapMaker(random, 40).make(), ("map.cxmap.yaml", *BELOW))
        if random.random() < 0.5:
            below["use"] = _chosen(random, SHARED)
        _write(folder / name, written(random, below))
    path = folder / "map.cxmap.yaml"
    before = path.read_bytes()
    taking = own | {"use": random.choice(SHARED)} if random.random() < 0.5 else data
    for taken in (_led_below(random, taking, BELOW), taking):
        _write(path, written(random, taken))
        if _is_sound(path):
            return
    path.write_bytes(before)


def _write(path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8")


def _is_sound(path: Path) -> bool:
    try:
        api.load(path)
    except CxmapError:
        return False
    return True
