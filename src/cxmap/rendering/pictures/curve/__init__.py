"""The emotion curve."""
