"""Finding: a typed query to ranked segments, with what to light in them."""
