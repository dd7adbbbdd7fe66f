"""What changed between maps: on a terminal, and as JSON."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from msgspec import Struct, to_builtins
from msgspec.structs import fields
from rich.text import Text

from cxmap.changes import Comparison
from cxmap.changes.edits import ABSENT, Edit
from cxmap.changes.shortfalls import Shortfalls, promises_kept, shortfalls
from cxmap.rendering.text.change_sums import sums
from cxmap.rendering.text.change_texts import ChangeRow, by_group, headline, rows
from cxmap.rendering.text.documents import json_document
from cxmap.rendering.text.rows import Rows
from cxmap.rendering.text.signs import visible
from cxmap.rendering.text.table import draw
from cxmap.rendering.text.wrapping import paragraph
from cxmap.scoring import Broken

_STYLES = {"worse": "red", "better": "green", "": ""}


class FileChange(Struct, frozen=True):
    """What became of a map file: its names before and after, and what changed in it."""

    before: str
    """Empty where it is new."""
    after: str
    """Empty where it is gone."""
    title: str
    comparison: Comparison | None = None
    """Nothing for a map that came or went."""

    @property
    def name(self) -> str:
        """The file, under both names where it has another one."""
        if self.before and self.after and self.before != self.after:
            return f"{self.before} -> {self.after}"
        return self.after or self.before

    @property
    def state(self) -> str:
        """What became of it, in a word."""
        return "new" if not self.before else "gone" if not self.after else "changed"

    @property
    def told(self) -> str:
        """What became of it, in a line."""
        if self.comparison is None:
            return "a new map" if self.state == "new" else "the map is gone"
        if self.comparison.changes:
            return headline(self.comparison)
        return (
            "only another file name, or another order" if self.comparison.edits else headline(self.comparison)
        )


class Told(Struct, frozen=True):
    """The changes of all maps between two versions, each as people call it."""

    before: str
    after: str
    files: tuple[FileChange, ...]
    skipped: tuple[str, ...] = ()
    """A line for each version that is no sound map or cannot be read."""
    names: tuple[str, str] = ("", "")
    """Both versions by names alone, such as files or revisions; empty for the files as they are now."""


def terminal(compared: Told, *, width: int | None = None) -> Text:
    """A table of every map: for customers first, what got worse first."""
    lines: list[Text] = []
    for file in compared.files:
        if lines:
            lines.append(Text())
        lines += paragraph(Text(visible(file.title), style="bold"), width)
        named = (
            f"{file.name}: {file.told}" if len(compared.files) > 1 or file.before != file.after else file.told
        )
        lines += paragraph(Text(visible(named), style="dim"), width)
        for one in () if file.comparison is None else sums(file.comparison, visible):
            lines += paragraph(Text(f"{one.about}: {one.text}", style="" if one.is_loud else "dim"), width)
        for name, own in _groups(file):
            lines += [Text(), Text(name, style="bold"), *_table(own, width)]
    if not compared.files:
        lines.append(Text("nothing changed"))
    return Text("\n").join(lines)


def _groups(file: FileChange) -> list[tuple[str, Sequence[ChangeRow]]]:
    return [] if file.comparison is None else by_group(rows(file.comparison))


def _table(own: Sequence[ChangeRow], width: int | None) -> tuple[Text, ...]:
    table = Rows(own)
    return draw(
        [
            table.column("", lambda row: row.mark, style=lambda row: _STYLES[row.mark]),
            table.column("where", lambda row: row.where, least=0.22),
            table.column("what changed", lambda row: row.what, least=0.38),
            table.column(
                "", lambda row: row.note, phrase="{}", rank=1, least=0.2, must=True, style=lambda _: "dim"
            ),
        ],
        width,
    ).lines


def _record(file: FileChange) -> dict[str, Any]:
    comparison = file.comparison
    record: dict[str, Any] = {
        "file": file.after or file.before,
        "earlier_file": file.before or None,
        "state": file.state,
        "title": file.title,
        "headline": file.told,
    }
    if comparison is None:
        return record
    return record | {
        "worse": comparison.worse,
        "better": comparison.better,
        "promises_eased": comparison.eased,
        "gaps": _gaps(shortfalls(comparison)),
        "broken_promises": [
            {"target": broken.target.name or "", "touchpoint": broken.place.id, "is_new": is_new}
            for is_new, side in zip((True, False), _broken(comparison), strict=True)
            for broken in side
        ],
        "changes": [to_builtins(change) for change in comparison.changes],
        "edits": [_edit(edit) for edit in comparison.edits],
    }


def _gaps(gaps: Shortfalls) -> dict[str, Any]:
    ids = {
        name: [place.id for place in getattr(gaps, name)]
        for name in ("opened", "closed", "eased", "otherwise")
    }
    return {"before": gaps.before, "after": gaps.after, **ids}


def _broken(comparison: Comparison) -> tuple[Sequence[Broken], Sequence[Broken]]:
    kept = promises_kept(comparison)
    return kept.broken, kept.still


def _edit(edit: Edit) -> dict[str, Any]:
    values = {field.name: getattr(edit, field.name) for field in fields(edit)}
    return {"edit": type(edit).__name__.lower()} | {
        name: value for name, value in values.items() if value is not ABSENT
    }


def as_json(compared: Told, *, version: str) -> str:
    """Every change with its values, and the edits that make one map of the other; nothing rounded."""
    return json_document(
        {
            "cxmap": version,
            "before": compared.before,
            "after": compared.after,
            "maps": [_record(file) for file in compared.files],
            "skipped": compared.skipped,
        }
    )
