"""New values in the text of a map, so that everything else stays to the letter: layout, comments, quotes.

Each difference becomes a piece of text in place of another, by the places that the reader kept. Items of
lists are told apart by where they stood (`origins`), so one that was moved takes its lines and comments
along. What comes out is read again: it counts only where it says what it should and no comment is lost.
"""

from __future__ import annotations

import difflib
import json
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from cxmap.exchange.merging.comments import comments_of
from cxmap.exchange.merging.layout import Chunk, Layout, NoPlaceError, Splice
from cxmap.exchange.merging.pairing import alike, longest_run, runs
from cxmap.exchange.yaml_text import flow, lines_of, on_one_line
from cxmap.scalars import scalar
from cxmap.source import Document, Route, parse
from cxmap.source.document import Place

_WIDEST = 110
_BEHIND = re.compile(r"[ \t]+#[^\r\n]*")


class Rewritten(NamedTuple):
    """The text of a map with other values, and the comments that went with items that were taken out."""

    text: str
    gone: tuple[str, ...]


def rewritten(document: Document, data: Mapping[str, Any], origins: Mapping[int, Route]) -> Rewritten:
    """The text of a document with these values.

    `origins` names by `id()` where an item of a list stood in the document. Raises NoPlaceError where the
    text cannot be kept around a change.
    """
    return _Rewriter(document, origins).run(data)


class _Rewriter(Layout):
    def __init__(self, document: Document, origins: Mapping[int, Route]) -> None:
        super().__init__(document)
        self.origins = origins
        self.gone: list[str] = []
        self.known = frozenset(origins.values())
        self.kept: frozenset[Route] = frozenset()
        """Where the items stood that are still in the map, be it elsewhere."""

    def run(self, data: Mapping[str, Any]) -> Rewritten:
        document = self.document
        if document.place is None or document.data is None:
            raise NoPlaceError(f"{document.name} holds nothing that could be changed")
        self.kept = frozenset(self.routes(data))
        splices: list[Splice] = []
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
                f"{name}: the comment `{next(iter(lost))[:60]}` would be lost; nothing was changed. Put "
                "it on a line "
                "of its own above the item"
            )

    def edit(
        self, route: Route, place: Place, old: Any, new: Any, out: list[Splice], *, in_brackets: bool
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
        elif (
            isinstance(new, list) and isinstance(old, list) and isinstance(place.inside, list) and new and old
        ):
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

    def replace(self, place: Place, new: Any, out: list[Splice], *, in_brackets: bool) -> None:
        start, end = self.bounds(place)
        key = place.key_marks
        colon = start if key is None else self.text.find(":", key[1].index) + 1
        if key is not None and place.inside is not None and self.text[start : start + 1] not in ("{", "["):
            start = colon
        indent = self.column(start) if key is None else key[0].column
        room = _WIDEST - indent - (2 if key is None else key[1].index - key[0].index + 2)
        text = None if in_brackets else self.in_same_style(place, new)
        if text is None:
            text = (
                flow(new) if in_brackets else None if self.stands_elsewhere(new) else on_one_line(new, room)
            )
        if text is None and key is not None:
            behind = _BEHIND.match(self.text, end)
            kept, end = (behind[0], behind.end()) if behind else ("", end)  # a comment stays behind its key
            self.hoist(start, end - len(kept), out)
            text = kept + "".join(f"\n{line}" for line in self.fresh(new, indent + 2))
            out.append(Splice(colon, end, text))
            return
        if text is None:
            text = "\n".join(self.fresh(new, indent)).lstrip()
        elif self.text[start - 1 : start] == ":":
            text = " " + text
        self.hoist(start, end, out)
        out.append(Splice(start, end, text))

    def edit_braces(
        self, route: Route, place: Place, old: Mapping[str, Any], new: Mapping[str, Any], out: list[Splice]
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
        for anchor, added in runs(list(new), set(kept)):
            texts = [f"{scalar(key)}: {flow(new[key])}" for key in added]
            if anchor is None:
                out.append(Splice(starts[kept[0]], starts[kept[0]], "".join(f"{text}, " for text in texts)))
            else:
                out.append(Splice(ends[anchor], ends[anchor], "".join(f", {text}" for text in texts)))

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

    def cut(self, spans: Sequence[tuple[int, int]], stays: Sequence[bool], out: list[Splice]) -> None:
        """Take what does not stay out of brackets, with one comma each."""
        last = max(at for at, stay in enumerate(stays) if stay)
        for at, stay in enumerate(stays[:last]):
            if not stay:
                self.hoist(spans[at][0], spans[at + 1][0], out)
                out.append(Splice(spans[at][0], spans[at + 1][0], ""))
        if last + 1 < len(spans):
            start, end = spans[last][1], spans[-1][1]
            self.hoist(start, end, out)
            out.append(Splice(start, end, ""))

    def edit_block(
        self, route: Route, place: Place, old: Mapping[str, Any], new: Mapping[str, Any], out: list[Splice]
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
                    out.append(Splice(starts[key], starts[after], ""))
                continue
            first_kept = keys.index(kept[0])
            if at < first_kept and self.text[self.line_start(starts[keys[0]]) : starts[keys[0]]].strip():
                continue  # goes with the first, behind the dash
            start, end = line, self.after_line(self.entry_end(places[key]))
            self.hoist(start, end, out)
            if end == len(self.text) and start > 0 and self.text[end - 1 : end] != "\n":
                start = len(self.text[:start].rstrip("\r\n"))
            out.append(Splice(start, end, ""))
        for anchor, added in runs(list(new), set(kept)):
            lines = [line for key in added for line in self.fresh({key: new[key]}, indent)]
            if anchor is None:
                at = starts[kept[0]]
                out.append(Splice(at, at, "\n".join(lines).lstrip() + "\n" + " " * indent))
            else:
                out.append(self.below(self.after_line(self.entry_end(places[anchor])), lines))

    def edit_list(
        self,
        route: Route,
        place: Place,
        old: list[Any],
        new: list[Any],
        out: list[Splice],
        *,
        in_brackets: bool,
    ) -> None:
        places: list[Place] = place.inside  # type: ignore[assignment]
        known = self.paired(route, old, new)
        staying = longest_run([at for at in known if at is not None])
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
        groups: list[tuple[int | None, list[Any]]] = []
        for at, item in zip(known, new, strict=True):
            if at is not None and at in staying:
                groups += [(anchor, waiting)] if waiting else []
                anchor, waiting = at, []
                self.edit((*route, at), places[at], old[at], item, out, in_brackets=brackets or in_brackets)
            else:
                waiting.append(item)
        groups += [(anchor, waiting)] if waiting else []
        first = min(staying)
        for after, items in groups:
            if brackets:
                texts = [flow(item) for item in items]
                if after is None:
                    out.append(Splice(spans[first][0], spans[first][0], "".join(f"{one}, " for one in texts)))
                else:
                    end = spans[after][1]
                    out.append(Splice(end, end, "".join(f", {one}" for one in texts)))
                continue
            indent = self.dash_column(places[first])
            blank = "\n" if self.spaced(chunks) else ""
            made = ["\n".join(self.fresh_items([item], indent)) for item in items]
            if after is None:
                at = chunks[first].start
                out.append(Splice(at, at, "".join(f"{one}\n{blank}" for one in made)))
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
        before, after = (
            [json.dumps(item, sort_keys=True, default=str) for item in items] for items in (old, new)
        )
        for kind, a, b, c, d in difflib.SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
            if kind in ("equal", "replace"):
                for shift in range(min(b - a, d - c)):
                    known[c + shift] = a + shift
        return known

    def cut_lines(
        self, route: Route, chunks: Sequence[Chunk], stays: Sequence[bool], out: list[Splice]
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
            out.append(Splice(start, end, left))

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
        splices: list[Splice] = []
        old: Any = self.document.data
        for step in origin:
            old = old[step]
        self.edit(origin, place, old, item, splices, in_brackets=False)
        lines = self.applied(splices, start, end).rstrip("\r\n").splitlines()
        shift = indent - self.dash_column(place)
        if shift >= 0:
            return [" " * shift + line if line.strip() else line for line in lines]
        return [line[min(-shift, len(line) - len(line.lstrip(" "))) :] for line in lines]
