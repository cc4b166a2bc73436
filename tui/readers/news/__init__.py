"""Articles to news items."""
