"""A proposal for the binding of an unknown file, as YAML with a comment wherever the author has to decide."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from glob import escape
from pathlib import Path

from cxmap.errors import InputError
from cxmap.measure.engine import opened
from cxmap.measure.files import read_in, table_of
from cxmap.measure.inputs import inputs_of
from cxmap.measure.profiles import FROM_0_TO_10, RECOMMENDING, Profile, Profiles, profiles_of
from cxmap.measure.proposed_events import log_in, log_lines, path_lines, paths_in
from cxmap.measure.proposing import LIKELY, MOST_SHOWN, Words, alike, quoted, remark, words_of
from cxmap.measure.words import number_of
from cxmap.model import Data, Map

DOUBTFUL = 0.2
"""So much less likely where an end of the scale was never chosen: the column may hold something else."""
FEWEST_WORDS, SENTENCES = 3, 0.5
"""Words of a sentence, and the share of cells that hold one where a column holds comments."""
SHORTER = 0.5
"""Of several columns with sentences, one with texts less than half as long may hold names or titles."""
SHORT_WORD = 3
"""Letters of a word that means nothing by itself: the, a, at."""
_WHOLE = re.compile(r"overall|_all\b|q\d+_?all|whole|general|totaal|gesamt|global", re.IGNORECASE)
_PLACE = re.compile(
    r"touchpoint|step|moment|aspect|topic|item|phase|stage|question|stap|vraag|schritt|frage|étape",
    re.IGNORECASE,
)
_SCORE = re.compile(r"score|rating|grade|stars|answer|value|cijfer|bewertung|note", re.IGNORECASE)


def suggestion(map_: Map, name: str, folder: Path) -> str:
    """A binding for a file in the folder of a map. InputError for what seems to hold nothing."""
    data = Data(files=escape(name), type="nps", overall="-")  # type: ignore[arg-type]
    with read_in(data, inputs_of(data, folder)) as (input_,), opened([input_.readable]) as engine:
        profiles = profiles_of(engine, table_of(engine, data, input_))
    lines = list(_Proposal(map_, name, profiles).lines())
    if all(line.startswith("#") for line in lines):
        seen = ", ".join(f"`{profile.name}`" for profile in profiles.columns[:8])
        raise InputError(f"{name}: no column looks like scores on a scale, comments or events; it has {seen}")
    return "\n".join(lines) + "\n"


class _Proposal:
    def __init__(self, map_: Map, name: str, profiles: Profiles) -> None:
        self.map = map_
        self.name = name
        self.looked_at = profiles
        self.profiles = profiles.columns
        scales = Counter(profile.scale for profile in self.profiles if profile.role == "score")
        self.scale = scales.most_common(1)[0][0] if scales else None
        self.used: set[str] = set()

    def lines(self) -> Iterator[str]:
        """The proposal, line by line."""
        yield f"# A proposal for {remark(self.name)}: correct it, put it into the map, look with --dry-run."
        if self.looked_at.more:
            yield f"# Only its first {self.looked_at.rows:,} rows were looked at."
        # a file with columns of scores that are called as touchpoints are is a survey, whatever else is in it
        is_survey = bool(self._matched(self._asked()))
        log = None if is_survey else log_in(self.map, self.profiles)
        paths = None if is_survey or log is not None else paths_in(self.map, self.profiles)
        if log is not None:
            self.used |= {log.case.name, log.activity.name}
            yield from log_lines(self.map, escape(self.name), log, self.profiles)
        elif paths is not None:
            self.used.add(paths.column.name)
            yield from path_lines(escape(self.name), paths, self.profiles)
        if (
            self.scale is None or log is not None or paths is not None
        ):  # of a log, numbers are amounts and ids
            yield from self._comments()
            return
        yield "data:"
        yield f"  - files: {quoted(escape(self.name))}"
        if self.map.sources:
            yield f"    source: {self.map.sources[0].id}  # which source is it?"
        yield f"    scale: {{min: {self.scale[0]}, max: {self.scale[1]}}}"
        asked = self._asked()
        yield from self._codes(asked)
        long = None if self._matched(asked) else self._long(asked)
        yield from self._scores(asked) if long is None else self._answers(*long)
        yield from self._others()
        yield from self._left(asked)

    def _asked(self) -> list[Profile]:
        """The columns of scores on the scale that most have."""
        return [
            profile
            for profile in self.profiles
            if profile.role == "score"
            and profile.scale == self.scale
            and not RECOMMENDING.search(profile.name)
        ]

    def _long(self, asked: Sequence[Profile]) -> tuple[Profile, Profile, Words] | None:
        """The columns of a file with a row for each answer: what it is about, and the score."""
        score = next((own for own in asked if _SCORE.search(own.name)), None)
        if score is None or (len(asked) > 1 and sum(bool(_SCORE.search(own.name)) for own in asked) > 1):
            return None
        for profile in self.profiles:
            is_worded = any(number_of(text) is None for text, _ in profile.values)
            if profile.role in ("text", "group") and is_worded and any(n > 1 for _, n in profile.values):
                words = words_of(self.map, profile.values)
                if len(words.exact) > 1 or _PLACE.search(profile.name):
                    return profile, score, words
        return None

    def _answers(self, place: Profile, score: Profile, words: Words) -> Iterator[str]:
        self.used |= {place.name, score.name}
        yield f"    touchpoint: {quoted(place.name)}  # a row for each answer; is it what that is about?"
        yield f"    score: {quoted(score.name)}{f'  # {score.doubt}' if score.doubt else ''}"
        yield from words.lines("    ")

    def _codes(self, asked: Sequence[Profile]) -> Iterator[str]:
        codes: Counter[str] = Counter()
        for profile in asked:
            codes.update(dict(profile.codes))
        if codes:
            seen = ", ".join(f"{remark(text)} ({n:,} times)" for text, n in codes.most_common(MOST_SHOWN))
            shown = ", ".join(quoted(text) for text, _ in codes.most_common(MOST_SHOWN))
            yield f"    # off the scale: {seen}. Codes for `no answer`, or another scale?"
            yield f"    no_answer: [{shown}]"

    def _scores(self, asked: Sequence[Profile]) -> Iterator[str]:
        whole = next((profile for profile in asked if _WHOLE.search(profile.name)), None)
        free = [profile for profile in asked if profile is not whole]
        proposed = self._matched(free)
        yield "    scores:"
        for step in self.map.steps:
            point, best = step.touchpoint, proposed.get(step.touchpoint.id)
            if best is not None:
                self.used.add(best.name)
                note = f"  # {best.doubt}" if best.doubt else ""
                yield f"      {quoted(point.id)}: {quoted(best.name)}{note}"
            else:
                yield f"      # {quoted(point.id)}: which column is about `{remark(point.name)}`?"
        if whole is not None:
            self.used.add(whole.name)
            yield f"    overall: {quoted(whole.name)}  # a question about the whole journey?"

    def _matched(self, free: Sequence[Profile]) -> dict[str, Profile]:
        """Touchpoints and columns whose names are alike, the most alike first, each of both once."""
        pairs = [
            (
                alike(profile.name, step.touchpoint.id, step.touchpoint.name)
                - (DOUBTFUL if profile.doubt else 0.0),
                -at,
                -step.number,
            )
            for at, profile in enumerate(free)
            for step in self.map.steps
        ]
        proposed: dict[str, Profile] = {}
        taken: set[int] = set()
        for likeness, at, number in sorted(pairs, reverse=True):
            id_ = self.map.steps[-number].touchpoint.id
            if likeness >= LIKELY and id_ not in proposed and -at not in taken:
                proposed[id_] = free[-at]
                taken.add(-at)
        return proposed

    def _others(self) -> Iterator[str]:
        for role, key in (("weight", "weight"), ("person", "respondent"), ("date", "date")):
            profile = next((profile for profile in self.profiles if profile.role == role), None)
            if profile is None:
                continue
            self.used.add(profile.name)
            yield f"    {key}: {quoted(profile.name)}"
            if profile.date_format is not None:
                note = f"  # {profile.doubt}" if profile.doubt else ""
                yield f"    date_format: {json.dumps(profile.date_format)}{note}"
            if role == "date":
                yield "    period: quarter  # or month, year, all"
        for profile in self.profiles:
            if profile.role == "group" and self.map.personas:
                seen = ", ".join(remark(text) for text, _ in profile.values[:MOST_SHOWN])
                yield f"    # personas: {{column: {quoted(profile.name)}}}  # it holds: {seen}"

    def _left(self, asked: Sequence[Profile]) -> Iterator[str]:
        rest = [profile for profile in asked if profile.name not in self.used]
        if rest:
            yield f"    # not used yet: {', '.join(remark(profile.name) for profile in rest)}"
        others: dict[tuple[int, int], list[str]] = {}
        recommending = []
        for profile in self.profiles:
            if profile.role == "score" and profile not in asked and profile.scale is not None:
                if RECOMMENDING.search(profile.name) and profile.scale == FROM_0_TO_10:
                    recommending.append(profile)
                else:
                    others.setdefault(profile.scale, []).append(profile.name)
        times = [profile.name for profile in self.profiles if profile.role == "time"]
        if times:
            yield f"    # times without a day, which say of no period: {', '.join(map(remark, times))}"
        for (low, high), names in others.items():
            yield f"    # numbers from {low} to {high}, scores or codes: {', '.join(map(remark, names))}"
        for profile in recommending[:1]:
            if self.used:
                outcome = f"{{column: {quoted(profile.name)}, scale: {{min: 0, max: 10}}}}"
                yield f"    # outcome: {outcome}  # to find out what drives it"
        for profile in recommending:
            yield f"  - files: {quoted(escape(self.name))}"
            yield "    type: nps  # how likely people are to recommend, from 0 to 10?"
            if profile.codes:
                codes = ", ".join(quoted(text) for text, _ in profile.codes[:MOST_SHOWN])
                yield f"    no_answer: [{codes}]"
            yield f"    overall: {quoted(profile.name)}"
        yield from self._comments()

    def _comments(self) -> Iterator[str]:
        """Columns of free text: the words by which touchpoints are meant are the author's to give."""
        written = [
            profile for profile in self.profiles if profile.name not in self.used and _is_written(profile)
        ]
        if not written:
            return
        longest = max(map(_letters, written))
        yield "comments:"
        for profile in written:
            if _letters(profile) < SHORTER * longest:
                yield f"  # or are these comments: {remark(profile.name)}?"
                continue
            yield f"  - files: {quoted(escape(self.name))}"
            if self.map.sources:
                yield f"    source: {self.map.sources[0].id}  # which source is it?"
            yield f"    text: {quoted(profile.name)}  # are these comments?"
            empty = [(text, n) for text, n in profile.values if not any(map(str.isalnum, text))]
            if empty:
                seen = ", ".join(f"{remark(text)} ({n:,} times)" for text, n in empty[:MOST_SHOWN])
                yield f"    # no word in it: {seen}"
                yield f"    no_answer: [{', '.join(quoted(text) for text, _ in empty[:MOST_SHOWN])}]"
            yield "    words:  # what do customers call it? whole words, whatever their capitals and accents"
            for step in self.map.steps:
                point = step.touchpoint
                words = ", ".join(quoted(word) for word in point.name.split() if len(word) > SHORT_WORD)
                yield f"      {quoted(point.id)}: [{words or quoted(point.name)}]"
            yield from self._row()

    def _row(self) -> Iterator[str]:
        profile = next((profile for profile in self.profiles if profile.role == "person"), None)
        if profile is not None:
            yield f"    # row: {quoted(profile.name)}  # and under quotes the rows to quote, by touchpoint"


def _letters(profile: Profile) -> float:
    """How long a column's texts are."""
    return sum(len(text) * n for text, n in profile.values) / sum(n for _, n in profile.values)


def _is_written(profile: Profile) -> bool:
    """Whether a column holds sentences: several words in most of its cells."""
    if profile.role != "text":
        return False
    worded = sum(n for text, n in profile.values if len(text.split()) >= FEWEST_WORDS)
    return worded > SENTENCES * sum(n for _, n in profile.values)
