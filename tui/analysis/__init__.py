"""Text to tokens, for search, linking and readers alike.

`placed_terms` gives each term with its offsets, in the normal form of `fold`; `StopWords` are a
language's words that tell little, `morphology` knows forms of words, `sentences` parts a text.
"""
