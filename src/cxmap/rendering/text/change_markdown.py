"""What changed between maps as a page of Markdown: the comment on a pull request.

Customers first: gaps that opened, promises that are broken, goalposts that were moved, both curves in plain
letters; then every change, of which those to texts are folded away.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from cxmap.changes.shortfalls import shortfalls
from cxmap.rendering.text.change_sums import sums
from cxmap.rendering.text.change_tables import FileChange, Told
from cxmap.rendering.text.change_texts import SECTIONS, ChangeRow, by_group, rows
from cxmap.rendering.text.documents import escaped
from cxmap.rendering.text.dumbbells import dumbbells, fenced

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
    said = list(sums(comparison, escaped))
    if said:
        yield from (f"- {_bold(one.about + ':', loud=one.is_loud)} {one.text}" for one in said)
        yield ""
    if drawn := dumbbells(comparison):
        yield from fenced(drawn)
        yield ""
    for name, own in grouped:
        yield from _table(name, own)


def _bold(text: str, *, loud: bool) -> str:
    return f"**{text}**" if loud else text


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
