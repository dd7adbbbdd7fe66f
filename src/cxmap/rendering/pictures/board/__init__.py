"""The board slide: one sentence, the curve with three callouts, what to fix first, and what answers it."""
