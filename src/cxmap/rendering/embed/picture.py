"""A picture as HTML: a page of its own, or an element to be put into somebody else's.

It holds everything itself: no script, no file beside it, no id that another element could have. Colours are
custom properties on the element; the light ones stand right there, for pages that take style sheets out.
"""

from __future__ import annotations

from collections.abc import Sequence
from hashlib import sha256

from msgspec.structs import fields

from cxmap.rendering.backends.svg import svg_inline, written
from cxmap.rendering.report.look import Look
from cxmap.rendering.scene.page import Page
from cxmap.rendering.theme import Theme

_POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'"
_LEAST = 0.5
"""No smaller than this part of its size does a picture get: rather it can be moved sideways."""


def picture_page(
    figures: Sequence[str], paper: tuple[str, str], language: str, title: str, creator: str
) -> bytes:
    """A picture as one file, fit for a frame without rights: light or dark as the reader has it."""
    light = f"body{{margin:0;padding:12px;background:{paper[0]}}}"
    dark = f"@media screen and (prefers-color-scheme:dark){{body{{background:{paper[1]}}}}}"
    body = "\n".join(figures)
    return f"""<!doctype html>
<html lang="{written(language)}" dir="ltr">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{_POLICY}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="generator" content="{written(creator)}">
<meta name="color-scheme" content="light dark">
<title>{written(title)}</title>
<link rel="icon" href="data:,">
<style>{light}{dark}</style>
</head>
<body>
{body}
</body>
</html>
""".encode()


def figure(pages: Sequence[Page], look: Look, title: str, description: str) -> list[str]:
    """The pages of a picture as elements, each of which can be taken by itself."""
    light, dark = _properties(look.light), _properties(look.dark)
    name = f"cxmap-{sha256((light + dark).encode()).hexdigest()[:12]}"
    rules = (
        f"@media screen and (prefers-color-scheme:dark){{.{name}{{"
        f"{';'.join(f'{rule}!important' for rule in dark.split(';'))}}}}}"
    )
    made = []
    for page in pages:
        least = f"min-width:{page.width * _LEAST:g}pt"
        size = f"display:block;width:100%;height:auto;max-width:{page.width:g}pt;{least}"
        drawn = svg_inline(page, f"{title}: {description}", name, f"{light};{size}", rules)
        made.append(f'<div style="overflow-x:auto" tabindex="0">{drawn}</div>')
    return made


def _properties(theme: Theme) -> str:
    """The colours of a theme as custom properties, by the names of their roles."""
    rules = []
    for field in fields(theme):
        value, role = getattr(theme, field.name), field.name.replace("_", "-")
        if isinstance(value, str):
            rules.append(f"--{role}:{value}")
        elif isinstance(value, tuple):
            rules += [f"--{role}-{at}:{colour}" for at, colour in enumerate(value)]
    return ";".join(rules)
