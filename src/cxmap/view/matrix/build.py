"""From a scorecard to the matrix: every lane that has content, in the order in which people read a map."""

from __future__ import annotations

from collections.abc import Callable
from itertools import groupby

from cxmap.locale import Words
from cxmap.model import Opportunity, Phase, Touchpoint
from cxmap.scoring import Scorecard
from cxmap.scoring.groups import owner_of
from cxmap.view.curve.build import build_curve
from cxmap.view.curve.values import CurveView
from cxmap.view.matrix.grid import Entries, Grid, plain, runs_of
from cxmap.view.matrix.header import cards_of, column_notes, phase_notes
from cxmap.view.matrix.remarks import DOT, NO_BREAK, Wording
from cxmap.view.matrix.values import Cell, Entry, Kind, Lane, LaneBand, MatrixView, Place
from cxmap.view.numbers import ScaleNumbers, numbers_of


class _Lanes:
    """Makes the lanes, one method a band."""

    def __init__(self, card: Scorecard, curve: CurveView, words: Words) -> None:
        self.card, self.map, self.curve, self.words = card, card.map, curve, words
        self.grid = Grid(card, curve, words)
        self.say = Wording(card, words)

    def lane(
        self,
        key: str,
        label: str,
        of_touchpoint: Callable[[Touchpoint], Entries],
        of_phase: Callable[[Phase], Entries] | None = None,
        of_map: Entries = (),
        kind: Kind = "texts",
    ) -> Lane:
        return Lane(key, label, kind, self.grid.cells(of_touchpoint, of_phase, of_map))

    def customer(self) -> list[Lane]:
        say, words = self.say, self.words
        has_curve = any(series.stretches for series in self.curve.series) or bool(self.curve.levels)
        return [
            self.lane(
                "motivations",
                words.motivations,
                lambda one: say.remarks(one.motivations),
                lambda one: say.remarks(one.motivations),
            ),
            self.lane(
                "actions",
                words.actions,
                lambda one: say.remarks(one.actions),
                lambda one: say.remarks(one.actions),
            ),
            self.lane(
                "thoughts",
                words.thoughts,
                lambda one: say.remarks(one.thoughts),
                lambda one: say.remarks(one.thoughts),
            ),
            self.lane(
                "questions",
                words.questions,
                lambda one: say.remarks(one.questions),
                lambda one: say.remarks(one.questions),
            ),
            Lane(
                "curve", words.in_matrix.emotion, "curve", (Cell(0, self.grid.last, ()),) if has_curve else ()
            ),
            self.lane(
                "feelings",
                words.feelings,
                lambda one: say.feelings(one.feelings),
                lambda one: say.feelings(one.feelings),
            ),
        ]

    def _chips(self) -> Lane:
        """One chip for as long as the channels stay the same within a phase."""
        names = {channel.id: number for number, channel in enumerate(self.map.channels)}
        known = self.map.channels_by_id

        def chips(at: int) -> tuple[Entry, ...]:
            score = self.grid.scores[at]
            ids = score.point.channel if score else ()
            return tuple(
                Entry(known[id_].name if id_ in known else id_, chip=names.get(id_, -1)) for id_ in ids
            )

        home = {at: band.id for band in self.curve.bands for at in range(band.first, band.last + 1)}
        cells = []
        for (entries, _), group in groupby(
            range(self.grid.last + 1), key=lambda at: (chips(at), home.get(at, ""))
        ):
            members = list(group)
            if entries:
                cells.append(self.grid.cell(members[0], members[-1], entries))
        return Lane("channels", self.words.channels, "chips", tuple(cells))

    def where(self) -> list[Lane]:
        words, own = self.words, self.words.in_matrix

        def times(one: Touchpoint) -> list[Entry]:
            texts = [one.when or ""]
            for form, time in ((own.takes, one.duration), (own.waits, one.waiting)):
                if time is not None:
                    texts.append(time.text if time.seconds is None else form.format(time=time.text))
            return plain(text for text in texts if text)

        return [
            self._chips(),
            Lane("device", words.device, "texts", tuple(self.grid.runs(lambda one: plain(one.device)))),
            self.lane("when", words.when, times),
        ]

    def how_it_is(self) -> list[Lane]:
        say, words, map_ = self.say, self.words, self.map
        return [
            self.lane("impact", words.impact_moments, lambda one: say.impacts(one.impact)),
            self.lane(
                "pain_points",
                words.pain_points,
                lambda one: say.pains(one.pain_points),
                lambda one: say.pains(one.pain_points),
                say.pains(map_.pain_points),
            ),
            self.lane(
                "gains",
                words.gains,
                lambda one: say.remarks(one.gains, "gain"),
                lambda one: say.remarks(one.gains, "gain"),
                say.remarks(map_.gains, "gain"),
            ),
            self.lane(
                "quotes",
                words.quotes,
                lambda one: say.quotes(one.quotes),
                lambda one: say.quotes(one.quotes),
                say.quotes(map_.quotes),
            ),
            self.lane(
                "elements",
                words.elements,
                lambda one: (
                    [Entry(DOT.join(words.element_names[name] for name in one.elements))]
                    if one.elements
                    else []
                ),
            ),
        ]

    def company(self) -> list[Lane]:
        say, words, own = self.say, self.words, self.words.in_matrix
        owners = {id(found.point): owner_of(self.card, found) for found in self.card.touchpoints}
        lanes = [
            self.lane("frontstage", words.frontstage, lambda one: say.activities(one.frontstage)),
            self.lane("backstage", words.backstage, lambda one: say.activities(one.backstage)),
            self.lane("support", words.support, lambda one: say.activities(one.support)),
        ]
        stages = [lane for lane in lanes if lane.cells]
        lines = {
            "frontstage": own.line_of_interaction,
            "backstage": own.line_of_visibility,
            "support": own.line_of_internal_interaction,
        }
        stages = [Lane(one.key, one.label, one.kind, one.cells, lines[one.key]) for one in stages]
        owned = self.grid.runs(lambda one: plain([owners[id(one)]] if owners.get(id(one)) else []))
        return [*stages, Lane("owner", words.owner, "texts", tuple(owned))]

    def figures(self) -> list[Lane]:
        say, words = self.say, self.words
        scores = {id(found.place): found for found in (*self.card.touchpoints, *self.card.phases)}

        def score(one: Touchpoint | Phase) -> list[Entry]:
            return say.score(scores[id(one)]) if id(one) in scores else []

        wanted = {id(found.place): found.goal.words for found in self.card.touchpoints}
        intended = self.grid.runs(lambda one: [Entry(text)] if (text := wanted.get(id(one))) else [])
        lanes = [
            Lane("intended", words.intended, "texts", tuple(intended)),
            self.lane("scores", words.in_matrix.goal_and_experience, score, score),
            self.lane(
                "kpis",
                words.kpis,
                lambda one: say.kpis(one.kpis),
                lambda one: say.kpis(one.kpis),
                say.kpis(self.map.kpis),
            ),
        ]
        for curve in self.map.curves:
            shown = numbers_of(curve.scale or self.map.scale, self.words)

            def value(one: Touchpoint, id_: str = curve.id, shown: ScaleNumbers = shown) -> list[Entry]:
                found = one.curves.get(id_)
                return [] if found is None else [Entry("", shown.score(found))]

            lanes.append(self.lane(f"curve-{curve.id}", curve.name, value))
        return lanes

    def _opportunity(self, one: Opportunity) -> Entry:
        words = self.words
        worth = []
        if one.impact is not None:
            worth.append(f"{words.impact}{NO_BREAK}{words.number(one.impact)}")
        if one.feasibility is not None:
            worth.append(f"{words.feasibility}{NO_BREAK}{words.number(one.feasibility)}")
        course = [part for part in (words.statuses[one.status], one.horizon, one.owner) if part]
        return Entry(one.title, notes=tuple(DOT.join(parts) for parts in (worth, course) if parts))

    def improve(self) -> list[Lane]:
        """An opportunity runs over neighbouring places that it addresses, and stands again at others."""
        cells = []
        for one in self.map.opportunities:
            entry = self._opportunity(one)
            wanted = sorted({at for place in one.addresses for at in self.grid.columns_of(place)})
            if not one.addresses:
                cells.append(Cell(0, self.grid.last, (entry,), once=True))
            cells += [Cell(first, last, (entry,)) for first, last in runs_of(wanted)]
        return [Lane("opportunities", self.words.opportunities, "boxes", tuple(cells))]

    def grounds(self) -> list[Lane]:
        def own(place: Touchpoint | Phase) -> list[Entry]:
            return self.say.evidence(place.evidence, short=True)

        whole = self.grid.cells(lambda _: (), None, self.say.evidence(self.map.evidence, short=False))
        cells = (*whole, *self.grid.runs(own, own))
        return [Lane("evidence", self.words.evidence, "texts", cells)]

    def own(self) -> list[Lane]:
        lanes = []
        for one in self.map.lanes:

            def texts(place: Touchpoint | Phase, id_: str = one.id) -> list[Entry]:
                return plain(place.lanes.get(id_, ()))

            lanes.append(self.lane(f"lane-{one.id}", one.name, texts, texts))
        return lanes

    def bands(self) -> tuple[LaneBand, ...]:
        names = self.words.in_matrix
        made = (
            ("customer", names.customer, self.customer()),
            ("where", names.where, self.where()),
            ("how_it_is", names.how_it_is, self.how_it_is()),
            ("company", names.company, self.company()),
            ("figures", names.figures, self.figures()),
            ("improve", names.improve, self.improve()),
            ("grounds", names.grounds, self.grounds()),
            ("own", names.own_lanes, self.own()),
        )
        filled = (
            LaneBand(key, name, tuple(lane for lane in lanes if lane.cells)) for key, name, lanes in made
        )
        return tuple(band for band in filled if band.lanes)


def build_matrix(card: Scorecard, words: Words, curve: CurveView | None = None) -> MatrixView:
    """The matrix of a scorecard, in the given language's words; its curve is built where it is not given."""
    curve = curve or build_curve(card, words)
    lanes = _Lanes(card, curve, words)
    return MatrixView(
        curve=curve,
        cards=cards_of(card, words),
        phases=tuple(Place(phase.name, phase_notes(phase, words)) for phase in card.map.phases),
        columns=tuple(
            Place(column.name, column_notes(card, found, words))
            for column, found in zip(curve.columns, lanes.grid.scores, strict=True)
        ),
        bands=lanes.bands(),
        severity_mark=words.in_matrix.severity_mark,
        continued=words.in_matrix.continued,
        description=curve.description,
    )
