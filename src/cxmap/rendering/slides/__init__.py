"""Slides for PowerPoint: the pictures of board and curve, a summary, and the gaps as a table."""
