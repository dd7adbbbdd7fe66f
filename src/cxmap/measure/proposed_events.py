"""A proposal for a log of events: which column tells journeys apart, which says what happened, and when."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator, Sequence

from msgspec import Struct

from cxmap.measure.profiles import Profile
from cxmap.measure.proposing import MOST_SHOWN, Words, quoted, remark, words_of
from cxmap.measure.words import number_of
from cxmap.model import Map

MOST_ACTIVITIES = 100
"""Different things that happen; a column with more of them holds something else."""
FEWEST_EVENTS = 1.5
"""Of a journey on average; people who answered twice are no journeys."""
PATHS = 0.5
"""The share of cells with several steps by which a column holds whole journeys."""
SEPARATORS = ("->", "=>", ">", "→", "|")
_CASE = re.compile(r"case|trace|journey|visit|session|order|claim|ticket|parcel|stay", re.IGNORECASE)
_ID = re.compile(r"(^|[^a-z])(id|nr|no|number|nummer)($|[^a-z])", re.IGNORECASE)
_ACTIVITY = re.compile(
    r"activit|concept:name|step|event|action|stage|status|stap|schritt|étape", re.IGNORECASE
)
_START = re.compile(r"start|begin|begun|from|vanaf|beginn|début", re.IGNORECASE)
_LIFECYCLE = {"start", "complete"}
_CHANNEL = re.compile(r"channel|kanaal|kanal|canal|medium|^(by|via)$", re.IGNORECASE)
_COUNT = re.compile(r"count|conversions|visitors|journeys|times|total|aantal|anzahl|nombre", re.IGNORECASE)


class Log(Struct, frozen=True):
    """What the columns of a log seem to be."""

    case: Profile
    activity: Profile
    moments: tuple[Profile, ...]
    words: Words


class Paths(Struct, frozen=True):
    """A column that seems to hold whole journeys, and what stands between their steps."""

    column: Profile
    separator: str
    words: Words


def log_in(map_: Map, profiles: Sequence[Profile]) -> Log | None:
    """The log that a file seems to be: rows that share a case, of few kinds, each at a moment."""
    moments = tuple(profile for profile in profiles if profile.role == "date")
    repeating = [own for own in profiles if own.role != "date" and any(n > 1 for _, n in own.values)]
    by_name = [
        own for own in repeating if _CASE.search(own.name) and not own.name.casefold().endswith("type")
    ]
    by_name += [own for own in repeating if _ID.search(own.name) and own not in by_name]
    case = min(by_name, key=lambda own: "case" not in own.name.casefold(), default=None)
    if case is None or not moments or _each(case) < FEWEST_EVENTS:
        return None
    wordy = [
        (own, words_of(map_, own.values))
        for own in repeating
        if own is not case and own.role in ("text", "group") and len(own.values) <= MOST_ACTIVITIES
    ]
    told = [
        (own, words)
        for own, words in wordy
        if words.known or (_ACTIVITY.search(own.name) and len(own.values) > 1)
    ]
    if not told:
        return None
    activity, words = max(told, key=lambda one: (one[1].known, len(one[0].values)))
    return Log(case, activity, moments, words)


def _each(case: Profile) -> float:
    """In how many rows each of what stands in a column stands on average, of what stands there most often."""
    return sum(n for _, n in case.values) / len(case.values)


def paths_in(map_: Map, profiles: Sequence[Profile]) -> Paths | None:
    """The column that seems to hold whole journeys, each in a cell, of not too many different steps."""
    for profile in profiles:
        if profile.role not in ("text", "group"):
            continue
        cells = sum(n for _, n in profile.values)
        for separator in SEPARATORS:
            steps: Counter[str] = Counter()
            several = 0
            for text, n in profile.values:
                parts = [part.strip() for part in text.split(separator)]
                several += n if len(parts) > 1 and all(parts) else 0
                steps.update(dict.fromkeys(parts, n))
            if several > PATHS * cells and len(steps) <= MOST_ACTIVITIES:
                return Paths(profile, separator, words_of(map_, steps.most_common()))
    return None


def log_lines(map_: Map, file: str, log: Log, profiles: Sequence[Profile]) -> Iterator[str]:
    """The binding of a log."""
    yield "events:"
    yield f"  - files: {quoted(file)}"
    yield f"    case: {quoted(log.case.name)}  # does it tell one journey from another?"
    yield f"    activity: {quoted(log.activity.name)}"
    yield from _moments(log.moments)
    yield from log.words.lines("    ")
    for profile in profiles:
        texts = {text.casefold() for text, _ in profile.values}
        if profile.role == "group" and texts >= _LIFECYCLE:
            whole = next(text for text, _ in profile.values if text.casefold() == "complete")
            seen = ", ".join(f"{remark(text)} ({n:,} times)" for text, n in profile.values[:MOST_SHOWN])
            yield (
                f"    where: {{{quoted(profile.name)}: {quoted(whole)}}}"
                f"  # a row for the beginning and the end of each? It holds: {seen}"
            )
        elif profile.role == "group" and map_.channels and _CHANNEL.search(profile.name):
            seen = ", ".join(remark(text) for text, _ in profile.values[:MOST_SHOWN])
            yield f"    # channels: {{column: {quoted(profile.name)}}}  # it holds: {seen}"
    yield "    # waiting: []  # which touchpoints do customers wait for? Without it, for each"


def path_lines(file: str, paths: Paths, profiles: Sequence[Profile]) -> Iterator[str]:
    """The binding of whole journeys in a cell."""
    yield "events:"
    yield f"  - files: {quoted(file)}"
    yield f"    path: {quoted(paths.column.name)}  # whole journeys, step by step?"
    if paths.separator != ">":
        yield f"    path_separator: {json.dumps(paths.separator, ensure_ascii=False)}"
    for profile in profiles:
        numbers = [number_of(text) for text, _ in profile.values]
        is_whole = all(number is not None and number >= 0 and number == int(number) for number in numbers)
        if profile is not paths.column and numbers and is_whole and _COUNT.search(profile.name):
            yield f"    # count: {quoted(profile.name)}  # how many journeys a row stands for?"
    yield from paths.words.lines("    ")


def _moments(moments: Sequence[Profile]) -> Iterator[str]:
    """When events began and were over: by the names of the columns, and in doubt as a comment."""
    starts = [own for own in moments if _START.search(own.name)]
    ends = [own for own in moments if own not in starts]
    written = next((own for own in moments if own.date_format is not None), None)
    for key, columns in (("start", starts), ("end", ends)):
        if columns:
            yield f"    {key}: {quoted(columns[0].name)}"
        for other in columns[1:]:
            yield f"    # or {key}: {remark(other.name)}"
    if written is not None and written.date_format is not None:
        note = f"; {written.doubt}" if written.doubt else ""
        form = f"{written.date_format}{_time_of(written)}"
        yield f"    date_format: {json.dumps(form)}  # is the time of the day in it?{note}"


def _time_of(profile: Profile) -> str:
    """How the time of the day is written behind the day, by the first cell; nothing where there is none."""
    rest = profile.values[0][0][10:]
    parts = rest.strip().count(":")
    return "" if not parts else f"{rest[: len(rest) - len(rest.lstrip())]}%H:%M{':%S' if parts > 1 else ''}"
