"""What changed between maps as a page of Markdown: the comment on a pull request.

Customers first: gaps that opened, promises that are broken, goalposts that were moved, both curves in plain
letters; then every change, of which those to texts are folded away.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from cxmap.changes import Comparison
from cxmap.changes.shortfalls import promises_kept, shortfalls
from cxmap.rendering.text.change_tables import FileChange, Told
from cxmap.rendering.text.change_texts import MOVED, SECTIONS, ChangeRow, by_group, rows
from cxmap.rendering.text.documents import escaped
from cxmap.rendering.text.dumbbells import dumbbells, fenced
from cxmap.scoring import Broken, PlaceScore
from cxmap.view.promises import broken_promise

MOST_NAMED = 6
"""Touchpoints in a line; the others are counted, and stand in the tables."""
FOLDED = (SECTIONS["structure"], SECTIONS["texts"])


def as_markdown(compared: Told) -> str:
    """The page."""
    lines = [f"## What changed for customers: {escaped(compared.before)} to {escaped(compared.after)}", ""]
    if len(compared.files) > 1:
        lines += [f"**{line}**" for line in _sum(compared)] + [""]
    for file in compared.files:
        lines += _map(file)
    if not compared.files:
        lines += ["Nothing changed.", ""]
    lines += [f"- skipped: {escaped(line)}" for line in compared.skipped]
    return "\n".join(lines).rstrip("\n") + "\n"


def _sum(compared: Told) -> Iterator[str]:
    """All maps together."""
    known = [file.comparison for file in compared.files if file.comparison is not None]
    gaps = [shortfalls(each) for each in known]
    before, after = sum(one.before for one in gaps), sum(one.after for one in gaps)
    told = [f"{len(compared.files)} maps", f"below goal: {before} before, {after} now"]
    worse, better, eased = (
        sum(getattr(each, name) for each in known) for name in ("worse", "better", "eased")
    )
    told += [f"worse at {worse}"] if worse else []
    told += [f"better at {better}"] if better else []
    told += [f"goalposts moved at {eased}"] if eased else []
    yield "; ".join(told)


def _map(file: FileChange) -> Iterator[str]:
    yield f"### {escaped(file.title)}"
    yield ""
    yield f"{escaped(file.name)}: **{escaped(file.told)}**"
    yield ""
    comparison = file.comparison
    if comparison is None:
        return
    grouped = by_group(rows(comparison))
    said = [*_gaps(comparison), *_promises(comparison), *_goalposts(comparison)]
    if said:
        yield from (f"- {line}" for line in said)
        yield ""
    if drawn := dumbbells(comparison):
        yield from fenced(drawn)
        yield ""
    for name, own in grouped:
        yield from _table(name, own)


def _gaps(comparison: Comparison) -> Iterator[str]:
    """How many gaps there were and are, and which ones changed."""
    gaps = shortfalls(comparison)
    if not gaps.before and not gaps.after:
        return
    told = [
        ("new", gaps.opened),
        ("closed", gaps.closed),
        ("gone only because the goal or tolerance gave way", gaps.eased),
        ("gone or no longer decided", gaps.otherwise),
    ]
    parts = [f"{said}: {_names(places)}" for said, places in told if places]
    yield f"**below goal:** {gaps.before} before, {gaps.after} now" + (
        f" ({'; '.join(parts)})" if parts else ""
    )


def _names(places: Sequence[PlaceScore]) -> str:
    named = ", ".join(escaped(place.name) for place in places[:MOST_NAMED])
    rest = len(places) - MOST_NAMED
    return f"{named} and {rest} more" if rest > 0 else named


def _promises(comparison: Comparison) -> Iterator[str]:
    kept = promises_kept(comparison)
    old, new = comparison.before.map.scale, comparison.after.map.scale

    def texts(those: Sequence[Broken], *, is_old: bool = False) -> str:
        told = [escaped(broken_promise(broken, old if is_old else new).text) for broken in those[:MOST_NAMED]]
        rest = len(those) - MOST_NAMED
        return "; ".join(told) + (f"; and {rest} more" if rest > 0 else "")

    if kept.broken:
        yield f"**promise broken:** {texts(kept.broken)}"
    if kept.still:
        yield f"promise broken as before: {texts(kept.still)}"
    if kept.kept:
        names = _names([broken.place for broken in kept.kept])
        yield f"promise no longer broken: {names}"


def _goalposts(comparison: Comparison) -> Iterator[str]:
    """What made promises easier to keep."""
    for row in rows(comparison):
        if row.group == "promises" and MOVED in row.what:
            aside = f", {escaped(row.note)}" if row.note else ""
            yield f"**goalposts moved:** {escaped(row.where)}: {escaped(row.what.replace(MOVED, ''))}{aside}"


def _table(name: str, own: Sequence[ChangeRow]) -> Iterator[str]:
    folded = name in FOLDED
    yield f"<details><summary>{name} ({len(own)})</summary>" if folded else f"**{name}**"
    yield ""
    yield "| | where | what changed | |"
    yield "|---|---|---|---|"
    for row in own:
        yield f"| {row.mark} | {escaped(row.where)} | {escaped(row.what)} | {escaped(row.note)} |"
    yield ""
    if folded:
        yield "</details>"
        yield ""
