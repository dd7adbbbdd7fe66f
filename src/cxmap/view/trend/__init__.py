"""How the scores of a map moved, before anybody draws it."""
