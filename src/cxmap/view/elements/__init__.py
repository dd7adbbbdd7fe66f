"""The elements of the experience, before anybody draws them."""
