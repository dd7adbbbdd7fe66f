"""The pages over many maps, as values. Scores stand in percent of their map's scale, since scales differ."""

from __future__ import annotations

from msgspec import Struct

from cxmap.locale.atlas_words import AtlasWords


class AtlasLink(Struct, frozen=True):
    """A text that leads to another page."""

    text: str
    href: str


class Course(Struct, frozen=True):
    """How a map fared from its first version to the last: like for like, as a share of its scale."""

    gain: float
    """How much better its mean is."""
    since: str | None
    """The day of the first version."""
    better: int
    """At how many touchpoints; so is worse."""
    worse: int


class AtlasMap(Struct, frozen=True):
    """One map in the list of maps."""

    page: AtlasLink
    kind: str
    file: str
    headline: str
    is_short: bool
    mean: str
    """In percent; empty where nothing is scored."""
    line: tuple[tuple[float, float], ...]
    """The experience of each scored touchpoint: from the left and from below, in percent."""
    rests: str
    worst: AtlasLink | None
    worst_gap: str
    trend: str
    """How it fared since when; empty where there are no versions to be held against each other."""
    trend_side: str
    """`bad`, `good` or nothing."""
    links: tuple[AtlasLink, ...]
    """Other maps of the atlas that it leads to."""


class AtlasPlace(Struct, frozen=True):
    """A touchpoint, or a phase that is scored as a whole, on any of the pages."""

    place: AtlasLink
    map: AtlasLink
    phase: str
    goal: str
    experience: str
    gap: str
    verdict: str
    side: str
    """`bad`, `good` or nothing, by the verdict."""


class AtlasGroup(Struct, frozen=True):
    """A channel over all maps, or somebody who answers for touchpoints."""

    name: str
    anchor: str
    about: tuple[str, ...]
    note: str
    places: tuple[AtlasPlace, ...]


class AtlasPersona(Struct, frozen=True):
    """A persona and the maps that know one of that name."""

    name: str
    roles: tuple[str, ...]
    maps: tuple[AtlasLink, ...]


class AtlasOpportunity(Struct, frozen=True):
    """An opportunity on the board of all maps."""

    rank: str
    title: str
    map: AtlasLink
    score: str
    status: str
    owner: str
    due: str
    places: tuple[AtlasLink, ...]


class AtlasView(Struct, frozen=True):
    """All pages of an atlas."""

    words: AtlasWords
    language: str
    version: str
    title: str
    summary: tuple[str, ...]
    maps: tuple[AtlasMap, ...]
    gaps: tuple[AtlasPlace, ...]
    """What is below goal in any map, the largest shortfall, weighed by importance, reach and how many come to
    its map, first."""
    channels: tuple[AtlasGroup, ...]
    personas: tuple[AtlasPersona, ...]
    owners: tuple[AtlasGroup, ...]
    opportunities: tuple[AtlasOpportunity, ...]
    unread: tuple[str, ...]
    """Files that are no sound maps."""
    map_next: tuple[str, AtlasLink, str] | None
    """The worst place of an experience map without a journey, between the words around it."""
    labels: dict[str, str]
    """Headings of columns, by key."""
