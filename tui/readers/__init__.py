"""Bytes to Episode or NewsItem; one module a format, one registry that sniffs."""
