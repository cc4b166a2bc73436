"""Labels for segments without a title."""
