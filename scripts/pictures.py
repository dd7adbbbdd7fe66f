"""docs/images and docs/reports: every example, drawn.

Reports are compared byte by byte. Pictures are compared by what was to be drawn, and byte by byte too where
the installed matplotlib is the one that drew the committed ones: other versions place pixels differently.
"""

from __future__ import annotations

import json
from hashlib import sha256
from pathlib import Path
from typing import Any

import matplotlib

import cxmap
from cxmap import api
from cxmap.locale import words_for
from cxmap.view import build_curve

MANIFEST = "docs/images/manifest.json"


def _examples(root: Path) -> list[Path]:
    return sorted((root / "examples").glob("*.cxmap.yaml"))


def _digest(content: bytes) -> str:
    return sha256(content).hexdigest()


def _view_digest(path: Path) -> str:
    map_ = cxmap.load(path)
    return _digest(repr(build_curve(cxmap.score(map_), words_for(map_.language))).encode())


def write_pictures(root: Path) -> None:
    """Draw everything and note what it was drawn from."""
    made: dict[str, Any] = {"matplotlib": matplotlib.__version__, "views": {}, "pictures": {}}
    (root / "docs/images").mkdir(parents=True, exist_ok=True)
    (root / "docs/reports").mkdir(parents=True, exist_ok=True)
    for path in _examples(root):
        map_, name = cxmap.load(path), api.stem(path.name)
        picture = cxmap.render(map_, "curve", "png")
        (root / f"docs/images/{name}.curve.png").write_bytes(picture)
        (root / f"docs/reports/{name}.report.html").write_bytes(cxmap.render(map_, "report"))
        made["views"][name] = _view_digest(path)
        made["pictures"][name] = _digest(picture)
    (root / MANIFEST).write_text(json.dumps(made, indent=2) + "\n", encoding="utf-8")


def check_pictures(root: Path) -> list[str]:
    """What is out of date."""
    manifest = root / MANIFEST
    made = json.loads(manifest.read_text(encoding="utf-8")) if manifest.exists() else {"views": {}}
    stale = []
    for path in _examples(root):
        name = api.stem(path.name)
        picture, report = root / f"docs/images/{name}.curve.png", root / f"docs/reports/{name}.report.html"
        if not report.exists() or report.read_bytes() != cxmap.render(cxmap.load(path), "report"):
            stale.append(str(report.relative_to(root)))
        current = picture.exists() and made["views"].get(name) == _view_digest(path)
        current = current and made["pictures"].get(name) == _digest(picture.read_bytes())
        if current and made["matplotlib"] == matplotlib.__version__:
            current = picture.read_bytes() == cxmap.render(cxmap.load(path), "curve", "png")
        if not current:
            stale.append(str(picture.relative_to(root)))
    return stale
