"""An outline as it is typed in a workshop: phases, their touchpoints a step further in, scores at the end.

    Before the stay
      Look for a room [Website, Booking site] +1
      Pay the deposit [Website] -
        ! No receipt
    At the hotel
      Check in [Desk] --

Tabs, spaces, bullets, numbers and Markdown headings are all understood. What stands further in than a
touchpoint is kept: `!` before a pain point, quotation marks around a thought, and anything else is what the
customer does.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from msgspec import Struct
from msgspec.structs import replace

from cxmap.errors import InputError

MOST_LINES = 5_000
"""A map of more touchpoints than this is refused anyway, and nobody types so many in a workshop."""
LONGEST_LINE = 2_000
"""Letters: more than a name and what is said of it."""
_TAB = 4
_BULLET = re.compile(r"(?:[-*•–+]|\d{1,3}[.)]|\[[ xX]\])\s+")
_HEADING = re.compile(r"(#{1,6})\s+")
_CHANNELS = re.compile(r"\s*\[([^\[\]]*)\]\s*$")
_SIGNS = re.compile(r"(?:^|\s+)\(?(\+{1,5}|[-−–]{1,5}|±|\+/-)\)?$")
_NUMBER = re.compile(r"(?:^|\s+)(?:([+−–-]\d{1,4}(?:[.,]\d{1,4})?)|\(([+−–-]?\d{1,4}(?:[.,]\d{1,4})?)\))$")
_APART = re.compile(r"(?:\s{2,}|:\s*)([+−–-] ?\d{1,4}(?:[.,]\d{1,4})?)$")
"""A sign may stand apart from its number where both stand apart from the text: `Call - 2` may be a name."""
_ENDING = re.compile(r"\s*(?::|=|\s[-–—])\s*$")
"""What leads from a name to its score is no part of the name."""
_AFTER_CHANNELS = re.compile(r"(?<=\])\s*(\d{1,4}(?:[.,]\d{1,4})?)$")
_QUOTES = (('"', '"'), ("“", "”"), ("„", "“"), ("„", "”"), ("«", "»"), ("‘", "’"))
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ufffe\uffff]")


class Step(Struct, frozen=True):
    """A touchpoint of an outline; `score` in points of the scale, None where none was written."""

    name: str
    score: float | None = None
    channels: tuple[str, ...] = ()
    actions: tuple[str, ...] = ()
    thoughts: tuple[str, ...] = ()
    pains: tuple[str, ...] = ()


class Stretch(Struct, frozen=True):
    """A phase of an outline; `score` where one was written behind its name."""

    name: str
    steps: tuple[Step, ...] = ()
    score: float | None = None


class Medium(Struct, frozen=True):
    """A channel: where it is ("online", "offline", "both" or "") and what it is there for."""

    name: str
    mode: str = ""
    purpose: str = ""


class Outline(Struct, frozen=True):
    """What an outline says: a title where one is written, phases (one without a name where none is)."""

    title: str
    stretches: tuple[Stretch, ...]
    mediums: tuple[Medium, ...] = ()
    persona: str = ""
    objective: str = ""


class _Line(Struct, frozen=True):
    number: int
    depth: int
    text: str
    heading: int = 0


def read_outline(content: bytes, name: str, scale: tuple[float, float] = (-2.0, 2.0)) -> Outline:
    """The outline in a text file. Raises InputError with file and line for what is none.

    Signs count steps from the middle of the scale; numbers are taken as they are, and need a sign, channels
    before them or parentheses, so that "Terminal 3" stays a name.
    """
    lines: Sequence[_Line] = list(_lines(_text_of(content, name), name))
    if not lines:
        raise InputError(
            f"{name} holds no text; write a phase on each line, and its touchpoints indented below"
        )
    reader = _Reader(name, scale)
    title, lines = _title(lines)
    return replace(reader.outline(_levels(lines, name)), title=title)


def _text_of(content: bytes, name: str) -> str:
    encoding = "utf-16" if content[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig"
    try:
        return content.decode(encoding)
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise InputError(
            f"{name}:{line}: this is no text in UTF-8; save it as plain text in that encoding"
        ) from None


def _lines(text: str, name: str) -> Iterator[_Line]:
    """The lines that say something, each with how far in it stands, in columns."""
    for number, raw in enumerate(re.split(r"\r\n|\r|\n", text), start=1):
        if number > MOST_LINES:
            raise InputError(f"{name}: an outline may have {MOST_LINES:,} lines; this one is longer")
        if len(raw) > LONGEST_LINE:
            raise InputError(f"{name}:{number}: this line has more than {LONGEST_LINE:,} letters")
        control = _CONTROL.search(raw)
        if control is not None:
            raise InputError(
                f"{name}:{number}:{control.start() + 1}: a control character (U+{ord(control[0]):04X}) "
                "stands here; an outline is plain text"
            )
        line = raw.expandtabs(_TAB)
        bare = line.strip()
        if not bare:
            continue
        depth = len(line) - len(line.lstrip())
        heading = _HEADING.match(bare)
        if heading is not None:
            yield _Line(number, depth, bare[heading.end() :].strip(), len(heading[1]))
            continue
        bullet = _BULLET.match(bare)
        # a bullet below a plain line is one step further in, as it looks
        yield _Line(number, depth + (1 if bullet else 0), bare[bullet.end() :].strip() if bullet else bare)


def _title(lines: Sequence[_Line]) -> tuple[str, Sequence[_Line]]:
    """The title, where the first line is the only heading of its size, and what follows."""
    first = lines[0]
    highest = [line for line in lines if line.heading == first.heading]
    if first.heading and len(highest) == 1 and len(lines) > 1:
        return first.text, lines[1:]
    return "", lines


def _levels(lines: Sequence[_Line], name: str) -> list[tuple[int, _Line]]:
    """Each line with its level: 0 a phase, 1 a touchpoint, 2 what belongs to it.

    A line belongs below the nearest line above that stands less far in. Headings are above all that is none.
    """
    levels: list[tuple[int, _Line]] = []
    open_: list[tuple[bool, int]] = []
    for line in lines:
        own = (not line.heading, line.heading or line.depth)
        while open_ and open_[-1] >= own:
            open_.pop()
        level = len(open_)
        if level > 2:
            raise InputError(
                f"{name}:{line.number}: this stands {level} steps in; an outline has phases, touchpoints "
                "and, below them, what happens there"
            )
        open_.append(own)
        levels.append((level, line))
    return levels


class _Reader:
    def __init__(self, name: str, scale: tuple[float, float]) -> None:
        self.name = name
        self.low, self.high = scale

    def outline(self, levels: Sequence[tuple[int, _Line]]) -> Outline:
        stretches: list[Stretch] = []
        for level, line in levels:
            if level == 0:
                text, score = self.scored(line)
                stretches.append(Stretch(text, (), score))
                continue
            phase = stretches[-1]
            if level == 1:
                stretches[-1] = replace(phase, steps=(*phase.steps, self.step(line)))
            else:
                *before, last = phase.steps
                stretches[-1] = replace(phase, steps=(*before, _with_detail(last, line.text)))
        if not any(stretch.steps for stretch in stretches):  # a flat list is one of touchpoints
            steps = tuple(self.step(line) for _, line in levels)
            stretches = [Stretch("", steps)]
        return Outline("", tuple(stretches))

    def step(self, line: _Line) -> Step:
        text, score = self.scored(line)
        channels: tuple[str, ...] = ()
        listed = _CHANNELS.search(text)
        if listed is not None and listed.start():
            channels = tuple(part.strip() for part in re.split(r"[,;/|]", listed[1]) if part.strip())
            text = text[: listed.start()].strip()
            if score is None:
                text, score = self.scored(replace(line, text=text))
        return Step(text, score, channels)

    def scored(self, line: _Line) -> tuple[str, float | None]:
        """The text of a line without the score at its end, and the score."""
        signs = _SIGNS.search(line.text)
        text = line.text
        number = _NUMBER.search(text) or _APART.search(text) or _AFTER_CHANNELS.search(text)
        hit = signs or number
        if hit is None or not hit.start():
            return line.text, None
        score = (
            self.of_signs(signs[1])
            if signs is not None
            else _number(number[number.lastindex or 0])
            if number
            else 0.0
        )
        if not self.low <= score <= self.high:
            written = line.text[hit.start() :].strip()
            raise InputError(
                f"{self.name}:{line.number}: the score {written} lies beyond the scale from {self.low:g} to "
                f"{self.high:g}; give the scale of the workshop, as --scale=-5..5"
            )
        return _ENDING.sub("", line.text[: hit.start()]).strip(), score

    def of_signs(self, signs: str) -> float:
        middle = (self.low + self.high) / 2
        if signs in ("±", "+/-"):
            return middle
        # one sign is half of the way to the end and two are all of it, on the usual scale and on any other
        step = (self.high - self.low) / 4
        return middle + (step if signs[0] == "+" else -step) * len(signs)


def _number(text: str) -> float:
    return float(re.sub("[−–]", "-", text).replace(",", ".").replace(" ", ""))


def _with_detail(step: Step, text: str) -> Step:
    if text.startswith("!") and text.strip("! "):
        return replace(step, pains=(*step.pains, text.lstrip("! ")))
    for opening, closing in _QUOTES:
        inner = text.removeprefix(opening).removesuffix(closing).strip()
        if text.startswith(opening) and text.endswith(closing) and len(text) > 1 and inner:
            return replace(step, thoughts=(*step.thoughts, inner))
    return replace(step, actions=(*step.actions, text))
