"""What a map may hold, and everything that can be wrong with one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pathlib import Path

    from cxmap.lint.catalogue import Page


def schema() -> dict[str, Any]:
    """The JSON Schema of the map format (draft-07)."""
    from cxmap.model.schema import json_schema

    return json_schema()


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
