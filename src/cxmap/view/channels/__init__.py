"""The channels, before anybody draws them."""
