"""The matrix: the whole map as a grid, with the emotion curve as one of its lanes."""
