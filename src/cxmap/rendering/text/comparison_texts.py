"""What is said of groups, or maps, that are compared, in words: for tables, Markdown and the last lines."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from cxmap.rendering.text.numbers import NONE, interval, number, percent, scale_numbers
from cxmap.scoring.closing import Closing, Gap
from cxmap.scoring.compared import Compared
from cxmap.scoring.comparison import Pair, Row, Standing
from cxmap.view.numbers import ScaleNumbers

WHOLE = "the whole"
NEVER = "never"
LACKING = "lacking"
WITHHELD = "withheld"
_HOW = {
    "market": "by market",
    "persona": "by persona",
    "segment": "by segment",
    "variant": "by variant",
    "map": "two maps",
}
_EACH = {
    "market": "markets",
    "persona": "personas",
    "segment": "segments",
    "variant": "variants",
    "map": "maps",
}
_NO_TEST = {
    "asked otherwise": "not tested (asked in different ways)",
    "too few": "not tested (too few answers)",
    "no margin": "not tested (no margin of error)",
}


def listed(names: Sequence[str]) -> str:
    """Names after each other, told apart also where they hold commas."""
    return ("; " if any("," in name for name in names) else ", ").join(names)


class Writer:
    """The words for one comparison."""

    def __init__(self, compared: Compared) -> None:
        self.compared = compared
        self.table = compared.table
        self.sides = compared.table.sides
        self.shown: ScaleNumbers = scale_numbers(compared.scale.min, compared.scale.max)
        self.absent = LACKING if compared.by == "map" else NEVER
        self.worst = "worse" if compared.by == "map" else "worst"

    def head(self) -> str:
        """Its title."""
        scale = self.compared.scale
        ends = f"{self.shown.score(scale.min)} .. {self.shown.score(scale.max)}"
        lower = ", lower is better" if scale.direction == "lower-is-better" else ""
        return f"{self.compared.title}: {_HOW[self.compared.by]}; scale {ends}{lower}"

    def score(self, standing: Standing) -> str:
        """A score, in brackets where it is everybody's; a word where there is none."""
        if standing.score is None:
            return {"withheld": WITHHELD, "absent": self.absent}.get(standing.basis, NONE)
        shown = self.shown.score(standing.score)
        return f"({shown})" if standing.basis == "shared" else shown

    def places(self, count: int) -> str:
        """A number of touchpoints, or of places where phases are scored as a whole."""
        noun = "place" if any(row.is_phase for row in self.table.places) else "touchpoint"
        return f"{number(count)} {noun}{'' if count == 1 else 's'}"

    def names(self, at: Sequence[int]) -> str:
        """Sides by name."""
        return listed([self.sides[side].name for side in at])

    def difference(self, row: Row) -> str:
        """How far the two lie apart that lie furthest apart."""
        pair = row.widest
        return NONE if pair is None or pair.gain is None else self.shown.plain(abs(pair.gain))

    def ends(self, row: Row) -> str:
        """The interval of the same."""
        pair = row.widest
        if pair is None or pair.contrast is None:
            return ""
        low, high = pair.contrast.low, pair.contrast.high
        if low is not None and high is not None and (pair.gain or 0.0) < 0.0:
            low, high = -high, -low
        return interval(self.shown, low, high)

    def judged(self, row: Row, pair: Pair | None) -> str:
        """What the test says, or why there is none."""
        if pair is None or pair.contrast is None:
            return ""
        if pair.contrast.p_value is not None:
            return "more than chance" if pair.stands else "may be chance"
        if pair.contrast.basis != "believed":
            return _NO_TEST.get(pair.contrast.basis, _NO_TEST["no margin"])
        bases = {row.standings[side].basis for side in (pair.first, pair.second)}
        return "our estimate" if bases == {"believed"} else "not tested (not all measured)"

    def name(self, row: Row) -> str:
        """What a row is called."""
        if row.level == "whole":
            return WHOLE
        return f"{row.name} (the phase as a whole)" if row.level == "place" and row.is_phase else row.name

    def notes(self, row: Row) -> str:
        """What is to be said of a row besides its numbers."""
        return "; ".join(self._notes(row))

    def _notes(self, row: Row) -> Iterator[str]:
        if row.level != "place":
            if not row.of:
                yield "no scores of their own"
            elif not row.over:
                yield f"all of them score none of the {self.places(row.of)} that any scores"
            elif row.over < row.of:
                yield f"over {row.over} of {row.of} that all of them score"
        if row.level == "place" and any(own.basis == "shared" for own in row.standings):
            yield "one score for everybody"
        for side, own in zip(self.sides, row.standings, strict=True):
            if own.basis == "mixed":
                yield f"{side.name}: partly measured"
            if own.without:
                yield f"{side.name} without {listed(own.without)}, who have no score of their own"
            if own.floor is not None and own.basis != "withheld":
                yield f"{side.name}: answers withheld (privacy floor {number(own.floor)})"
        if row.level == "place" and row.note:
            yield row.note

    def summary(self) -> Iterator[str]:
        """Who is served worst, and all that holds for the whole comparison."""
        table, compared = self.table, self.compared
        if not table.contested:
            yield f"no touchpoint has scores of two {_EACH[compared.by]}: nothing can be compared"
        else:
            yield self._worst()
            counts = [f"{side.name} {table.worst_at(at)}" for at, side in enumerate(self.sides)]
            several = "both" if len(self.sides) == 2 else "two or more"
            yield (
                f"{self.worst} at: {', '.join(counts)}; "
                f"of {self.places(table.contested)} that {several} score"
            )
        short = [f"{side.name} {table.short_at(at)}" for at, side in enumerate(self.sides)]
        whom = "" if compared.by == "persona" else " for somebody"
        yield f"below goal{whom} at: {', '.join(short)}"
        if table.tested:
            share = percent(compared.confidence)
            yield (
                f"1 comparison tested at {share}"
                if table.tested == 1
                else f"{number(table.tested)} comparisons tested together at {share} (Holm 1979); "
                f"intervals are of {share} each"
            )
        if compared.closing is not None:
            yield from self._closing(compared.closing)
        yield from self._asides()

    def _worst(self) -> str:
        whole = self.table.whole
        if not whole.over:
            return "no touchpoint is scored by all of them: nobody is served worst on the whole"
        over = f"over {self.places(whole.over)} that all of them score"
        if not whole.worst:
            scores = {self.shown.score(own.score) for own in whole.standings if own.is_own}
            return f"alike on the whole: {', '.join(sorted(scores))} {over}"
        worst = whole.worst[0]
        pair = whole.widest
        assert pair is not None
        best = pair.second if pair.first in whole.worst else pair.first
        score = self.shown.score(whole.standings[worst].score)
        head = "worse on the whole" if self.compared.by == "map" else "served worst"
        return (
            f"{head}: {self.names(whole.worst)}, {score} {over}; {self.difference(whole)} worse "
            f"than {self.sides[best].name}, {self.judged(whole, pair)}"
        )

    def _closing(self, closing: Closing) -> Iterator[str]:
        """What would become of the gaps of today."""

        def lacking_at(gaps: Sequence[Gap]) -> str:
            return listed([f"{gap.name} ({self.shown.difference(-gap.then)})" for gap in gaps])

        yield (
            f"of {self.places(closing.below)} below goal now, {number(len(closing.met))} would meet it"
            + (f": {listed([gap.name for gap in closing.met])}" if closing.met else "")
        )
        if closing.closed is not None:
            lacking, left = self.shown.plain(closing.now), self.shown.plain(closing.then)
            change = "of the gap closed" if closing.closed >= 0.0 else "more than now"
            yield (
                f"of {lacking} points lacking there, {left} would be left: "
                f"{percent(abs(closing.closed))} {change}"
            )
        if closing.remaining:
            yield f"would stay below goal: {lacking_at(closing.remaining)}"
        if closing.opened:
            yield f"would fall below goal: {lacking_at(closing.opened)}"
        if closing.gone:
            yield f"below goal now, and no longer there: {listed(closing.gone)}"
        if closing.untold:
            yield f"below goal now, without a score in the future: {listed(closing.untold)}"

    def _asides(self) -> Iterator[str]:
        compared = self.compared
        standings = [own for row in self.table.places for own in row.standings]
        bases = {own.basis for own in standings}
        if "shared" in bases:
            yield "scores in brackets are given for everybody, and compared with nobody's"
        if "absent" in bases:
            yield (
                f"{LACKING}: the map has no such touchpoint"
                if compared.by == "map"
                else f"{NEVER}: that {compared.by} does not come there"
            )
        if "withheld" in bases:
            floor = max(own.floor or 0 for own in standings if own.basis == "withheld")
            yield f"{WITHHELD}: too few answers, or they would tell those of others (privacy floor {floor})"
        for side in self.sides:
            if side.people:
                yield f"{side.name}: {listed(side.people)}"
        if compared.empty:
            yield (
                f"nobody stands for {listed(compared.empty)}: no persona and no variant has it as its "
                f"{compared.by}"
            )
        if compared.outside:
            yield f"in no {compared.by}: {listed(compared.outside)}"
        for side, names in zip(self.sides, compared.only, strict=False):
            if names:
                yield f"only in {side.name}: {listed(names)}"
        if compared.converted:
            yield f"scores of {self.sides[1].name} are brought to the scale of {self.sides[0].name}"
        for name in compared.future:
            yield f"{name} shows the future: its scores are hoped for, nobody had them"
