"""Which metric is the experience of whom: of everybody, of a persona, of who stands for a segment."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from msgspec import Struct, field

from cxmap.model import Map, Metric, Persona, Phase, Segment, Touchpoint
from cxmap.scoring.believed import believed_by, personas_of
from cxmap.scoring.pooling import Group, together

_EVERYBODY = ("", "")


class Coming(Struct, frozen=True):
    """Who comes to a place: personas by id, and all personas and segments that a map knows."""

    ids: tuple[str, ...] = ()
    personas: Mapping[str, Persona] = field(default_factory=dict)
    segments: Mapping[str, Segment] = field(default_factory=dict)
    standing: Mapping[str, Sequence[Persona]] = field(default_factory=dict)
    """The personas who stand for each segment."""
    all_segments: bool = True
    """Whether every segment comes, as where a place does not name its personas."""

    def alone_in(self, segment: str | None) -> Persona | None:
        """The one persona who stands for a segment; nothing where several or none do."""
        standing = self.standing.get(segment or "", ())
        return standing[0] if len(standing) == 1 else None

    def segment_of(self, persona: str) -> str | None:
        """The segment that a persona stands for."""
        return self.personas[persona].segment if persona in self.personas else None

    @property
    def segments_coming(self) -> Iterable[str]:
        """The segments that come, by id."""
        own = [self.segment_of(persona) for persona in self.ids]
        if self.all_segments or None in own:
            return self.segments
        return dict.fromkeys(segment for segment in own if segment is not None)


def coming(map_: Map, place: Touchpoint | Phase) -> Coming:
    """Who comes to a place, but for those who deliberately have no score there."""
    ids = tuple(
        persona.id
        for persona in personas_of(map_, place)
        if believed_by(place, persona.id).basis != "none on purpose"
    )
    named = isinstance(place, Touchpoint) and bool(place.personas)
    return Coming(
        ids, map_.personas_by_id, map_.segments_by_id, map_.personas_by_segment, all_segments=not named
    )


def all_coming(map_: Map) -> Coming:
    """Everybody whom a map knows, of whom its own metrics speak."""
    ids = tuple(persona.id for persona in map_.personas if persona.type == "person")
    return Coming(ids, map_.personas_by_id, map_.segments_by_id, map_.personas_by_segment)


def chosen(
    metrics: Sequence[Metric], persona: str | None, people: Coming | None = None, *, shared: bool = False
) -> Metric | None:
    """The metric that is the experience of everybody, or of one persona: the first of theirs.

    A persona who alone stands for a segment has that segment's metric too; with `shared`, each of several
    does, and without one of their segment they have everybody's. Where there are only metrics of personas or
    of segments, everybody's is made of the first one of each (`together`), if each of those coming has one:
    some people's answers are not everybody's.
    """
    people = people or Coming()
    firsts: dict[tuple[str, str], Metric] = {}
    for metric in metrics:
        firsts.setdefault(_whose(metric), metric)
    if persona is None:
        return firsts.get(_EVERYBODY) or together(_strata(firsts, people))
    segment = people.segment_of(persona)
    own = firsts.get(("persona", persona))
    if own is None and segment is not None and (shared or people.alone_in(segment) is not None):
        own = firsts.get(("segment", segment))
    return chosen(metrics, None, people) if own is None and shared else own


def _whose(metric: Metric) -> tuple[str, str]:
    if metric.persona is not None:
        return "persona", metric.persona
    return ("segment", metric.segment) if metric.segment is not None else _EVERYBODY


def _strata(firsts: Mapping[tuple[str, str], Metric], people: Coming) -> list[Group]:
    """The groups that make up everybody: as the first metric divides them, if that leaves out nobody."""
    personas = {id_: metric for (party, id_), metric in firsts.items() if party == "persona"}
    segments = {id_: metric for (party, id_), metric in firsts.items() if party == "segment"}
    divisions = [_by_persona, _by_segment]
    if next(iter(firsts), _EVERYBODY)[0] == "segment":
        divisions.reverse()
    return divisions[0](personas, segments, people) or divisions[1](personas, segments, people)


def _by_persona(personas: dict[str, Metric], segments: dict[str, Metric], people: Coming) -> list[Group]:
    """The personas with their metrics; nothing where one who comes has none, or answers would be lost."""
    own, left = dict(personas), dict(segments)
    for id_ in people.ids:
        segment = people.segment_of(id_)
        if id_ not in own and segment in segments and people.alone_in(segment) is not None:
            own[id_] = left.pop(segment)
    lent = len(left) < len(segments)
    if not own.keys() >= set(people.ids) or (lent and left):
        return []
    groups = []
    for id_, metric in own.items():
        persona = people.personas.get(id_)
        name, share = (persona.name, persona.share) if persona else (id_, None)
        groups.append(Group("persona", id_, name, metric, None if share is None else share.middle))
    return groups


def _by_segment(personas: dict[str, Metric], segments: dict[str, Metric], people: Coming) -> list[Group]:
    """The segments with their metrics; that of the one persona who stands for it, where it has none."""
    if not segments:
        return []
    own, left = dict(segments), dict(personas)
    for id_ in people.segments_coming:
        persona = people.alone_in(id_)
        if id_ not in own and persona is not None and persona.id in left:
            own[id_] = left.pop(persona.id)
    homeless = any(people.segment_of(persona) not in own for persona in left)
    if not own.keys() >= set(people.segments_coming) or homeless:
        return []
    groups = []
    for id_, metric in own.items():
        segment, persona = people.segments.get(id_), people.alone_in(id_)
        name, share = (segment.name, segment.share) if segment else (id_, None)
        if share is None and persona is not None:
            share = persona.share
        groups.append(Group("segment", id_, name, metric, None if share is None else share.middle))
    return groups
