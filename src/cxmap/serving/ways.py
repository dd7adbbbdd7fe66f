"""From the report of one map on the desk to those of the journeys below its places, and back."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct

from cxmap import api
from cxmap.serving.shelf import Shelf
from cxmap.serving.wishes import Wish, on_desk


class Ways(Struct, frozen=True):
    """Where the report of a map leads on the desk."""

    down: Mapping[str, str]
    """The reports of journeys below its places, by the ways to these as the map writes them."""
    up: tuple[tuple[str, str], ...]
    """The places of other maps that lead on to it, each with its report."""


NOWHERE = Ways({}, ())
_Leads = dict[str, tuple[str, frozenset[str]]]


class Crossing(Struct, frozen=True):
    """All maps that lead to each other, as they are on the shelf now."""

    leaves: Mapping[str, api.Leaf]
    """By slug."""
    slugs: _Leads
    """The slug and the variants of a map, by the page that it would have in an atlas."""

    def of(self, slug: str, wish: Wish) -> Ways:
        """The ways from and to a map: to reports in the same language and theme, of the same variant."""
        leaf = self.leaves.get(slug)
        if leaf is None or not (leaf.pages or leaf.above):
            return NOWHERE
        down = {written: self._address(page, wish) for written, page in leaf.pages.items()}
        return Ways(down, tuple((told, self._address(page, wish)) for told, page in leaf.above))

    def _address(self, page: str, wish: Wish) -> str:
        name, sign, place = page.partition("#")
        slug, variants = self.slugs[name]
        own = wish.but(persona="", variant=wish.variant if wish.variant in variants else "")
        return f"../{on_desk(own.address(slug, '.html')).removeprefix('/map/')}{sign}{place}"


def crossing_of(shelf: Shelf) -> Crossing:
    """How the maps of a shelf lead to each other."""
    by_name = {kept.name: kept for kept in shelf.present}
    sound = [
        (kept.name, kept.good.map)
        for kept in shelf.present
        if kept.good is not None and kept.good.map is not None
    ]
    if len(sound) < 2:
        return Crossing({}, {})
    leaves = api.leaves_by(sound, lambda _: "")
    slugs = {
        leaf.href.rpartition("/")[2]: (
            by_name[leaf.name].slug,
            frozenset(variant.id for variant in leaf.map.variants),
        )
        for leaf in leaves
    }
    return Crossing({by_name[leaf.name].slug: leaf for leaf in leaves}, slugs)
