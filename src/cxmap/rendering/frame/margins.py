"""What every page keeps free around what stands on it, in points."""

from __future__ import annotations

MARGIN = 34.0
"""At the left and the right."""
TOP, BOTTOM = 28.0, 24.0
"""At the top more, as a title looks lower than it is."""
