"""An edited map brought back into the file that people write: what changed is found, merged and put into its text."""

from cxmap.exchange.merging.bringing import Brought, bring
from cxmap.exchange.merging.merge import Choice, Conflict

__all__ = ["Brought", "Choice", "Conflict", "bring"]
