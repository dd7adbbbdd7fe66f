"""The opportunities: impact beside feasibility."""
