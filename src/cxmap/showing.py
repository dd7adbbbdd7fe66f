"""How maps and scorecards show themselves in notebooks: by whoever can draw them and has said so here.

So a map need not know who draws it, and shows itself as plain Python does where nobody can.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

_ways: dict[str, Callable[[Any], str | None]] = {}


def show_by(ways: Mapping[str, Callable[[Any], str | None]]) -> None:
    """Who draws what: `map svg`, `map html`, `scorecard html`."""
    _ways.update(ways)


def shown(kind: str, thing: Any) -> str | None:
    """The thing as markup; nothing where nobody can draw it."""
    return _ways[kind](thing) if kind in _ways else None
