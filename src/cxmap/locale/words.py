"""Every word that cxmap itself puts into a picture or report, as one closed record per language.

A language that lacks one of the words does not type-check, so none can be forgotten. Texts with `{...}`
are filled with `str.format`; plural ones are functions of the number.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable

from msgspec import Struct

from cxmap.locale.answer_words import AnswerWords
from cxmap.locale.board_words import BoardWords
from cxmap.locale.change_words import ChangeWords
from cxmap.locale.chart_words import ChartWords
from cxmap.locale.comparison_words import ComparisonWords
from cxmap.locale.count_words import CountWords
from cxmap.locale.course_words import CourseWords
from cxmap.locale.expectation_words import ExpectationWords
from cxmap.locale.flow_words import FlowWords, LifecycleWords
from cxmap.locale.goal_words import GoalWords
from cxmap.locale.journey_words import JourneyWords
from cxmap.locale.matrix_words import MatrixWords
from cxmap.locale.measure_words import MeasureWords
from cxmap.locale.numbers import written
from cxmap.locale.people_words import PeopleWords
from cxmap.locale.report_words import ReportWords
from cxmap.locale.rolled_words import RolledWords
from cxmap.locale.timeline_words import TimelineWords

MINUS = "\N{MINUS SIGN}"


class Words(Struct, frozen=True, kw_only=True):
    """The words of one language."""

    language: str
    decimal: str
    thousands: str
    colon: str
    """With the space that follows it and, in French, the one before it; so is the semicolon."""
    semicolon: str
    per_cent: str
    """The sign after a number, with the space between them."""
    quoted: str
    months: tuple[str, ...]
    day: Callable[[int, str, int], str]

    # the map and its parts
    journey_map: str
    experience_map: str
    current_state: str
    future_state: str
    current_map: str
    """Of a map of the future, the one that it grows from."""
    touchpoint: str
    touchpoints: Callable[[int], str]
    phase: str
    channel: str
    channels: str
    device: str
    purpose: str
    goal: str
    experience: str
    gap: str
    verdict: str
    importance: str
    reach: str
    shortfall: str
    priority: str
    persona: str
    personas: str
    motivations: str
    actions: str
    thoughts: str
    questions: str
    feelings: str
    pain_points: str
    gains: str
    quotes: str
    impact_moment: str
    impact_moments: str
    frontstage: str
    backstage: str
    support: str
    evidence: str
    still_to_collect: str
    elements: str
    kpis: str
    current: str
    target: str
    opportunities: str
    opportunity: str
    impact: str
    feasibility: str
    effort: str
    owner: str
    status: str
    addresses: str
    sources: str
    source: str
    date: str
    when: str
    duration: str
    waiting: str
    market: str
    segment: str
    note: str
    optional: str
    repeats: str
    next: str
    online: str
    offline: str
    both: str
    description: str
    name: str
    online_or_offline: str

    # the scale's default words, from worst to best

    # verdicts and origins
    short: str
    met: str
    undecided: str
    believed_short: str
    believed_met: str
    no_goal: str
    no_experience: str
    no_common_figure: str
    """For groups whose figures cannot be put together: of several kinds, or without their n."""
    neither: str
    from_touchpoint: str
    from_channel: str
    from_phase: str
    from_map: str

    # pictures
    believed_mark: str
    measured_mark: str
    short_mark: str
    above_mark: str
    rank_mark: str
    no_score: str
    no_score_on_purpose: str
    no_touchpoints: str
    whole_phase: str
    headline_unjudged: str
    headline_no_scores: str
    headline_no_goals: str
    metrics: dict[str, str]
    grades: dict[str, str]
    how: dict[str, str]
    channel_range: str
    element: str
    interval: str
    interval_at: str
    undecided_why: dict[str, str]
    everybody: str
    response_rate: str
    quadrants: dict[str, str]
    mean: str
    weighted_mean: str
    peak_end: str
    lowest: str
    end: str
    n_sources: Callable[[int], str]
    more: Callable[[int], str]
    own_scale: str
    curve_of: str
    future: str
    lift: str
    new_step: str
    dropped_step: str
    both_states: str
    mean_in_both: Callable[[int], str]
    lifted: Callable[[int, int], str]
    scale_converted: str
    future_of: str
    page_of: str
    first_pages: str

    # report
    report: str
    summary: str
    emotion_curve: str
    gaps: str
    the_map: str
    method: str
    contents: str
    skip: str
    scroll_hint: str
    scale_text: str
    scale_reversed: str
    first_to_mend: str
    first_to_mend_next: str
    best_moment: str
    remembered: str
    no_shortfall: str
    without_score: Callable[[int], str]
    method_gap: str
    method_believed: str
    method_peak_end: str
    statuses: dict[str, str]
    source_types: dict[str, str]
    element_names: dict[str, str]
    touchpoint_statuses: dict[str, str]
    directions: dict[str, str]
    objective: str
    trigger: str
    outcome: str
    key_question: str
    frequency: str
    includes: str
    excludes: str
    severity: str
    of_five: str
    effect: str
    remedy: str
    cause: str
    intended: str
    role: str
    needs: str
    goals: str
    frustrations: str
    job: str
    customer: str
    """Whoever is there where a map does not say who."""
    customer_share: str
    confidence: str
    budget: str
    cost: str
    removes: str
    due: str
    done_on: str
    horizon: str
    expects: str
    entry: str
    exit: str
    initiator: str
    receiver: str
    through: str
    deviation: str
    tags: str
    links: str
    markets: str
    payment: str
    spoken: str
    type_: str
    collected: str
    kept_by: str
    by: str
    system: str
    whole: str
    people: str
    figures: str
    curve_table: str
    remembered_once: str
    opportunity_sentence: str
    """Right behind what to begin with, of which it is the answer; the next two where nothing answers it."""
    opportunity_unmet: str
    opportunity_alone: str
    gaps_intro: str
    moments_intro: str
    opportunities_intro: str
    method_interval: str
    method_importance_named: str
    persona_types: dict[str, str]
    deviations: dict[str, str]
    planned: str
    made_with: str
    counted: CountWords
    in_report: ReportWords
    in_journey: JourneyWords
    in_measures: MeasureWords
    in_matrix: MatrixWords
    in_people: PeopleWords
    in_comparison: ComparisonWords
    in_timeline: TimelineWords
    in_charts: ChartWords
    in_board: BoardWords
    in_flow: FlowWords
    in_lifecycle: LifecycleWords
    in_changes: ChangeWords
    in_course: CourseWords
    in_goals: GoalWords
    in_expectations: ExpectationWords
    in_rolled: RolledWords
    in_answers: AnswerWords

    def number(self, value: float, *, signed: bool = False, decimals: int = 1, least: int = 0) -> str:
        """A number as people of this language read it, with a real minus sign; see `numbers.rounded`."""
        return written(
            value,
            decimals,
            signed=signed,
            least=least,
            point=self.decimal,
            thousands=self.thousands,
            minus=MINUS,
        )

    def count(self, number: int) -> str:
        """A whole number, its thousands apart."""
        return self.number(number, decimals=0)

    def percent(self, share: float) -> str:
        """A share as a percentage."""
        return f"{self.number(share * 100, decimals=0)}{self.per_cent}"

    def long_date(self, day: datetime.date) -> str:
        """A date with the month's name."""
        return self.day(day.day, self.months[day.month - 1], day.year)
