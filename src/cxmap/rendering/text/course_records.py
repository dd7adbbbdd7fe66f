"""How a map fared over its versions, and who let a touchpoint get worse, as JSON."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from msgspec import to_builtins

from cxmap.rendering.text.course_tables import TraceRow, headline
from cxmap.rendering.text.documents import json_document

if TYPE_CHECKING:
    from cxmap.scoring import PlaceScore, Scorecard
    from cxmap.scoring.course import Course, Gap
    from cxmap.scoring.trend import Missing, Point


def trend_json(courses: Sequence[tuple[str, Scorecard, Course]], *, version: str) -> str:
    """Every point, gap and number, by ids."""
    return json_document(
        {
            "cxmap": version,
            "maps": [
                {"file": name, "title": card.map.title, "headline": headline(course)} | _course_record(course)
                for name, card, course in courses
            ],
        }
    )


def _course_record(course: Course) -> dict[str, Any]:
    trend = course.trend
    return {
        "versions": trend.known,
        "missing": trend.missing or None,
        "points": [_point_record(course, at, point) for at, point in enumerate(course.points)],
        "gaps": [_gap_record(course, gap) for gap in course.gaps],
        "median_days_to_close": course.median_days,
        "control_limits": None if course.limits is None else to_builtins(course.limits),
        "moves": [
            {
                "id": move.place.id,
                "name": move.place.name,
                "first": move.first.score,
                "last": move.last.score,
                "gain": move.gain,
                "state": move.state,
                "p_value": move.p_value,
                "clear": move.clear,
            }
            for move in trend.moves
        ],
        "unsound": [version.revision for version in trend.unsound],
        "unscored": [version.revision for version in trend.unscored],
    }


def _point_record(course: Course, at: int, point: Point) -> dict[str, Any]:
    return {
        "revision": point.version.revision or None,
        "day": point.version.day,
        "mean": point.mean,
        "goal": point.goal,
        "short": point.short,
        "judged": point.judged,
        "priority": point.priority,
        "measured": point.measured,
        "scored": point.scored,
        "like_for_like": point.alike,
        "opened": [gap.place.id for gap in course.opened_at(at)],
        "closed": [gap.place.id for gap in course.ended_at(at) if gap.is_closed],
        "worse": list(point.fell),
        "better": list(point.rose),
        "unclear": list(point.unclear),
        "goals_changed": list(point.regoaled),
        "rescored": list(point.rescored),
        "first_scored": list(point.came),
        "no_longer_scored": list(point.went),
        "rescaled": point.rescaled,
        "done": [{"title": done.title, "day": done.day} for done in course.done if done.at == at],
    }


def _gap_record(course: Course, gap: Gap) -> dict[str, Any]:
    points = course.points
    return {
        "id": gap.place.id,
        "name": gap.place.name,
        "opened": points[gap.opened].version.day,
        "opened_in": points[gap.opened].version.revision or None,
        "open_from_start": gap.from_start,
        "ended": None if gap.ended is None else points[gap.ended].version.day,
        "ended_in": None if gap.ended is None else points[gap.ended].version.revision or None,
        "ending": gap.ending or None,
        "only_goal_lowered": gap.eased,
        "days": gap.days,
    }


def blame_json(
    name: str,
    card: Scorecard,
    place: PlaceScore,
    traces: Sequence[TraceRow],
    since: int | None,
    missing: Missing,
    *,
    version: str,
) -> str:
    """Every version that changed something for a place, and which made it what it is."""
    return json_document(
        {
            "cxmap": version,
            "file": name,
            "title": card.map.title,
            "id": place.id,
            "name": place.name,
            "verdict": place.verdict,
            "since": None if since is None else traces[since].revision or None,
            "missing": missing or None,
            "versions": [
                {
                    "revision": trace.revision or None,
                    "day": trace.day,
                    "author": trace.author or None,
                    "subject": trace.subject or None,
                    "present": trace.place is not None,
                    "goal": None if trace.place is None else trace.place.goal.score,
                    "experience": None if trace.place is None else trace.place.experience,
                    "gap": None if trace.place is None else trace.place.gap,
                    "verdict": None if trace.place is None else trace.place.verdict,
                    "changes": []
                    if trace.comparison is None
                    else [
                        {
                            "kind": change.kind,
                            "tone": change.tone,
                            "before": change.before,
                            "after": change.after,
                        }
                        for change in trace.comparison.changes
                    ],
                }
                for trace in traces
            ],
        }
    )
