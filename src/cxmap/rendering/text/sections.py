"""A text of several tables below each other, each with its heading."""

from __future__ import annotations

from rich.text import Text

from cxmap.rendering.text.columns import Column
from cxmap.rendering.text.signs import visible
from cxmap.rendering.text.table import draw
from cxmap.rendering.text.wrapping import paragraph

THIRD = 0.34
"""The share of a line that each of two columns of words may take before it wraps."""


class Sections:
    """What one command shows of one map: a head, sections with tables, and remarks."""

    def __init__(self, width: int | None) -> None:
        self.width = width
        self.lines: list[Text] = []
        self.left_out: dict[str, None] = {}

    def head(self, title: str, line: str) -> None:
        self.lines += paragraph(Text(visible(title), style="bold"), self.width)
        self.remark(line)

    def section(self, text: str) -> None:
        self.lines += [Text(), Text(text, style="bold")]

    def said(self, text: str) -> None:
        self.lines += paragraph(Text(visible(text)), self.width)

    def remark(self, text: str) -> None:
        self.lines += paragraph(Text(visible(text), style="dim"), self.width)

    def table(self, *columns: Column) -> None:
        drawn = draw(columns, self.width)
        self.lines += drawn.lines
        self.left_out |= dict.fromkeys(drawn.left_out)

    def text(self) -> Text:
        """Everything, with a last word on what found no room."""
        if self.left_out:
            self.remark(f"--wide also shows what has no room here: {', '.join(self.left_out)}")
        return Text("\n").join(self.lines)
