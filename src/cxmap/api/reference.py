"""What a map may hold, and everything that can be wrong with one."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pathlib import Path

    from cxmap.lint.catalogue import Page


def schema() -> dict[str, Any]:
    """The JSON Schema of the map format (draft-07)."""
    from cxmap.model.schema import json_schema

    return json_schema()


def shared_schema() -> dict[str, Any]:
    """The JSON Schema of files that maps take in with `use` (draft-07)."""
    from cxmap.model.schema import shared_schema

    return shared_schema()


def rules() -> tuple[Page, ...]:
    """The explanation of every code that `validate` can report, by code."""
    from cxmap.lint.catalogue import PAGES

    return PAGES


def rule_page(code: str) -> str:
    """The explanation of a code as a page of Markdown; empty for what is no code."""
    page = next((page for page in rules() if page.code == code), None)
    if page is None:
        return ""
    parts = [f"# {page.code} {page.name}", page.text]
    for title, example in (("Wrong", page.wrong), ("Right", page.right)):
        if example:
            parts.append(f"{title}:\n\n```yaml\n{example.rstrip()}\n```")
    return "\n\n".join(parts) + "\n"


def key_page(key: str) -> str:
    """What a key of the format holds, by the keys on the way to it (`touchpoints.experience`), as Markdown.

    Without any: what a map holds. Raises CxmapError for a key that there is not.
    """
    from cxmap.editing.cards import key_card
    from cxmap.editing.shapes import shape_at
    from cxmap.errors import CxmapError

    way: tuple[str, ...] = ()
    shape = shape_at(way)
    assert shape is not None
    for name in (word for word in key.split(".") if word):
        known = shape.keys or (shape.items.keys if shape.items is not None else {})
        below = shape_at((*way, name))
        if below is None:
            there = f"`{'.'.join(way)}` has" if way else "a map has"
            raise CxmapError(f"there is no key `{name[:80]}` here; {there} {', '.join(known) or 'none'}")
        way, shape = (*way, name), below
    parts = [key_card(way[-1], shape)] if way else [shape.description]
    known = shape.keys or (shape.items.keys if shape.items is not None else {})
    if known:
        lines = (
            f"- `{name}`{' (always needed)' if inner.required else ''}: {inner.description.splitlines()[0]}"
            if inner.description
            else f"- `{name}`"
            for name, inner in known.items()
        )
        parts.append("Keys:\n\n" + "\n".join(lines))
    return "\n\n".join(filter(None, parts)) + "\n"


def rule_file(code: str) -> Path | None:
    """The same as a file that an editor can open, in the user's cache folder; nothing where there is none."""
    from cxmap import __version__
    from cxmap.cache import cache_folder
    from cxmap.errors import CxmapError
    from cxmap.output import write

    folder, text = cache_folder(), rule_page(code)
    if folder is None or not text:
        return None
    path = folder / "rules" / __version__ / f"{code}.md"
    try:
        if not path.is_file() or path.read_text("utf-8") != text:
            write(path, text.encode(), force=True)
    except (CxmapError, OSError, ValueError):
        return None
    return path


def languages() -> tuple[str, ...]:
    """The languages of pictures and reports, as BCP 47 tags."""
    from cxmap.locale import LANGUAGES

    return tuple(LANGUAGES)


def themes() -> tuple[str, ...]:
    """The palettes of pictures."""
    from cxmap.rendering.theme import THEMES

    return tuple(THEMES)


def sizes() -> tuple[str, ...]:
    """The sizes of paper that pictures can be laid out for."""
    from cxmap.rendering.frame.paper import SIZES

    return tuple(SIZES)


def page_colours() -> str:
    """The colours of reports as custom properties of CSS, light and dark, for pages beside them."""
    from cxmap.rendering.report.colours import colours
    from cxmap.rendering.report.look import PLAIN

    return colours(PLAIN)


def typeface() -> str:
    """The family that pictures are written in, where no brand asks for another."""
    from cxmap.rendering.scene.typeface import FAMILY

    return FAMILY


def font(*, bold: bool, italic: bool) -> bytes:
    """The font file of a cut of that family, for pages with pictures whose readers may lack it."""
    from cxmap.rendering.scene.fonts import shipped

    return Path(shipped(typeface(), bold, italic).path).read_bytes()
