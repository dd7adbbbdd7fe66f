"""The words of an atlas: pages over many maps, as one closed record per language."""

from __future__ import annotations

from collections.abc import Callable

from msgspec import Struct


class AtlasWords(Struct, frozen=True, kw_only=True):
    """Titles, headings and sentences of the pages over all maps."""

    title: str
    maps: str
    gaps: str
    channels: str
    people: str
    opportunities: str
    filter: str
    skip: str
    map: str
    rests: str
    worst: str
    map_next: str
    """Which place has no journey yet and needs one most: `{place}`, with its map."""
    links: str
    trend: str
    since: str
    """How the mean moved, `{moved}`, since `{day}`."""
    still: str
    better: Callable[[int], str]
    """At how many touchpoints; so is worse."""
    worse: Callable[[int], str]
    journey_line: str
    """What the small line of a map shows; `{title}` is the map."""
    no_scores: str
    of_maps: Callable[[int, int], str]
    """How many maps, and how many touchpoints they have."""
    below: Callable[[int, int], str]
    """How many of how many judged places are below goal."""
    unlike: str
    """A channel is experienced unlike: `{best}` at `{best_place}`, `{worst}` at `{worst_place}`."""
    in_percent: str
    """Why scores of several maps stand in percent."""
    for_what: str
    met_at: Callable[[int, int], str]
    """At how many touchpoints of how many maps."""
    personas: str
    owners: str
    nobody: str
    """Touchpoints without an owner."""
    none_below: str
    none: str
    unread: str
    report: str
    """The way from the page of a map to its report."""
    rank: str
    made_with: str
