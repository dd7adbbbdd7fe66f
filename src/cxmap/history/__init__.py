"""What git knows of a map file: the only place that runs another program."""

from cxmap.history.git import (
    Author,
    Missing,
    Revision,
    authors,
    contents,
    contents_at,
    is_hash,
    missing,
    revision_of,
    revisions,
    thinned,
)
from cxmap.history.trees import Blob, Commit, commit_at, common_ancestor, files_at

__all__ = [
    "Author",
    "Blob",
    "Commit",
    "Missing",
    "Revision",
    "authors",
    "commit_at",
    "common_ancestor",
    "contents",
    "contents_at",
    "files_at",
    "is_hash",
    "missing",
    "revision_of",
    "revisions",
    "thinned",
]
