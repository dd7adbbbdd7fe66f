"""The opportunities, before anybody draws them."""
