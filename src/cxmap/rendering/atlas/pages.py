"""Every page of an atlas from its view."""

from __future__ import annotations

import base64
import hashlib
from functools import cache
from importlib.resources import files
from pathlib import Path

from jinja2 import Environment, PackageLoader, StrictUndefined

from cxmap.rendering.report.colours import colours, font
from cxmap.rendering.report.compiled import Compiled
from cxmap.rendering.report.look import PLAIN, Look
from cxmap.rendering.report.safe import visible
from cxmap.view.atlas.values import AtlasView

PAGES = ("index", "gaps", "channels", "people", "opportunities")


def atlas_pages(view: AtlasView, look: Look = PLAIN) -> dict[str, str]:
    """The pages over all maps by the names of their files; equal views give equal texts."""
    return {f"{name}.html": _page(name, view, look) for name in PAGES}


def _page(name: str, view: AtlasView, look: Look) -> str:
    text = (
        _environment()
        .get_template(f"{name}.html.j2")
        .render(
            view=view,
            words=view.words,
            labels=view.labels,
            page=name,
            stylesheet=colours(look) + _read("atlas.css") + font(look),
            script=_read("filter.js"),
            digest=_digest(),
        )
    )
    return visible(text)


def _read(name: str) -> str:
    return files("cxmap.rendering.atlas").joinpath("templates", name).read_text("utf-8")


@cache
def _digest() -> str:
    """What a browser has to find in the script before it runs it."""
    return "sha256-" + base64.b64encode(hashlib.sha256(_read("filter.js").encode()).digest()).decode("ascii")


@cache
def _environment() -> Environment:
    return Environment(
        loader=PackageLoader("cxmap.rendering.atlas", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        bytecode_cache=Compiled(Path(__file__).parent / "templates"),
    )
