"""What is to be drawn: ordered, translated, plain numbers. Sees no pixel and no colour."""
