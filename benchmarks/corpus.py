"""Maps to measure with: made up, the same on every machine, and written the way people write them.

    python benchmarks/corpus.py FOLDER [--maps 1000]

No YAML library takes part, so that the files have what dumpers never write: comments, empty lines, lists on
one line beside lists on many, folded texts, quotes only where they are needed.
`cxmap validate` finds no error in any.
"""

from __future__ import annotations

import argparse
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random

import vocabulary as words

SMALL, MEDIUM, LARGE = 8, 40, 2_000
MAPS = 1_000

_NEEDS_QUOTES = re.compile(
    r"""^[-?:,\[\]{}#&*!|>'"%@`\s\d~+.]|: |:$| #|\s$|^(?:true|false|null|yes|no|on|off)$"""
)
_SMALL_WORDS = frozenset({"about", "for", "in", "my", "the"})
_NEEDS_QUOTES_IN_FLOW = re.compile(r"[,?\[\]{}]")


def _text(text: str, *, flow: bool = False) -> str:
    """A text as a careful person writes it: in quotes only where YAML would take it for something else."""
    if _NEEDS_QUOTES.search(text) or (flow and _NEEDS_QUOTES_IN_FLOW.search(text)):
        return f'"{text}"'
    return text


def _flow(texts: Sequence[str]) -> str:
    """One text bare, several in brackets."""
    written = [_text(text, flow=True) for text in texts]
    return _text(texts[0]) if len(texts) == 1 else f"[{', '.join(written)}]"


def _slug(text: str) -> str:
    return "-".join(word for word in re.findall(r"[a-z]+", text.lower()) if word not in _SMALL_WORDS)


@dataclass(frozen=True, slots=True)
class _Scale:
    low: int
    high: int
    line: str

    def score(self, random: Random) -> str:
        """A number on the scale, seldom with a half."""
        value = random.randint(self.low, self.high)
        return f"{value + 0.5:g}" if value < self.high and random.random() < 0.08 else str(value)

    @property
    def goal(self) -> int:
        return self.low + round((self.high - self.low) * 0.7)


_SCALES = (
    _Scale(-2, 2, "scale: {min: -2, max: 2, words: [furious, let down, neutral, pleased, delighted]}"),
    _Scale(1, 5, "scale: {min: 1, max: 5}"),
    _Scale(0, 10, "scale:\n  min: 0\n  max: 10"),
    _Scale(-3, 3, "scale: {min: -3, max: 3}"),
)


class _Writer:
    """One map in the making."""

    def __init__(self, touchpoints: int, seed: int) -> None:
        self.random = Random(seed)
        self.size = touchpoints
        self.field = self.random.choice(words.FIELDS)
        self.scale = self.random.choice(_SCALES)
        big = touchpoints > SMALL
        self.personas = self.random.sample(words.PERSONAS, 3 if big else 2)
        self.channels = self.random.sample(words.CHANNELS, 7 if big else 3)
        self.sources = self.random.sample(words.SOURCES, 5 if big else 2)
        self.ids: set[str] = set()
        self.touchpoints: list[str] = []
        self.phase_count = max(2, min(40, round(touchpoints / 6)))
        self.block_lists = self.random.random() < 0.4
        """Whether this author prefers a line for every item."""

    def one(self, choices: Sequence[str]) -> str:
        return self.random.choice(choices)

    def chance(self, share: float) -> bool:
        return self.random.random() < share

    def sentence(self, patterns: Sequence[str]) -> str:
        filled = self.one(patterns).format(
            thing=self.one(self.field.things), moment=self.one(words.MOMENTS), place=self.one(words.PLACES)
        )
        return filled[0].upper() + filled[1:]

    def new_id(self, name: str) -> str:
        base = made = _slug(name)
        number = 1
        while made in self.ids:
            number += 1
            made = f"{base}-{number}"
        self.ids.add(made)
        return made

    def listed(self, key: str, texts: Sequence[str], indent: str) -> Iterator[str]:
        """A list on one line, or on a line each where the author likes that or the line would be long."""
        line = f"{indent}{key}: {_flow(texts)}"
        if len(texts) > 1 and (self.block_lists or len(line) > 110):
            yield f"{indent}{key}:"
            yield from (f"{indent}  - {_text(text)}" for text in texts)
        else:
            yield line

    def frame(self) -> Iterator[str]:
        field = self.field
        if self.chance(0.7):
            yield "# yaml-language-server: $schema=../schemas/map.schema.json"
        if self.chance(0.5):
            yield f"# {self.one(words.COMMENTS)}"
        yield "cxmap: 1"
        if self.chance(0.5):
            yield f"kind: {self.one(('journey', 'journey', 'experience'))}"
        yield f"title: {_text(f'{field.title} at {self.one(words.COMPANIES)}')}"
        if self.size > SMALL and self.chance(0.5):
            yield "description: >-"
            yield f"  {self.sentence(words.ACTIONS)}, and what came of it."
            yield f"  {field.title} as {self.one(words.MAKERS)} told it {self.one(words.MOMENTS)}."
        yield f'date: "2026-{self.random.randint(1, 12):02}-{self.random.randint(1, 28):02}"'
        yield f"owner: {{name: {self.one(words.OWNERS)}, email: cx@example.org}}"
        yield self.scale.line
        yield f"goal: {{score: {self.scale.goal}, words: {_text(self.one(words.GOALS), flow=True)}}}"
        yield ""

    def people(self) -> Iterator[str]:
        yield "personas:"
        for number, (id_, name, role) in enumerate(self.personas):
            if self.size <= SMALL or number:
                share = f", share: {self.random.randint(1, 6) * 5}%" if self.chance(0.6) else ""
                yield f"  - {{id: {id_}, name: {name}, role: {_text(role, flow=True)}{share}}}"
                continue
            yield f"  - id: {id_}"
            yield f"    name: {name}"
            yield f"    role: {_text(role)}"
            yield from self.listed("needs", self.random.sample(words.NEEDS, 2), "    ")
            yield from self.listed("frustrations", self.random.sample(words.NEEDS, 1), "    ")
            yield f"    channels: {_flow([channel[0] for channel in self.channels[:3]])}"
        yield ""
        yield "sources:"
        for id_, name, type_ in self.sources:
            date = f"2025-{self.random.randint(1, 12):02}-{self.random.randint(1, 28):02}"
            yield (
                f'  - {{id: {id_}, name: {_text(name, flow=True)}, type: {type_}, date: "{date}", '
                f"n: {self.random.randint(4, 900)}}}"
            )
        yield ""
        yield "channels:"
        for id_, name, mode, purpose in self.channels:
            goal = f", goal: {self.scale.goal}" if self.chance(0.3) else ""
            yield f"  - {{id: {id_}, name: {name}, mode: {mode}, purpose: {purpose}{goal}}}"
        yield ""

    def phases(self) -> Iterator[str]:
        yield "phases:"
        share, rest = divmod(self.size, self.phase_count)
        for number in range(self.phase_count):
            name = words.PHASES[number % len(words.PHASES)]
            if number >= len(words.PHASES):
                name += f", year {number // len(words.PHASES) + 1}"
            yield f"  - id: {self.new_id(name)}"
            yield f"    name: {_text(name)}"
            if self.chance(0.5):
                yield f"    questions: {_text(self.sentence(words.THOUGHTS))}"
            if self.chance(0.4):
                yield f"    when: day {number * 3 + 1}-{number * 3 + 3}"
            if self.chance(0.3):
                own = _text(self.one(words.GOALS), flow=True)
                yield f"    goal: {{score: {self.scale.goal}, words: {own}}}"
            yield "    touchpoints:"
            for _ in range(share + (number < rest)):
                yield from self.touchpoint()
                yield ""

    def touchpoint(self) -> Iterator[str]:
        verb, thing = self.one(words.VERBS), self.one(self.field.things)
        name = f"{verb} {thing}"
        inner = "        "
        self.touchpoints.append(self.new_id(name))
        yield f"      - id: {self.touchpoints[-1]}"
        yield f"{inner}name: {name}"
        first, second = self.random.sample(self.channels, 2)
        yield f"{inner}channel: {_flow([first[0], second[0]] if self.chance(0.15) else [first[0]])}"
        if self.chance(0.15):
            yield f"{inner}device: {self.one(words.DEVICES)}"
        yield from self.scores(inner)
        if self.chance(0.15):
            yield f"{inner}waiting: {self.random.randint(2, 40)} {self.one(('min', 'h', 'days'))}"
        yield from self.listed("actions", self.sentences(words.ACTIONS, 1 + self.chance(0.3)), inner)
        if self.chance(0.55):
            yield from self.listed("thoughts", self.sentences(words.THOUGHTS, 1 + self.chance(0.2)), inner)
        yield from self.remarks(inner)
        if self.chance(0.1):
            done = self.sentence(words.BACKSTAGE)
            yield f"{inner}backstage: [{{text: {done}, by: {self.one(words.OWNERS)}}}]"
        if self.chance(0.08):
            yield f"{inner}next: {{to: {self.one(self.touchpoints)}, share: 0.{self.random.randint(1, 9)}}}"
        if self.chance(0.2):
            yield f"{inner}owner: {self.one(words.OWNERS)}"
        if self.chance(0.7):
            yield f"{inner}evidence: {self.evidence()}"

    def sentences(self, patterns: Sequence[str], number: int) -> list[str]:
        return [self.sentence(patterns) for _ in range(number)]

    def scores(self, inner: str) -> Iterator[str]:
        if self.chance(0.12):
            own = self.one(words.GOALS)
            yield f"{inner}goal: {{score: {self.scale.goal}, words: {_text(own, flow=True)}}}"
        if self.chance(0.15):
            scores = ", ".join(f"{person[0]}: {self.scale.score(self.random)}" for person in self.personas)
            yield f"{inner}experience: {{{scores}}}"
        elif self.chance(0.9):
            yield f"{inner}experience: {self.scale.score(self.random)}"
        if self.chance(0.7):
            yield f"{inner}importance: {self.random.randint(1, 5)}"
        if self.chance(0.3):
            yield f"{inner}reach: {self.random.randint(1, 19) * 5}%"

    def remarks(self, inner: str) -> Iterator[str]:
        feelings = [self.one(words.FEELINGS) for _ in range(1 + self.chance(0.3))]
        if self.chance(0.4):
            score = self.scale.score(self.random)
            rest = "".join(f", {word}" for word in feelings[1:])
            yield f"{inner}feelings: [{{word: {feelings[0]}, score: {score}}}{rest}]"
        else:
            yield f"{inner}feelings: {_flow(feelings)}"
        if self.chance(0.5):
            pain, severity = _text(self.sentence(words.PAINS), flow=True), self.random.randint(1, 5)
            yield f"{inner}pain_points: [{{text: {pain}, severity: {severity}}}]"
        if self.chance(0.3):
            yield from self.listed("gains", self.sentences(words.GAINS, 1), inner)
        if self.chance(0.07):
            direction = self.one(("positive", "negative"))
            why = _text(self.sentence(words.PAINS), flow=True)
            yield f"{inner}impact: {{direction: {direction}, why: {why}}}"
        if self.chance(0.1):
            quote = _text(self.sentence(words.THOUGHTS), flow=True)
            yield f"{inner}quotes: [{{text: {quote}, by: {self.one(words.MAKERS)}}}]"

    def evidence(self) -> str:
        source = self.one([source[0] for source in self.sources])
        if self.chance(0.2):
            return f"[{source}, {{to_collect: {self.one(words.TO_COLLECT)}}}]"
        return source

    def opportunities(self) -> Iterator[str]:
        yield "opportunities:"
        for number in range(max(1, self.size // 10)):
            yield f"  - title: {_text(self.sentence(words.IDEAS))}"
            yield f"    addresses: {_flow([self.one(self.touchpoints)])}"
            yield f"    impact: {self.random.randint(1, 5)}"
            yield f"    feasibility: {self.random.randint(1, 5)}"
            if number % 3 == 0:
                yield f"    effort: {self.random.randint(1, 60)}"
                yield f"    owner: {self.one(words.OWNERS)}"

    def lines(self) -> Iterator[str]:
        yield from self.frame()
        yield from self.people()
        yield from self.phases()
        yield from self.opportunities()
        if self.size > SMALL:
            yield ""
            yield "kpis:"
            low = self.random.randint(5, 40)
            source = self.sources[0][0]
            yield f"  - {{name: Net Promoter Score, current: {low}, target: {low + 10}, source: {source}}}"
            yield f"  - {{name: Answered at once, current: {low}%, target: <{low + 30}%}}"


def a_map(touchpoints: int, seed: int = 1) -> str:
    """The text of a map with so many touchpoints; the same for the same seed."""
    return "\n".join(_Writer(touchpoints, seed).lines()) + "\n"


@dataclass(frozen=True, slots=True)
class Corpus:
    """Where the maps are."""

    small: Path
    medium: Path
    large: Path
    tree: Path
    maps: tuple[Path, ...]


def write_corpus(folder: Path, maps: int = MAPS) -> Corpus:
    """Write one map of each size, and a tree of medium maps, no two alike, 25 to a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    single = []
    for name, touchpoints in (("small", SMALL), ("medium", MEDIUM), ("large", LARGE)):
        path = folder / f"{name}.cxmap.yaml"
        path.write_text(a_map(touchpoints), encoding="utf-8")
        single.append(path)
    tree = folder / "tree"
    written = []
    for number in range(maps):
        branch = tree / words.PLACES_OF_WORK[number // 100 % len(words.PLACES_OF_WORK)] / f"{number // 25:02}"
        branch.mkdir(parents=True, exist_ok=True)
        path = branch / f"map-{number:04}.cxmap.yaml"
        path.write_text(a_map(MEDIUM, seed=1_000 + number), encoding="utf-8")
        written.append(path)
    return Corpus(single[0], single[1], single[2], tree, tuple(written))


def main() -> None:
    """Write the corpus and say how large it is."""
    parser = argparse.ArgumentParser(description="Write the maps that the benchmarks measure with.")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--maps", type=int, default=MAPS, help="maps in the tree")
    arguments = parser.parse_args()
    corpus = write_corpus(arguments.folder, arguments.maps)
    for path in (corpus.small, corpus.medium, corpus.large):
        print(f"{path}: {path.stat().st_size:,} bytes")
    total = sum(path.stat().st_size for path in corpus.maps)
    print(f"{corpus.tree}: {len(corpus.maps):,} maps, {total:,} bytes")


if __name__ == "__main__":
    main()
