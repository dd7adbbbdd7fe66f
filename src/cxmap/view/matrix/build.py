"""From a scorecard to the matrix: every lane that has content, in the order in which people read a map."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import groupby

from msgspec.structs import replace

from cxmap.locale import Words
from cxmap.model import Lane as OwnLane
from cxmap.model import Phase, Touchpoint
from cxmap.scoring import PlaceScore, Scorecard
from cxmap.scoring.groups import owner_of
from cxmap.view.channel_kinds import chips_of
from cxmap.view.curve.build import build_curve
from cxmap.view.curve.values import CurveView
from cxmap.view.expectations import told_and_written
from cxmap.view.matrix.about import About, linked, opportunity_entry
from cxmap.view.matrix.grid import Entries, Grid, plain, runs_of
from cxmap.view.matrix.header import cards_of, column_notes, phase_notes
from cxmap.view.matrix.measures import Measures
from cxmap.view.matrix.remarks import DOT, Wording
from cxmap.view.matrix.values import Cell, Entry, Kind, Lane, LaneBand, MatrixView, Place
from cxmap.view.numbers import ScaleNumbers, numbers_of
from cxmap.view.shares import share_text
from cxmap.view.times import time_of, time_text
from cxmap.view.wording import weight_text

_LANE_OF = {"channel": "channels", "goal": "scores"}
"""The lane of a field, where it is not called like that."""


class _Lanes:
    """Makes the lanes, one method a band."""

    def __init__(self, card: Scorecard, curve: CurveView, words: Words) -> None:
        self.card, self.map, self.curve, self.words = card, card.map, curve, words
        self._names = {step.touchpoint.id: step.touchpoint.name for step in card.map.steps}
        self.grid = Grid(card, curve, words)
        self.say = Wording(card, words)
        self.measures = Measures(card, words)

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
                "description",
                words.description,
                lambda touchpoint: plain([touchpoint.description] if touchpoint.description else []),
                lambda phase: plain([phase.description] if phase.description else []),
            ),
            self.lane(
                "motivations",
                words.motivations,
                lambda touchpoint: say.remarks(touchpoint.motivations),
                lambda phase: say.remarks(phase.motivations),
            ),
            self.lane(
                "actions",
                words.actions,
                lambda place: say.remarks(place.actions),
                lambda phase: say.remarks(phase.actions),
            ),
            self.lane(
                "thoughts",
                words.thoughts,
                lambda touchpoint: say.remarks(touchpoint.thoughts),
                lambda phase: say.remarks(phase.thoughts),
            ),
            self.lane(
                "questions",
                words.questions,
                lambda touchpoint: say.remarks(touchpoint.questions),
                lambda phase: say.remarks(phase.questions),
            ),
            Lane(
                "curve", words.in_matrix.emotion, "curve", (Cell(0, self.grid.last, ()),) if has_curve else ()
            ),
            self.lane(
                "feelings",
                words.feelings,
                lambda touchpoint: say.feelings(touchpoint.feelings),
                lambda phase: say.feelings(phase.feelings),
            ),
        ]

    def _chips(self) -> Lane:
        """One chip for as long as the channels stay the same within a phase."""
        known = chips_of(self.map.channels)

        def chips(at: int) -> tuple[Entry, ...]:
            score = self.grid.scores[at]
            ids = score.point.channel if score else ()
            return tuple(
                Entry(known[id_].name, chip=known[id_].number, kind=known[id_].kind)
                if id_ in known
                else Entry(id_, chip=-1)
                for id_ in ids
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

    def _whose(self, touchpoint: Touchpoint) -> list[Entry]:
        """Who comes to a touchpoint, where it names them, and who starts the contact with whom."""
        names, words = self.say.names, self.words
        entries = plain([", ".join(names(touchpoint.personas))]) if touchpoint.personas else []
        for label, ids in (
            (words.initiator, [touchpoint.initiator] if touchpoint.initiator else []),
            (words.receiver, touchpoint.receiver),
        ):
            entries += [Entry(f"{label}{words.colon}{', '.join(names(ids))}")] if ids else []
        return entries

    def where(self) -> list[Lane]:
        words, own = self.words, self.words.in_matrix

        def times(touchpoint: Touchpoint) -> list[Entry]:
            texts = [touchpoint.when or ""]
            for form, time in ((own.takes, touchpoint.duration), (own.waits, touchpoint.waiting)):
                text, length = time_text(time, self.card), time_of(time, self.card)
                if text is not None and length is not None:
                    texts.append(text if length.ongoing else form.format(time=text))
            return plain(text for text in texts if text)

        return [
            Lane("whose", words.in_people.whose, "texts", tuple(self.grid.runs(self._whose))),
            self._chips(),
            Lane(
                "device",
                words.device,
                "texts",
                tuple(self.grid.runs(lambda touchpoint: plain(touchpoint.device))),
            ),
            self.lane("when", words.when, times),
            self.lane("markets", words.markets, lambda touchpoint: plain(self._markets(touchpoint))),
            self.lane("next", words.next, self._ways),
        ]

    def _markets(self, touchpoint: Touchpoint) -> list[str]:
        names = {market.id: market.name for market in self.map.markets}
        return [", ".join(names.get(id_, id_) for id_ in touchpoint.markets)] if touchpoint.markets else []

    def _ways(self, touchpoint: Touchpoint) -> list[Entry]:
        """Where a touchpoint says that it leads, with the share that goes there and on what condition."""
        names, words = self._names, self.words
        entries = []
        for way in touchpoint.next:
            share = "" if way.share is None else share_text(way.share, words)
            aside = DOT.join(part for part in (share, way.when) if part)
            entries.append(Entry(names.get(way.to, way.to), notes=(aside,) if aside else ()))
        return entries

    def how_it_is(self) -> list[Lane]:
        say, words, map_ = self.say, self.words, self.map
        return [
            self.lane("impact", words.impact_moments, lambda place: say.impacts(place.impact)),
            self.lane(
                "pain_points",
                words.pain_points,
                lambda touchpoint: say.pains(touchpoint.pain_points),
                lambda phase: say.pains(phase.pain_points),
                say.pains(map_.pain_points),
            ),
            self.lane(
                "gains",
                words.gains,
                lambda touchpoint: say.remarks(touchpoint.gains, "gain"),
                lambda phase: say.remarks(phase.gains, "gain"),
                say.remarks(map_.gains, "gain"),
            ),
            self.lane(
                "quotes",
                words.quotes,
                lambda touchpoint: say.quotes(touchpoint.quotes),
                lambda phase: say.quotes(phase.quotes),
                say.quotes(map_.quotes),
            ),
            self.lane(
                "elements",
                words.elements,
                lambda touchpoint: (
                    [Entry(DOT.join(words.element_names[name] for name in touchpoint.elements))]
                    if touchpoint.elements
                    else []
                ),
            ),
        ]

    def company(self) -> list[Lane]:
        say, words, own = self.say, self.words, self.words.in_matrix
        owners = {id(place.point): owner_of(self.card, place) for place in self.card.touchpoints}
        lanes = [
            self.lane(
                "frontstage", words.frontstage, lambda touchpoint: say.activities(touchpoint.frontstage)
            ),
            self.lane("backstage", words.backstage, lambda touchpoint: say.activities(touchpoint.backstage)),
            self.lane("support", words.support, lambda touchpoint: say.activities(touchpoint.support)),
        ]
        lines = {
            "frontstage": own.line_of_interaction,
            "backstage": own.line_of_visibility,
            "support": own.line_of_internal_interaction,
        }
        stages = [Lane(lane.key, lane.label, lane.kind, lane.cells, lines[lane.key]) for lane in lanes]
        owned = self.grid.runs(
            lambda touchpoint: plain([owners[id(touchpoint)]] if owners.get(id(touchpoint)) else []),
            lambda phase: plain([phase.owner] if phase.owner else []),
        )
        return [*stages, Lane("owner", words.owner, "texts", tuple(owned))]

    def figures(self) -> list[Lane]:
        say, words, measures = self.say, self.words, self.measures
        scores = {
            id(place.place): place for place in (*self.card.touchpoints, *self.card.phases, *self.card.beside)
        }

        def score(place: Touchpoint | Phase) -> list[Entry]:
            told = say.score(scores[id(place)]) if id(place) in scores else []
            weight = weight_text(place, words)
            if not weight:
                return told
            last = told[-1] if told else Entry("")
            return [*told[:-1], replace(last, notes=(*last.notes, weight))]

        wanted = {id(place.place): place.goal.words for place in self.card.touchpoints}
        intended = self.grid.runs(
            lambda touchpoint: [
                *plain([text] if (text := wanted.get(id(touchpoint))) else []),
                *measures.wanted_in_units(touchpoint),
            ],
            lambda phase: [
                *plain([phase.goal.words] if phase.goal and phase.goal.words else []),
                *measures.wanted_in_units(phase),
            ],
        )
        # only where they were measured: nobody misses them in a map that binds no answers
        measured = (
            self.lane(
                "metrics", words.in_matrix.further, measures.further, measures.further, measures.of_map()
            ),
            self.lane("answered", words.in_answers.comments, measures.answered, measures.answered),
            self.lane("derived", words.in_answers.derived, measures.derived, measures.derived),
            self.lane("journeys", words.in_rolled.heading, measures.below, measures.below),
        )
        lanes = [
            Lane("intended", words.intended, "texts", tuple(intended)),
            self.lane("scores", words.in_matrix.goal_and_experience, score, score),
            *(lane for lane in measured if lane.cells),
            self.lane("expectation", words.in_expectations.mark, self._expected, self._expected_in),
            self.lane(
                "kpis",
                words.kpis,
                lambda touchpoint: say.kpis(touchpoint.kpis),
                lambda phase: say.kpis(phase.kpis),
                say.kpis(self.map.kpis),
            ),
        ]
        for curve in self.map.curves:
            shown = numbers_of(curve.scale or self.map.scale, self.words)

            def value(
                place: Touchpoint | Phase, id_: str = curve.id, shown: ScaleNumbers = shown
            ) -> list[Entry]:
                figure = place.curves.get(id_)
                return [] if figure is None else [Entry("", shown.score(figure))]

            title = words.in_expectations.overall
            overall = [] if curve.overall is None else [title.format(value=shown.score(curve.overall))]
            lanes.append(self.lane(f"curve-{curve.id}", curve.name, value, value, plain(overall)))
        return lanes

    def _expected(self, touchpoint: Touchpoint) -> list[Entry]:
        """What is expected of a touchpoint: the number that holds, and what is written there."""
        return self._told(
            next((own for own in self.card.touchpoints if own.touchpoint is touchpoint), None), touchpoint
        )

    def _expected_in(self, phase: Phase) -> list[Entry]:
        """What is expected of a phase, and how far its own score lies from that."""
        places = (*self.card.phases, *self.card.beside)
        return self._told(next((own for own in places if own.phase is phase), None), phase)

    def _told(self, place_score: PlaceScore | None, place: Touchpoint | Phase) -> list[Entry]:
        return [
            Entry(text) for text in told_and_written(self.card, place_score, place.expectation, self.words)
        ]

    def improve(self) -> list[Lane]:
        """An opportunity runs over neighbouring places that it addresses, and stands again at others."""
        cells = []
        for opportunity in self.map.opportunities:
            entry = opportunity_entry(opportunity, self.words)
            wanted = sorted({at for place in opportunity.addresses for at in self.grid.columns_of(place)})
            if not opportunity.addresses:
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
        """The map's own lanes that have no place among the others."""
        return [self._own(lane) for lane in self.map.lanes if lane.after is None]

    def _own(self, lane: OwnLane) -> Lane:
        def texts(place: Touchpoint | Phase) -> list[Entry]:
            return plain(place.lanes.get(lane.id, ()))

        return self.lane(f"lane-{lane.id}", lane.name, texts, texts)

    def notes(self) -> list[Lane]:
        """Labels, links and remarks of the map's makers."""
        words = self.words
        return [
            self.lane(
                "tags",
                words.tags,
                lambda touchpoint: plain([", ".join(touchpoint.tags)] if touchpoint.tags else []),
            ),
            self.lane("links", words.links, lambda touchpoint: linked(touchpoint.links)),
            self.lane(
                "note",
                words.note,
                lambda touchpoint: plain([touchpoint.note] if touchpoint.note else []),
                lambda phase: plain([phase.note] if phase.note else []),
            ),
        ]

    def bands(self) -> tuple[LaneBand, ...]:
        """Every lane, with or without cells, in groups."""
        names = self.words.in_matrix
        made = (
            ("customer", names.customer, self.customer()),
            ("where", names.where, self.where()),
            ("how_it_is", names.how_it_is, self.how_it_is()),
            ("company", names.company, self.company()),
            ("figures", names.figures, self.figures()),
            ("improve", names.improve, self.improve()),
            ("grounds", names.grounds, self.grounds()),
            ("own", names.own_lanes, [*self.own(), *self.notes()]),
            ("about", self.words.in_people.about, About(self.card, self.words, self.grid.last).lanes()),
        )
        return tuple(LaneBand(key, name, tuple(self._with_own(lanes))) for key, name, lanes in made)

    def _with_own(self, lanes: Sequence[Lane]) -> Iterator[Lane]:
        """Lanes, each followed by the map's own ones that are to stand there."""
        for lane in lanes:
            yield lane
            placed = (
                own_lane
                for own_lane in self.map.lanes
                if own_lane.after and _LANE_OF.get(own_lane.after, own_lane.after) == lane.key
            )
            yield from (self._own(own_lane) for own_lane in placed)


def build_matrix(card: Scorecard, words: Words, curve: CurveView | None = None) -> MatrixView:
    """The matrix of a scorecard, in the given language's words; its curve is built where it is not given."""
    curve = curve or build_curve(card, words)
    lanes = _Lanes(card, curve, words)
    every = lanes.bands()
    filled = (replace(band, lanes=tuple(lane for lane in band.lanes if lane.cells)) for band in every)
    empty = [lane.label for band in every if band.key != "about" for lane in band.lanes if not lane.cells]
    return MatrixView(
        curve=curve,
        cards=cards_of(
            card, words, {series.id: series.number - 1 for series in curve.series if series.role == "persona"}
        ),
        phases=tuple(Place(phase.name, phase_notes(card, phase, words)) for phase in card.map.phases),
        columns=tuple(
            Place(column.name, column_notes(card, place, words))
            for column, place in zip(curve.columns, lanes.grid.scores, strict=True)
        ),
        bands=tuple(band for band in filled if band.lanes),
        severity_mark=words.in_matrix.severity_mark,
        continued=words.in_matrix.continued,
        empty_here=words.in_matrix.empty_here,
        empty_lanes=words.in_matrix.empty_lanes.format(lanes=", ".join(empty)) if empty else "",
        description=curve.description,
    )
