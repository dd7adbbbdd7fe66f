"""From data to figures: counts made by DuckDB where the answers lie. The only room that knows SQL.

Answers never leave this room; what does are counts of groups that are large enough.
"""

from cxmap.measure.measuring import Measured, measure

__all__ = ["Measured", "measure"]
