"""Groups, or maps, beside each other: as curves with a lane of differences, and as a table."""
