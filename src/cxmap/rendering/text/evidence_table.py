"""The evidence of a map on a terminal."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rich.text import Text

from cxmap.rendering.text.columns import Column
from cxmap.rendering.text.numbers import NONE, number
from cxmap.rendering.text.rows import Rows
from cxmap.rendering.text.sections import Sections
from cxmap.view.evidence import EvidenceRow, EvidenceView


def evidence(view: EvidenceView, *, most: int | None = 10, width: int | None = None) -> Text:
    """How much rests on data, and what to research next."""
    page = Sections(width)
    page.head(view.title, view.coverage or "nothing is scored yet")
    if view.as_of is None:
        page.remark("the map names no day: every age is unknown")
    else:
        stale = f"; {view.stale} older than {view.stale_days} days" if view.stale else ""
        page.remark(f"ages counted to {view.as_of.isoformat()}{stale}")
    page.section("what to research next")
    page.table(*_debt_columns(view.debts[:most]))
    if most is not None and len(view.debts) > most:
        page.remark(f"{len(view.debts) - most} more; --all shows every one")
    if any(row.importance_assumed for row in view.debts[:most]):
        page.remark("importance in brackets: assumed, since the map gives none there")
    page.remark("debt: how much it matters, times how little is known or how old that is; see docs/method.md")
    return page.text()


def _debt_columns(debts: Sequence[EvidenceRow]) -> Iterator[Column]:
    rows = Rows(debts)
    yield rows.column("touchpoint", lambda row: row.touchpoint, least=0.42)
    yield rows.column("rests on", lambda row: row.rests, phrase="{}", rank=1, least=0.25)
    yield rows.column(
        "n", lambda row: "" if row.n is None else number(row.n), phrase="n={}", rank=4, align="right"
    )
    yield rows.column("age", _age, rank=2, align="right")
    yield rows.column(
        "importance",
        _importance,
        heads=("importance", "imp."),
        rank=3,
        align="point",
    )
    yield rows.column("debt", lambda row: number(row.debt, 2), align="point")
    yield rows.aside(
        "still to collect",
        lambda row: (f"still to collect: {'; '.join(row.to_collect)}",) if row.to_collect else (),
        rank=5,
        must=True,
    )


def _importance(row: EvidenceRow) -> str:
    text = number(row.importance, 1)
    return f"({text})" if row.importance_assumed else text


def _age(row: EvidenceRow) -> str:
    if row.age is None:
        return NONE
    return f"{number(row.age)} days" + (", out of date" if row.stale else "")
