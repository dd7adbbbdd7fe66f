"""Several maps as one list of gaps, as plain data."""

from __future__ import annotations

from typing import Any

from cxmap.scoring.collection import Comers, MapStanding
from cxmap.view.gaps.together import Together, TogetherRow


def record(view: Together) -> dict[str, Any]:
    """All of it; numbers are not rounded."""
    return {
        "maps": [_standing(own) for own in view.maps],
        "future": [member.name for member in view.collection.future],
        "rows": [row_record(own) for own in view.rows],
        "map_next": [
            {
                "map": own.pressing.member.name,
                "id": own.pressing.place.id,
                "touchpoint": own.pressing.place.name,
                "priority": own.pressing.priority,
                "called_like_it": list(own.like),
            }
            for own in view.collection.candidates
        ],
        "unknown": [
            {"map": member.name, "id": place.id, "touchpoint": place.name}
            for member, place in view.collection.unscored
        ],
        "unlike_their_journeys": [
            {"map": name, "id": row.rolled.id, "touchpoint": row.rolled.name, "said": row.said}
            for name, row in view.apart
        ],
        "unlike": [
            {
                "map": own.file,
                "code": own.code,
                "line": own.line,
                "column": own.column,
                "message": own.message,
                "fingerprint": own.fingerprint,
            }
            for own in view.unlike
        ],
        "lost_journeys": [{"map": name, "to": to, "why": why} for name, to, why in view.lost],
    }


def _standing(own: MapStanding) -> dict[str, Any]:
    return {
        "file": own.member.name,
        "title": own.member.card.map.title,
        "kind": own.member.card.map.kind,
        "below": own.below,
        "judged": own.judged,
        "mean_shortfall_percent": own.shortfall,
        **_comers(own.comers),
        "worst": None if own.worst is None else own.worst.place.id,
    }


def _comers(comers: Comers) -> dict[str, Any]:
    return {
        "customers": comers.share,
        "customers_assumed": comers.assumed,
        "customers_by": None if comers.by is None else {"touchpoint": comers.by[0], "map": comers.by[1]},
    }


def row_record(own: TogetherRow) -> dict[str, Any]:
    """A row among those of all maps: percent of its map's scale."""
    return {
        "map": own.pressing.member.name,
        "rank": own.pressing.rank,
        "id": own.row.id,
        "touchpoint": own.row.name,
        "goal_percent": own.goal,
        "experience_percent": own.experience,
        "low_percent": own.low,
        "high_percent": own.high,
        "gap_percent": own.gap,
        "verdict": own.row.verdict,
        "short_for": list(own.row.short_for),
        "shortfall_percent": own.row.shortfall,
        "importance": own.row.importance,
        "importance_assumed": own.row.assumed,
        "reach": own.row.reach,
        "reach_assumed": own.row.reach_assumed,
        **_comers(own.pressing.comers),
        "priority": own.pressing.priority,
        "journeys": list(own.pressing.journeys),
    }
