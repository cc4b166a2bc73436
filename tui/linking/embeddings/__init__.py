"""The optional sentence model: what texts mean, as one more sign that news fits.

Passages of segments and items go through the `Encoder`, which reads the files of an installed
package, into a `VectorCache`; their cosines are the `similarity` that blends with the scores.
"""
