"""Markdown-like text to Blocks and plain words.

blocks parses lines to Blocks, inline takes the markup from their words, plain_text makes paragraphs
of them again.
"""
