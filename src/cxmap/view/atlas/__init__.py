"""Many maps as one whole: what is where, where it hurts, who answers for it."""
