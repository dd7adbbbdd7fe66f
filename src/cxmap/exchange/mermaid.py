"""Mermaid's `journey` diagrams, in and out.

Read as mermaid 11 reads them, with two differences that are always told: what mermaid refuses is taken as it
is meant (a colon in the name of a section, several tasks on a line, a line without a score), and what mermaid
drops without a word is kept (scores that are no numbers, what follows a second colon, scores beyond 1 to 5).
Syntax: mermaid.js.org/syntax/userJourney.html.
"""

from __future__ import annotations

import html
import math
import re
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from cxmap.errors import InputError
from cxmap.exchange.draft import MOST_ITEMS, Draft, Ids, Loss, Written
from cxmap.model import Map

if TYPE_CHECKING:
    from cxmap.scoring import Settings

LOW, HIGH = 1.0, 5.0
"""The ends of Mermaid's scale."""
_FRONT = re.compile(r"\A\s*---[ \t]*\n(.*?)\n---[ \t]*\n", re.DOTALL)
_FRONT_TITLE = re.compile(r"^title:(.*)$", re.MULTILINE)
_START = re.compile(r"\s*journey(?![\w-])")
_KEYWORD = re.compile(r"(title|section|accTitle|accDescr)(?=[\s:{])", re.IGNORECASE)
MOST_DIGITS = 200
"""Of a number to the base of 16: more make one that is no finite one."""
_HEX = re.compile(r"[+-]?0[xX][0-9a-fA-F]+\Z")
_NUMBER = re.compile(r"[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?\Z")
_INSTEAD = str.maketrans(
    {":": "\N{FULLWIDTH COLON}", ";": "\N{FULLWIDTH SEMICOLON}", "#": "\N{FULLWIDTH NUMBER SIGN}"}
)
_JOINER = "\N{WORD JOINER}"
"""Keeps a name from being a keyword or comment, and is not seen."""
_MEANS_SOMETHING = re.compile(r"(?:journey|title|section|accTitle|accDescr)(?![\w-])", re.IGNORECASE)
_LONE = "\N{SINGLE LOW-9 QUOTATION MARK}"
"""Stands for a comma in a name among others, which Mermaid parts at commas."""


def read_mermaid(content: bytes, name: str, **_: Any) -> Draft:
    """The map in a diagram. Raises InputError for what is none."""
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise InputError(f"{name}:{line}: this is no text in UTF-8") from None
    return _Reader(name, text.replace("\r\n", "\n").replace("\r", "\n")).draft()


class _Reader:
    def __init__(self, name: str, text: str) -> None:
        self.name = name
        self.text = text
        self.draft_ = Draft({"cxmap": 1, "title": ""})
        self.phases: list[dict[str, Any]] = []
        self.loose: list[dict[str, Any]] = []
        """Tasks before the first section."""
        self.people: dict[str, None] = {}
        self.scores: list[float] = []
        self.count = 0
        """Of tasks so far."""

    def draft(self) -> Draft:
        for number, line in self.lines():
            self.take(number, line)
        return self.done()

    def lines(self) -> Iterator[tuple[int, str]]:
        """The lines inside the diagram, without comments, each with its number in the file."""
        text = self.text
        front = _FRONT.match(text)
        if front is not None:
            titled = _FRONT_TITLE.search(front[1])
            if titled is not None:
                self.draft_.data["title"] = titled[1].strip(" \t").strip("'\"")
            text = "\n" * front[0].count("\n") + text[front.end() :]
        text = _without_directives(text)
        lines = list(enumerate(text.split("\n"), start=1))
        kept = [(number, line) for number, line in lines if not line.lstrip().startswith("%%")]
        begun = next((at for at, (_, line) in enumerate(kept) if line.strip()), None)
        start = None if begun is None else _START.match(kept[begun][1])
        if begun is None or start is None:
            raise InputError(f"{self.name} is no Mermaid journey: its first line has to be `journey`")
        rest = [(kept[begun][0], kept[begun][1][start.end() :]), *kept[begun + 1 :]]
        yield from self.joined(rest)

    def joined(self, lines: list[tuple[int, str]]) -> Iterator[tuple[int, str]]:
        """Lines without what follows a number sign; a description in braces is one of them."""
        at, last_brace = 0, max((at for at, (_, line) in enumerate(lines) if "}" in line), default=-1)
        while at < len(lines):
            number, line = lines[at]
            at += 1
            opened = re.match(r"\s*accDescr\s*\{", line, re.IGNORECASE)
            if opened is None:
                entities = html.unescape(line) if re.search(r"&#?\w+;", line) else line
                if entities != line:
                    self.draft_.tell(
                        "Mermaid refuses the `;` of an entity; it was read as the sign it stands for", number
                    )
                yield number, entities.partition("#")[0] if entities == line else entities
                continue
            inside = [line[opened.end() :]]
            closing = next((end for end in range(at - 1, last_brace + 1) if "}" in lines[end][1]), None)
            if closing is None:
                self.draft_.tell(
                    "the description in braces is never closed; its first line was taken", number
                )
            else:
                inside += [later for _, later in lines[at : closing + 1]]
                at = closing + 1
            body, _, behind = "\n".join(inside).partition("}")
            described = "\n".join(part.strip() for part in body.strip().split("\n"))
            yield number, "accDescr: " + described.replace("\n", "\0")
            if behind.strip():
                yield number, behind

    def take(self, number: int, line: str) -> None:
        bare = line.strip()
        if not bare:
            return
        keyword = _KEYWORD.match(bare)
        rest = bare[keyword.end() :] if keyword is not None else ""
        word = keyword[1].lower() if keyword is not None else ""
        if word in ("acctitle", "accdescr") and rest.lstrip().startswith(":"):
            key = "description" if word == "accdescr" else "x-mermaid-acc-title"
            self.draft_.data[key] = _bare(rest.lstrip()[1:]).replace("\0", "\n")
        elif word == "title" and rest[:1].isspace():
            self.draft_.data["title"] = _bare(rest)
        elif word == "section" and rest[:1].isspace() and rest.strip():
            if ":" in rest:
                self.draft_.tell(
                    "Mermaid refuses a colon in the name of a section; it was taken as it stands", number
                )
            self.phases.append({"name": _bare(rest), "touchpoints": []})
        else:
            self.tasks(number, bare)

    def tasks(self, number: int, line: str) -> None:
        parts = [part.strip() for part in line.split(";") if part.strip()]
        if len(parts) > 1:
            self.draft_.tell("Mermaid refuses several tasks on a line; each was taken", number)
        for part in parts:
            self.task(number, part)

    def task(self, number: int, text: str) -> None:
        name, colon, data = text.partition(":")
        pieces = data.split(":")
        if not _bare(name):
            self.draft_.tell(f"a task without a name was passed over: `{text}`", number)
            return
        if not colon:
            self.draft_.tell("Mermaid refuses a line without a score; it was taken as one without", number)
        elif (
            _score(pieces[0]) is None
            and len(pieces) > 1
            and _score(pieces[1]) is not None
            and pieces[1].strip()
        ):
            # the first colon belongs to the name: `https://x.y: 3: Me`, `A: B: 3: Me`
            self.draft_.tell(
                "Mermaid takes what follows the first colon of a name for its score; it was kept", number
            )
            name, pieces = f"{name}:{pieces[0]}", pieces[1:]
        self.count += 1
        if self.count > MOST_ITEMS or len(self.people) > MOST_ITEMS:
            raise InputError(
                f"{self.name}:{number}: there are more than {MOST_ITEMS:,} tasks or people; no map is so long"
            )
        step: dict[str, Any] = {"name": _bare(name)}
        if colon:
            self.score(number, step, pieces[0])
        people = [_bare(part) for part in pieces[1].split(",")] if len(pieces) > 1 else []
        named = [part for part in dict.fromkeys(people) if part]
        if named:
            self.people |= dict.fromkeys(named)
            step["personas"] = named
        if len(pieces) > 2:
            dropped = ":".join(pieces[2:]).strip()
            step["note"] = dropped
            self.draft_.tell(f"Mermaid drops `{dropped}` without a word; it was kept as a note", number)
        (self.phases[-1]["touchpoints"] if self.phases else self.loose).append(step)

    def score(self, number: int, step: dict[str, Any], written: str) -> None:
        score = _score(written)
        if score is None:
            step["x-mermaid-score"] = written.strip()
            self.draft_.tell(
                f"`{written.strip()}` is no number: Mermaid draws the middle; it was left open", number
            )
            return
        if not written.strip():
            self.draft_.tell("Mermaid takes an empty score for 0; it was left open", number)
            return
        step["experience"] = score
        self.scores.append(score)

    def done(self) -> Draft:
        draft, data = self.draft_, self.draft_.data
        for key in ("description", "x-mermaid-acc-title"):
            if not data.get(key, "-").strip():
                del data[key]
        if not data["title"]:
            data["title"] = data.get("x-mermaid-acc-title") or "Journey"
            draft.tell("the diagram has no title")
        if data.get("x-mermaid-acc-title") == data["title"]:
            del data["x-mermaid-acc-title"]
        low, high = min([LOW, *self.scores]), max([HIGH, *self.scores])
        data["scale"] = {"min": math.floor(low), "max": math.ceil(high)}
        if (low, high) != (LOW, HIGH):
            ends = f"{data['scale']['min']} to {data['scale']['max']}"
            draft.tell(
                f"scores go from {min(self.scores):.15g} to {max(self.scores):.15g}, beyond Mermaid's 1 to "
                f"5; the scale was made {ends}: correct it where another one was meant"
            )
        if self.people:
            ids = Ids()
            data["personas"] = [{"id": ids.of(name), "name": name} for name in self.people]
            for step in (*self.loose, *(step for phase in self.phases for step in phase["touchpoints"])):
                if "personas" in step:
                    step["personas"] = [ids.of(name) for name in step["personas"]]
        if self.loose and self.phases:
            draft.tell("tasks before the first section were put into a phase of their own")
            self.phases.insert(0, {"name": "Journey", "touchpoints": self.loose})
        if self.phases:
            data["phases"] = [
                {key: value for key, value in phase.items() if value != []} for phase in self.phases
            ]
        elif self.loose:
            data["touchpoints"] = self.loose
        else:
            raise InputError(f"{self.name} is an empty diagram: it has neither sections nor tasks")
        return draft


def _without_directives(text: str) -> str:
    """A text without what stands between `%%{` and `}%%`; its lines keep their numbers."""
    kept: list[str] = []
    at = 0
    while (begun := text.find("%%{", at)) >= 0 and (end := text.find("}%%", begun)) >= 0:
        kept += [text[at:begun], "\n" * text.count("\n", begun, end)]
        at = end + len("}%%")
    return "".join((*kept, text[at:]))


def _score(written: str) -> float | None:
    """A score as JavaScript reads a number; nothing where that is none. Empty is 0 there."""
    bare = written.strip()
    if not bare:
        return 0.0
    if _HEX.match(bare):
        if bare[0] in "+-":
            return None
        bare = str(int(bare, 16)) if len(bare) <= MOST_DIGITS else ""
    value = float(bare) if _NUMBER.match(bare) else math.nan
    return value if math.isfinite(value) else None


def write_mermaid(map_: Map, _: Mapping[str, Any], settings: Settings | None = None) -> Written:
    """A map as a diagram, experiences on a scale from 1 to 5, and everything that has no place there."""
    from cxmap.scoring import score

    losses: list[Loss] = []
    card = score(map_, settings=settings) if settings is not None else score(map_)
    lines = ["journey", f"    title {_clean(map_.title)}"]
    if map_.description:
        described = _without_comments(" ".join(map_.description.replace("}", ")").split()))
        lines.append(f"    accDescr {{ {described} }}")
    names = {persona.id: persona.name.replace(",", _LONE) for persona in map_.personas}
    held: dict[str, list[str]] = {}
    open_: list[str] = []
    split: list[str] = []
    for place in card.touchpoints:
        point = place.touchpoint
        if point is None:
            continue
        value = place.experience
        people = point.personas or tuple(names)
        who = ", ".join(_clean(names[id_]) for id_ in people if id_ in names)
        phase = place.phase.id if place.phase is not None else ""
        if value is None:
            open_.append(place.name)
            held.setdefault(phase, []).append(f"        %% no score: {_clean(place.name)}")
            continue
        if len({own.experience for own in place.personas if own.experience is not None}) > 1:
            split.append(place.name)
        number = LOW + card.scale.percent(value) / 100 * (HIGH - LOW)
        task = f"        {_clean(place.name)}: {round(number, 2):g}"
        held.setdefault(phase, []).append(f"{task}: {who}" if who else task)
    lines += held.get("", [])
    for phase_ in map_.phases:
        lines += [f"    section {_clean(phase_.name)}", *held.get(phase_.id, [])]
    if (card.scale.min, card.scale.max, card.scale.direction) != (LOW, HIGH, "higher-is-better"):
        losses.append(Loss("scores were brought to Mermaid's scale from 1 to 5"))
    if open_:
        losses.append(
            Loss(f"Mermaid has no touchpoint without a score; left as comments: {', '.join(open_)}")
        )
    if split:
        losses.append(Loss(f"Mermaid has one score for everybody; the mean stands for: {', '.join(split)}"))
    losses.append(Loss("goals, channels, remarks and figures have no place in Mermaid"))
    return Written("\n".join(lines) + "\n", tuple(losses))


def _clean(text: str) -> str:
    """A text on one line, without the signs that mean something to Mermaid: wide ones stand for them."""
    plain = _without_comments(" ".join(text.translate(_INSTEAD).split()))
    return _JOINER + plain if _MEANS_SOMETHING.match(plain) else plain


def _without_comments(text: str) -> str:
    """A text in which nothing begins a comment or a directive."""
    return re.sub("%(?=%)", "%" + _JOINER, text)


def _bare(text: str) -> str:
    """A text without what was put into it by `_clean`, and without spaces around it."""
    return text.replace(_JOINER, "").strip()
