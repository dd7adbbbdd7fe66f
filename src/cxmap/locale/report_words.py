"""The words that only the report needs: how sure it is, how each number comes about, what it rests on."""

from __future__ import annotations

from collections.abc import Callable

from msgspec import Struct

from cxmap.locale.control_words import ControlWords
from cxmap.locale.trend_words import TrendWords


class ReportWords(Struct, frozen=True, kw_only=True):
    """The report's own words in one language."""

    touchpoints: str
    segments: str
    about: str
    logo: str
    matrix: str
    matrix_intro: str
    too_long: str
    drawn_apart: str
    severity_of: str

    # how sure
    how_sure: str
    tally: dict[str, str]
    first_is_believed: str
    first_to_look_at: str
    first_is_undecided: str
    stable: Callable[[int, str, str, str], str]
    undecided_are: str
    undecided_one: str
    undecided_plain: str
    blind_spot_better: str
    blind_spot_worse: str

    # traces
    trace: str
    of_promoters: str
    mean_of_answers: str
    weighted_answers: str
    as_published: str
    interval_is: str
    converts: str
    recomputed: str
    from_source: str
    written: str
    not_measured: str
    estimated_figure: str
    mean_of_personas: str
    mean_of_shares: str
    mean_of_feelings: str
    not_scored: str
    other_figures: str
    believed: str
    blind_spot: str
    believed_better: str
    believed_worse: str
    believed_right: str
    tolerance_is: str
    no_shortfall: str
    verdict_how: dict[str, str]
    decided_by_all: str
    cannot_be_missed: str
    needed: str
    needed_more: str
    needed_none: str
    needed_short: str
    needed_plain: str
    p_value: str
    test_how: str
    test_exact: str
    stands: Callable[[int], str]
    falls: Callable[[int], str]
    opportunity_score: str
    quadrant: str
    quadrant_how: str
    at_least: str
    below: str
    rank: str
    rank_how: str

    # gaps
    star: str
    unrounded: str

    # the journey in figures
    in_figures: str
    figures_intro: str
    peak_how: str
    seams: str
    seams_intro: str
    seam_to: str
    drop: str
    changes: str
    the_rest: Callable[[int], str]
    channel_spread: str
    channel_range: str
    channel_proxy: str
    persona_spread: str
    persona_spread_intro: str
    range: str
    by: dict[str, str]
    scored: str
    mean: str
    lowest: str
    highest: str
    mean_gap: str
    short: str
    from_lowest_to_highest: str

    # quadrants
    grid: str
    grid_intro: str
    as_table: str
    chances: str
    number: str

    # evidence
    evidence: str
    ages_to: str
    ages_to_newest: str
    no_dates: str
    research: str
    research_intro: str
    rests_on: str
    age: str
    days: Callable[[int], str]
    debt: str
    stale: str
    stale_intro: str
    stale_none: str
    to_collect: str

    # method
    literature: str
    terms: dict[str, str]
    texts: dict[str, str]
    verdicts: dict[str, str]
    methods: dict[str, str]
    methods_in_short: dict[str, str]
    ghost_mark: str

    controls: ControlWords
    trend: TrendWords
