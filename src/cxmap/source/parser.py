"""YAML text to a Document: the C parser's events, taken one by one, into plain data and places.

Nothing is ever constructed by YAML itself. Depth and size are bounded while reading, so that no file can
take more than its share of time and memory, and every refusal carries its place.
"""

from __future__ import annotations

import re
from typing import Any, Protocol, cast

import yaml

from cxmap.source.diagnostic import Diagnostic, Related, Route, Span
from cxmap.source.document import Document, Marks, Place, span_between
from cxmap.source.scalars import MAYBE_SPECIAL, Doubt, resolve
from cxmap.source.scalars import shortened as _short
from cxmap.source.strict import Block, Complaint, Strictness
from cxmap.source.syntax import syntax_problem
from cxmap.source.text import FORBIDDEN, MARK, START, decode, forbidden, forbidden_character

DEEPEST = 64
MOST_NODES = 120_000
MOST_PROBLEMS = 200
MOST_DIRECTIVES = 20
_BY_ID = "Give the thing an `id` and refer to it by that."

_DIRECTIVE = re.compile(r"^%", re.MULTILINE)

_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class _Event(Protocol):
    start_mark: yaml.Mark
    end_mark: yaml.Mark
    anchor: str | None
    tag: str | None
    value: str
    style: str | None
    flow_style: bool


_HIDDEN = object()
"""Stands for a key with a character that was refused."""


_NOTHING = Block(-1, in_brackets=False)
"""What the outermost value of a file stands in."""


class _Enough(Exception):  # noqa: N818
    """The file cannot be read any further; the reason is among the problems."""


def _span(event: _Event) -> Span:
    return span_between(event.start_mark, event.end_mark)


class _Frame:
    """An open mapping or list."""

    __slots__ = ("around", "data", "discard", "event", "inside", "key", "key_marks", "of_list", "skip")

    def __init__(self, event: _Event, around: Block, *, of_list: bool, discard: bool = False) -> None:
        self.event = event
        self.around = around
        """What stands inside of it stands in."""
        self.of_list = of_list
        self.data: Any = [] if of_list else {}
        self.inside: Any = [] if of_list else {}
        self.key: str | None = None
        self.key_marks: Marks | None = None
        self.discard = discard
        """Whether this stands where a key should, and is thrown away."""
        self.skip = False
        """Whether the value of the current key is thrown away: its key was refused."""


class _Reader:
    """Builds the data while the events pass by."""

    def __init__(self, text: str) -> None:
        # without the end of its last line, a text that ends there would be read otherwise
        self.text = text if text.endswith(("\n", "\r")) else text + "\n"
        self.strictness = Strictness(self.text)
        self.frames: list[_Frame] = []
        self.around = _NOTHING
        self.problems: list[Diagnostic] = []
        self.spoilt: set[Route] = set()
        self.data: Any = None
        self.place: Place | None = None
        self.documents = 0
        self.nodes = 0

    def read(self) -> None:
        self._directives()
        loader = _Loader(self.text)
        try:
            while True:
                event = loader.get_event()
                kind = type(event)
                if kind is yaml.ScalarEvent:
                    self._scalar(event)
                elif kind is yaml.MappingStartEvent:
                    self._open(event, of_list=False)
                elif kind is yaml.SequenceStartEvent:
                    self._open(event, of_list=True)
                elif kind is yaml.MappingEndEvent or kind is yaml.SequenceEndEvent:
                    self._close(event)
                elif kind is yaml.AliasEvent:
                    self._alias(event)
                elif kind is yaml.DocumentStartEvent:
                    self._document(event)
                elif kind is yaml.StreamEndEvent:
                    self._complain(self.strictness.finish())
                    return
        except yaml.YAMLError as error:
            self._say(syntax_problem(error, self.text))
            raise _Enough from None
        finally:
            loader.dispose()

    # problems

    def _say(self, problem: Diagnostic) -> None:
        self.problems.append(problem)
        if len(self.problems) >= MOST_PROBLEMS:
            raise _Enough

    def _route(self) -> Route:
        return tuple(
            len(frame.data) if frame.of_list else cast(str, frame.key)
            for frame in self.frames
            if frame.of_list or frame.key is not None
        )

    def _directives(self) -> None:
        """Refuse what the parser would compare with each other, one by one."""
        for number, match in enumerate(_DIRECTIVE.finditer(self.text)):
            if number == MOST_DIRECTIVES:
                line = self.text.count("\n", 0, match.start()) + 1
                message = f"more than {MOST_DIRECTIVES} lines begin with %"
                self._say(
                    Diagnostic("CX004", message, hint="Delete them.", span=Span(line, 1, line, 2)),
                )
                raise _Enough

    def _refuse(self, code: str, message: str, hint: str, event: _Event, *, spoilt: bool = False) -> None:
        route = self._route()
        if spoilt:
            self.spoilt.add(route)
        self._say(Diagnostic(code, message, route, hint=hint, span=_span(event)))

    # nodes

    def _count(self, event: _Event, *, scalar: bool = False) -> None:
        self.nodes += 1
        if self.nodes > MOST_NODES:
            self._refuse(
                "CX005",
                f"the map holds more than {MOST_NODES:,} values",
                "Split it: one file is one map.",
                event,
            )
            raise _Enough
        if event.anchor is not None:
            self._refuse(
                "CX006", f"anchors (`&{_short(event.anchor)}`) are not part of the map format", _BY_ID, event
            )
        if event.tag is not None:
            tag = event.tag.replace("tag:yaml.org,2002:", "!!")
            self._refuse(
                "CX007",
                f"tags (`{_short(tag)}`) are not part of the map format",
                "Delete the tag.",
                event,
                spoilt=scalar and not self._expects_key(),
            )

    def _document(self, event: _Event) -> None:
        self.documents += 1
        if self.documents > 1:
            place = Span(event.start_mark.line + 1, 1, event.start_mark.line + 1, 4)
            hint = "One file is one map: put the second one into a file of its own."
            self._say(Diagnostic("CX010", "a second document begins here", hint=hint, span=place))
            raise _Enough

    def _expects_key(self) -> bool:
        return bool(self.frames) and not self.frames[-1].of_list and self.frames[-1].key is None

    def _open(self, event: _Event, *, of_list: bool) -> None:
        self._count(event)
        if len(self.frames) >= DEEPEST:
            self._refuse(
                "CX005", f"the map is nested more than {DEEPEST} levels deep", "Make it flatter.", event
            )
            raise _Enough
        discard = False
        if self._expects_key():
            self._refuse("CX009", "a key must be a text", "Did you leave out a quote or a colon?", event)
            discard = True
        if event.flow_style:
            self._complain(self.strictness.opening(event, self.around))
            self.around = Block(self.around.column, in_brackets=True)
        else:
            self.around = Block(event.start_mark.column, in_brackets=False)
        self.frames.append(_Frame(event, self.around, of_list=of_list, discard=discard))

    def _complain(self, complaints: list[Complaint]) -> None:
        """Refuse what only this parser lets pass."""
        for complaint in complaints:
            self._say(Diagnostic("CX004", complaint.message, hint=complaint.hint, span=complaint.span))

    def _close(self, event: _Event) -> None:
        if self.around.in_brackets:
            self._complain(self.strictness.closing(event, self.around))
        frame = self.frames.pop()
        self.around = self.frames[-1].around if self.frames else _NOTHING
        if frame.discard:
            self._refused_key()
            return
        self._put(frame.data, (frame.event.start_mark, event.end_mark), frame.inside)

    def _alias(self, event: _Event) -> None:
        self._refuse(
            "CX006",
            f"aliases (`*{_short(event.anchor or '')}`) are not part of the map format",
            _BY_ID,
            event,
            spoilt=not self._expects_key(),
        )
        if self._expects_key():
            self._refused_key()
        else:
            self._put(None, (event.start_mark, event.end_mark), None)

    def _scalar(self, event: _Event) -> None:
        """Nearly all of a map is plain texts, so these have a short way through here, without calls."""
        value: Any = event.value
        style, start, end = event.style, event.start_mark, event.end_mark
        frame = self.frames[-1] if self.frames else None
        is_key = frame is not None and frame.key is None and not frame.of_list
        if event.tag is not None or event.anchor is not None or self.nodes >= MOST_NODES:
            self._count(event, scalar=True)
        else:
            self.nodes += 1
        if not style and end.index < self.strictness.suspect and not self.around.in_brackets:
            self.strictness.passed(end)
        elif complaints := self.strictness.scalar(event, style or "", self.around):
            self._complain(complaints)
        if not style and event.tag is None:
            if not value or value[0] in MAYBE_SPECIAL:
                value = self._resolved(value, event, is_key=is_key)
            if self.text.startswith(" #", end.index) and type(value) is str:
                self._cut_by_comment(event)
        elif style == '"':
            value = value.replace(MARK, "")
            if match := FORBIDDEN.search(value):
                self._hidden_character(match[0], event)
                value = _HIDDEN if is_key else None
        if frame is None:
            self.data, self.place = value, Place((start, end))
        elif is_key:
            if type(value) is str and value not in frame.data and value != "<<":
                frame.key, frame.key_marks = value, (start, end)
            else:
                self._unusable_key(value, event, plain=not style)
        elif frame.of_list:
            frame.data.append(value)
            frame.inside.append(Place((start, end)))
        elif frame.skip:
            frame.key, frame.skip = None, False
        else:
            frame.data[frame.key] = value
            frame.inside[frame.key] = Place((start, end), frame.key_marks)
            frame.key = None

    def _resolved(self, word: str, event: _Event, *, is_key: bool) -> Any:
        """What a plain word stands for; nothing where readers would disagree on that."""
        value = resolve(word)
        if type(value) is not Doubt:
            return value
        if not is_key:
            self._refuse(value.code, value.message, value.hint, event, spoilt=True)
        return None

    def _hidden_character(self, sign: str, event: _Event) -> None:
        if not self._expects_key():
            self.spoilt.add(self._route())
        self._say(forbidden_character(sign, span=_span(event)))

    def _cut_by_comment(self, event: _Event) -> None:
        end = event.end_mark.index
        rest = self.text[end : end + 3]
        if len(rest) == 3 and rest[2] not in " \t\r\n#!":
            problem = f"the text ends before ` {rest[1:]}`: the rest of the line is a comment"
            hint = "Put the whole text in quotes, or write a space after the #."
            self._say(
                Diagnostic("CX015", problem, self._route(), hint=hint, severity="warning", span=_span(event))
            )

    def _unusable_key(self, value: Any, event: _Event, *, plain: bool) -> None:
        frame = self.frames[-1]
        frame.key_marks = (event.start_mark, event.end_mark)
        if value is _HIDDEN:
            value, frame.skip = "", True
        elif not isinstance(value, str):
            word = _short(event.value or "null")
            self._refuse("CX009", f"the key {word} is not a text", f'Put it in quotes: "{word}".', event)
            value = ""
            frame.skip = True
        elif value == "<<" and plain:
            self._refuse("CX006", "merge keys (`<<`) are not part of the map format", _BY_ID, event)
            frame.skip = True
        elif value in frame.data:
            first = frame.inside[value].key
            message = f"the key `{_short(value)}` stands here a second time"
            related = (Related("it stands here first", span=first),)
            hint = "Keep one of the two."
            self._say(
                Diagnostic(
                    "CX008",
                    message,
                    (*self._route(), value),
                    "key",
                    hint,
                    span=_span(event),
                    related=related,
                )
            )
            frame.skip = True
        frame.key = value

    def _put(self, value: Any, marks: Marks, inside: Any) -> None:
        if not self.frames:
            self.data, self.place = value, Place(marks, None, inside)
            return
        frame = self.frames[-1]
        if frame.of_list:
            frame.data.append(value)
            frame.inside.append(Place(marks, None, inside))
            return
        key, frame.key = cast(str, frame.key), None
        if frame.skip:
            frame.skip = False
        else:
            frame.data[key] = value
            frame.inside[key] = Place(marks, frame.key_marks, inside)

    def _refused_key(self) -> None:
        self.frames[-1].key = ""
        self.frames[-1].skip = True


def parse(text: str, name: str = "<text>") -> Document:
    """Read a map's text. Never raises for what the text holds."""
    text = text.replace(MARK, "")
    if hidden := forbidden(text):
        return Document(name, text, None, None, hidden)
    reader = _Reader(text)
    complete = True
    try:
        reader.read()
    except _Enough:
        complete = False
    problems = list(reader.problems)
    data = reader.data if complete else None
    if complete and not isinstance(data, dict):
        problems.append(_no_mapping(data, reader.place))
        data = None
    return Document(name, text, data, reader.place, tuple(problems), frozenset(reader.spoilt))


def _no_mapping(data: Any, place: Place | None) -> Diagnostic:
    hint = "A map begins with `cxmap: 1`, then `title:` and `phases:` or `touchpoints:`."
    if data is None:
        return Diagnostic("CX011", "the file is empty", hint=hint, span=START)
    kind = "a list" if isinstance(data, list) else "a single value"
    span = place.span if place is not None else START
    return Diagnostic("CX012", f"the file holds {kind}, not a map's keys and values", hint=hint, span=span)


def document_of(raw: bytes, name: str) -> Document:
    """The bytes of a file as a Document."""
    text = decode(raw)
    if isinstance(text, str):
        return parse(text, name)
    shown = raw.decode("utf-8-sig", errors="replace") if text.code != "CX001" else ""
    return Document(name, shown, None, None, (text,))
