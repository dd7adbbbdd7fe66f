"""Every rule there is."""

from cxmap.lint.rule import Rule
from cxmap.lint.rules import (
    doubtful_figure,
    duplicate_id,
    goal_off_its_scale,
    goal_without_a_metric,
    impossible_figure,
    not_among_personas,
    not_in_percent,
    off_the_scale,
    published_value,
    question_about_the_whole,
    unknown_id,
)

RULES: tuple[Rule, ...] = (
    unknown_id,
    duplicate_id,
    off_the_scale,
    not_among_personas,
    published_value,
    not_in_percent,
    question_about_the_whole,
    goal_off_its_scale,
    goal_without_a_metric,
    impossible_figure,
    doubtful_figure,
)
