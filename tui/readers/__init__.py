"""Files to episodes and news items.

A `ParsedFile` is a file taken apart as far as somebody asks: bytes, text, front matter, blocks,
outline. Each `FormatReader` of the table `registry.FORMATS` guesses whether a file is of its
format; the one with the best guess reads it to a `Reading` of episodes, news items and problems.
Nothing here raises for what a file is or holds.
"""
