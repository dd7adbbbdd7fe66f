"""The quadrants: importance beside performance."""
