"""Channels by phases: how each channel does where, how far its touchpoints lie apart, how unlike they are."""

from __future__ import annotations

from statistics import fmean
from typing import Literal

from cxmap.locale import Words
from cxmap.model import Channel
from cxmap.scoring import ChannelSpread, PlaceScore, Scorecard, channel_spread
from cxmap.view.advice import Need, advice_for
from cxmap.view.channel_kinds import kind_of
from cxmap.view.channels.values import Cell, ChannelRow, ChannelsView, Sign
from cxmap.view.numbers import numbers_of
from cxmap.view.ticks import scale_ticks
from cxmap.view.titling import sheet_of
from cxmap.view.wording import points


def _cell(card: Scorecard, phase: int, members: list[PlaceScore], words: Words) -> Cell:
    scores = [place.experience for place in members if place.experience is not None]
    mean = fmean(scores) if scores else None
    return Cell(
        phase,
        None if mean is None else card.scale.percent(mean),
        words.no_score if mean is None else points(card, mean, words),
        words.touchpoints(len(members)),
    )


def _row(
    card: Scorecard, channel: Channel, phases: list[str], spread: ChannelSpread | None, words: Words
) -> ChannelRow:
    scale = card.scale
    members = [place for place in card.touchpoints if channel.id in place.point.channel]
    scores = sorted(
        (place.experience for place in members if place.experience is not None), key=scale.percent
    )
    cells = []
    for at, phase in enumerate(phases):
        here = [place for place in members if (place.phase.id if place.phase else "") == phase]
        if here:
            cells.append(_cell(card, at, here, words))
    mean = fmean(scores) if scores else None
    place: Literal["worst", "best", ""] = ""
    if spread is not None and spread.range > 0:
        place = "worst" if channel.id == spread.worst.id else "best" if channel.id == spread.best.id else ""
    mode = {"online": words.online, "offline": words.offline, "both": words.both}
    goal = None if channel.goal is None else channel.goal.score
    differ = bool(scores) and scores[0] != scores[-1]
    own = words.in_charts
    return ChannelRow(
        id=channel.id,
        name=channel.name,
        about=tuple(part for part in (mode.get(channel.mode or "", ""), channel.purpose or "") if part),
        cells=tuple(cells),
        mean=None if mean is None else scale.percent(mean),
        mean_label=points(card, mean, words),
        low=scale.percent(scores[0]) if scores else None,
        high=scale.percent(scores[-1]) if scores else None,
        ends=tuple(points(card, end, words) for end in (scores[0], scores[-1])) if differ else (),
        goal=None if goal is None else scale.percent(goal),
        goal_label="" if goal is None else f"{own.goal_mark} {points(card, goal, words)}",
        place=place,
        place_label={"worst": own.worst, "best": own.best, "": ""}[place],
        kind=kind_of(channel) or "",
    )


def _headline(
    card: Scorecard, spread: ChannelSpread | None, rows: tuple[ChannelRow, ...], words: Words
) -> str:
    own = words.in_charts
    if spread is not None:
        far = own.points(numbers_of(card.scale, words).plain(spread.range))
        return own.channels_apart.format(points=far, worst=spread.worst.name, best=spread.best.name)
    scored = [row.name for row in rows if row.mean is not None]
    return own.one_channel.format(name=scored[0]) if scored else own.no_channels


def _line(row: ChannelRow, phases: tuple[str, ...], words: Words) -> str:
    cells = ", ".join(f"{phases[cell.phase]} {cell.label} ({cell.touchpoints})" for cell in row.cells)
    return f"{row.name} {row.mean_label}" + (f"{words.colon}{cells}" if cells else "")


def build_channels(card: Scorecard, words: Words) -> ChannelsView:
    """Every declared channel, in the map's order, by every phase. Phases scored as a whole have no channel.

    A touchpoint with several channels counts in each of them.
    """
    own, spread = words.in_charts, channel_spread(card)
    phases = [(phase.id, phase.name) for phase in card.map.phases]
    if any(place.phase is None for place in card.touchpoints):
        phases.append(("", own.all_phases))
    ids, names = [id_ for id_, _ in phases], tuple(name for _, name in phases)
    rows = tuple(_row(card, channel, ids, spread, words) for channel in card.map.channels)
    known = card.map.channels_by_id
    without = sum(not any(id_ in known for id_ in place.point.channel) for place in card.touchpoints)
    several = any(len(place.point.channel) > 1 for place in card.touchpoints)
    notes = []
    if spread is not None:
        range_ = words.channel_range.format(worst=spread.worst.name, best=spread.best.name)
        notes.append(f"{own.points(numbers_of(card.scale, words).plain(spread.range))} {range_}")
    notes += [own.several_channels] if several else []
    notes += [own.without_channel(without)] if without else []
    scored = [row for row in rows if row.mean is not None]
    marks: tuple[tuple[Sign, str, bool], ...] = (
        ("mean", own.mean_mark, bool(scored)),
        ("spread", own.low_to_high, any(row.ends for row in rows)),
        ("goal", own.goal_mark, any(row.goal is not None for row in scored)),
    )
    need: Need | None = None if scored else "scores" if rows else "channels"
    return ChannelsView(
        sheet=sheet_of(
            card,
            words,
            "channels",
            _headline(card, spread, rows, words),
            lines=tuple(_line(row, names, words) for row in rows),
            advice=None if need is None else advice_for(card, words, need),
        ),
        ticks=scale_ticks(card.scale, words),
        phases=names,
        rows=rows,
        columns=(words.channel, own.mean_mark),
        notes=tuple(notes),
        marks=tuple((key, text) for key, text, occurs in marks if occurs),
    )
