"""The gaps: a row a touchpoint, from its experience to its goal."""
