"""The words for whose a touchpoint is and how a mood moves within it, as one closed record per language."""

from __future__ import annotations

from msgspec import Struct


class PeopleWords(Struct, frozen=True, kw_only=True):
    """What is said of people at a touchpoint, and of what the map holds or lacks there."""

    whose: str
    """The lane that says who comes to a touchpoint."""
    turn: str
    """A mood that changes within a touchpoint: `{moves}` in their order."""
    mixed: str
    """Several moods at once: `{moods}`."""
    because: str
    """Before the reason of a feeling."""
    at_once: str
    """Beside a feeling that is felt together with the one before it."""
    with_phase: str
    """A touchpoint that its phase's score stands for."""
    beside_touchpoints: str
    """A phase's score beside those of all its touchpoints."""
    about: str
    """The heading above what a map says of itself."""
    map: str
