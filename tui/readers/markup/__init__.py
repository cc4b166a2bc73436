"""Markdown-like text to blocks and plain words.

`parse_blocks` makes a `Block` of lines, `inline` takes the markup from words, `paragraphs` makes
text of them again and finds its markup in it; `plain_text` does all of that for an article.
"""
