"""Bytes to episodes and news items: one module a format, one registry that sniffs."""
