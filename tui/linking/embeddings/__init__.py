"""What texts mean, as one more sign that news fits.

Passages of segments and items become vectors by an embedder; their cosines are the `similarity`
that `blending` adds to the scores of the words.
"""
