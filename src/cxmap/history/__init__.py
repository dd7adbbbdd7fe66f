"""What git knows of a map: the only place that runs another program."""

from cxmap.history.git import revision_of

__all__ = ["revision_of"]
