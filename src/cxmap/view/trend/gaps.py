"""What became of gaps, in words: for the report and for the picture of a map's versions."""

from __future__ import annotations

from cxmap.locale import Words
from cxmap.scoring.course import Course, Gap
from cxmap.scoring.paths import Path

MET = ("met", "believed met")


def gaps_told(course: Course, words: Words) -> str:
    """How many gaps are open, how many were closed or ended otherwise, and how long closing takes."""
    own = words.in_course
    if not course.gaps:
        return own.no_gaps
    eased = sum(gap.eased for gap in course.gaps)
    otherwise = len(course.gaps) - len(course.open) - len(course.closed) - eased
    parts = [own.open(len(course.open)), own.closed(len(course.closed))]
    parts += [own.eased(eased)] if eased else []
    parts += [own.otherwise(otherwise)] if otherwise else []
    return words.semicolon.join((", ".join(parts), closing(course, words)))


def closing(course: Course, words: Words) -> str:
    """How long it takes to close a gap."""
    if course.median_days is None:
        return words.in_course.never
    return words.in_course.median(round(course.median_days))


def gap_told(path: Path, course: Course, words: Words) -> str:
    """What became of the last gap of a place; that there was none, where it was ever judged."""
    own = words.in_course
    if not path.gaps:
        judged = any(step.reading is not None and step.goal is not None for step in path.steps)
        return own.never_below if judged else ""
    gap = path.gaps[-1]
    told = _ended(gap, course, words) if gap.ending else _standing(gap, course, words)
    earlier = len(path.gaps) - 1
    since = _met_since(path, course, words) if gap.ending in ("undecided", "unscored") else ""
    more = [since] if since else []
    more += [own.before_that(earlier)] if earlier else []
    return words.semicolon.join((told, *more))


def _met_since(path: Path, course: Course, words: Words) -> str:
    """Since when the goal is met after all, where a gap ended without that; nothing where it is not."""
    first = None
    for step in reversed(path.steps):
        if step.place.verdict not in MET:
            break
        first = step
    if first is None:
        return ""
    day = course.points[first.at].version.day
    return "" if day is None else words.in_course.met_since.format(date=words.long_date(day))


def _standing(gap: Gap, course: Course, words: Words) -> str:
    own = words.in_course
    day = course.points[gap.opened].version.day
    if day is None:
        return own.uncommitted
    said = (own.below_from_start if gap.from_start else own.below_since).format(date=words.long_date(day))
    return f"{said} ({own.stood(gap.days)})" if gap.days else said


def _ended(gap: Gap, course: Course, words: Words) -> str:
    assert gap.ended is not None
    own, day = words.in_course, course.points[gap.ended].version.day
    if day is None:
        ending = own.endings["eased" if gap.eased else gap.ending]
        return f"{ending}, {words.in_report.trend.present}"
    templates = {
        "met": own.eased_on if gap.eased else own.met_on,
        "undecided": own.undecided_on,
        "unscored": own.unscored_on,
        "gone": own.gone_on,
    }
    return templates[gap.ending].format(date=words.long_date(day), days=own.days(gap.days or 0))
