"""The flow: which ways customers go."""
