"""The lifecycle, before anybody draws it."""
