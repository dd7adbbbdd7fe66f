"""Two versions of a map beside each other: what changed between them, to be drawn."""
