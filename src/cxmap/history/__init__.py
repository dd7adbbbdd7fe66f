"""What git knows of a map file: the only place that runs another program."""

from cxmap.history.git import Revision, contents_at, is_shallow, revision_of, revisions, thinned

__all__ = ["Revision", "contents_at", "is_shallow", "revision_of", "revisions", "thinned"]
