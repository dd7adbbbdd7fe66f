"""A room for every picture: its `layout` makes pages of a view, as values; `backends` makes files of them."""
