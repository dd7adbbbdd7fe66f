"""The words of the report's controls, which its script puts into the page, as one closed record per language."""

from __future__ import annotations

from msgspec import Struct


class ControlWords(Struct, frozen=True, kw_only=True):
    """Buttons, messages and help. `{name}`, `{k}` and `{n}` are filled in by the script."""

    filter: str
    all_phases: str
    all_channels: str
    all_verdicts: str
    reset: str
    shown: str
    none_shown: str
    copy: str
    copied: str
    not_copied: str
    sort: str
    ascending: str
    descending: str
    unsorted: str
    marks: str
    selected: str
    open_card: str
    to_card: str
    to_row: str
    clear: str
    present: str
    next: str
    previous: str
    leave: str
    phase_of: str
    lowest: str
    highest: str
    pain_point: str
    interval_low: str
    interval_high: str
    pictures: str
    pictures_intro: str
    picture_names: dict[str, str]
    keyboard: str
    keys: tuple[tuple[str, str], ...]
    """A key or keys, and what it does."""
    shortcuts: str
    close: str
