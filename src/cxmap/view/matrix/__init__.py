"""The matrix, before anybody draws it."""
