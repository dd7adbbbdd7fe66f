"""What pages of several pictures share: head and foot, paper, axes, lanes, tables, and the marks."""
