"""The words for groups, or maps, beside each other, as one closed record per language."""

from __future__ import annotations

from collections.abc import Callable

from msgspec import Struct


class ComparisonWords(Struct, frozen=True, kw_only=True):
    """What is said where markets, segments, variants, personas or two maps are held against each other."""

    kinds: dict[str, str]
    """What stands beside each other, by `Compared.by`."""
    variants: str
    """Of a map, by market, segment or language."""
    title: str
    """The heading of the part of a report, and of the page."""
    intro: str
    apart: str
    """How far the two lie apart that lie furthest apart."""
    worst: str
    """Served worst at a place: `{names}`."""
    worse_by: str
    """On the whole: `{names}`, `{gain}` worse than `{other}`, over `{places}`; `{judged}`."""
    alike: str
    """Nobody is served worse on the whole; over `{places}`."""
    no_common: str
    nothing: str
    places: Callable[[int], str]
    """So many places, some of which are phases as a whole."""
    judged: dict[str, str]
    """What the test says, or why there is none, by `view.comparison.judged`."""
    marks: dict[str, str]
    """The same of a bar that shows a difference, for the legend."""
    worst_at: str
    """At how many of `{n}` places each is served worst: `{counts}`."""
    below_at: str
    """At how many places each is below goal: `{counts}`."""
    tested: Callable[[int, str], str]
    """So many comparisons were tested together, at a confidence."""
    whole: str
    over: str
    """A mean over `{k}` of `{n}` places."""
    shared: str
    """Scores in brackets are everybody's."""
    never: str
    lacking: str
    withheld: str
    never_note: str
    lacking_note: str
    withheld_note: str
    """Why, with the privacy `{floor}`."""
    partly: str
    """Of `{name}`, only some scores of a mean are measured."""
    without: str
    """The mean of `{name}` lacks `{names}`."""
    hidden: str
    """Answers of `{name}` were withheld, with the privacy `{floor}`."""
    empty: str
    outside: str
    only_in: str
    converted: str
    hoped: str
    closed: str
    """How much of the gap a future closes: `{share}`."""
    undrawn: str
    """The picture shows at most `{most}`; the table has all."""
