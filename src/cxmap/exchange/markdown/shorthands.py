"""Which key of an item in a list its text stands for: a remark's `text`, a feeling's `word`."""

from __future__ import annotations

from functools import cache

from cxmap.model import Map
from cxmap.model.part import Part
from cxmap.model.walking import kinds_of_parts, parts_in

_WITHOUT_SHORT_FORM = {"kpis": "name"}
"""Items that have a name, and are never written as that alone."""


@cache
def _main_keys() -> dict[str, str]:
    """Where several parts have a list of one name, that of the map itself decides."""
    found: dict[str, str] = {}
    owners: tuple[type[Part], ...] = (Map, *kinds_of_parts(Map))
    for part in owners:
        for name, field in part.model_fields.items():
            for kind in parts_in(field.annotation):
                if kind.shorthand is not None:
                    found.setdefault(name, kind.shorthand)
    return {**_WITHOUT_SHORT_FORM, **found}


def main_key(key: str) -> str | None:
    """The key that the text of an item stands for in lists of that name; nothing where there is none."""
    return _main_keys().get(key)


def has_short_form(key: str) -> bool:
    """Whether a text alone may be an item of lists of that name."""
    return key not in _WITHOUT_SHORT_FORM
