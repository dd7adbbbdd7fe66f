"""The flow, before anybody draws it."""
