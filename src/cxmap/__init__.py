"""Journey maps and experience maps as text."""
__version__ = "0.1.0"
