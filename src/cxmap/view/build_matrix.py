"""From a scorecard to the matrix: every lane that has content, in the order in which people read a map."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from itertools import groupby

from cxmap.locale import Words
from cxmap.model import Map, Opportunity, Persona, Phase, Touchpoint
from cxmap.scoring import PlaceScore, Scorecard
from cxmap.scoring.groups import owner_of
from cxmap.view.build_curve import build_curve
from cxmap.view.curve import CurveView
from cxmap.view.matrix import Card, Cell, Entry, Fact, Kind, Lane, LaneBand, MatrixView, Place
from cxmap.view.matrix_remarks import DOT, Wording, quoted

Entries = Sequence[Entry]
MOST_TEXTS = 5
"""Needs and the like on a persona's card."""


class _Grid:
    """Which touchpoint stands in which column, and the cells that a lane gets from it."""

    def __init__(self, card: Scorecard, curve: CurveView) -> None:
        shown = iter(card.touchpoints)
        self.map = card.map
        self.scores: list[PlaceScore | None] = [next(shown) if one.id else None for one in curve.columns]
        self.bands = {band.id: band for band in curve.bands}
        self.last = len(self.scores) - 1

    def cells(
        self,
        of_touchpoint: Callable[[Touchpoint], Entries],
        of_phase: Callable[[Phase], Entries] | None = None,
        of_map: Entries = (),
    ) -> tuple[Cell, ...]:
        """What the whole map says, then the phases, then the touchpoints; empty ones left out."""
        found = [Cell(0, self.last, tuple(of_map), once=True)]
        for phase in self.map.phases if of_phase else ():
            band = self.bands[phase.id]
            found.append(Cell(band.first, band.last, tuple(of_phase(phase)) if of_phase else ()))
        for at, score in enumerate(self.scores):
            if score is not None:
                found.append(Cell(at, at, tuple(of_touchpoint(score.point))))
        return tuple(cell for cell in found if cell.entries)

    def runs(self, of_touchpoint: Callable[[Touchpoint], Entries]) -> list[Cell]:
        """One cell for as long as the same entry stands in neighbouring columns."""
        here: dict[Entry, list[int]] = {}
        for at, score in enumerate(self.scores):
            for entry in dict.fromkeys(of_touchpoint(score.point) if score else ()):
                here.setdefault(entry, []).append(at)
        return [
            Cell(first, last, (entry,)) for entry, columns in here.items() for first, last in _runs(columns)
        ]

    def columns_of(self, place: str) -> list[int]:
        """The columns of a touchpoint or phase, by its id."""
        own = [at for at, score in enumerate(self.scores) if score is not None and score.id == place]
        if own or place not in self.bands:
            return own
        band = self.bands[place]
        return list(range(band.first, band.last + 1))


def _runs(columns: Sequence[int]) -> list[tuple[int, int]]:
    """The first and last of every stretch of neighbours in rising numbers."""
    result = []
    for _, group in groupby(enumerate(columns), key=lambda pair: pair[1] - pair[0]):
        run = [at for _, at in group]
        result.append((run[0], run[-1]))
    return result


def _plain(texts: Iterable[str]) -> list[Entry]:
    return [Entry(text) for text in texts]


class _Lanes:
    """Makes the lanes, one method a band."""

    def __init__(self, card: Scorecard, curve: CurveView, words: Words) -> None:
        self.card, self.map, self.curve, self.words = card, card.map, curve, words
        self.grid = _Grid(card, curve)
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
                lambda one: say.thoughts(one.thoughts),
                lambda one: say.thoughts(one.thoughts),
            ),
            self.lane(
                "questions",
                words.questions,
                lambda one: say.thoughts(one.questions),
                lambda one: say.thoughts(one.questions),
            ),
            Lane("curve", words.in_matrix.emotion, "curve", (Cell(0, self.grid.last, ()),) if has_curve else ()),
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
                cells.append(Cell(members[0], members[-1], entries))
        return Lane("channels", self.words.channels, "chips", tuple(cells))

    def where(self) -> list[Lane]:
        words, own = self.words, self.words.in_matrix

        def times(one: Touchpoint) -> list[Entry]:
            texts = [one.when or ""]
            texts += [own.takes.format(time=one.duration.text)] if one.duration else []
            texts += [own.waits.format(time=one.waiting.text)] if one.waiting else []
            return _plain(text for text in texts if text)

        return [
            self._chips(),
            Lane("device", words.device, "texts", tuple(self.grid.runs(lambda one: _plain(one.device)))),
            self.lane("when", words.when, times),
        ]

    def how_it_is(self) -> list[Lane]:
        say, words, map_ = self.say, self.words, self.map
        return [
            self.lane(
                "impact", words.impact_moments, lambda one: say.impacts(one.impact)
            ),
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
                lambda one: [Entry(DOT.join(words.element_names[name] for name in one.elements))]
                if one.elements
                else [],
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
        owned = self.grid.runs(lambda one: _plain([owners[id(one)]] if owners.get(id(one)) else []))
        return [*stages, Lane("owner", words.owner, "texts", tuple(owned))]

    def figures(self) -> list[Lane]:
        say, words = self.say, self.words
        scores = {id(found.place): found for found in (*self.card.touchpoints, *self.card.phases)}

        def score(one: Touchpoint | Phase) -> list[Entry]:
            return say.score(scores[id(one)]) if id(one) in scores else []

        wanted = {id(found.place): found.goal.words for found in self.card.touchpoints}
        intended = self.grid.runs(
            lambda one: [Entry(quoted(text))] if (text := wanted.get(id(one))) else []
        )
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

            def value(one: Touchpoint, id_: str = curve.id) -> list[Entry]:
                found = one.curves.get(id_)
                return [] if found is None else [Entry("", words.number(found, decimals=2))]

            lanes.append(self.lane(f"curve-{curve.id}", curve.name, value))
        return lanes

    def _opportunity(self, one: Opportunity) -> Entry:
        words = self.words
        parts = []
        if one.impact is not None:
            parts.append(f"{words.impact} {words.number(one.impact)}")
        if one.feasibility is not None:
            parts.append(f"{words.feasibility} {words.number(one.feasibility)}")
        parts += [words.statuses[one.status]]
        parts += [part for part in (one.horizon, one.owner) if part]
        return Entry(one.title, note=DOT.join(parts))

    def improve(self) -> list[Lane]:
        """An opportunity runs over neighbouring places that it addresses, and stands again at others."""
        cells = []
        for one in self.map.opportunities:
            entry = self._opportunity(one)
            wanted = sorted({at for place in one.addresses for at in self.grid.columns_of(place)})
            if not one.addresses:
                cells.append(Cell(0, self.grid.last, (entry,), once=True))
            cells += [Cell(first, last, (entry,)) for first, last in _runs(wanted)]
        return [Lane("opportunities", self.words.opportunities, "boxes", tuple(cells))]

    def grounds(self) -> list[Lane]:
        say = self.say
        wide = self.grid.cells(
            lambda _: (),
            lambda one: say.evidence(one.evidence, short=True),
            say.evidence(self.map.evidence, short=False),
        )
        own = self.grid.runs(lambda one: say.evidence(one.evidence, short=True))
        return [Lane("evidence", self.words.evidence, "texts", (*wide, *own))]

    def own(self) -> list[Lane]:
        lanes = []
        for one in self.map.lanes:

            def texts(place: Touchpoint | Phase, id_: str = one.id) -> list[Entry]:
                return _plain(place.lanes.get(id_, ()))

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


def _facts(*facts: tuple[str, Sequence[str]]) -> tuple[Fact, ...]:
    return tuple(Fact(label, tuple(texts[:MOST_TEXTS])) for label, texts in facts if texts)


def _persona(one: Persona, words: Words) -> Card:
    kind = "" if one.type == "person" else words.persona_types[one.type]
    facts = _facts(
        (words.needs, one.needs),
        (words.goals, one.goals),
        (words.frustrations, one.frustrations),
        (words.job, (one.job,) if one.job else ()),
    )
    quote = quoted(one.quotes[0].text) if one.quotes else ""
    role = DOT.join(part for part in (kind, one.role or one.description or "") if part)
    return Card(one.name, role, one.type == "person", facts, quote)


def _cards(card: Scorecard, words: Words) -> tuple[Card, ...]:
    """The scope, the personas of whom something is said, and the names of the others."""
    map_: Map = card.map
    scope = map_.scope
    cards = []
    if scope is not None:
        facts = _facts(
            (words.objective, (scope.objective,) if scope.objective else ()),
            (words.trigger, (scope.trigger,) if scope.trigger else ()),
            (words.outcome, (scope.outcome,) if scope.outcome else ()),
            (words.key_question, (scope.question,) if scope.question else ()),
            (words.frequency, (scope.frequency,) if scope.frequency else ()),
            (words.includes, (", ".join(scope.includes),) if scope.includes else ()),
            (words.excludes, (", ".join(scope.excludes),) if scope.excludes else ()),
        )
        cards.append(Card(words.in_matrix.scope, "", False, facts, ""))
    people = [one for one in map_.personas if card.persona in (None, one.id)]
    told = [one for one in people if one.role or one.description or one.quotes or _persona(one, words).facts]
    others = [one for one in people if one not in told]
    if len(people) == 1:
        told, others = people, []
    cards += [_persona(one, words) for one in told]
    if others:
        kinds = {one.id: "" if one.type == "person" else f" ({words.persona_types[one.type]})" for one in others}
        names = Fact("", tuple(one.name + kinds[one.id] for one in others))
        label = words.in_matrix.also if told else words.personas[:1].upper() + words.personas[1:]
        cards.append(Card(label, "", False, (names,), ""))
    return tuple(cards)


def _phase_notes(phase: Phase, words: Words) -> tuple[str, ...]:
    times = DOT.join(part for part in (phase.when, phase.duration.text if phase.duration else "") if part)
    flags = [words.optional] if phase.optional else []
    flags += [words.repeats] if phase.repeats else []
    return tuple(note for note in (times, DOT.join(flags)) if note)


def _column_notes(card: Scorecard, found: PlaceScore | None, words: Words) -> tuple[str, ...]:
    if found is None:
        return ()
    one, flags = found.point, []
    flags += [words.optional] if one.optional else []
    flags += [words.repeats] if one.repeats else []
    flags += [words.entry] if one.entry else []
    flags += [words.exit] if one.exit else []
    if one.deviation:
        flags.append(f"{words.deviation}: {words.deviations[one.deviation]}")
    if one.status:
        flags.append(words.touchpoint_statuses[one.status])
    if one.through:
        phases = {phase.id: phase.name for phase in card.map.phases}
        flags.append(f"{words.through} {phases.get(one.through, one.through)}")
    return (DOT.join(flags),) if flags else ()


def build_matrix(card: Scorecard, words: Words) -> MatrixView:
    """The matrix of a scorecard, in the given language's words."""
    curve = build_curve(card, words)
    lanes = _Lanes(card, curve, words)
    return MatrixView(
        curve=curve,
        cards=_cards(card, words),
        phases=tuple(Place(phase.name, _phase_notes(phase, words)) for phase in card.map.phases),
        columns=tuple(
            Place(column.name, _column_notes(card, found, words))
            for column, found in zip(curve.columns, lanes.grid.scores, strict=True)
        ),
        bands=lanes.bands(),
        severity_mark=words.in_matrix.severity_mark,
        page_of=words.page_of,
        description=curve.description,
    )
