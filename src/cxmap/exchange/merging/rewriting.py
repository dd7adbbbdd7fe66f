"""New values in the text of a map, so that everything else stays to the letter: layout, comments, quotes.

Each difference becomes a piece of text in place of another, by the places that the reader kept. Items of lists
are told apart by where they stood (`origins`), so one that was moved takes its lines and comments along. What
comes out is read again: it counts only where it says what it should and no comment is lost.
"""

from __future__ import annotations

import difflib
import json
import re
import textwrap
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from cxmap.errors import CxmapError
from cxmap.exchange.merging.comments import comments_of
from cxmap.exchange.yaml_text import flow, lines_of, on_one_line
from cxmap.scalars import scalar
from cxmap.source import Document, Route, parse
from cxmap.source.document import Place

_WIDEST = 110
_BEHIND = re.compile(r"[ \t]+#[^\r\n]*")
_COMMENT_LINE = re.compile(r"[ \t]*#")


class Rewritten(NamedTuple):
    """The text of a map with other values, and the comments that went with items that were taken out."""

    text: str
    gone: tuple[str, ...]


class _Splice(NamedTuple):
    start: int
    end: int
    text: str


class _Chunk(NamedTuple):
    """The lines of an item: from the comments above it to its end."""

    start: int
    end: int


class NoPlaceError(CxmapError):
    """A change for which there is no place in the text that leaves everything else as it is."""


def rewritten(document: Document, data: Mapping[str, Any], origins: Mapping[int, Route]) -> Rewritten:
    """The text of a document with these values.

    `origins` names by `id()` where an item of a list stood in the document. Raises NoPlaceError where the text
    cannot be kept around a change.
    """
    return _Rewriter(document, origins).run(data)


def alike(first: Any, other: Any) -> bool:
    """Whether values are the same, whatever the order of keys; 1 is not true."""
    if isinstance(first, Mapping):
        return (
            isinstance(other, Mapping)
            and first.keys() == other.keys()
            and all(alike(first[key], other[key]) for key in first)
        )
    if isinstance(first, list):
        return isinstance(other, list) and len(first) == len(other) and all(map(alike, first, other))
    if isinstance(other, Mapping | list) or isinstance(first, bool) != isinstance(other, bool):
        return False
    return bool(first == other)


class _Rewriter:
    def __init__(self, document: Document, origins: Mapping[int, Route]) -> None:
        self.document, self.origins = document, origins
        self.text = document.text
        self.newline = "\r\n" if "\r\n" in self.text else "\n"
        self.comments = comments_of(document)
        self._begins = [comment.start for comment in self.comments]
        self.gone: list[str] = []
        self.known = frozenset(origins.values())
        self.kept: frozenset[Route] = frozenset()
        """Where the items stood that are still in the map, be it elsewhere."""

    def run(self, data: Mapping[str, Any]) -> Rewritten:
        document = self.document
        if document.place is None or document.data is None:
            raise NoPlaceError(f"{document.name} holds nothing that could be changed")
        self.kept = frozenset(self.routes(data))
        splices: list[_Splice] = []
        self.edit((), document.place, document.data, data, splices, in_brackets=False)
        text = self.applied(splices, 0, len(self.text))
        self.insist(text, data)
        return Rewritten(text, tuple(self.gone))

    def routes(self, value: Any) -> Iterator[Route]:
        if isinstance(value, dict):
            for inner in value.values():
                yield from self.routes(inner)
        elif isinstance(value, list):
            for item in value:
                if (origin := self.origins.get(id(item))) is not None:
                    yield origin
                yield from self.routes(item)

    def insist(self, text: str, data: Mapping[str, Any]) -> None:
        """Raise NoPlaceError unless the new text says what it should, with all comments."""
        after = parse(text, self.document.name)
        name = self.document.name
        if after.data is None or not alike(after.data, data):
            raise NoPlaceError(
                f"{name}: the changes cannot be put into its text and leave the rest as it is; nothing was "
                "changed. Make the last of them by hand, or import into a new file"
            )
        lost = Counter(comment.text for comment in self.comments)
        lost -= Counter(comment.text for comment in comments_of(after))
        lost -= Counter(self.gone)
        if lost:
            raise NoPlaceError(
                f"{name}: the comment `{next(iter(lost))[:60]}` would be lost; nothing was changed. Put it on a line "
                "of its own above the item"
            )

    def applied(self, splices: Sequence[_Splice], start: int, end: int) -> str:
        """A piece of the old text with changes in it."""
        made, at = [], start
        for splice in sorted(splices, key=lambda one: (one.start, one.end)):
            if splice.start < at and splice.start == splice.end:
                splice = _Splice(at, at, splice.text)  # noqa: PLW2901 - it stands behind what is taken out
            if splice.start < at:
                raise NoPlaceError(f"{self.document.name}: two changes touch each other; make one of them first")
            made += [self.text[at : splice.start], self.in_lines(splice.text)]
            at = splice.end
        return "".join((*made, self.text[at:end]))

    def in_lines(self, text: str) -> str:
        return text if self.newline == "\n" else re.sub(r"(?<!\r)\n", self.newline, text)

    # places in the text

    def bounds(self, place: Place) -> tuple[int, int]:
        """Where a value begins and ends; a block reaches to the next key, which is none of it."""
        start, end = place.marks[0].index, place.marks[1].index
        if place.inside is None:
            if self.text[start : start + 1] in ("|", ">") and end > start:
                end = start + len(self.text[start:end].rstrip())
            return start, end
        if self.text[start : start + 1] in ("{", "["):
            return start, end
        inner = list(place.inside.values()) if isinstance(place.inside, dict) else place.inside
        return start, max((self.entry_end(one) for one in inner), default=start)

    def entry_end(self, place: Place) -> int:
        start, end = self.bounds(place)
        if start == end and place.key_marks is not None:  # a key without a value
            colon = self.text.find(":", place.key_marks[1].index)
            return colon + 1 if colon >= 0 else end
        return end

    def line_start(self, at: int) -> int:
        return self.text.rfind("\n", 0, at) + 1

    def after_line(self, at: int) -> int:
        end = self.text.find("\n", at)
        return len(self.text) if end < 0 else end + 1

    def column(self, at: int) -> int:
        return at - self.line_start(at)

    def taken(self, start: int, end: int) -> list[str]:
        """The comments that begin in a piece of the text."""
        first, last = bisect_left(self._begins, start), bisect_left(self._begins, end)
        return [comment.text for comment in self.comments[first:last]]

    def below(self, at: int, lines: Sequence[str]) -> _Splice:
        """More lines after a line, which may be the last one and have no end."""
        ended = self.text[at - 1 : at] == "\n"
        return _Splice(at, at, "".join(f"{line}\n" if ended else f"\n{line}" for line in lines))

    def hoist(self, start: int, end: int, out: list[_Splice]) -> None:
        """Put the comments of a piece that is taken out on lines of their own above it."""
        if comments := self.taken(start, end):
            line = self.line_start(start)
            pad = re.match(r"[ ]*", self.text[line:])[0]  # type: ignore[index]
            out.append(_Splice(line, line, "".join(f"{pad}{comment}\n" for comment in comments)))

    # values

    def edit(
        self, route: Route, place: Place, old: Any, new: Any, out: list[_Splice], *, in_brackets: bool
    ) -> None:
        """What makes of one value another."""
        if alike(old, new) and not self.holds_moved(route, new):
            return
        start = place.marks[0].index
        if isinstance(new, dict) and isinstance(old, dict) and isinstance(place.inside, dict) and new and old:
            if self.text[start] == "{":
                self.edit_braces(route, place, old, new, out)
            else:
                self.edit_block(route, place, old, new, out)
        elif isinstance(new, list) and isinstance(old, list) and isinstance(place.inside, list) and new and old:
            self.edit_list(route, place, old, new, out, in_brackets=in_brackets)
        else:
            self.replace(place, new, out, in_brackets=in_brackets)

    def holds_moved(self, route: Route, new: Any) -> bool:
        """Equal items may have changed places, and take their comments along."""
        if isinstance(new, dict):
            return any(self.holds_moved((*route, key), inner) for key, inner in new.items())
        return isinstance(new, list) and any(
            self.origins.get(id(item), (*route, at)) != (*route, at) or self.holds_moved((*route, at), item)
            for at, item in enumerate(new)
        )

    def replace(self, place: Place, new: Any, out: list[_Splice], *, in_brackets: bool) -> None:
        start, end = self.bounds(place)
        key = place.key_marks
        colon = start if key is None else self.text.find(":", key[1].index) + 1
        if key is not None and place.inside is not None and self.text[start : start + 1] not in ("{", "["):
            start = colon
        indent = self.column(start) if key is None else key[0].column
        room = _WIDEST - indent - (2 if key is None else key[1].index - key[0].index + 2)
        text = None if in_brackets else self.in_same_style(place, new)
        if text is None:
            text = flow(new) if in_brackets else None if self.stands_elsewhere(new) else on_one_line(new, room)
        if text is None and key is not None:
            behind = _BEHIND.match(self.text, end)
            kept, end = (behind[0], behind.end()) if behind else ("", end)  # a comment stays behind its key
            self.hoist(start, end - len(kept), out)
            text = kept + "".join(f"\n{line}" for line in self.fresh(new, indent + 2))
            out.append(_Splice(colon, end, text))
            return
        elif text is None:
            text = "\n".join(self.fresh(new, indent)).lstrip()
        elif self.text[start - 1 : start] == ":":
            text = " " + text
        self.hoist(start, end, out)
        out.append(_Splice(start, end, text))

    def in_same_style(self, place: Place, new: Any) -> str | None:
        """A text in the quotes or the block that the old one stands in; nothing where it had none."""
        start, end = self.bounds(place)
        old = self.text[start:end]
        if not isinstance(new, str) or place.inside is not None or not new:
            return None
        if old[:1] == "'" and new.isprintable():
            return "'" + new.replace("'", "''") + "'"
        if old[:1] == '"' and "\n" not in new:
            return json.dumps(new, ensure_ascii=False).replace("\x7f", "\\x7f")
        return self.in_block_style(old, new) if old[:1] in ("|", ">") else None

    def in_block_style(self, old: str, new: str) -> str | None:
        """A text as a block of its own like the old one; nothing where it cannot stand there."""
        head, *body = old.splitlines()
        written = [line for line in body if line.strip()]
        if not written or "\n" in new.strip("\n") and old[0] == ">" and "\n\n" in new:
            return None
        pad = " " * (len(written[0]) - len(written[0].lstrip()))
        comment = head[head.index(" #") :] if " #" in head else ""
        lines = [old[0] + ("" if new.endswith("\n") else "-") + comment]
        widest = max(60, *map(len, body))
        for number, paragraph in enumerate(new.removesuffix("\n").split("\n")):
            if old[0] == "|":
                lines.append(pad + paragraph if paragraph else "")
                continue
            lines += [""] if number else []
            lines += textwrap.wrap(
                paragraph, widest, initial_indent=pad, subsequent_indent=pad, break_long_words=False,
                break_on_hyphens=False,
            )  # fmt: skip
        made = "\n".join(lines)
        return made if parse(f"v: {made}\n", self.document.name).data == {"v": new} else None

    # mappings

    def edit_braces(
        self, route: Route, place: Place, old: Mapping[str, Any], new: Mapping[str, Any], out: list[_Splice]
    ) -> None:
        places: dict[str, Place] = place.inside  # type: ignore[assignment]
        keys = list(old)
        kept = [key for key in keys if key in new]
        if not kept:
            self.replace(place, new, out, in_brackets=True)
            return
        if self.grows_too_wide(place, old, new):
            self.replace(place, new, out, in_brackets=False)
            return
        starts = {key: places[key].key_marks[0].index for key in keys}  # type: ignore[index]
        ends = {key: self.entry_end(places[key]) for key in keys}
        self.cut([(starts[key], ends[key]) for key in keys], [key in new for key in keys], out)
        for key in kept:
            self.edit((*route, key), places[key], old[key], new[key], out, in_brackets=True)
        for anchor, added in _runs(list(new), set(kept)):
            texts = [f"{scalar(key)}: {flow(new[key])}" for key in added]
            if anchor is None:
                out.append(_Splice(starts[kept[0]], starts[kept[0]], "".join(f"{text}, " for text in texts)))
            else:
                out.append(_Splice(ends[anchor], ends[anchor], "".join(f", {text}" for text in texts)))

    def grows_too_wide(self, place: Place, old: Mapping[str, Any], new: Mapping[str, Any]) -> bool:
        """Whether braces on one line would go beyond the page, which a block would not."""
        start, end = self.bounds(place)
        added = [key for key in new if key not in old]
        if not added or "\n" in self.text[start:end] or self.taken(start, end) or self.stands_elsewhere(new):
            return False
        before = self.text[self.line_start(start) : start]
        if not re.fullmatch(r"[ ]*- +|[ ]*[^\s{\[][^{\[]*: +", before):
            return False  # it stands in other brackets
        more = sum(len(scalar(key)) + 4 + len(flow(new[key])) for key in added)
        return self.after_line(end) - self.line_start(start) + more > _WIDEST

    def cut(self, spans: Sequence[tuple[int, int]], stays: Sequence[bool], out: list[_Splice]) -> None:
        """Take what does not stay out of brackets, with one comma each."""
        last = max(at for at, stay in enumerate(stays) if stay)
        for at, stay in enumerate(stays[:last]):
            if not stay:
                self.hoist(spans[at][0], spans[at + 1][0], out)
                out.append(_Splice(spans[at][0], spans[at + 1][0], ""))
        if last + 1 < len(spans):
            start, end = spans[last][1], spans[-1][1]
            self.hoist(start, end, out)
            out.append(_Splice(start, end, ""))

    def edit_block(
        self, route: Route, place: Place, old: Mapping[str, Any], new: Mapping[str, Any], out: list[_Splice]
    ) -> None:
        places: dict[str, Place] = place.inside  # type: ignore[assignment]
        keys = list(old)
        kept = [key for key in keys if key in new]
        if not kept:
            self.replace(place, new, out, in_brackets=False)
            return
        starts = {key: places[key].key_marks[0].index for key in keys}  # type: ignore[index]
        indent = places[keys[0]].key_marks[0].column  # type: ignore[index]
        for at, key in enumerate(keys):
            if key in new:
                self.edit((*route, key), places[key], old[key], new[key], out, in_brackets=False)
                continue
            line = self.line_start(starts[key])
            if self.text[line : starts[key]].strip():  # it stands behind a dash
                after = next((other for other in keys[at + 1 :] if other in new), None)
                between = [other for other in keys[: keys.index(after)] if other not in new] if after else []
                if after is not None and between[0] == key:
                    self.hoist(starts[key], starts[after], out)
                    out.append(_Splice(starts[key], starts[after], ""))
                continue
            first_kept = keys.index(kept[0])
            if at < first_kept and self.text[self.line_start(starts[keys[0]]) : starts[keys[0]]].strip():
                continue  # goes with the first, behind the dash
            start, end = line, self.after_line(self.entry_end(places[key]))
            self.hoist(start, end, out)
            if end == len(self.text) and start > 0 and self.text[end - 1 : end] != "\n":
                start = len(self.text[:start].rstrip("\r\n"))
            out.append(_Splice(start, end, ""))
        for anchor, added in _runs(list(new), set(kept)):
            lines = [line for key in added for line in self.fresh({key: new[key]}, indent)]
            if anchor is None:
                at = starts[kept[0]]
                out.append(_Splice(at, at, "\n".join(lines).lstrip() + "\n" + " " * indent))
            else:
                out.append(self.below(self.after_line(self.entry_end(places[anchor])), lines))

    # lists

    def edit_list(
        self, route: Route, place: Place, old: list[Any], new: list[Any], out: list[_Splice], *, in_brackets: bool
    ) -> None:
        places: list[Place] = place.inside  # type: ignore[assignment]
        known = self.paired(route, old, new)
        staying = _longest_run([at for at in known if at is not None])
        if not staying:
            self.replace(place, new, out, in_brackets=in_brackets)
            return
        brackets = self.text[place.marks[0].index] == "["
        stays = [at in staying for at in range(len(old))]
        if brackets and not in_brackets and self.wants_lines(place, known, new):
            self.replace(place, new, out, in_brackets=False)
            return
        if brackets:
            spans = [self.bounds(one) for one in places]
            self.cut(spans, stays, out)
        else:
            chunks = [self.chunk(one) for one in places]
            self.cut_lines(route, chunks, stays, out)
        anchor: int | None = None
        waiting: list[Any] = []
        runs: list[tuple[int | None, list[Any]]] = []
        for at, item in zip(known, new, strict=True):
            if at is not None and at in staying:
                runs += [(anchor, waiting)] if waiting else []
                anchor, waiting = at, []
                self.edit((*route, at), places[at], old[at], item, out, in_brackets=brackets or in_brackets)
            else:
                waiting.append(item)
        runs += [(anchor, waiting)] if waiting else []
        first = min(staying)
        for after, items in runs:
            if brackets:
                texts = [flow(item) for item in items]
                if after is None:
                    out.append(_Splice(spans[first][0], spans[first][0], "".join(f"{one}, " for one in texts)))
                else:
                    end = spans[after][1]
                    out.append(_Splice(end, end, "".join(f", {one}" for one in texts)))
                continue
            indent = self.dash_column(places[first])
            blank = "\n" if self.spaced(chunks) else ""
            made = ["\n".join(self.fresh_items([item], indent)) for item in items]
            if after is None:
                at = chunks[first].start
                out.append(_Splice(at, at, "".join(f"{one}\n{blank}" for one in made)))
            else:
                out.append(self.below(chunks[after].end, [f"{blank}{one}" for one in made]))

    def wants_lines(self, place: Place, known: Sequence[int | None], new: Sequence[Any]) -> bool:
        """Whether what comes into a list in brackets has lines and comments of its own, or is too long."""
        more = [item for at, item in zip(known, new, strict=True) if at is None]
        start, end = self.bounds(place)
        width = self.after_line(end) - self.line_start(start) + sum(2 + len(flow(item)) for item in more)
        if any(id(item) in self.origins for item in more):
            return True
        return bool(more) and "\n" not in self.text[start:end] and width > _WIDEST

    def paired(self, route: Route, old: Sequence[Any], new: Sequence[Any]) -> list[int | None]:
        """Which old item each new one is."""
        known: list[int | None] = [None] * len(new)
        if any(id(item) in self.origins for item in new):
            for at, item in enumerate(new):
                origin = self.origins.get(id(item))
                if origin is not None and origin[:-1] == route:
                    known[at] = origin[-1]  # type: ignore[assignment]
            return known
        before, after = ([json.dumps(item, sort_keys=True, default=str) for item in items] for items in (old, new))
        for kind, a, b, c, d in difflib.SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
            if kind in ("equal", "replace"):
                for shift in range(min(b - a, d - c)):
                    known[c + shift] = a + shift
        return known

    def cut_lines(
        self, route: Route, chunks: Sequence[_Chunk], stays: Sequence[bool], out: list[_Splice]
    ) -> None:
        """Take the lines of what does not stay out of a block, with the blank lines before or behind."""
        first = stays.index(True)
        followed = any(origin[:-1] == route for origin in self.known)
        for at, stay in enumerate(stays):
            if stay:
                continue
            start, end = chunks[at]
            if at < first and not self.text[end : chunks[at + 1].start].strip():
                end = chunks[at + 1].start
            elif at > first and not self.text[chunks[at - 1].end : start].strip():
                start = chunks[at - 1].end
            left = ""
            if (*route, at) not in self.kept:
                comments = self.taken(start, end)
                if followed:
                    self.gone += comments  # they speak of what was taken out
                else:
                    pad = " " * self.column_of_chunk(chunks[at])
                    left = "".join(f"{pad}{comment}\n" for comment in comments)
            out.append(_Splice(start, end, left))

    def column_of_chunk(self, chunk: _Chunk) -> int:
        line = self.text[chunk.start : self.after_line(chunk.start)]
        return len(line) - len(line.lstrip(" "))

    def dash(self, place: Place) -> int:
        """Where the dash of an item stands."""
        before = self.text[: place.marks[0].index].rstrip()
        at = len(before) - 1
        if not before.endswith("-") or self.text[self.line_start(at) : at].strip():
            raise NoPlaceError(
                f"{self.document.name}:{place.marks[0].line + 1}: this list is written in a way that items cannot be "
                "put into; write each on a line of its own, behind a dash"
            )
        return at

    def dash_column(self, place: Place) -> int:
        return self.column(self.dash(place))

    def chunk(self, place: Place) -> _Chunk:
        """The lines of an item of a block."""
        dash = self.dash(place)
        column = self.column(dash)
        start = self.line_start(dash)
        while start > 0:
            above = self.line_start(start - 1)
            line = self.text[above:start]
            if not _COMMENT_LINE.match(line) or len(line) - len(line.lstrip()) > column:
                break
            start = above
        end = self.after_line(max(self.bounds(place)[1], dash))
        while end < len(self.text):
            line = self.text[end : self.after_line(end)]
            if not _COMMENT_LINE.match(line) or len(line) - len(line.lstrip()) <= column:
                break
            end = self.after_line(end)
        return _Chunk(start, end)

    def spaced(self, chunks: Sequence[_Chunk]) -> bool:
        """Whether blank lines stand between the items."""
        gaps = [not self.text[one.end : two.start].strip() and two.start > one.end
                for one, two in zip(chunks, chunks[1:], strict=False)]  # fmt: skip
        return sum(gaps) * 2 > len(gaps)

    # what is written anew

    def fresh(self, value: Any, indent: int) -> Iterator[str]:
        """The lines of a value in a block; items that stood elsewhere with theirs."""
        if isinstance(value, dict):
            for key, inner in value.items():
                if self.stands_elsewhere(inner):
                    yield f"{' ' * indent}{scalar(str(key))}:"
                    yield from self.fresh(inner, indent + 2)
                else:
                    yield from lines_of({key: inner}, indent)
        elif isinstance(value, list):
            yield from self.fresh_items(value, indent)
        else:
            yield " " * indent + flow(value)

    def stands_elsewhere(self, value: Any) -> bool:
        """Whether an item with lines of its own is somewhere in a value."""
        if isinstance(value, dict):
            return any(self.stands_elsewhere(inner) for inner in value.values())
        return isinstance(value, list) and any(
            id(item) in self.origins or self.stands_elsewhere(item) for item in value
        )

    def fresh_items(self, items: Sequence[Any], indent: int) -> Iterator[str]:
        for item in items:
            origin = self.origins.get(id(item))
            if origin is not None and (moved := self.moved(item, origin, indent)) is not None:
                yield from moved
            elif isinstance(item, dict) and self.stands_elsewhere(item):
                first, *rest = self.fresh(item, indent + 2)
                yield f"{' ' * indent}- {first.lstrip()}"
                yield from rest
            else:
                yield from lines_of([item], indent)

    def moved(self, item: Any, origin: Route, indent: int) -> list[str] | None:
        """The lines of an item that stood elsewhere, with what changed in it; nothing where it had none."""
        holder = self.document.resolve(origin[:-1])[1]
        place = self.document.resolve(origin)[1]
        if holder is None or place is None or not isinstance(holder.inside, list):
            return None
        if self.text[holder.marks[0].index] == "[":
            return None
        start, end = self.chunk(place)
        splices: list[_Splice] = []
        old: Any = self.document.data
        for step in origin:
            old = old[step]
        self.edit(origin, place, old, item, splices, in_brackets=False)
        lines = self.applied(splices, start, end).rstrip("\r\n").splitlines()
        shift = indent - self.dash_column(place)
        if shift >= 0:
            return [" " * shift + line if line.strip() else line for line in lines]
        return [line[min(-shift, len(line) - len(line.lstrip(" "))) :] for line in lines]


def _runs(keys: Sequence[str], kept: set[str]) -> Iterator[tuple[str | None, list[str]]]:
    """New keys that stand together, with the kept one before them."""
    anchor: str | None = None
    waiting: list[str] = []
    for key in keys:
        if key in kept:
            if waiting:
                yield anchor, waiting
            anchor, waiting = key, []
        else:
            waiting.append(key)
    if waiting:
        yield anchor, waiting


def _longest_run(numbers: Sequence[int]) -> set[int]:
    """As many of the numbers as stand in rising order: these need not be moved."""
    tails: list[int] = []
    before: dict[int, int | None] = {}
    for number in numbers:
        at = bisect_left(tails, number)
        before[number] = tails[at - 1] if at else None
        tails[at : at + 1] = [number]
    chain: set[int] = set()
    last = tails[-1] if tails else None
    while last is not None:
        chain.add(last)
        last = before[last]
    return chain
