"""Every rule there is."""

from cxmap.lint.rule import Rule
from cxmap.lint.rules import (
    doubtful_figure,
    duplicate_id,
    impossible_figure,
    not_among_personas,
    not_in_percent,
    off_the_scale,
    published_value,
    unknown_id,
)

RULES: tuple[Rule, ...] = (
    unknown_id,
    duplicate_id,
    off_the_scale,
    not_among_personas,
    published_value,
    not_in_percent,
    impossible_figure,
    doubtful_figure,
)
