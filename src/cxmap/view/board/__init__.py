"""What a board needs to see first: one sentence, what to do about it, and how sure that is."""
