"""Maps to figures: scores, gaps, what they rest on, and what would change."""

from __future__ import annotations

import math
import os
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Unpack

from cxmap.api.settings import AsOf, Scoring, insist_on_limit, settings_from
from cxmap.errors import CxmapError

if TYPE_CHECKING:
    from datetime import date

    from cxmap.model import Map, Target
    from cxmap.scoring import BestStep, Scorecard, WhatIf
    from cxmap.view.evidence import EvidenceView
    from cxmap.view.figures import FiguresView
    from cxmap.view.gaps.rows import GapTable
    from cxmap.view.promises import BrokenPromise

LAST_SECOND = 253_402_300_799
"""Since 1970, of the year 9999."""


def insist_on_persona(map_: Map, persona: str | None) -> None:
    if persona is not None and persona not in map_.personas_by_id:
        known = ", ".join(map_.personas_by_id) or "none"
        raise CxmapError(f"the map has no persona `{persona}`; it has {known}")


def score(map_: Map, *, persona: str | None = None, **how: Unpack[Scoring]) -> Scorecard:
    """Goals, experiences, gaps, verdicts and ranks of every touchpoint, for all or for one persona (by id).

    `how` is what `Scoring` lists: `confidence` of the intervals, `tolerance` in points of the scale (the
    map's own when None) and so on. Raises CxmapError for a persona that the map does not have and for a
    setting that cannot be.
    """
    from cxmap import scoring

    insist_on_persona(map_, persona)
    return scoring.score(map_, persona=persona, settings=settings_from(how))


def gaps(
    map_: Map,
    *,
    persona: str | None = None,
    phase: str | None = None,
    channel: str | None = None,
    min_gap: float = 0.0,
    short_for_anyone: bool = False,
    language: str | None = None,
    **how: Unpack[Scoring],
) -> GapTable:
    """The list of gaps, ranked; see `cxmap.view.gaps.table.build_gaps` for what the filters keep
    and `GapTable.cut` for the head of it.

    Raises CxmapError for a persona, phase or channel that the map does not have.
    """
    return gap_table(
        score(map_, persona=persona, **how),
        phase=phase,
        channel=channel,
        min_gap=min_gap,
        short_for_anyone=short_for_anyone,
        language=language,
    )


def gap_table(
    card: Scorecard,
    *,
    phase: str | None = None,
    channel: str | None = None,
    min_gap: float = 0.0,
    short_for_anyone: bool = False,
    rows_alone: bool = False,
    language: str | None = None,
) -> GapTable:
    """The same of a map that was scored already; with `rows_alone` without what tells of the list as a whole.

    Raises CxmapError for a phase or channel that the map does not have.
    """
    from cxmap.locale import words_for
    from cxmap.view.gaps.table import build_gaps

    map_ = card.map
    phases = [known.id for known in map_.phases]
    if phase is not None and phase not in phases:
        raise CxmapError(f"the map has no phase `{phase}`; it has {', '.join(phases) or 'none'}")
    if channel is not None and channel not in map_.channels_by_id:
        raise CxmapError(
            f"the map has no channel `{channel}`; it has {', '.join(map_.channels_by_id) or 'none'}"
        )
    if not 0 <= min_gap < math.inf:
        raise CxmapError(
            f"the least gap is a number of points, at least 0, such as 0.5; this is {min_gap:.15g}"
        )
    return build_gaps(
        card,
        words_for(language or map_.language),
        phase=phase,
        channel=channel,
        min_gap=min_gap,
        short_for_anyone=short_for_anyone,
        rows_alone=rows_alone,
    )


def figures(
    map_: Map, *, persona: str | None = None, language: str | None = None, **how: Unpack[Scoring]
) -> FiguresView:
    """What a journey adds up to: mean, peak-end, seams, spreads, and figures per phase, channel and so on."""
    from cxmap.locale import words_for
    from cxmap.view.figures import build_figures
    from cxmap.view.wording import goal_summary

    card, words = score(map_, persona=persona, **how), words_for(language or map_.language)
    return build_figures(card, words, goal_summary(card, words)[0])


def today() -> date:
    """The day on which this runs, in UTC; where SOURCE_DATE_EPOCH is set, that of its second.

    By that variable a build asks for output that is the same on every day (reproducible-builds.org). Raises
    CxmapError where it holds no second of the years 1970 to 9999.
    """
    from datetime import UTC, datetime

    second = os.environ.get("SOURCE_DATE_EPOCH", "")
    if not second:
        return datetime.now(UTC).date()
    if not (second.isascii() and second.isdecimal() and len(second) < 20 and int(second) <= LAST_SECOND):
        raise CxmapError(f"SOURCE_DATE_EPOCH holds no number of seconds since 1970, from 0 to {LAST_SECOND}")
    return datetime.fromtimestamp(int(second), UTC).date()


def evidence(
    map_: Map,
    *,
    as_of: AsOf = None,
    stale_days: int = 365,
    language: str | None = None,
    **how: Unpack[Scoring],
) -> EvidenceView:
    """What the scores rest on: grade, age, coverage and debt on a day.

    Ages are counted to `as_of`: a day, `map` for the newest that the map names, today when None.
    """
    from cxmap import scoring
    from cxmap.locale import words_for
    from cxmap.view.evidence import build_evidence

    insist_on_limit("stale_days", stale_days)
    card, words = score(map_, **how), words_for(language or map_.language)
    day = scoring.newest_date(card) if as_of == "map" else as_of or today()
    return build_evidence(card, words, as_of=day, stale_days=stale_days)


def _assumed(map_: Map, card: Scorecard, changes: Mapping[str, str]) -> dict[str, float]:
    """Changes as written (`+1`, `-0.5`, `2`, `goal`) to numbers on the map's scale."""
    from cxmap.locale.numbers import plainly
    from cxmap.view.numbers import ScaleNumbers

    known = {place_score.id: place_score for place_score in card.places}
    assumed = {}
    for id_, written in changes.items():
        if id_ not in known:
            raise CxmapError(f"the map has no touchpoint `{id_}`; it has {', '.join(known)}")
        place = known[id_]
        if written == "goal":
            if place.goal.score is None:
                raise CxmapError(f"`{id_}` has no goal to reach")
            assumed[id_] = place.goal.score
            continue
        try:
            value = float(written)
        except ValueError:
            value = math.nan
        if not math.isfinite(value):
            raise CxmapError(f"`{id_}={written}`: write +1 for a change, 2 for a score, or goal")
        if written[0] in "+-":
            if place.experience is None:
                raise CxmapError(f"`{id_}` has no experience to change; give it a score: {id_}=2")
            value += place.experience
        if not map_.scale.holds(value):
            shown = ScaleNumbers(map_.scale.min, map_.scale.max, plainly)
            wide = f"{shown.plain(map_.scale.min)} to {shown.plain(map_.scale.max)}"
            raise CxmapError(f"`{id_}` would be {shown.plain(value)}, outside the scale {wide}")
        assumed[id_] = value
    return assumed


def what_if(
    map_: Map, changes: Mapping[str, str], *, persona: str | None = None, **how: Unpack[Scoring]
) -> WhatIf:
    """A map's figures as they are and with other experiences.

    `changes` maps ids of touchpoints, or of phases that are scored as a whole, to `+1` or `-0.5` (added to
    the experience), to a number such as `2` (a score on the map's scale; a negative score cannot be told from
    a change and is given as one) or `goal`.
    Raises CxmapError for touchpoints that do not exist and scores that the scale does not hold.
    """
    from cxmap import scoring

    card = score(map_, persona=persona, **how)
    return scoring.what_if(card, _assumed(map_, card, changes))


def best_step(map_: Map, *, persona: str | None = None, **how: Unpack[Scoring]) -> BestStep | None:
    """The touchpoint, or phase scored as a whole, whose goal, once reached, is remembered most."""
    from cxmap import scoring

    return scoring.best_step(score(map_, persona=persona, **how))


def broken_promises(
    map_: Map,
    *,
    persona: str | None = None,
    targets: Sequence[Target] = (),
    **how: Unpack[Scoring],
) -> tuple[BrokenPromise, ...]:
    """Each target, of the map and of those given, that a touchpoint breaks, with a line on it."""
    from cxmap import scoring
    from cxmap.view.promises import broken_promise

    card = score(map_, persona=persona, **how)
    return tuple(broken_promise(broken, map_.scale) for broken in scoring.broken_promises(card, targets))
