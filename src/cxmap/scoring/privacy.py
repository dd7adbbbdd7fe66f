"""Groups of people with too few answers to be shown, and what has to go with them.

A mean of three people's answers is three people's answers. So the figure of a persona or segment with fewer
answers than the privacy floor is withheld. Where the figure of all of them together is known, a single
withheld one could be worked out from it and the others; so the next smallest group is withheld as well, until
there are two at least, with as many answers together as the floor asks of one (complementary suppression, Cox
1980). That holds for every whole and its parts: everybody by persona, everybody by segment, a segment by its
personas. The whole itself is withheld where it is nothing but withheld parts, or less than a floor away from
the shown ones.

The number of people counts, not an effective one. Groups whose number is not known are not known to be small.
Believed scores are nobody's answers and stay.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence

from msgspec import Struct
from msgspec.structs import replace

from cxmap.model import Metric
from cxmap.scoring.choosing import Coming, chosen
from cxmap.scoring.measured import kind
from cxmap.scoring.strata import Party, Pooled

LEAST_GROUPS = 2
"""A single unknown could be solved for; two leave one equation for two unknowns."""
Group = tuple[Party, str]
"""A persona or segment, by its id."""
Size = float | None


class Withheld(Struct, frozen=True):
    """What is not shown of one touchpoint."""

    groups: frozenset[Group] = frozenset()
    everybody: bool = False


class Choice(Struct, frozen=True):
    """The metric that is the experience of somebody, as far as it may be shown."""

    metric: Metric | None
    suppressed: bool = False
    """Whether there is one that may not be shown."""


def answers_of(metric: Metric) -> Size:
    """How many people answered, where it is known; if only as how many they count, that."""
    return metric.raw_n if metric.raw_n is not None else metric.effective_n


def group_of(metric: Metric) -> Group | None:
    """Whose answers they are; nothing for everybody's."""
    if metric.persona is not None:
        return "persona", metric.persona
    return None if metric.segment is None else ("segment", metric.segment)


def completed(sizes: Mapping[Group, Size], small: Collection[Group], floor: int) -> set[Group]:
    """The parts of a whole to be withheld: the `small` ones, and so many more that none can be worked out."""
    hidden = {group for group in sizes if group in small}
    if not hidden:
        return set()
    others = [(size is None, size or 0.0, at, group) for at, (group, size) in enumerate(sizes.items())]
    for _, _, _, group in sorted(others):
        if len(hidden) >= LEAST_GROUPS and sum(sizes[other] or 0.0 for other in hidden) >= floor:
            break
        hidden.add(group)
    return hidden


class _Hiding:
    """Withholds groups until nothing withheld can be worked out from what is shown."""

    def __init__(self, firsts: Mapping[Group | None, Metric], people: Coming, floor: int) -> None:
        self.floor = floor
        self.sizes = {group: answers_of(metric) for group, metric in firsts.items()}
        parts = {group: size for group, size in self.sizes.items() if group is not None}
        self.hidden = {group for group, size in parts.items() if size is not None and size < floor}
        self.everybody = [
            {group: size for group, size in parts.items() if group[0] == party}
            for party in ("persona", "segment")
        ]
        self.segments: dict[Group, dict[Group, Size]] = {}
        for group, size in self.everybody[0].items():
            segment = people.segment_of(group[1])
            if segment is not None and ("segment", segment) in parts:
                self.segments.setdefault(("segment", segment), {})[group] = size

    def run(self, whole: Metric | None) -> Withheld:
        before = -1
        while len(self.hidden) > before:
            before = len(self.hidden)
            for family in (*self.everybody, *self.segments.values()):
                self.hidden |= completed(family, self.hidden, self.floor)
            self.hidden |= {
                segment
                for segment, family in self.segments.items()
                if self.is_bare(family, self.sizes[segment])
            }
        families = list(self.everybody)
        if isinstance(whole, Pooled):
            families = [{(stratum.party, stratum.id): answers_of(stratum.metric) for stratum in whole.strata}]
        size = None if whole is None else answers_of(whole)
        return Withheld(frozenset(self.hidden), any(self.is_bare(family, size) for family in families))

    def is_bare(self, family: Mapping[Group, Size], whole: Size) -> bool:
        """Whether a whole with withheld parts is fewer than the floor without its shown ones."""
        if not self.hidden.intersection(family):
            return False
        total = sum(size or 0.0 for size in family.values()) if whole is None else whole
        return (
            total - sum(size or 0.0 for group, size in family.items() if group not in self.hidden)
            < self.floor
        )


def withheld(metrics: Iterable[Metric], people: Coming, floor: int) -> Withheld:
    """What is not shown of the experience at a touchpoint: of the first metric of each group there."""
    listed = list(metrics)
    firsts: dict[Group | None, Metric] = {}
    for metric in listed:
        firsts.setdefault(group_of(metric), metric)
    return _Hiding(firsts, people, floor).run(chosen(listed, None, people))


def choose(
    metrics: Sequence[Metric], persona: str | None, people: Coming, floor: int, *, shared: bool = False
) -> Choice:
    """The metric that is the experience of everybody, or of one persona (`chosen`), unless it is withheld."""
    metric = chosen(metrics, persona, people, shared=shared)
    if metric is None:
        return Choice(None)
    hidden = withheld(metrics, people, floor)
    group = group_of(metric)
    if hidden.everybody if group is None else group in hidden.groups:
        return Choice(None, suppressed=True)
    if isinstance(metric, Pooled) and hidden.groups:
        strata = tuple(
            replace(stratum, withheld=(stratum.party, stratum.id) in hidden.groups)
            for stratum in metric.strata
        )
        metric = metric.model_copy(update={"strata": strata})
    return Choice(metric)


def showable(metrics: Sequence[Metric], people: Coming, floor: int) -> tuple[Metric, ...]:
    """The metrics of a touchpoint that may be shown one by one: of nobody who is withheld in any of them."""
    hidden = set(withheld(metrics, people, floor).groups)
    series: dict[tuple[object, ...], list[Metric]] = {}
    for metric in metrics:
        series.setdefault((*kind(metric), metric.date), []).append(metric)
    for alike in series.values():
        hidden |= withheld(alike, people, floor).groups
    return tuple(metric for metric in metrics if group_of(metric) not in hidden)
