"""A map as an outline: its phases and touchpoints as headings, what they say as lists below them.

Everything that the map file says stands in it, under names that people know; what has no plain form is
written as YAML has it, between backticks.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from cxmap.exchange.draft import Written
from cxmap.exchange.losses import SECTIONS, with_losses
from cxmap.exchange.markdown.reading import END, MARK, read_markdown
from cxmap.exchange.markdown.shorthands import has_short_form, main_key
from cxmap.exchange.markdown.texts import code, heading_of, text_of, value_of
from cxmap.exchange.names import keys, label_of
from cxmap.locale import Words, words_for
from cxmap.model import Map

if TYPE_CHECKING:
    from cxmap.scoring import Settings

_APART = frozenset(
    (*SECTIONS, "metrics", "kpis", "pain_points", "gains", "quotes", "data", "events", "comments", "evidence")
)
"""Lists of the map itself that have a heading of their own, after the phases."""
_ADDED = "adds"
"""What a variant has besides, whose items are never a name alone."""


def write_outline(map_: Map, data: Mapping[str, Any], _settings: Settings | None = None) -> Written:
    """A map as an outline. Nothing is lost but comments and layout; where something is, it is said."""
    content = "\n".join(_tidy(_Outline(words_for(map_.language)).lines(data))) + "\n"
    return with_losses(content, Map.model_validate(dict(data)), read_markdown)


def _tidy(lines: Iterator[str]) -> Iterator[str]:
    """Lines with one empty line where several would stand."""
    last = ""
    for line in lines:
        if line or last:
            yield line
        last = line


class _Outline:
    def __init__(self, words: Words) -> None:
        self.words = words

    def lines(self, data: Mapping[str, Any]) -> Iterator[str]:
        yield from (MARK, "", f"# {heading_of(str(data.get('title', '')))}", "")
        of_itself = {key: value for key, value in data.items() if key not in ("cxmap", "title")}
        apart = {key: value for key, value in of_itself.items() if key in _APART and isinstance(value, list)}
        steps = [of_itself.pop("phases", None), of_itself.pop("touchpoints", None)]
        yield from self.told({key: value for key, value in of_itself.items() if key not in apart})
        for phase in steps[0] or ():
            yield from self.place(phase, "##")
        for point in steps[1] or ():
            yield from self.place(point, "###")
        for key, value in apart.items():
            if key not in ("phases", "touchpoints"):
                yield from ("", f"# {self.label(key)}", "")
                yield from self.items(key, value, "") if value else ["- `[]`"]
        yield from ("", END)

    def place(self, place: Any, sign: str) -> Iterator[str]:
        """A phase with its touchpoints, or a touchpoint."""
        said = {"name": place} if isinstance(place, str) else dict(place)
        points = said.pop("touchpoints", None)
        yield from ("", f"{sign} {heading_of(str(said.pop('name', '')))}", "")
        yield from self.told(said)
        if points == []:
            yield f"- **{self.label('touchpoints')}:** `[]`"
        for point in points or ():
            yield from self.place(point, "###")

    def told(self, said: dict[str, Any]) -> Iterator[str]:
        """A description as a paragraph, and a list of the rest."""
        told = text_of(said["description"]) if isinstance(said.get("description"), str) else "`"
        if not told.startswith("`"):
            yield from (told, "")
            said = {key: value for key, value in said.items() if key != "description"}
        for key, value in said.items():
            yield from self.field(key, value, "")
        yield ""

    def label(self, key: str) -> str:
        return label_of(key, self.words)

    def field(self, key: str, value: Any, indent: str, within: str = "") -> Iterator[str]:
        """A key with its value, on one line or with a list below it; `within` is the key above it."""
        if key in keys():
            head = f"{indent}- **{self.label(key)}:**"
        elif "`" in key or "\n" in key:
            raise _NoPlainFormError
        else:
            head = f"{indent}- `{key}`:"
        deeper = indent + "  "
        try:
            if isinstance(value, Mapping) and value:
                below = [line for inner, own in value.items() for line in self.field(inner, own, deeper, key)]
            elif isinstance(value, list) and value:
                below = list(self.items(key, value, deeper, whole=within == _ADDED))
            else:
                yield f"{head} {value_of(value, deeper)}"
                return
        except _NoPlainFormError:
            yield f"{head} {code(value)}"
            return
        yield from (head, *below)

    def items(self, key: str, values: list[Any], indent: str, *, whole: bool = False) -> Iterator[str]:
        """The items of a list; `whole` where a text alone is none."""
        deeper = indent + "  "
        for value in values:
            main = main_key(key)
            if not isinstance(value, Mapping):
                yield f"{indent}- {value_of(value, deeper)}"
            elif (
                main is None
                or not isinstance(value.get(main), str)
                or (len(value) == 1 and (whole or not has_short_form(key)))
            ):
                yield f"{indent}- {code(value)}"
            else:
                try:
                    rest = [
                        line
                        for inner, own in value.items()
                        if inner != main
                        for line in self.field(inner, own, deeper)
                    ]
                except _NoPlainFormError:
                    yield f"{indent}- {code(value)}"
                    continue
                shown = text_of(value[main], deeper)
                bold = indent == "" and rest and not shown.startswith("`") and "\n" not in shown
                yield f"{indent}- {f'**{shown}**' if bold else shown}"
                yield from rest


class _NoPlainFormError(Exception):
    """A key that cannot stand between backticks."""
