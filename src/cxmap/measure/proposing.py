"""What proposals of bindings share: texts of strangers as YAML, and which words are like which touchpoint."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

from msgspec import Struct

from cxmap.measure.words import word_key
from cxmap.model import Map

LIKELY = 0.55
"""How alike a column's name or a word and a touchpoint's must be (0..1) to be proposed together."""
MOST_SHOWN = 6
_NUMBERED = re.compile(r"^[a-z]*\d+(?:[a-z](?=[_ .:-]))?[_ .:-]*")
_WORD = re.compile(r"[^\W\d_]{4,}")
_PLAIN = re.compile(r"[A-Za-z_][A-Za-z0-9_.-]*\Z")


class Words(Struct, frozen=True):
    """Which words of a column seem to mean which touchpoint, and which of them none."""

    exact: frozenset[str]
    """Touchpoints that are called so to the letter: nothing has to be declared."""
    alike: dict[str, list[str]]
    """Words that share some with a touchpoint's id or name, by its id."""
    unknown: list[tuple[str, int]]
    """The rest, with how often they stand there."""

    @property
    def known(self) -> int:
        """How many touchpoints have words."""
        return len(self.exact | self.alike.keys())

    def lines(self, indent: str) -> Iterator[str]:
        """The key `values`, a line for each touchpoint with words that are only like it."""
        if self.alike:
            yield f"{indent}values:"
        for id_, words in self.alike.items():
            yield f"{indent}  {quoted(id_)}: [{', '.join(map(quoted, words))}]  # alike: is it the same?"
        if self.unknown:
            shown = ", ".join(f"{remark(word)} ({n:,} times)" for word, n in self.unknown[: 2 * MOST_SHOWN])
            more = len(self.unknown) - 2 * MOST_SHOWN
            yield f"{indent}# of no touchpoint yet: {shown}{f' and {more:,} more' if more > 0 else ''}"


def words_of(map_: Map, values: Sequence[tuple[str, int]]) -> Words:
    """The words of a column beside the touchpoints of a map; each word with the one that it is most like."""
    points = [step.touchpoint for step in map_.steps]
    names = {word_key(text): point.id for point in points for text in (point.name, point.id)}
    exact: set[str] = set()
    found: dict[str, list[str]] = {}
    unknown: list[tuple[str, int]] = []
    for word, n in values:
        if (id_ := names.get(word_key(word))) is not None:
            exact.add(id_)
            continue
        shared, at = max((_shared(word, p.id, p.name), -at) for at, p in enumerate(points))
        if shared:
            found.setdefault(points[-at].id, []).append(word)
        else:
            unknown.append((word, n))
    return Words(frozenset(exact), {p.id: found[p.id] for p in points if p.id in found}, unknown)


def _shared(text: str, id_: str, name: str) -> int:
    """How many words of some length a text has in common with a touchpoint; letters mean little here."""
    own, *others = (set(_WORD.findall(part.casefold())) for part in (text, id_, name))
    return max(len(own & other) for other in others)


def alike(column: str, id_: str, name: str) -> float:
    """How much of the shorter of two names is in the other, after what only numbers a question."""
    bare = _NUMBERED.sub("", column.casefold()) or column.casefold()

    def part(other: str) -> float:
        blocks = SequenceMatcher(None, bare, other.casefold(), autojunk=False).get_matching_blocks()
        return max(block.size for block in blocks) / max(3, min(len(bare), len(other)))

    return max(part(id_), part(name))


def quoted(text: str) -> str:
    """A text as YAML has it: plain where that is safe."""
    plain = _PLAIN.match(text) and text.lower() not in ("true", "false", "null", "yes", "no", "on", "off")
    is_number = re.fullmatch(r"-?\d{1,9}(\.\d{1,6})?", text) and f"{float(text):.15g}" == text
    return text if plain or is_number else _visible(json.dumps(text, ensure_ascii=False))


def remark(text: str) -> str:
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
