"""A table on a terminal: as many columns as fit on a line, others below each row, what is left out named."""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set

from msgspec import Struct
from rich.cells import cell_len
from rich.text import Text

from cxmap.rendering.text.columns import GAP, Column, Group, Unit, fitted, units
from cxmap.rendering.text.wrapping import wrap

DOT = " · "
INSIDE = 2
"""How far lines below a row are indented where nothing stands before its words."""


class DrawnTable(Struct, frozen=True):
    """A table's lines, and the names of the columns that some row lacks, the most important first."""

    lines: tuple[Text, ...]
    left_out: tuple[str, ...]


def _padded(text: Text, width: int, before: int) -> Text:
    return Text(" " * before).append_text(text).append(" " * max(0, width - before - cell_len(text.plain)))


def _cell_lines(column: Column, width: int, row: int) -> list[Text]:
    """The lines of a cell, each `width` columns wide."""
    cell = column.cells[row]
    if column.align == "left":
        lines = [cell] if cell_len(cell.plain) <= width else wrap(cell, width)
        return [_padded(line, width, 0) for line in lines]
    long = cell_len(cell.plain)
    before = width - long
    if column.align == "point":
        before = width - column.natural + column.before - column.parts[row][0]
    return [_padded(cell, width, max(0, before))]


def _blocks(group: Group, row: int) -> list[list[Text]]:
    """The cells of a group, as lines each; a heading that is wider than they are widens the one cell."""
    widths = list(group.widths)
    if len(widths) == 1:
        widths[0] = group.width
    return [_cell_lines(column, width, row) for column, width in zip(group.columns, widths, strict=True)]


def _side_by_side(blocks: Sequence[tuple[list[Text], int, int]]) -> list[Text]:
    """Blocks of lines beside each other; each comes with its width and the blanks that follow it."""
    lines = []
    for at in range(max(len(block) for block, _, _ in blocks)):
        line = Text()
        for block, width, gap in blocks:
            line.append_text(block[at] if at < len(block) else Text(" " * width)).append(" " * gap)
        line.rstrip()
        lines.append(line)
    return lines


def _head_lines(groups: Sequence[Group]) -> list[Text]:
    """The headings, with their feet on one line."""
    heads = [group.head.split("\n") for group in groups]
    most = max(map(len, heads))
    blocks = []
    for group, parts in zip(groups, heads, strict=True):
        right = group.columns[0].align != "left" and len(group.columns) == 1
        texts = [Text(part, style="bold") for part in [""] * (most - len(parts)) + parts]
        lines = [
            _padded(text, group.width, group.width - cell_len(text.plain) if right else 0) for text in texts
        ]
        blocks.append((lines, group.width, GAP))
    return _side_by_side(blocks)


def _row_lines(groups: Sequence[Group], row: int) -> list[Text]:
    blocks = []
    for group in groups:
        cells = _blocks(group, row)
        used = 0
        for at, cell in enumerate(cells):
            width = cell_len(cell[0].plain)
            used += width + (1 if at else 0)
            last = at == len(cells) - 1
            blocks.append((cell, width, GAP + group.width - used if last else 1))
    return _side_by_side(blocks)


Form = tuple[Text, tuple[str, ...]]
"""How a cell reads below its row, and the columns that this leaves out."""


class _Piece(Struct, frozen=True):
    """One cell below its row: its forms, the whole of it first, and what is lacking where none fits."""

    forms: tuple[Form, ...]
    names: tuple[str, ...]
    must: bool


def _forms(column: Column, row: int) -> tuple[Form, ...]:
    texts = column.below[row] if column.below else ()
    return tuple((text, (column.name,) if at else ()) for at, text in enumerate(texts))


def _pieces(below: Sequence[Unit], row: int) -> list[_Piece]:
    """What a row has for the line below it, by rank; what is tied to another cell stands right behind it."""
    pieces: list[tuple[int, _Piece]] = []
    for first, *tied in below:
        forms, names = _forms(first, row), [first.name]
        for other in tied:
            if not forms:
                pieces.append((other.rank, _Piece(_forms(other, row), (other.name,), other.must)))
            elif other.cells[row].plain:
                both = [(Text.assemble(text, " ", other.cells[row]), lacking) for text, lacking in forms]
                forms = (*both, *((text, (*lacking, other.name)) for text, lacking in forms))
                names.append(other.name)
        pieces.append((first.rank, _Piece(forms, tuple(names), first.must)))
    pieces.sort(key=lambda entry: entry[0])
    return [piece for _, piece in pieces if piece.forms]


def _packed(pieces: Sequence[_Piece], room: int | None) -> tuple[list[Text], set[str]]:
    """What stands below a row, and the columns that do not or only in a shorter form.

    By rank each takes its longest form that fits; what must be shown and does not fit comes below, wrapped.
    """
    line, further, missing = Text(style="dim"), list[Text](), set[str]()
    for piece in pieces:
        before = cell_len(line.plain) + len(DOT) if line else 0
        for text, lacking in piece.forms:
            if room is None or before + cell_len(text.plain) <= room:
                line.append(DOT if line else "").append_text(text)
                missing.update(lacking)
                break
        else:
            if piece.must and room is not None:
                further += [part.copy() for part in wrap(piece.forms[0][0], room)]
            else:
                missing.update(piece.names)
    for part in further:
        part.style = "dim"
    return ([line] if line else []) + further, missing


def _indent(groups: Sequence[Group]) -> int:
    """Where the lines below a row begin: under its first words, indented where nothing stands before them."""
    at = 0
    for group in groups:
        if group.columns[0].align == "left":
            return at or INSIDE
        at += group.width + GAP
    return INSIDE


def _below(wanted: Sequence[Unit], on_line: Set[str]) -> Iterator[Unit]:
    """The columns that do not stand on the line; each for itself where the first of its unit does."""
    for unit in wanted:
        rest = [column for column in unit if column.name not in on_line]
        if len(rest) == len(unit):
            yield unit
        else:
            yield from ([column] for column in rest)


def draw(columns: Sequence[Column], width: int | None, *, ruled: bool = True) -> DrawnTable:
    """A table of the columns on lines of at most `width` columns, or with None as wide as it needs.

    A cell that is too long for its column wraps at spaces; numbers never do. What finds no room on the line
    stands below its row where it fits, and is named as left out where it does not. A column that says nothing
    in any row is no column.
    """
    wanted = units(columns)
    groups = fitted(wanted, width)
    if not groups:
        return DrawnTable((), ())
    lines = _head_lines(groups) if any(group.head for group in groups) else []
    if lines and ruled:
        across = sum(group.width for group in groups) + GAP * (len(groups) - 1)
        lines.append(Text("─" * across, style="dim"))
    on_line = {column.name for group in groups for column in group.columns}
    below = list(_below(wanted, on_line))
    left_out = {column.name for unit in below for column in unit if not column.below}
    indent = _indent(groups)
    room = None if width is None else width - indent
    for row in range(len(groups[0].columns[0].cells)):
        lines += _row_lines(groups, row)
        shown, missing = _packed(_pieces(below, row), room)
        left_out |= missing
        lines += [Text(" " * indent).append_text(line) for line in shown]
    ranked = sorted((column for unit in below for column in unit), key=lambda column: column.rank)
    named = dict.fromkeys(column.name for column in ranked if column.name in left_out)  # two may share a name
    return DrawnTable(tuple(lines), tuple(named))
