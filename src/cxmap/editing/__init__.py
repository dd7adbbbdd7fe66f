"""A map while somebody writes it: what may stand where, what an id belongs to, what a place is about.

Pure: from texts, maps and scorecards to values. Knows no file, no protocol and no output; who speaks to an
editor asks the API for these.
"""
