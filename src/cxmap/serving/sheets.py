"""A page of a picture as an element of a page of HTML, and what of it a browser lacks with an earlier one."""

from __future__ import annotations

from hashlib import blake2b
from itertools import takewhile

from msgspec import Struct


class Change(Struct, frozen=True):
    """What of a page is sent: all of it, or where a browser has an earlier one, the marks that it lacks."""

    digest: str
    element: str
    was: str = ""
    """The digest of the page that it changes."""
    hunks: str = ""
    """`at,gone,come` for each run of marks: where in the earlier page, how many go, how many come."""


class Sheet(Struct, frozen=True):
    """One page of a picture. Equal digests stand for equal pages."""

    head: str
    """Up to the first mark."""
    marks: tuple[str, ...]
    """Elements in the order in which they are painted; none where a page is not known to be made of such."""
    tail: str
    digest: str

    @property
    def whole(self) -> Change:
        """All of it."""
        return Change(self.digest, "\n".join((self.head, *self.marks, self.tail)))

    def since(self, before: Sheet) -> Change:
        """What a browser lacks that shows the page before."""
        if before.digest == self.digest:
            return Change(self.digest, "", before.digest)
        if not self.marks or not before.marks:
            return self.whole
        hunks = _hunks(before.marks, self.marks)
        come = [mark for at, _, here, many in hunks for mark in self.marks[here : here + many]]
        told = " ".join(f"{at},{gone},{many}" for at, gone, _, many in hunks)
        return Change(self.digest, "\n".join((self.head, *come, self.tail)), before.digest, told)


def sheet_of(svg: str) -> Sheet:
    """The page that is this element, a mark a line as the backend writes them."""
    digest = blake2b(svg.encode(), digest_size=12).hexdigest()
    lines = svg.rstrip("\n").split("\n")
    begins = next((at for at, line in enumerate(lines) if line.startswith("<g ")), 0) + 1
    marks = lines[begins:-2]
    if lines[-2:] != ["</g>", "</svg>"] or not all(mark[0] == "<" and mark[-1] == ">" for mark in marks):
        return Sheet(svg, (), "", digest)
    return Sheet("\n".join(lines[:begins]), tuple(marks), "\n".join(lines[-2:]), digest)


def _hunks(before: tuple[str, ...], after: tuple[str, ...]) -> list[tuple[int, int, int, int]]:
    """Runs that differ: where and how long they are before, and where and how long after."""
    if len(before) == len(after):
        differ = [at for at, (old, new) in enumerate(zip(before, after, strict=True)) if old != new]
        runs: list[list[int]] = []
        for at in differ:
            if runs and runs[-1][-1] == at - 1:
                runs[-1].append(at)
            else:
                runs.append([at])
        return [(run[0], len(run), run[0], len(run)) for run in runs]
    start = _shared(before, after)
    end = min(_shared(before[::-1], after[::-1]), min(len(before), len(after)) - start)
    return [(start, len(before) - start - end, start, len(after) - start - end)]


def _shared(one: tuple[str, ...], other: tuple[str, ...]) -> int:
    """How many marks both begin with."""
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))
