"""Many maps at once: where it hurts across them, and where two say different things of one touchpoint."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from cxmap.api.reading import Opened

if TYPE_CHECKING:
    from cxmap.scoring import Scorecard
    from cxmap.scoring.collection import Collection
    from cxmap.scoring.unlike import Described, Unlike
    from cxmap.source import Diagnostic, Document, Route
    from cxmap.view.gaps.rows import GapTable
    from cxmap.view.gaps.together import Together, UnlikeText

UNLIKE = "CX329"
MOST_TOLD = 20
"""Findings of one touchpoint with two scores that one map gets."""
Scored = tuple[str, Opened, "Scorecard"]
"""A map's file as it is shown, what was read, its figures."""


def collected(cards: Sequence[tuple[str, Scorecard]]) -> Collection:
    """Where it hurts across maps that were scored, by the names of their files."""
    from cxmap.scoring.collection import Member, collection

    return collection(
        [
            Member(
                name,
                os.path.realpath(name),
                card,
                {link.file: os.path.realpath(link.file) for link in card.map.linked if link.file},
            )
            for name, card in cards
        ]
    )


def together(scored: Sequence[Scored], tables: Sequence[tuple[str, GapTable]]) -> Together:
    """Several maps as one: their lists of gaps in one, how they stand, what to map next, what differs.

    `tables` are the whole lists of these maps, in the same order.
    """
    from cxmap.view.gaps.together import build_together

    whole = collected([(name, card) for name, _, card in scored])
    return build_together(whole, dict(tables), unlike_texts(scored))


def unlike_texts(scored: Sequence[Scored]) -> tuple[UnlikeText, ...]:
    """What differs between the descriptions of one touchpoint in several maps: each once, with the file that
    it is told of, unless a comment there or the settings of the project silence it."""
    from cxmap.api.linting import Projects
    from cxmap.lint.ignores import without_ignored
    from cxmap.scoring.unlike import unlike
    from cxmap.source import told_apart

    projects = Projects()
    documents = {name: opened.document for name, opened, _ in scored}
    described = [own for name, opened, card in scored for own in _described(name, opened.document, card)]
    found: dict[str, list[Diagnostic]] = {}
    for pair in unlike(described):
        own = found.setdefault(pair.second.file, [])
        if len(own) < MOST_TOLD:
            document = documents[pair.second.file]
            own.append(document.located(_finding(pair, documents[pair.first.file])))
    return tuple(
        _text(name, problem)
        for name, own in found.items()
        for problem in told_apart(without_ignored(documents[name], own))
        if projects.choice(name).keeps(problem)
    )


def _text(name: str, problem: Diagnostic) -> UnlikeText:
    from cxmap.view.gaps.together import UnlikeText

    line, column, *end = problem.span or (1, 1, 1, 1)
    return UnlikeText(
        name,
        problem.code,
        problem.message,
        problem.hint or "",
        line,
        column,
        (end[0], end[1]),
        problem.fingerprint,
    )


def _finding(pair: Unlike, other: Document) -> Diagnostic:
    from cxmap.source import Diagnostic

    first, second = pair.first, pair.second
    days = [day for day in (first.day, second.day) if day]
    when = f" ({second.day} here, {first.day} there)" if len(set(days)) == 2 else ""
    named = f"`{second.name}`" + (f" (there `{first.name}`)" if first.name != second.name else "")
    how = "as measured in both" if pair.decided else "at least one of them our estimate"
    message = (
        f"{named} has {second.shown} here and {first.shown} at {other.where(first.route)}: one touchpoint "
        f"with two scores, {how}{when}"
    )
    cure = "Ask which of the two is right; where they are two touchpoints, give them two names or ids."
    return Diagnostic(UNLIKE, message, second.route, hint=cure, severity="warning")


def _described(name: str, document: Document, card: Scorecard) -> Iterator[Described]:
    """The touchpoints of a map that have a score."""
    from cxmap.rendering.text.numbers import scale_numbers
    from cxmap.scoring.unlike import Described, channel_names, ends_of

    map_ = card.map
    channels = {channel.id: channel.name for channel in map_.channels}
    people = {persona.id: persona.name for persona in map_.personas}
    everybody = frozenset(people.values())
    markets = frozenset(market.name for market in map_.markets)
    shown = scale_numbers(map_.scale.min, map_.scale.max)
    whole = f"{shown.plain(map_.scale.min)} to {shown.plain(map_.scale.max)}"
    path = os.path.realpath(name)
    current = "" if map_.of is None else os.path.realpath(Path(name).parent / map_.of)
    day = "" if map_.date is None else map_.date.isoformat()
    for place in card.touchpoints:
        point = place.touchpoint
        if place.experience is None or point is None:
            continue
        route = map_.steps[place.index].route
        percent, low, high = ends_of(place, card)
        part = "name" if point.experience is None else "experience"
        yield Described(
            file=name,
            path=path,
            route=(*route, part),
            own_id=_written_id(document, route),
            name=point.name,
            channels=channel_names(channels, point),
            state=map_.state,
            of=current,
            people=frozenset(people.get(id_, id_) for id_ in point.personas) or everybody,
            markets=markets,
            percent=percent,
            low=low,
            high=high,
            day=day,
            shown=f"{shown.score(place.experience)} of {whole}",
        )


def _written_id(document: Document, route: Route) -> str:
    """The id that a file writes for what stands at a route; empty where it is made of the name."""
    value: Any = document.data
    for step in route:
        value = value[step]
    own = value.get("id") if isinstance(value, dict) else None
    return own if isinstance(own, str) else ""
