"""A page as values: measured texts, and shapes. Nothing here draws, and nothing heavy is imported."""
