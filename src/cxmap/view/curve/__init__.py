"""The emotion curve, before anybody draws it."""
