"""From views to bytes and text. Draws only: it computes no score and writes no file."""
