"""Markdown-like text to blocks and plain words.

`parse_blocks` makes a `Block` of lines, `inline` takes the markup from words, `plain_text` makes
paragraphs of them again.
"""
