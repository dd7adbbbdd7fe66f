"""Findings in the formats of build servers: one module a format, all of them of the same `Findings`."""
