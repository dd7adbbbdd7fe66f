"""The quadrants, before anybody draws them."""
