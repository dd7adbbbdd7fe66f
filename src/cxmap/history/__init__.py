"""What git knows of a map file: the only place that runs another program."""

from cxmap.history.git import (
    Missing,
    Revision,
    contents,
    contents_at,
    missing,
    revision_of,
    revisions,
    thinned,
)
from cxmap.history.trees import Blob, Commit, commit_at, common_ancestor, files_at

__all__ = [
    "Blob",
    "Commit",
    "Missing",
    "Revision",
    "commit_at",
    "common_ancestor",
    "contents",
    "contents_at",
    "files_at",
    "missing",
    "revision_of",
    "revisions",
    "thinned",
]
