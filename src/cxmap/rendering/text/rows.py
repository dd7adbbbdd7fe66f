"""Columns made of rows: what each says on the line, and below it where the line is too short."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Generic, TypeVar

from rich.text import Text

from cxmap.rendering.text.columns import Align, Column
from cxmap.rendering.text.numbers import NONE
from cxmap.rendering.text.signs import visible

Row = TypeVar("Row")
Forms = Callable[[Row], Sequence[str]]
"""How a row's cell reads below the line: the whole of it first, then shorter."""


class Rows(Generic[Row]):
    """The rows of a table. Texts may hold anything: what cannot be seen in them is made visible here."""

    def __init__(self, rows: Sequence[Row]) -> None:
        self.rows = rows

    def column(
        self,
        name: str,
        text: Callable[[Row], str],
        *,
        heads: Sequence[str] | None = None,
        rank: int = 0,
        phrase: str | None = None,
        below: Forms[Row] | None = None,
        align: Align = "left",
        least: float | None = None,
        must: bool = False,
        tied: bool = False,
        style: Callable[[Row], str] | None = None,
    ) -> Column:
        """A column of one text a row; see `Column` for the rest.

        Below the line it reads as `phrase` says, with the text for `{}`; as its name and text when left out.
        `below` says instead what else it reads there.
        """
        form = f"{name} {{}}" if phrase is None else phrase

        def forms(row: Row) -> Sequence[str]:
            said = text(row)
            return (form.format(said),) if said not in ("", NONE) else ()

        return Column(
            name=name,
            heads=(name,) if heads is None else tuple(heads),
            cells=tuple(Text(visible(text(row)), style=style(row) if style else "") for row in self.rows),
            below=self._below(below or forms) if rank else (),
            rank=rank,
            align=align,
            least=least,
            must=must,
            tied=tied,
        )

    def aside(self, name: str, forms: Forms[Row], *, rank: int, must: bool = False) -> Column:
        """A column that never stands on the line."""
        return Column(name=name, below=self._below(forms), rank=rank, must=must)

    def _below(self, forms: Forms[Row]) -> tuple[tuple[Text, ...], ...]:
        return tuple(tuple(Text(visible(text)) for text in forms(row)) for row in self.rows)
