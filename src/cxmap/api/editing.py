"""A map while it is written: what an editor shows of its text, which need not be on disk or a map yet."""

from __future__ import annotations

from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from msgspec import Struct

if TYPE_CHECKING:
    from cxmap.api.linting import Ruling
    from cxmap.editing.curing import Cure
    from cxmap.editing.draft import Draft, Edit
    from cxmap.editing.figures import Figures, Hint
    from cxmap.editing.hovering import Card
    from cxmap.editing.ids import Thing
    from cxmap.editing.outline import Item
    from cxmap.editing.proposing import Proposal
    from cxmap.editing.renaming import Refusal, Renaming
    from cxmap.model import Map
    from cxmap.source import Diagnostic, Span

NO_FILE = "-"
"""The name of a text that no file in the workspace holds: nothing beside it is looked at."""


class Lead(NamedTuple):
    """Where a link of the text leads, and where that stands in it."""

    to: str
    """A web address, or the path of a file."""
    is_file: bool
    span: Span


class Found(NamedTuple):
    """Where something stands: in the text itself, or in another file of the project."""

    span: Span
    path: str | None = None
    """The other file."""
    text: str = ""
    """What the other file holds."""


class Edited(Struct, frozen=True, dict=True):
    """One state of a text. Lines and columns that are given count from 0; those of a `Span` count from 1."""

    text: str
    path: str = NO_FILE
    """The map file that it belongs to, whose settings and neighbours count; or none."""
    root: Path | None = None
    """The folder that no link leads out of."""

    @cached_property
    def draft(self) -> Draft:
        """The text, as far as it can be read."""
        from cxmap.editing.draft import Draft

        if self.path == NO_FILE:
            return Draft(self.text, self.path)
        from cxmap.api.surroundings import Surroundings

        return Draft(self.text, self.path, Surroundings(self.path).read)

    # findings

    @cached_property
    def verdict(self) -> Verdict:
        """What `cxmap validate` would say of this text at this place."""
        return verdict_of(self.path, self.text.encode("utf-8", "surrogatepass"))

    @property
    def is_judged(self) -> bool:
        """Whether its findings and figures are known, so that asking for them takes no time."""
        return "verdict" in self.__dict__ and "figures" in self.__dict__

    def cures(self, problem: Diagnostic) -> list[Cure]:
        """What can be done about a finding."""
        from cxmap.editing.curing import cures

        return cures(self.draft, problem)

    def mended(self) -> list[Edit]:
        """The edits that put in every certain cure."""
        from cxmap.api.fixing import cured_text
        from cxmap.editing.draft import difference

        if not self.draft.is_whole or self.path == NO_FILE:
            return []
        rules = self.verdict.ruling
        after = cured_text(self.text, self.path, advice=rules.ages, keeps=rules.kept)
        edit = difference(self.text, after)
        return [] if edit is None else [edit]

    # figures

    @cached_property
    def figures(self) -> Figures | None:
        """The gaps of the map; nothing while it, or the settings that it is judged by, are of no use."""
        map_ = self.verdict.map
        if map_ is None or self.verdict.complaint:
            return None
        from cxmap.api.judging import gaps
        from cxmap.api.settings import configuration_for, scoring_of
        from cxmap.editing.figures import Figures
        from cxmap.locale import words_for

        settings = scoring_of(configuration_for(self.path))
        return Figures(map_, gaps(map_, **settings), words_for(map_.language))

    def hints(self) -> list[Hint]:
        """The gap of every touchpoint, behind its name."""
        return [] if self.figures is None else self.figures.hints(self.draft.document)

    def card(self, line: int, column: int) -> Card | None:
        """What there is to be said of a point of the text."""
        from cxmap.editing.hovering import card_at

        return card_at(self.draft, line, column, self.figures)

    # writing

    def proposals(self, line: int, column: int) -> tuple[Proposal, ...]:
        """What may be written at a point."""
        from cxmap.editing.proposing import proposals

        return proposals(self.draft, line, column)

    def definition(self, line: int, column: int) -> Found | None:
        """Where the thing that is named or referred to at a point has its id, in a shared file too."""
        from cxmap.editing.places import spot_at

        spot = spot_at(self.draft.document, line, column)
        lent = None if spot is None else self.draft.ids.lent_at(spot)
        if lent is not None and (lender := self.draft.whole.lender_of(lent.route)) is not None:
            document = lender[1].document
            place = document.locate((*lender[1].route, "id")) or document.locate(lender[1].route)
            return None if place is None else Found(place, document.name, document.text)
        thing = self._thing_at(line, column)
        place = None if thing is None else self.draft.document.locate(thing.at)
        return None if place is None else Found(place)

    def _thing_at(self, line: int, column: int) -> Thing | None:
        from cxmap.editing.places import spot_at

        spot = spot_at(self.draft.document, line, column)
        return None if spot is None else self.draft.ids.at(spot)

    def references(self, line: int, column: int, *, declaration: bool = True) -> list[Span]:
        """Every place that refers to the thing at a point, with the one where it has its id."""
        thing = self._thing_at(line, column)
        if thing is None:
            return []
        locate = self.draft.document.locate
        spans = [locate(use.route, "key" if use.is_key else "value") for use in self.draft.ids.uses_of(thing)]
        if declaration:
            spans.append(locate(thing.at))
        return sorted({span for span in spans if span is not None})

    def renamable(self, line: int, column: int) -> Renaming | Refusal:
        """The id at a point that could be renamed, or why there is none."""
        from cxmap.editing.renaming import renamable

        return renamable(self.draft, line, column)

    def renamed(self, line: int, column: int, new: str) -> list[Edit] | Refusal:
        """The edits that rename it everywhere, or why that cannot be."""
        from cxmap.editing.renaming import renamed

        return renamed(self.draft, line, column, new)

    # outline

    def outline(self) -> tuple[Item, ...]:
        """Phases with touchpoints, and all other things."""
        from cxmap.editing.outline import outline

        return outline(self.draft)

    def folds(self) -> tuple[tuple[int, int], ...]:
        """Lines from and to which something can be folded."""
        from cxmap.editing.outline import folds

        return folds(self.draft)

    def links(self) -> list[Lead]:
        """Every link that leads to the web, or to a file of the project that is there."""
        from cxmap.editing.leading import ways

        found = []
        for way in ways(self.draft):
            if way.to.startswith(("https://", "http://", "mailto:")):
                found.append(Lead(way.to, False, way.span))
            elif (place := self._file(way.to)) is not None:
                found.append(Lead(str(place), True, way.span))
        return found

    def _file(self, to: str) -> Path | None:
        """A file beside the map, unless it lies outside of the project, also behind a link, or is none."""
        if self.root is None or self.path == NO_FILE:
            return None
        try:
            place = (Path(self.path).parent / to).resolve(strict=True)
            fits = place.is_relative_to(self.root.resolve()) and place.is_file()
        except (OSError, RuntimeError, ValueError):
            return None
        return place if fits else None


class Verdict(Struct, frozen=True):
    """What was found in a text, and what of it is spoken of."""

    map: Map | None
    problems: tuple[Diagnostic, ...]
    ruling: Ruling
    """How it was judged, and any other text in its place would be."""

    @property
    def complaint(self) -> str:
        """Why the settings of the project could not be used."""
        return "; ".join(self.ruling.complaints)


def verdict_of(path: str, content: bytes | None = None) -> Verdict:
    """What `cxmap validate` says of a file, or of what it may hold one day.

    Raises InputError for a file that cannot be read.
    """
    from cxmap.api.judging import today
    from cxmap.api.linting import ruling_of
    from cxmap.api.reading import opened
    from cxmap.api.surroundings import Surroundings
    from cxmap.source import read_bytes

    raw = read_bytes(path) if content is None else content
    rules, is_file = ruling_of(path, today()), path != NO_FILE
    state = opened(
        path,
        raw,
        Surroundings(path),
        measured=is_file,
        links=is_file,
        shared=True,
        advice=rules.ages,
    )
    return Verdict(state.map, rules.kept(state.checked).diagnostics, rules)


def is_map_text(name: str, text: str) -> bool:
    """Whether a text is that of a map, by its file's name or by its first key."""
    from cxmap.source import is_map

    return is_map(name, text[:65_536].encode("utf-8", "surrogatepass"))
