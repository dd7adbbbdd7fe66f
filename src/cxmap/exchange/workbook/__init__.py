"""A map as a workbook of cxmap's own, a sheet for each list, out and in again without a loss."""

from cxmap.exchange.workbook.reading import is_own_workbook, read_own_workbook
from cxmap.exchange.workbook.writing import write_workbook

__all__ = ["is_own_workbook", "read_own_workbook", "write_workbook"]
