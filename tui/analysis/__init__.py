"""Text to tokens, for search, linking and readers alike.

`tokenize` gives each `Token` with its offsets, in the normal form of `fold`; `StopWords` are a
language's words that tell little, `Lexicon` knows the forms of a word, `sentences` parts a text.
"""
