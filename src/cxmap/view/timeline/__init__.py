"""The timeline, before anybody draws it."""
