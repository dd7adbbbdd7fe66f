"""An HTML page with an old picture beside a new one, for whoever has to judge."""

from __future__ import annotations

from base64 import b64encode
from html import escape
from pathlib import Path
from tempfile import mkdtemp

_TYPES = {"svg": "image/svg+xml", "png": "image/png"}
_STYLE = "body{font:14px sans-serif}div{display:flex;gap:1rem}figure{flex:1;margin:0}img{width:100%}"


def _figure(name: str, data: bytes | None, kind: str) -> str:
    if data is None:
        return f"<figure><figcaption>{name}: there is none</figcaption></figure>"
    source = f"data:{_TYPES[kind]};base64,{b64encode(data).decode()}"
    return f'<figure><figcaption>{name}</figcaption><img alt="{name}" src="{source}"></figure>'


def write_beside(name: str, kind: str, old: bytes | None, new: bytes, said: list[str]) -> Path:
    """Write the page into a temporary folder and say where it is; `kind` is svg or png."""
    page = Path(mkdtemp(prefix="cxmap-golden-")) / f"{name}.html"
    page.write_text(
        f"<!doctype html><html lang=en><meta charset=utf-8><title>{escape(name)}</title>"
        f"<style>{_STYLE}</style><h1>{escape(name)}</h1>"
        f"<div>{_figure('old', old, kind)}{_figure('new', new, kind)}</div>"
        f"<pre>{escape(chr(10).join(said))}</pre></html>",
        encoding="utf-8",
    )
    return page
