"""A proposal for the binding of an unknown file, as YAML with a comment wherever the author has to decide."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from glob import escape
from pathlib import Path

from cxmap.errors import InputError
from cxmap.measure.engine import opened
from cxmap.measure.files import read_in, table_of
from cxmap.measure.inputs import inputs_of
from cxmap.measure.profiles import RECOMMENDING, Profile, Profiles, profiles_of
from cxmap.model import Data, Map

LIKELY = 0.55
"""How alike a column's name and a touchpoint's must be (0..1) to be proposed together."""
DOUBTFUL = 0.2
"""So much less likely where an end of the scale was never chosen: the column may hold something else."""
MOST_SHOWN = 6
FEWEST_WORDS, SENTENCES = 3, 0.5
"""Words of a sentence, and the share of cells that hold one where a column holds comments."""
SHORT_WORD = 3
"""Letters of a word that means nothing by itself: the, a, at."""
_NUMBERED = re.compile(r"^[a-z]*\d+(?:[a-z](?=[_ .:-]))?[_ .:-]*")
_WHOLE = re.compile(r"overall|_all\b|q\d+_?all|whole|general|totaal|gesamt|global", re.IGNORECASE)
_PLAIN = re.compile(r"[A-Za-z_][A-Za-z0-9_.-]*\Z")


def suggestion(map_: Map, name: str, folder: Path) -> str:
    """A binding for a file in the folder of a map. InputError for what holds neither scores nor comments."""
    data = Data(files=escape(name), type="nps", overall="-")  # type: ignore[arg-type]
    with read_in(data, inputs_of(data, folder)) as (input_,), opened([input_.readable]) as engine:
        profiles = profiles_of(engine, table_of(engine, data, input_))
    if not any(profile.role == "score" or _is_written(profile) for profile in profiles.columns):
        seen = ", ".join(f"`{profile.name}`" for profile in profiles.columns[:8])
        raise InputError(f"{name}: no column looks like scores on a scale or comments; it has {seen}")
    return "\n".join(_Proposal(map_, name, profiles).lines()) + "\n"


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
        yield f"# A proposal for {_remark(self.name)}: correct it, put it into the map, look with --dry-run."
        if self.looked_at.more:
            yield f"# Only its first {self.looked_at.rows:,} rows were looked at."
        if self.scale is None:
            yield from self._comments()
            return
        yield "data:"
        yield f"  - files: {_text(escape(self.name))}"
        if self.map.sources:
            yield f"    source: {self.map.sources[0].id}  # which source is it?"
        yield f"    scale: {{min: {self.scale[0]}, max: {self.scale[1]}}}"
        asked = [
            profile
            for profile in self.profiles
            if profile.role == "score"
            and profile.scale == self.scale
            and not RECOMMENDING.search(profile.name)
        ]
        yield from self._codes(asked)
        yield from self._scores(asked)
        yield from self._others()
        yield from self._left(asked)

    def _codes(self, asked: Sequence[Profile]) -> Iterator[str]:
        codes: Counter[str] = Counter()
        for profile in asked:
            codes.update(dict(profile.codes))
        if codes:
            seen = ", ".join(f"{_remark(text)} ({n:,} times)" for text, n in codes.most_common(MOST_SHOWN))
            shown = ", ".join(_text(text) for text, _ in codes.most_common(MOST_SHOWN))
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
                yield f"      {_text(point.id)}: {_text(best.name)}{note}"
            else:
                yield f"      # {_text(point.id)}: which column is about `{_remark(point.name)}`?"
        if whole is not None:
            self.used.add(whole.name)
            yield f"    overall: {_text(whole.name)}  # a question about the whole journey?"

    def _matched(self, free: Sequence[Profile]) -> dict[str, Profile]:
        """Touchpoints and columns whose names are alike, the most alike first, each of both once."""
        pairs = [
            (
                _alike(profile.name, step.touchpoint.id, step.touchpoint.name)
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
            yield f"    {key}: {_text(profile.name)}"
            if profile.date_format is not None:
                note = f"  # {profile.doubt}" if profile.doubt else ""
                yield f"    date_format: {json.dumps(profile.date_format)}{note}"
            if role == "date":
                yield "    period: quarter  # or month, year, all"
        for profile in self.profiles:
            if profile.role == "group" and self.map.personas:
                seen = ", ".join(_remark(text) for text, _ in profile.values[:MOST_SHOWN])
                yield f"    # personas: {{column: {_text(profile.name)}}}  # it holds: {seen}"

    def _left(self, asked: Sequence[Profile]) -> Iterator[str]:
        rest = [profile for profile in asked if profile.name not in self.used]
        if rest:
            yield f"    # not used yet: {', '.join(_remark(profile.name) for profile in rest)}"
        others: dict[tuple[int, int], list[str]] = {}
        recommending = []
        for profile in self.profiles:
            if profile.role == "score" and profile not in asked and profile.scale is not None:
                if RECOMMENDING.search(profile.name):
                    recommending.append(profile)
                else:
                    others.setdefault(profile.scale, []).append(profile.name)
        for (low, high), names in others.items():
            yield f"    # numbers from {low} to {high}, scores or codes: {', '.join(map(_remark, names))}"
        for profile in recommending[:1]:
            if self.used:
                outcome = f"{{column: {_text(profile.name)}, scale: {{min: 0, max: 10}}}}"
                yield f"    # outcome: {outcome}  # to find out what drives it"
        for profile in recommending:
            yield f"  - files: {_text(escape(self.name))}"
            yield "    type: nps  # how likely people are to recommend, from 0 to 10?"
            if profile.codes:
                codes = ", ".join(_text(text) for text, _ in profile.codes[:MOST_SHOWN])
                yield f"    no_answer: [{codes}]"
            yield f"    overall: {_text(profile.name)}"
        yield from self._comments()

    def _comments(self) -> Iterator[str]:
        """Columns of free text: the words by which touchpoints are meant are the author's to give."""
        written = [
            profile for profile in self.profiles if profile.name not in self.used and _is_written(profile)
        ]
        if not written:
            return
        yield "comments:"
        for profile in written:
            yield f"  - files: {_text(escape(self.name))}"
            if self.map.sources:
                yield f"    source: {self.map.sources[0].id}  # which source is it?"
            yield f"    text: {_text(profile.name)}  # are these comments?"
            empty = [(text, n) for text, n in profile.values if not any(map(str.isalnum, text))]
            if empty:
                seen = ", ".join(f"{_remark(text)} ({n:,} times)" for text, n in empty[:MOST_SHOWN])
                yield f"    # no word in it: {seen}"
                yield f"    no_answer: [{', '.join(_text(text) for text, _ in empty[:MOST_SHOWN])}]"
            yield "    words:  # what do customers call it? whole words, whatever their capitals and accents"
            for step in self.map.steps:
                point = step.touchpoint
                words = ", ".join(_text(word) for word in point.name.split() if len(word) > SHORT_WORD)
                yield f"      {_text(point.id)}: [{words or _text(point.name)}]"
            yield from self._row()

    def _row(self) -> Iterator[str]:
        profile = next((profile for profile in self.profiles if profile.role == "person"), None)
        if profile is not None:
            yield f"    # row: {_text(profile.name)}  # and under quotes the rows to quote, by touchpoint"


def _is_written(profile: Profile) -> bool:
    """Whether a column holds sentences: several words in most of its cells."""
    if profile.role != "text":
        return False
    worded = sum(n for text, n in profile.values if len(text.split()) >= FEWEST_WORDS)
    return worded > SENTENCES * sum(n for _, n in profile.values)


def _text(text: str) -> str:
    """A text as YAML has it: plain where that is safe."""
    plain = _PLAIN.match(text) and text.lower() not in ("true", "false", "null", "yes", "no", "on", "off")
    is_number = re.fullmatch(r"-?\d{1,9}(\.\d{1,6})?", text) and f"{float(text):.15g}" == text
    return text if plain or is_number else _visible(json.dumps(text, ensure_ascii=False))


def _remark(text: str) -> str:
    """A text of somebody else's within a comment, which ends where its line does."""
    shown = _visible(text)
    return shown if shown.strip() else json.dumps(shown)


def _visible(text: str) -> str:
    """Signs that nobody can see, or that would end the line, as YAML writes them in quotes."""
    return "".join(
        sign
        if sign.isprintable()
        else f"\\u{ord(sign):04x}"
        if ord(sign) < 0x10000
        else f"\\U{ord(sign):08x}"
        for sign in text
    )


def _alike(column: str, id_: str, name: str) -> float:
    """How much of the shorter of two names is in the other, after what only numbers a question."""
    bare = _NUMBERED.sub("", column.casefold()) or column.casefold()

    def part(other: str) -> float:
        blocks = SequenceMatcher(None, bare, other.casefold(), autojunk=False).get_matching_blocks()
        return max(block.size for block in blocks) / max(3, min(len(bare), len(other)))

    return max(part(id_), part(name))
