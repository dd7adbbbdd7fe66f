"""The lifecycle: the scores of every phase over the years."""
