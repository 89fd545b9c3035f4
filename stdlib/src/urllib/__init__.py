"""URLs: parse, and open them."""
