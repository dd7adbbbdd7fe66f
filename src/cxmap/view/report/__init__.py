"""The report as values."""
