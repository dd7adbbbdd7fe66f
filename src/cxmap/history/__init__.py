"""What git knows of a map file: the only place that runs another program."""

from cxmap.history.git import Missing, Revision, contents_at, missing, revision_of, revisions, thinned

__all__ = ["Missing", "Revision", "contents_at", "missing", "revision_of", "revisions", "thinned"]
