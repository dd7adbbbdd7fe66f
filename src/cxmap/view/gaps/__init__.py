"""The list of gaps, and the same as a chart."""
