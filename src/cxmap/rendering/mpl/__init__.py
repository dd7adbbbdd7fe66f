"""Pictures drawn with matplotlib, the only part that imports it."""
