"""An edited map brought back into the file that people write: changes are found, merged, put into it."""

from cxmap.exchange.merging.arriving import Arrived, arrived_sheet, arrived_workbook
from cxmap.exchange.merging.bringing import Brought, Lent, bring
from cxmap.exchange.merging.merge import Choice, Conflict
from cxmap.exchange.merging.strangers import arrived_json, arrived_table, referred
from cxmap.exchange.workbook.tables import WHOLE, Tables, tables_of

__all__ = [
    "WHOLE",
    "Arrived",
    "Brought",
    "Choice",
    "Conflict",
    "Lent",
    "Tables",
    "arrived_json",
    "arrived_sheet",
    "arrived_table",
    "arrived_workbook",
    "bring",
    "referred",
    "tables_of",
]
