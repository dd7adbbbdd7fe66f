"""The elements of the experience."""
