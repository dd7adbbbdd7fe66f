"""Boards of Miro and diagrams of Lucidchart as CSV, as far as these services say what their files hold."""

from cxmap.exchange.boards.lucid import looks_like_lucid, read_lucid, write_lucid
from cxmap.exchange.boards.miro import looks_like_grid, read_miro, write_miro

__all__ = ["looks_like_grid", "looks_like_lucid", "read_lucid", "read_miro", "write_lucid", "write_miro"]
