"""The words that the flow and the lifecycle put on a page beside those of every picture, per language."""

from __future__ import annotations

from collections.abc import Callable

from msgspec import Struct


class FlowWords(Struct, frozen=True, kw_only=True):
    """Ways between touchpoints: what goes on, what is lost, what is not known."""

    ways: Callable[[int], str]
    loops: Callable[[int], str]
    arrive: str
    at_least: str
    reach: str
    drop_off: str
    end_here: str
    headline_drop: str
    known: str
    on_page: str
    to: str
    rule_journey: str
    rule_experience: str
    rule_arrivals: str
    recorded: Callable[[int, str], str]
    """How many journeys were recorded, the number and how it is written."""
    open: dict[str, str]
    way_mark: str
    share_mark: str
    implied_mark: str
    loop_mark: str
    start: str
    end: str
    may_end: str
    from_pages: Callable[[int, str], str]
    """How many pages ways come from, and their numbers."""
    no_way_here: str
    no_ways: str
    """Follows `rule_experience` where the map names no way at all."""
    arriving_mark: str
    lost_mark: str


class LifecycleWords(Struct, frozen=True, kw_only=True):
    """Scores by period."""

    overall: str
    by_year: str
    by_quarter: str
    one_period: str
    no_dates: str
    no_date: str
    not_alike: str
    quarter: str
    risen: str
    fallen: str
    level: str
    interval_clear: str
    interval_unclear: str
    mean_of: Callable[[int], str]
    undated: Callable[[int], str]
    no_scores: str
    rule_measured: str
    rule_believed: str
    rule_interval: str
    rule_compare: str
    rule_tested: str
    alike: Callable[[int, int], str]
    alike_mark: str
    interval_mark: str
    whole_phase: str
    limits: str
    outside: str
    within_limits: str
    beyond_limits: str
    rule_limits: str
    by_month: str
    month: str
    short_months: tuple[str, ...]
    question: str
    question_of: str
