"""What a map may hold, and everything that can be wrong with one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
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
