"""Maps mended where a cure is certain: by hand nobody would do anything else, and nothing else changes."""

from __future__ import annotations

import os
from collections.abc import Callable
from typing import TYPE_CHECKING

from cxmap.api.reading import Checked, examined_with, opened
from cxmap.api.rewritten import MARK, Rewritten
from cxmap.api.surroundings import Surroundings
from cxmap.errors import CxmapError
from cxmap.source import Diagnostic, Document, document_of, read_bytes

if TYPE_CHECKING:
    from cxmap.ages import Ages

MOST_ROUNDS = 60
"""A cure may uncover another; a map that still has some after so many rounds keeps them."""


class Mended(Rewritten, frozen=True):
    """A map file before and after, and what was mended."""

    cured: tuple[Diagnostic, ...]


def mended(name: str, *, advice: Ages, keeps: Callable[[Checked], Checked]) -> Mended:
    """A file with every cure that can be put in, for findings that `keeps` leaves to speak of.

    A map with errors is left as it is, and so is text that is not plain UTF-8. Raises InputError where the
    file cannot be read, and CxmapError for standard input, which cannot be written.
    """
    if name == "-":
        raise CxmapError("standard input cannot be mended; give the file")
    raw = read_bytes(os.fspath(name))
    document = document_of(raw, name)
    start = MARK if raw.startswith(MARK.encode()) else ""
    before = start + document.text
    if before.encode("utf-8", "surrogatepass") != raw or _is_unsound(document):
        return Mended(name, raw.decode("utf-8", "replace"), raw.decode("utf-8", "replace"), ())
    after, cured = _cured(document, advice=advice, keeps=keeps)
    return Mended(name, before, start + after.text, tuple(cured))


def cured_text(text: str, name: str, *, advice: Ages, keeps: Callable[[Checked], Checked]) -> str:
    """The text of a map with every cure that can be put in; as it is where the map has errors."""
    document = document_of(text.encode("utf-8", "surrogatepass"), name)
    if document.text != text or _is_unsound(document):
        return text
    return _cured(document, advice=advice, keeps=keeps)[0].text


def _cured(
    document: Document, *, advice: Ages, keeps: Callable[[Checked], Checked]
) -> tuple[Document, list[Diagnostic]]:
    from cxmap.source.splicing import spliced

    name, cured = document.name, list[Diagnostic]()
    for _ in range(MOST_ROUNDS):
        state = opened(
            name, document.text.encode(), Surroundings(name), links=True, shared=True, advice=advice
        )
        curable = [problem for problem in keeps(state.checked).diagnostics if problem.fixes]
        new = spliced(document, [fix for problem in curable for fix in problem.fixes])
        after = document_of(new.text.encode(), name)
        if not new.done or _is_unsound(after):
            break
        cured += [problem for problem in curable if set(problem.fixes) <= set(new.done)]
        document = after
    return document, cured


def _is_unsound(document: Document) -> bool:
    examined = examined_with(document, Surroundings(document.name).read)
    return any(problem.severity == "error" for problem in examined.problems)
