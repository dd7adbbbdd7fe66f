"""Opportunities of maps: on a terminal, as JSON, CSV and Markdown."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from rich.text import Text

from cxmap.rendering.text.documents import csv_document, escaped, json_document
from cxmap.rendering.text.numbers import NONE, number, percent, scale_numbers
from cxmap.rendering.text.rows import Rows
from cxmap.rendering.text.signs import visible
from cxmap.rendering.text.table import DrawnTable, draw
from cxmap.rendering.text.wrapping import paragraph

if TYPE_CHECKING:
    from cxmap.scoring.backlog import Backlog, Item
    from cxmap.scoring.ledger import HitRate, Promise

_WORTH = {"score": "impact x feasibility", "impact": "impact", "rice": "RICE"}
_OUTCOMES = {
    "kept": "promise kept",
    "broken": "promise broken",
    "undecided": "not decided",
    "open": "not measured since",
    "not done": "not done yet",
}
CSV_COLUMNS = (
    "map", "rank", "id", "title", "status", "impact", "feasibility", "score", "rice", "cost", "effort",
    "reach", "confidence", "owner", "due", "done", "addresses", "removes", "horizon", "budget", "chosen",
)  # fmt: skip


def _amount(value: float | None) -> str:
    return NONE if value is None else number(value, 0 if float(value).is_integer() else 2)


def _worth(value: float | None) -> str:
    return NONE if value is None else number(value, 0 if float(value).is_integer() else 1)


def _names(item: Item) -> str:
    names = {phase.id: phase.name for phase in item.map.phases}
    names |= {step.touchpoint.id: step.touchpoint.name for step in item.map.steps}
    return ", ".join(names.get(id_, id_) for id_ in item.opportunity.addresses)


def terminal(backlog: Backlog, *, width: int | None = None) -> Text:
    """The list, then what fits into the budget, what was kept of promises, and causes that stay."""
    if not backlog.items:
        return Text("no opportunities are written down")
    drawn = _list(backlog, width)
    lines = list(drawn.lines)
    if drawn.left_out:
        left_out = f"--wide also shows what has no room here: {', '.join(drawn.left_out)}"
        lines += paragraph(Text(left_out, style="dim"), width)
    if backlog.fit is not None:
        lines += [Text(), *_budget(backlog, width)]
    shown = [(file, promise) for file, promise in backlog.promises if promise.outcome != "not done"]
    if shown:
        lines += [Text(), Text("promises", style="bold"), *_promises(backlog, shown, width)]
    for line in _causes(backlog):
        lines += paragraph(Text(visible(line), style="dim"), width)
    return Text("\n").join(lines)


def _list(backlog: Backlog, width: int | None) -> DrawnTable:
    several = len({item.file for item in backlog.items}) > 1
    table = Rows(backlog.items)
    chosen = _chosen(backlog)
    columns = [
        table.column("#", lambda item: "" if item.rank is None else str(item.rank), align="right"),
        table.column("opportunity", lambda item: item.opportunity.title, least=0.35),
        table.column(_WORTH[backlog.by], lambda item: _worth(item.worth), align="right"),
        table.column("status", lambda item: item.opportunity.status, rank=1, phrase="{}", must=True),
    ]
    if any(item.opportunity.cost is not None for item in backlog.items):
        columns.append(
            table.column("cost", lambda item: _amount(item.opportunity.cost), align="right", rank=2)
        )
    if backlog.fit is not None:
        columns.append(
            table.column("fits", lambda item: "yes" if id(item) in chosen else "", rank=1, must=True)
        )
    columns += [
        table.column("owner", lambda item: item.opportunity.owner or "", rank=3, least=0.12),
        table.column("for", lambda item: _names(item), rank=4, phrase="for {}", least=0.2),
        table.column(
            "due", lambda item: item.opportunity.due.isoformat() if item.opportunity.due else "", rank=5
        ),
    ]
    if several:
        columns.append(table.column("map", lambda item: item.map.title, rank=6, phrase="in {}", least=0.15))
    return draw(columns, width)


def _chosen(backlog: Backlog) -> set[int]:
    return set() if backlog.fit is None else {id(backlog.affordable[at]) for at in backlog.fit.chosen}


def _budget(backlog: Backlog, width: int | None) -> Iterator[Text]:
    fit = backlog.fit
    assert fit is not None
    assert backlog.budget is not None
    if not backlog.affordable:
        yield Text("no open opportunity has a cost, so none can be fitted into a budget")
        return
    names = ", ".join(backlog.affordable[at].opportunity.title for at in fit.chosen) or "nothing"
    best = "the best set" if fit.exact else "the best set of those that were looked at"
    yield from paragraph(
        Text(
            visible(
                f"what fits in {_amount(backlog.budget)}: {names}; {_amount(fit.cost)} in all, "
                f"{_amount(backlog.budget - fit.cost)} left; {best} by the sum of {_WORTH[backlog.by]} "
                f"({_worth(fit.worth)})"
            )
        ),
        width,
    )
    if backlog.unpriced:
        yield from paragraph(
            Text(
                visible(
                    "no cost is given for: " + ", ".join(item.opportunity.title for item in backlog.unpriced)
                ),
                style="dim",
            ),
            width,
        )


def _promises(backlog: Backlog, listed: Sequence[tuple[str, Promise]], width: int | None) -> Iterator[Text]:
    cards = {item.file: item.map.scale for item in backlog.items}
    shown = {file: scale_numbers(scale.min, scale.max) for file, scale in cards.items()}
    table = Rows(listed)

    def gain(row: tuple[str, Promise]) -> str:
        file, promise = row
        own = promise.contrast
        if own is None or own.low is None or own.high is None:
            return ""
        low, high = shown[file].ends(own.low, own.high)
        return f"difference {low} .. {high}"

    def figure(row: tuple[str, Promise], *, after: bool) -> str:
        score = row[1].after if after else row[1].before
        return NONE if score is None else shown[row[0]].score(score.point)

    yield from draw(
        [
            table.column("opportunity", lambda row: row[1].opportunity.title, least=0.25),
            table.column("at", lambda row: row[1].place.name, rank=2, phrase="at {}", least=0.2),
            table.column("before", lambda row: figure(row, after=False), align="point"),
            table.column("promised", lambda row: shown[row[0]].score(row[1].expected), align="point"),
            table.column("after", lambda row: figure(row, after=True), align="point"),
            table.column("", gain, rank=3, phrase="{}"),
            table.column(
                "", lambda row: _OUTCOMES[row[1].outcome], rank=1, phrase="{}", must=True,
                style=lambda row: {"kept": "green", "broken": "red"}.get(row[1].outcome, ""),
            ),
        ],
        width,
    ).lines  # fmt: skip
    for rate in backlog.hit_rates:
        yield from paragraph(Text(visible(_rate(rate)), style="dim"), width)


def _rate(rate: HitRate) -> str:
    who = rate.owner or "all together"
    parts = [
        f"{rate.kept} of {rate.kept + rate.broken} promises kept" if rate.share else "no promise is decided"
    ]
    if rate.share is not None and rate.share.low is not None and rate.share.high is not None:
        parts.append(f"{percent(rate.share.point)} ({percent(rate.share.low)} .. {percent(rate.share.high)})")
    parts += [f"{rate.undecided} not decided"] if rate.undecided else []
    parts += [f"{rate.open} not measured since"] if rate.open else []
    return f"{who}: {', '.join(parts)}"


def _causes(backlog: Backlog) -> Iterator[str]:
    for _, cause in backlog.causes:
        if not cause.removed_by:
            pains = ", ".join(pain.text for _, pain in cause.pains)
            yield f"nothing removes the cause `{cause.text}`, from which comes: {pains}"
    for _, title, text in backlog.aimless:
        yield f"`{title}` removes `{text}`, which no pain point names as its cause"
    if backlog.causes:
        aims = [
            item.opportunity.title
            for item in backlog.items
            if item.rank is not None and not item.opportunity.removes
        ]
        if aims:
            yield f"these remove no cause: {', '.join(aims)}"


def records(backlog: Backlog) -> list[dict[str, Any]]:
    """One record an opportunity, in the order of the list."""
    chosen = _chosen(backlog)
    return [
        {
            "map": item.file,
            "rank": item.rank,
            "id": item.opportunity.id,
            "title": item.opportunity.title,
            "status": item.opportunity.status,
            "impact": item.opportunity.impact,
            "feasibility": item.opportunity.feasibility,
            "score": item.score,
            "rice": item.rice,
            "cost": item.opportunity.cost,
            "effort": item.opportunity.effort,
            "reach": item.opportunity.reach,
            "confidence": item.opportunity.confidence,
            "owner": item.opportunity.owner,
            "due": item.opportunity.due,
            "done": item.opportunity.done,
            "addresses": list(item.opportunity.addresses),
            "removes": list(item.opportunity.removes),
            "horizon": item.opportunity.horizon,
            "budget": item.opportunity.budget,
            "chosen": None if backlog.fit is None else id(item) in chosen,
        }
        for item in backlog.items
    ]


def as_json(backlog: Backlog, *, version: str) -> str:
    """Everything, with every digit."""
    fit = backlog.fit
    return json_document(
        {
            "cxmap": version,
            "by": backlog.by,
            "opportunities": records(backlog),
            "budget": None
            if fit is None
            else {
                "budget": backlog.budget,
                "cost": fit.cost,
                "worth": fit.worth,
                "exact": fit.exact,
                "chosen": [backlog.affordable[at].opportunity.id for at in fit.chosen],
                "without_cost": [item.opportunity.id for item in backlog.unpriced],
            },
            "promises": [_promise_record(file, promise) for file, promise in backlog.promises],
            "hit_rates": [
                {
                    "owner": rate.owner,
                    "kept": rate.kept,
                    "broken": rate.broken,
                    "undecided": rate.undecided,
                    "open": rate.open,
                    "share": None if rate.share is None else rate.share.point,
                    "low": None if rate.share is None else rate.share.low,
                    "high": None if rate.share is None else rate.share.high,
                }
                for rate in backlog.hit_rates
            ],
            "causes": [
                {
                    "map": file,
                    "cause": cause.text,
                    "severity": cause.severity,
                    "pain_points": [{"at": place or None, "text": pain.text} for place, pain in cause.pains],
                    "removed_by": [item.id for item in cause.removed_by],
                }
                for file, cause in backlog.causes
            ],
        }
    )


def _promise_record(file: str, promise: Promise) -> dict[str, Any]:
    own = promise.contrast
    return {
        "map": file,
        "opportunity": promise.opportunity.id,
        "touchpoint": promise.place.id,
        "expected": promise.expected,
        "outcome": promise.outcome,
        "before": None if promise.before is None else promise.before.point,
        "before_day": None if promise.before is None else promise.before.day,
        "after": None if promise.after is None else promise.after.point,
        "after_day": None if promise.after is None else promise.after.day,
        "difference_low": None if own is None else own.low,
        "difference_high": None if own is None else own.high,
        "p_value": None if own is None else own.p_value,
    }


def as_csv(backlog: Backlog) -> str:
    """One line an opportunity."""
    lines = records(backlog)
    for record in lines:
        record["removes"] = "; ".join(record["removes"])
    return csv_document(CSV_COLUMNS, lines)


def as_markdown(backlog: Backlog) -> str:
    """A table for a backlog; ids and files lead back (`api.returning`)."""
    head = [
        "#",
        "opportunity",
        _WORTH[backlog.by],
        "status",
        "cost",
        "owner",
        "due",
        "done",
        "for",
        "id",
        "map",
    ]
    lines = [f"| {' | '.join(head)} |", "|--:|---|--:|---|--:|---|---|---|---|---|---|"]
    for item in backlog.items:
        own = item.opportunity
        cells = (
            "" if item.rank is None else str(item.rank), own.title, _worth(item.worth), own.status,
            _amount(own.cost), own.owner or "", own.due.isoformat() if own.due else "",
            own.done.isoformat() if own.done else "", _names(item), own.id, item.file,
        )  # fmt: skip
        lines.append(f"| {' | '.join(escaped(cell) for cell in cells)} |")
    return "\n".join(lines) + "\n"
