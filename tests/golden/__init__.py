"""Committed pictures of a small map, and how a new one is compared with them."""
