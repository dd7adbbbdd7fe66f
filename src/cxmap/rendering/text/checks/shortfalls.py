"""The list of gaps as findings: what is below its goal, what is not known, what a gate fails on."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence

from msgspec import Struct

from cxmap.locale.numbers import plainly
from cxmap.rendering.text.checks.findings import BEGINNING, Finding, Help
from cxmap.rendering.text.numbers import interval, number
from cxmap.source import Severity, Span
from cxmap.view.gaps.rows import GapRow, GapTable
from cxmap.view.numbers import ScaleNumbers
from cxmap.view.promises import BrokenPromise

SHORT, ANYONE, PROMISE = "short", "short-for-anyone", "targets"
LEVELS: Mapping[str, Severity] = {
    SHORT: "warning",
    "believed-short": "warning",
    ANYONE: "warning",
    PROMISE: "warning",
    "undecided": "advice",
    "unknown": "advice",
}
"""By what a gate calls them; each is an error where the gate fails on it."""
PAGES = (
    Help(
        SHORT,
        "below-goal",
        "Measured, and below its goal: the whole interval lies below it and an exact test agrees. Also a "
        "further metric, or a figure of the whole, that is below a goal in its own unit.",
    ),
    Help(
        "believed-short",
        "below-goal-by-estimate",
        "Below its goal by the estimate of those who wrote the map; no data decides it yet.",
    ),
    Help(
        "undecided",
        "not-decided",
        "Measured, but the answers are too few, or too close to the goal, to say on which side of it "
        "customers are. The list says about how many answers would decide.",
    ),
    Help(
        "unknown",
        "no-verdict",
        "There is a goal and no experience to hold against it, or an experience and no goal; or too few "
        "people answered to show what they said.",
    ),
    Help(
        ANYONE,
        "below-goal-for-somebody",
        "Below its goal for at least one persona, whatever the mean of all of them says.",
    ),
    Help(
        PROMISE,
        "broken-promise",
        "A target of the map or of `cxmap.toml` says how far a touchpoint may be from its goal, and it is "
        "farther away, or cannot be shown not to be.",
    ),
)
"""What each of them means."""


class Places(Struct, frozen=True):
    """Where touchpoints and phases stand in the file, by their ids."""

    touchpoints: Mapping[str, Span]
    phases: Mapping[str, Span]

    def of(self, row: GapRow) -> Span:
        """Where a row of the list stands."""
        return (self.phases if row.whole_phase else self.touchpoints).get(row.id, BEGINNING)


def shortfalls(
    file: str,
    whole: GapTable,
    listed: Collection[str],
    *,
    gates: Collection[str],
    promises: Sequence[BrokenPromise],
    places: Places,
) -> Iterator[Finding]:
    """A finding for each row that is listed or that a gate fails on; then further metrics and promises.

    `whole` is the list before anything was cut from it, `listed` the ids of what is left.
    """
    for row in whole.rows:
        code = _code(row, gates)
        if code in LEVELS and (row.id in listed or code in gates):
            yield _finding(file, row, code, whole, code in gates, places.of(row))
    beside = [
        (f"{row.id} {at}", f"{row.name}, metric {at + 1}", places.of(row))
        for row in whole.missed
        for at, _ in enumerate(row.also, start=1)
    ]
    figures = [
        (f"the whole {row.name}", f"the whole, {row.name}", BEGINNING)
        for row in whole.whole
        if row.missed and row.newest
    ]
    for missed, (named, subject, span) in zip(whole.missed_texts, (*beside, *figures), strict=True):
        yield _of(file, SHORT, missed, SHORT in gates, span, named=named, subject=subject)
    for promise in promises:
        span = places.touchpoints.get(promise.place, BEGINNING)
        named = f"{promise.place} {promise.target}".rstrip()
        yield _of(file, PROMISE, promise.text, True, span, named=named, subject=named)


def _code(row: GapRow, gates: Collection[str]) -> str:
    """What the row is a case of: first what a gate asks for, then its own verdict."""
    own = row.verdict.replace(" ", "-")
    if (
        row.short_for_anyone
        and own not in gates
        and (ANYONE in gates or own not in (SHORT, "believed-short"))
    ):
        return ANYONE
    return own


def _finding(file: str, row: GapRow, code: str, table: GapTable, fails: bool, span: Span) -> Finding:
    shown = ScaleNumbers(table.low, table.high, plainly)
    told = [row.verdict_text]
    if row.experience is not None and row.goal is not None:
        told[0] += (
            f", {shown.score(row.experience)} against a goal of {row.goal_written or shown.score(row.goal)}"
        )
    aside = [ends] if (ends := interval(shown, row.low, row.high)) else []
    aside += [f"n = {number(row.answered)}"] if row.answered else []
    told[0] += f" ({', '.join(aside)})" if aside else ""
    told += filter(None, (row.short_for_text, row.withheld_text, row.reason))
    told = list(dict.fromkeys(told))
    hint = "" if row.priority is None else f"Priority {number(row.priority, 1)}"
    if row.rank is not None:
        hint += f", number {row.rank} in the list of gaps"
    return _of(
        file,
        code,
        f"{row.name}: {'; '.join(told)}",
        fails,
        span,
        named=row.id,
        subject=row.name,
        hint=hint + "." if hint else "",
        weight=row.priority or 0.0,
    )


def _of(
    file: str,
    code: str,
    message: str,
    fails: bool,
    span: Span,
    *,
    named: str,
    subject: str,
    hint: str = "",
    weight: float = 0.0,
) -> Finding:
    level = "error" if fails else LEVELS[code]
    return Finding(
        file,
        code,
        level,
        message,
        hint,
        span,
        subject=subject,
        fingerprint=named,
        fails=fails,
        weight=weight,
    )
