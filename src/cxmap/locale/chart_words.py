"""The words that only the charts need: gaps, channels, elements, quadrants and opportunities."""

from __future__ import annotations

from collections.abc import Callable

from msgspec import Struct


class ChartWords(Struct, frozen=True, kw_only=True):
    """The charts' own words in one language. `kinds` names each chart."""

    kinds: dict[str, str]
    worst: str
    best: str
    points: Callable[[str], str]
    """A number of points of the scale, already written."""
    advice: dict[str, str]
    """What to add to a map that lacks what a chart shows, by what is lacking."""
    to_add: str

    # gaps
    without_gap: str
    short_by: str
    goal_mark: str
    met_line: str
    short_line: str
    within_line: str

    # channels
    channels_apart: str
    one_channel: str
    no_channels: str
    without_channel: Callable[[int], str]
    several_channels: str
    all_phases: str
    low_to_high: str
    mean_mark: str

    # elements
    weakest: str
    extremes: str
    named_of: str
    unnamed: str
    no_elements: str
    elements_unscored: str
    mean_gap: str
    short_of: str
    touchpoint_mark: str

    # quadrants
    performance: str
    concentrate: Callable[[int, int], str]
    """On how many touchpoints and phases."""
    all_equal: str
    no_importance: str
    crosshair: dict[str, str]
    importance_assumed: Callable[[int, int], str]
    assumed_mark: str
    gap_axis: str
    unplaced: str
    side_by_side: str

    # opportunities
    begin_with: str
    answers_first: str
    answers_nothing: str
    best_rated: str
    no_opportunities: str
    none_rated: str
    none_open: str
    rated_of: str
    unrated: str
    score: str
    rice: str
    larger: str
    same_score: str
    no_size: str
