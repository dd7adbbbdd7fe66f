"""How somebody wants to see a map: what stands in an address, read with the same care as a file."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from urllib.parse import quote, urlencode

from msgspec import Struct
from msgspec.structs import replace

from cxmap import api
from cxmap.errors import CxmapError

ZOOMS = ("fit", "50", "100", "150", "200")
"""How large a picture is shown: as wide as the window, or in percent of its own size."""
ATLAS = "atlas"
DESK = "desk"
"""In the address of a report that leads to others on the desk, where the one to be saved leads to files."""


class Wish(Struct, frozen=True):
    """One view of a map, and how it is to be drawn."""

    view: str = "curve"
    size: str = ""
    theme: str = "light"
    variant: str = ""
    persona: str = ""
    lang: str = ""
    zoom: str = "fit"

    @property
    def options(self) -> dict[str, Any]:
        """What a drawing is told; how large it is shown is none of its business."""
        return {
            "size": self.size or None,
            "theme": self.theme,
            "variant": self.variant or None,
            "persona": self.persona or None,
            "language": self.lang or None,
        }

    def but(self, **changes: str) -> Wish:
        """The same wish but for this."""
        return replace(self, **changes)

    def address(self, slug: str, ending: str = "", page: int = 1) -> str:
        """Where the view is: the page around it, or with an ending one of its files."""
        usual = Wish()
        said = {
            name: getattr(self, name)
            for name in _CHOICES
            if getattr(self, name) != getattr(usual, name) and not (ending and name == "zoom")
        }
        if page > 1:
            said["page"] = str(page)
        query = f"?{urlencode(said)}" if said else ""
        return f"/map/{quote(slug, safe='')}/{self.view}{ending}{query}"


def on_desk(address: str) -> str:
    """The address of a report that leads to others here."""
    return f"{address}{'&' if '?' in address else '?'}{DESK}=1"


_CHOICES = ("size", "theme", "variant", "persona", "lang", "zoom")


def wish_from(view: str, query: Sequence[tuple[str, str]]) -> tuple[Wish, int]:
    """The wish in an address, and the number of the page. Raises CxmapError for what is none."""
    if view not in api.VIEWS:
        raise CxmapError(f"there is no view `{view[:40]}`; there are {', '.join(api.VIEWS)}")
    said: dict[str, str] = {}
    for name, value in query:
        if name not in (*_CHOICES, "page"):
            raise CxmapError(f"there is no choice `{name[:40]}`; there are {', '.join(_CHOICES)}")
        if name in said:
            raise CxmapError(f"`{name}` is said twice")
        said[name] = value
    allowed = {
        "size": ("", *api.sizes()),
        "theme": api.themes(),
        "lang": ("", *api.languages()),
        "zoom": ZOOMS,
    }
    for name, value in said.items():
        if name in allowed and value not in allowed[name]:
            there = ", ".join(choice for choice in allowed[name] if choice)
            raise CxmapError(f"there is no {name} `{value[:40]}`; there are {there}")
    page = said.pop("page", "1")
    if not (page.isascii() and page.isdigit() and 1 <= int(page[:4]) <= 999):
        raise CxmapError("a page is a number from 1 on")
    return Wish(view, **said), int(page)
