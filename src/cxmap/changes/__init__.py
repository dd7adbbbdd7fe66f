"""What changed between two maps: as edits from one to the other, and as what they mean to people."""

from cxmap.changes.change import Change, Group, Kind, Spot, Tone, Version
from cxmap.changes.comparison import GROUPS, Comparison, compare, version
from cxmap.changes.edits import applied, edits, reversed_edits
from cxmap.changes.promises import EASED
from cxmap.model.plain import State, state_of

__all__ = [
    "EASED",
    "GROUPS",
    "Change",
    "Comparison",
    "Group",
    "Kind",
    "Spot",
    "State",
    "Tone",
    "Version",
    "applied",
    "compare",
    "edits",
    "reversed_edits",
    "state_of",
    "version",
]
