"""The words of two versions of a map beside each other, as one closed record per language."""

from __future__ import annotations

from collections.abc import Callable

from msgspec import Struct


class ChangeWords(Struct, frozen=True, kw_only=True):
    """What is said of what changed between two versions of a map."""

    title: str
    """Of a page with the changes of many maps."""
    kind: str
    """What is shown of a map."""
    before: str
    """The name of the earlier line."""
    now: str
    change: str

    # headline and figures
    worse: Callable[[int], str]
    """At so many touchpoints or phases, for customers."""
    better: Callable[[int], str]
    lowered: Callable[[int], str]
    dropped: Callable[[int], str]
    widened: str
    targets: Callable[[int], str]
    others: Callable[[int], str]
    """Changes that matter less."""
    nothing: str
    new_map: str
    gone_map: str
    only_order: str
    """Of a map in which nothing but its name or the order of its parts changed."""

    # at a touchpoint
    added: str
    removed: str
    renamed: str
    """What was called `{before}`."""
    moved: str
    split: str
    """Into `{names}`."""
    merged: str
    goal_lowered: str
    """From `{before}` to `{after}`, as are the next one and, with one of both, the two after that."""
    goal_raised: str
    goal_set: str
    goal_dropped: str
    goal_rescaled: str
    former_goal: str
    """The line of the goal as it was before."""
    pain: str
    """A new one: `{text}`."""
    pain_gone: str
    pain_changed: str
    impact: str
    """Now an impact moment, `{direction}`."""
    impact_gone: str
    impact_turned: str
    """From `{before}` to `{after}`."""
    short_for: str
    """Now below goal for `{name}`."""
    met_for: str
    no_verdict: str
    scored: str
    """Scored now, with `{score}`."""
    unscored: str
    grounds: dict[str, str]
    """What a score rests on now that it did not before."""
    asked_otherwise: str
    untested: dict[str, str]
    """Why nobody can tell whether a measured difference is more than chance."""
    chance: str
    """A measured difference that may be nothing else."""
    only_because: dict[str, str]
    """Why alone a verdict turned."""
    everything: Callable[[int], str]
    """All changes of a map, in a list to be opened."""
