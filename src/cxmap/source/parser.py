"""YAML text to a Document: the C parser's events, taken one by one, into plain data and places.

Nothing is ever constructed by YAML itself. Depth and size are bounded while reading, so that no file can
take more than its share of time and memory, and every refusal carries its place.
"""

from __future__ import annotations

import re
from typing import Any, Protocol, cast

import yaml

from cxmap.source.diagnostic import Diagnostic, Related, Route, Span
from cxmap.source.document import Document, Place
from cxmap.source.scalars import Doubt, resolve
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
    start, end = event.start_mark, event.end_mark
    return Span(start.line + 1, start.column + 1, end.line + 1, end.column + 1)


class _Frame:
    """An open mapping or list."""

    __slots__ = ("around", "data", "discard", "event", "inside", "key", "key_span", "of_list", "skip")

    def __init__(self, event: _Event, around: Block, *, of_list: bool, discard: bool = False) -> None:
        self.event = event
        self.around = around
        """What stands inside of it stands in."""
        self.of_list = of_list
        self.data: Any = [] if of_list else {}
        self.inside: Any = [] if of_list else {}
        self.key: str | None = None
        self.key_span: Span | None = None
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
        for number, found in enumerate(_DIRECTIVE.finditer(self.text)):
            if number == MOST_DIRECTIVES:
                line = self.text.count("\n", 0, found.start()) + 1
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
        start, end = frame.event.start_mark, event.end_mark
        span = Span(start.line + 1, start.column + 1, end.line + 1, end.column + 1)
        if frame.discard:
            self._refused_key()
            return
        self._put(frame.data, span, frame.inside)

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
            self._put(None, _span(event), None)

    def _scalar(self, event: _Event) -> None:
        self._count(event, scalar=True)
        value: Any = event.value
        plain = not event.style
        if plain and not self.around.in_brackets and event.end_mark.index < self.strictness.suspect:
            self.strictness.passed(event)
        elif complaints := self.strictness.scalar(event, event.style or "", self.around):
            self._complain(complaints)
        if plain and event.tag is None:
            value = resolve(value)
            if type(value) is Doubt:
                if not self._expects_key():
                    self._refuse(value.code, value.message, value.hint, event, spoilt=True)
                value = None
            elif type(value) is str:
                self._cut_by_comment(event)
        elif event.style == '"':
            value = value.replace(MARK, "")
            if found := FORBIDDEN.search(value):
                self._hidden_character(found[0], event)
                value = _HIDDEN if self._expects_key() else None
        if self._expects_key():
            self._key(value, event, plain=plain)
        else:
            self._put(value, _span(event), None)

    def _hidden_character(self, sign: str, event: _Event) -> None:
        if not self._expects_key():
            self.spoilt.add(self._route())
        self._say(forbidden_character(sign, span=_span(event)))

    def _cut_by_comment(self, event: _Event) -> None:
        end = event.end_mark.index
        rest = self.text[end : end + 3]
        if rest[:2] == " #" and len(rest) == 3 and rest[2] not in " \t\r\n#!":
            problem = f"the text ends before ` {rest[1:]}`: the rest of the line is a comment"
            hint = "Put the whole text in quotes, or write a space after the #."
            self._say(
                Diagnostic("CX015", problem, self._route(), hint=hint, severity="warning", span=_span(event))
            )

    def _key(self, value: Any, event: _Event, *, plain: bool) -> None:
        frame = self.frames[-1]
        frame.key_span = _span(event)
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
                    span=frame.key_span,
                    related=related,
                )
            )
            frame.skip = True
        frame.key = value

    def _put(self, value: Any, span: Span, inside: Any) -> None:
        if not self.frames:
            self.data, self.place = value, Place(span, None, inside)
            return
        frame = self.frames[-1]
        if frame.of_list:
            frame.data.append(value)
            frame.inside.append(Place(span, None, inside))
            return
        key, frame.key = cast(str, frame.key), None
        skip, frame.skip = frame.skip, False
        if not skip:
            frame.data[key] = value
            frame.inside[key] = Place(span, frame.key_span, inside)

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
