"""How ages are counted, for whoever asks how old something is."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple


class Ages(NamedTuple):
    """To which day ages are counted, unless a map names one, and after how many days evidence is stale."""

    as_of: date
    stale_days: int = 365
