"""XML of strangers as a tree: no document type, no entities but the five of XML, nothing fetched."""

from __future__ import annotations

from collections.abc import Iterator
from xml.parsers import expat

from msgspec import Struct, field

from cxmap.errors import InputError

DEEPEST, MOST_ELEMENTS = 30, 200_000


class Element(Struct):
    """An element with its attributes, its text and what stands inside it."""

    name: str
    line: int
    attributes: dict[str, str] = field(default_factory=dict)
    inside: list[Element] = field(default_factory=list)
    texts: list[str] = field(default_factory=list)
    was_read: bool = False
    """Whether somebody has asked for its text."""

    @property
    def text(self) -> str:
        """Its own text, without spaces around it."""
        self.was_read = True
        return "".join(self.texts).strip()

    def all(self, *names: str) -> Iterator[Element]:
        """The elements right inside it that have one of these names."""
        return (inner for inner in self.inside if inner.name in names)

    def first(self, name: str) -> Element | None:
        """The first element of a name right inside it."""
        return next(self.all(name), None)

    def walk(self) -> Iterator[Element]:
        """Itself and all that stands inside it, in the order of the document."""
        yield self
        for inner in self.inside:
            yield from inner.walk()

    def said(self, *way: str) -> str:
        """The text at the end of a way of names; empty where it leads nowhere."""
        here: Element | None = self
        for name in way:
            here = None if here is None else here.first(name)
        return "" if here is None else here.text


def tree_of(content: bytes, name: str) -> Element:
    """The root of a document. Raises InputError for what is no XML, or XML that does more than hold data."""
    return _Builder(name).build(content)


class _Builder:
    def __init__(self, name: str) -> None:
        self.name = name
        self.open: list[Element] = []
        self.root: Element | None = None
        self.count = 0
        self.parser = expat.ParserCreate()
        self.parser.buffer_text = True
        self.parser.StartElementHandler = self.start
        self.parser.EndElementHandler = self.end
        self.parser.CharacterDataHandler = self.data
        self.parser.StartDoctypeDeclHandler = self.doctype

    def build(self, content: bytes) -> Element:
        try:
            self.parser.Parse(content, True)
        except expat.ExpatError as error:
            what = expat.errors.messages.get(error.code, "it cannot be read")
            raise InputError(
                f"{self.name}:{error.lineno}:{error.offset + 1}: this is no XML: {what}"
            ) from None
        except (ValueError, LookupError):
            raise InputError(
                f"{self.name} is in an encoding that is not known here; save it as UTF-8"
            ) from None
        if self.root is None:
            raise InputError(f"{self.name} holds no element")
        return self.root

    def start(self, name: str, attributes: dict[str, str]) -> None:
        self.count += 1
        line = self.parser.CurrentLineNumber
        if self.count > MOST_ELEMENTS:
            raise InputError(f"{self.name} has more than {MOST_ELEMENTS:,} elements; no journey is so long")
        if len(self.open) == DEEPEST:
            raise InputError(f"{self.name}:{line}: elements lie more than {DEEPEST} deep in each other")
        bare = {key.rpartition(":")[2]: value for key, value in attributes.items()}
        element = Element(name.rpartition(":")[2], line, bare)
        if self.open:
            self.open[-1].inside.append(element)
        else:
            self.root = element
        self.open.append(element)

    def end(self, _name: str) -> None:
        self.open.pop()

    def data(self, text: str) -> None:
        self.open[-1].texts.append(text)

    def doctype(self, *_: object) -> None:
        raise InputError(
            f"{self.name}:{self.parser.CurrentLineNumber}: a document type (<!DOCTYPE>) could fetch files "
            "and blow up entities, so none is read; CJML needs none: take it out"
        )
