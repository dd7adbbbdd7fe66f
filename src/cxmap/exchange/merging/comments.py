"""The comments of a map file: YAML's events say nothing of them, and people do not want to lose them."""

from __future__ import annotations

from bisect import bisect_right
from typing import NamedTuple

from cxmap.source.document import LINE_BREAK, Document


class Comment(NamedTuple):
    """A comment, by positions in the text."""

    start: int
    end: int
    text: str


def comments_of(document: Document) -> list[Comment]:
    """Every comment of a document, in its order."""
    text = document.text
    if "#" not in text:
        return []
    spans = sorted(_written(document))
    begins = [start for start, _ in spans]
    found, at = [], 0
    for line_end in [match.start() for match in LINE_BREAK.finditer(text)] + [len(text)]:
        look = max(at, 0)
        while (sign := text.find("#", look, line_end)) >= 0:
            apart = sign == at or text[sign - 1] in " \t\r\n"
            before = bisect_right(begins, sign) - 1
            if apart and not (before >= 0 and spans[before][0] <= sign < spans[before][1]):
                found.append(Comment(sign, line_end, text[sign:line_end].rstrip()))
                break
            look = sign + 1
        at = line_end + (2 if text.startswith("\r\n", line_end) else 1)
    return found


def _written(document: Document) -> list[tuple[int, int]]:
    """Where keys and plain values stand; they never lie inside each other."""
    spans = []
    waiting = [document.place] if document.place is not None else []
    while waiting:
        place = waiting.pop()
        if place.key_marks is not None:
            spans.append((place.key_marks[0].index, place.key_marks[1].index))
        if place.inside is not None:
            waiting += place.inside.values() if isinstance(place.inside, dict) else place.inside
            continue
        start, end = place.marks[0].index, place.marks[1].index
        if document.text[start : start + 1] in ("|", ">"):
            end = start + len(document.text[start:end].rstrip())
        spans.append((start, end))
    return spans
