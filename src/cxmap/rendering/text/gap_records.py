"""The list of gaps for other programs: JSON and CSV."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Any

from cxmap.rendering.text.documents import csv_document, json_document
from cxmap.rendering.text.metric_texts import metric_record
from cxmap.rendering.text.rolled_texts import rolled_record
from cxmap.rendering.text.together_records import record as together_record
from cxmap.rendering.text.together_records import row_record
from cxmap.scoring.recent import Since
from cxmap.view.answered import DriverRow, MentionRow
from cxmap.view.gaps.rows import GapRow, GapTable, GroupPart, OwnFigure, PersonaRow
from cxmap.view.gaps.together import Together

Tables = Sequence[tuple[str, GapTable]]
"""Each table with the name of its file."""

CSV_COLUMNS: Mapping[str, str] = MappingProxyType(
    {
        "map": "name of the file",
        "rank": "rank in the list; empty for what is not below its goal",
        "id": "id of the touchpoint, or of a phase that is scored as a whole",
        "touchpoint": "its name",
        "phase": "id of its phase",
        "phase_name": "name of its phase",
        "channel": "ids of its channels, with spaces between them",
        "channel_names": "their names, with `; ` between them",
        "goal": "in points of the map's scale",
        "goal_from": "where the goal is written: touchpoint, channel, phase or map",
        "goal_channel": "id of the channel that it comes from",
        "goal_unit": "csat, nps, ces or rating where the goal is written in the unit of a metric",
        "goal_own": "the goal in that unit",
        "goal_converted": "whether a goal in points was converted to the scale of the metric",
        "experience": "in points of the map's scale: measured where there is data, else our estimate",
        "low": "lower end of the interval of a measured experience, in points of the map's scale",
        "high": "its upper end",
        "n": "answers behind a measured experience, each counted as one",
        "effective_n": "the answers that its interval rests on: fewer than `n` where answers are weighted",
        "of": "how many could have answered, where the map says",
        "own_type": "what was measured: csat, ces, nps or rating",
        "own_unit": "points of its own scale, percent of answers, or nps",
        "own_min": "lower end of the metric's own scale",
        "own_max": "its upper end",
        "own_value": "the measured figure on that scale",
        "own_low": "lower end of its interval on that scale",
        "own_high": "its upper end",
        "believed": "our estimate of the experience, also where a measured one counts",
        "blind_spot": "estimate minus measured; above zero, our estimate is better than it is",
        "gap": "experience minus goal, turned where lower is better: below zero is a shortfall",
        "expectation": "what customers expect, beside the goal, which is what the company wants",
        "expectation_from": "where that is written: touchpoint, channel or phase",
        "experience_minus_expectation": "turned like the gap, and apart from it: no verdict rests on it",
        "verdict": "`short` (below goal), `met`, `undecided`, `unknown`; `believed short` or `believed met`",
        "short_for": "ids of the personas for whom it is below goal, whatever the mean says",
        "stands": "whether it holds even when all are tested together",
        "needed_n": "where not decided: about how many answers in all would decide",
        "missing_n": "how many of these are still to be had",
        "shortfall_percent": "shortfall in percent of the scale",
        "importance": "1 to 5; 3 where the map gives none",
        "importance_assumed": "whether the map gives none",
        "reach": "share of customers that come there, 0 to 1; the middle of a range",
        "reach_assumed": "whether the map gives none, so that everybody counts",
        "reach_written": "the reach as written, where it is a range, a bound or about so much",
        "priority": "shortfall x importance / 3 x reach",
        "opportunity_score": "0 to 20, after Ulwick",
        "quadrant": "of importance and performance",
        "also": "further metrics that are below their own goal, with `; ` between them",
        "rolled_up": "what its journeys add up to, in points of the map's scale; beside its own score",
        "rolled_up_low": "lower end of the interval of that, where every part has one",
        "rolled_up_high": "its upper end",
        "rolled_up_verdict": "`apart`, `alike` or `not decided`: whether that is another score than its own",
        "customers": "share of customers who come to the map at all, by the place of another map that leads "
        "there; empty for a list of one map, as are the next four",
        "customers_assumed": "whether no map says how many come, so that everybody counts",
        "customers_by": "name of the place that leads there, with the title of its map",
        "rank_together": "rank among the places of all maps",
        "priority_together": "priority x customers",
    }
)
"""The columns of the CSV, each with what it holds."""


def _own(own_figure: OwnFigure | None) -> dict[str, Any] | None:
    if own_figure is None:
        return None
    return {
        "type": own_figure.type,
        "name": own_figure.name,
        "unit": own_figure.unit,
        "scale": _scale(own_figure.min, own_figure.max, own_figure.lower_is_better),
        "value": own_figure.value,
        "low": own_figure.low,
        "high": own_figure.high,
        "method": own_figure.method,
    }


def _since(since: Since | None) -> dict[str, Any] | None:
    if since is None:
        return None
    return {
        "date": since.before.isoformat(),
        "experience": since.first,
        "gain": since.gain,
        "low": since.low,
        "high": since.high,
        "same_people": since.same_people,
        "more_than_chance": since.clear,
    }


def _group(part: GroupPart) -> dict[str, Any]:
    return {
        part.party: part.id,
        "name": part.name,
        "weight": part.weight,
        "figure": part.figure,
        "n": part.n,
    }


def _persona(own: PersonaRow) -> dict[str, Any]:
    return {
        "name": own.name,
        "experience": own.experience,
        "low": own.low,
        "high": own.high,
        "n": own.n,
        "gap": own.gap,
        "expectation": own.expectation,
        "experience_minus_expectation": own.expectation_gap,
        "verdict": own.verdict,
        "fewer_answers_than": own.withheld_below,
    }


def _scale(low: float, high: float, lower_is_better: bool) -> dict[str, Any]:
    return {
        "min": low,
        "max": high,
        "direction": "lower-is-better" if lower_is_better else "higher-is-better",
    }


_Among = Mapping[tuple[str, str], dict[str, Any]]
"""Records of places among those of all maps, by file and id."""


def _among_all(view: Together | None) -> _Among:
    """What the places of several maps are among those of all, by file and id."""
    if view is None:
        return {}
    return {(own.pressing.member.name, own.row.id): row_record(own) for own in view.rows}


def _beside(name: str, row: GapRow, among: _Among) -> dict[str, Any]:
    """What a place is among those of all maps; nothing of it in the list of one map."""
    own = among.get((name, row.id), {})
    by = own.get("customers_by")
    return {
        "customers": own.get("customers"),
        "customers_assumed": own.get("customers_assumed"),
        "customers_by": f"{by['touchpoint']} ({by['map']})" if by else None,
        "rank_together": own.get("rank"),
        "priority_together": own.get("priority"),
    }


def _record(name: str, row: GapRow, table: GapTable, among: _Among) -> dict[str, Any]:
    below = next((own.rolled for own in table.rolled if own.rolled.id == row.id), None)
    return {
        "map": name,
        "rank": row.rank,
        "id": row.id,
        "touchpoint": row.name,
        "phase": row.phase_id,
        "phase_name": row.phase,
        "channel": list(row.channel_ids),
        "channel_names": list(row.channels),
        "goal": row.goal,
        "goal_from": row.goal_from,
        "goal_channel": row.goal_channel,
        "goal_unit": row.goal_unit,
        "goal_own": row.goal_own,
        "goal_converted": row.converted,
        "goal_words": row.goal_words,
        "experience": row.experience,
        "low": row.low,
        "high": row.high,
        "n": row.n if row.answered is None else row.answered,
        "effective_n": row.n,
        "of": row.people,
        "own": _own(row.own),
        "method": row.method,
        "rests": row.rests,
        "positive": list(row.positive),
        "pool": row.pool,
        "groups": [_group(part) for part in row.groups],
        "believed": row.believed,
        "raters": [{"name": name or None, "score": score} for name, score in row.raters],
        "since": _since(row.since),
        "blind_spot": row.blind_spot,
        "experience_by_persona": {
            own.id: own.experience for own in row.personas if own.experience is not None and row.spread
        },
        "personas": {own.id: _persona(own) for own in row.personas},
        "short_for": list(row.short_for),
        "moves": list(row.moves),
        "whose": list(row.whose),
        "fewer_answers_than": row.withheld_below,
        "gap": row.gap,
        "expectation": row.expectation,
        "expectation_from": row.expectation_from or None,
        "expectation_words": row.expectation_words or None,
        "experience_minus_expectation": row.expectation_gap,
        "verdict": row.verdict,
        "why": row.reason,
        "needed_n": row.needed,
        "missing_n": row.missing,
        "stands": row.stands,
        "shortfall_percent": row.shortfall,
        "importance": row.importance,
        "importance_assumed": row.assumed,
        "reach": row.reach,
        "reach_assumed": row.reach_assumed,
        "reach_recorded": _recorded(row.reach_recorded),
        "reach_written": row.reach_written or None,
        "priority": row.priority,
        "opportunity_score": row.opportunity_score,
        "quadrant": row.quadrant,
        **_beside(name, row, among),
        "derived_importance": [driver_record(own) for own in row.driving],
        "comments": [mention_record(own) for own in row.mentions],
        "impact": list(row.impact),
        "others": [metric_record(other) for other in row.others],
        "also": list(row.also),
        "rolled_up": None if below is None else below.score,
        "rolled_up_low": None if below is None else below.low,
        "rolled_up_high": None if below is None else below.high,
        "rolled_up_verdict": "" if below is None else below.verdict,
    }


def _recorded(counts: tuple[int, int] | None) -> dict[str, int] | None:
    """How many recorded journeys came, of how many, where the reach is theirs."""
    return None if counts is None else {"came": counts[0], "journeys": counts[1]}


def driver_record(own: DriverRow) -> dict[str, Any]:
    """How a place goes with an overall score: derived from answers, and apart from the importance stated."""
    return {
        "outcome": own.outcome,
        "id": own.id,
        "n": own.n,
        "effective_n": own.effective_n,
        "correlation": own.correlation,
        "low": own.low,
        "high": own.high,
        "relative_weight": own.weight,
        "relative_weight_low": own.weight_low,
        "relative_weight_high": own.weight_high,
    }


def mention_record(own: MentionRow) -> dict[str, Any]:
    """The comments that speak of a place, and the score of those who do on the comments' own scale."""
    return {
        "source": own.source,
        "n": own.n,
        "of": own.of,
        "score": own.mean,
        "low": own.low,
        "high": own.high,
        "scored_n": own.scored_n,
        "score_of_all": own.all_mean,
        "scale": None if own.min is None or own.max is None else {"min": own.min, "max": own.max},
    }


def as_json(tables: Tables, *, version: str, view: Together | None = None) -> str:
    """Every table as one JSON document, and what they are as one; numbers are not rounded."""
    among = _among_all(view)
    maps = [
        {
            "file": name,
            "title": table.title,
            "scale": _scale(table.low, table.high, table.lower_is_better),
            "touchpoints": table.tally.places.touchpoints,
            "phases": table.tally.places.phases,
            "scored": table.tally.scored.total,
            "measured": table.tally.measured,
            "believed_from_data": table.tally.believed_from_data,
            "believed_without_data": table.tally.believed_without_data,
            "judged": table.tally.judged.total,
            "short": table.tally.short,
            "believed_short": table.tally.believed_short,
            "undecided": table.tally.undecided,
            "met": table.tally.met,
            "believed_met": table.tally.believed_met,
            "short_for_someone_more": table.tally.hiding,
            "confidence": table.confidence,
            "tolerance": table.tolerance,
            "stability": None
            if table.stability is None
            else {
                "top": [place.id for place in table.stability.top],
                "draws": table.stability.draws,
                "same_top": table.stability.same_top,
                "same_first": table.stability.same_first,
                "guess_width": table.stability.guess_width,
            },
            "converted_goals": len(table.converted),
            "whole": [metric_record(row) for row in table.whole],
            "drivers": [
                {
                    "outcome": driver_table.outcome,
                    "n": driver_table.n,
                    "explained": driver_table.explained,
                    "least_n": driver_table.least_n,
                    "unweighed": driver_table.unweighed or None,
                    "places": [driver_record(own) for own in driver_table.rows],
                }
                for driver_table in table.drivers
            ],
            "phases_beside": [_record(name, row, table, among) for row in table.beside],
            "journeys_below": [rolled_record(row) for row in table.rolled],
            "rows": [_record(name, row, table, among) for row in table.rows],
            "written": table.written,
        }
        for name, table in tables
    ]
    together = {} if view is None else {"together": together_record(view)}
    return json_document({"cxmap": version, "maps": maps} | together)


def _flat(record: dict[str, Any]) -> dict[str, Any]:
    """A record with one value for each column."""
    own = record["own"] or {}
    scale = own.get("scale", {})
    return record | {
        "channel_names": "; ".join(record["channel_names"]),
        "also": "; ".join(record["also"]),
        "own_min": scale.get("min"),
        "own_max": scale.get("max"),
        **{f"own_{key}": own.get(key) for key in ("type", "unit", "value", "low", "high")},
    }


def as_csv(tables: Tables, view: Together | None = None) -> str:
    """Every table in one CSV with a head line; numbers are not rounded."""
    among = _among_all(view)
    records = (_flat(_record(name, row, table, among)) for name, table in tables for row in table.rows)
    return csv_document(tuple(CSV_COLUMNS), records)
