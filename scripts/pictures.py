"""docs/images and docs/reports: every example, drawn.

Pictures are kept small: as wide as a page shows them, with a palette. Reports are compared byte by byte.
Pictures are compared by what was to be drawn, and byte by byte too where the installed matplotlib and Pillow
are those that drew the committed ones: other versions place pixels differently.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from typing import Any

import matplotlib
import numpy as np
import PIL
from numpy.typing import NDArray
from PIL import Image

import cxmap
from cxmap.api.brands import fonts_of_the_machine
from cxmap.api.views import Views
from cxmap.locale import words_for
from cxmap.rendering.backends.about import About
from cxmap.rendering.backends.canvas import DPI, png_file
from cxmap.rendering.registry import PICTURES
from cxmap.rendering.scene.fonts import ask
from cxmap.rendering.scene.page import Page
from cxmap.rendering.theme import LIGHT
from gallery import SUFFIX, picture, shown

MANIFEST = "docs/images/manifest.json"
WIDEST = 1600
FUTURE = ".future"
EXACT = 128
"""So many of the commonest colours are kept as they are; the rest of a palette of 256 stands for others."""
Wanted = tuple[str, str]
"""The name of an example and a view."""


def examples(root: Path) -> list[str]:
    """The names of the examples."""
    return sorted(path.name.removesuffix(SUFFIX) for path in (root / "examples").glob(f"*{SUFFIX}"))


def wanted(root: Path) -> list[Wanted]:
    """Every picture there is to be: the curves of all examples and what the gallery shows."""
    found = [(name, "curve") for name in examples(root)]
    found += [(name, view) for view in PICTURES for name in shown(view).examples]
    return sorted(set(found))


def versions() -> dict[str, str]:
    """What decides where pixels go."""
    return {"matplotlib": matplotlib.__version__, "pillow": PIL.__version__}


def small(page: Page) -> bytes:
    """A page as a PNG at most 1600 dots wide, with a palette."""
    dots = min(DPI, WIDEST * 72 / page.width)
    with Image.open(BytesIO(png_file(page, About("", "", ""), dots))) as file:
        image = file.convert("RGB")
    found, place, counts = np.unique(
        np.asarray(image).reshape(-1, 3) @ [65536, 256, 1], return_inverse=True, return_counts=True
    )
    often = found[np.argsort(-counts, kind="stable")[:EXACT]]
    rare = image.quantize(256 - EXACT, Image.Quantize.MAXCOVERAGE).getpalette() or []
    palette = np.concatenate([_channels(often), np.array(rare, dtype=np.int64).reshape(-1, 3)])
    far = ((_channels(found)[:, None, :] - palette[None, :, :]) ** 2).sum(axis=2)
    drawn = Image.fromarray(far.argmin(axis=1)[place].reshape(image.height, image.width).astype(np.uint8))
    drawn.putpalette(palette.astype(np.uint8).tobytes())
    target = BytesIO()
    drawn.save(target, "PNG", compress_level=9)
    return target.getvalue()


def _channels(colours: NDArray[np.int64]) -> NDArray[np.int64]:
    return np.stack([colours >> 16, colours >> 8 & 255, colours & 255], axis=1)


def _digest(content: bytes) -> str:
    return sha256(content).hexdigest()


def _map(root: Path, name: str) -> Any:
    return cxmap.load(root / "examples" / f"{name}{SUFFIX}")


def _states(root: Path, name: str) -> tuple[Any, Any]:
    """An example's map, and its future: one called NAME.future is drawn beside NAME, not alone."""
    current = name.removesuffix(FUTURE)
    return _map(root, current), None if current == name else _map(root, name)


def _built(root: Path, name: str, view: str) -> tuple[Any, str]:
    """What is to be drawn, and its digest."""
    map_, future = _states(root, name)
    then = None if future is None else cxmap.score(future)
    built = Views(cxmap.score(map_), words_for(map_.language), then).of(view)
    return built, _digest(repr(built).encode())


def _made(root: Path, name: str, view: str) -> tuple[str, bytes]:
    """A file's place and content: a small picture, or a report."""
    if view == "report":
        map_, future = _states(root, name)
        return f"docs/reports/{name}.report.html", cxmap.render(map_, "report", future=future, as_of="map")
    ask(fonts_of_the_machine)
    built, _ = _built(root, name, view)
    page = PICTURES[view]()(built, LIGHT, cxmap.__version__, None)[0]
    return picture(name, view), small(page)


def _all_made(root: Path, jobs: list[Wanted]) -> Iterator[tuple[str, bytes]]:
    """Draw with every processor there is."""
    with ProcessPoolExecutor(min(os.cpu_count() or 1, 4)) as pool:
        names, views = [name for name, _ in jobs], [view for _, view in jobs]
        yield from pool.map(_made, [root] * len(jobs), names, views)


def write_pictures(root: Path) -> None:
    """Draw everything, note what it was drawn from, and take away pictures that nobody wants any more."""
    pictures = wanted(root)
    reports = [(name, "report") for name in examples(root)]
    made: dict[str, Any] = {**versions(), "views": {}, "pictures": {}}
    for name, view in pictures:
        made["views"][picture(name, view)] = _built(root, name, view)[1]
    for place, content in _all_made(root, pictures + reports):
        (root / place).parent.mkdir(parents=True, exist_ok=True)
        (root / place).write_bytes(content)
        if place in made["views"]:
            made["pictures"][place] = _digest(content)
    for path in _unwanted(root, pictures):
        path.unlink()
    (root / MANIFEST).write_text(json.dumps(made, indent=2) + "\n", encoding="utf-8")


def _unwanted(root: Path, pictures: list[Wanted]) -> list[Path]:
    kept = {root / picture(name, view) for name, view in pictures}
    return sorted(set((root / "docs/images").glob("*.png")) - kept)


def _is_noted(root: Path, made: dict[str, Any], name: str, view: str) -> bool:
    """Whether a committed picture is the one that the manifest knows, of the view as it is now."""
    place = picture(name, view)
    if not (root / place).exists() or made.get("views", {}).get(place) != _built(root, name, view)[1]:
        return False
    return bool(made.get("pictures", {}).get(place) == _digest((root / place).read_bytes()))


def check_pictures(root: Path) -> list[str]:
    """What is out of date."""
    manifest = root / MANIFEST
    made = json.loads(manifest.read_text(encoding="utf-8")) if manifest.exists() else {}
    pictures = wanted(root)
    stale = [str(path.relative_to(root)) for path in _unwanted(root, pictures)]
    current = [job for job in pictures if _is_noted(root, made, *job)]
    stale += [picture(*job) for job in pictures if job not in current]
    again = current if all(made.get(key) == value for key, value in versions().items()) else []
    for place, content in _all_made(root, again + [(name, "report") for name in examples(root)]):
        if not (root / place).exists() or (root / place).read_bytes() != content:
            stale.append(place)
    return stale
