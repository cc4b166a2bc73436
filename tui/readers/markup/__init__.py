"""Markdown-like text to blocks and plain words."""
