"""How the scores of a map moved over its versions."""
