"""The first map: which kind fits, what it could hold, and its text."""

from cxmap.starting.compose import map_text
from cxmap.starting.kinds import Answers, Fit, best_kind
from cxmap.starting.outline import Outline, read_outline
from cxmap.starting.project import project_files
from cxmap.starting.templates import BUSINESSES, template
from cxmap.starting.words import LANGUAGES, StartingWords, starting_words

__all__ = [
    "BUSINESSES",
    "LANGUAGES",
    "Answers",
    "Fit",
    "Outline",
    "StartingWords",
    "best_kind",
    "map_text",
    "project_files",
    "read_outline",
    "starting_words",
    "template",
]
