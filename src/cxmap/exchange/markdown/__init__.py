"""A map as Markdown that people read, and back: an outline that keeps everything, and a table."""

from cxmap.exchange.markdown.reading import read_markdown
from cxmap.exchange.markdown.table import write_table
from cxmap.exchange.markdown.writing import write_outline

__all__ = ["read_markdown", "write_outline", "write_table"]
