"""On which side of its goal something lies, by its verdict: what every output takes its colours from."""

from __future__ import annotations

from typing import Literal

Side = Literal["short", "within", "above", "open"]
"""Below goal; below it by no more than the tolerance, which counts as met; above it; not decided."""
